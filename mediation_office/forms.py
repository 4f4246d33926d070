"""The base of every form: one form per action, drawn by crispy, its buttons drawn by the
template.
"""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

LONGEST_TEXT = 20_000  # characters; a letter of ten dense pages


# what is said of a mistake where the field has no sentence of its own
MISTAKES: dict[type[forms.Field], dict[str, Any]] = {
    forms.CharField: {
        "max_length": _("%(limit_value)s characters fit here, you wrote %(show_value)s."),
    },
    forms.ChoiceField: {"invalid_choice": _("Choose one of the list.")},
    forms.DateField: {"invalid": _("There is no such day.")},
    forms.TimeField: {"invalid": _("There is no such time.")},
    forms.DateTimeField: {"invalid": _("There is no such day or time.")},
    forms.EmailField: {"invalid": _("The address is not complete. It looks like name@mail.kz.")},
}

EMPTY = forms.Field.default_error_messages["required"]
# what to do about a field that was left empty; the first kind that fits
TO_DO: tuple[tuple[type[forms.Field], Any], ...] = (
    (forms.ChoiceField, _("Choose what is to stand under “%(field)s”.")),
    (forms.DateField, _("Write the day under “%(field)s”.")),
    (forms.TimeField, _("Write the time under “%(field)s”.")),
    (forms.DateTimeField, _("Write the day and the time under “%(field)s”.")),
    (forms.BooleanField, _("Tick “%(field)s” if it is so: without it this cannot go on.")),
    (forms.FileField, _("Choose a file under “%(field)s”.")),
    (forms.Field, _("Write something under “%(field)s”: it may not stay empty.")),
)


class OfficeForm(forms.Form):
    """crispy draws the fields; the template owns <form>, csrf and buttons.

    What is optional says so in its label.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False  # the server speaks, in our words
        for field in self.fields.values():
            _speak_plainly(field)
            _name(field, field.label)
            if isinstance(field, forms.CharField) and field.max_length is None:
                field.max_length = LONGEST_TEXT
                field.validators.append(MaxLengthValidator(LONGEST_TEXT))

    def relabel(self, name: str, label: str | Promise) -> None:
        """Another label for this form alone; what is optional still says so."""
        _name(self.fields[name], label)

    def add_error(self, field: str | None, error: Any) -> None:
        """What is left empty is named, with what to do, where the field has no sentence of its
        own.
        """
        if field and getattr(error, "code", "") == "required" and error.message == EMPTY:
            error = _left_empty(self.fields[field])
        super().add_error(field, error)

    @property
    def helper(self) -> FormHelper:
        """Made when the form is drawn: a layout made before would leave out fields added since."""
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True
        return helper


def _name(field: forms.Field, label: Any) -> None:
    field.label = label
    if not field.required and label and not isinstance(field, forms.BooleanField):
        field.label = format_html(
            '{} <span class="soft fw-normal">({})</span>', label, _("optional")
        )


def _left_empty(field: forms.Field) -> forms.ValidationError:
    words = next(words for kind, words in TO_DO if isinstance(field, kind))
    return forms.ValidationError(words, code="required", params={"field": field.label})


def _speak_plainly(field: forms.Field) -> None:
    """Our sentence in the place of the framework's; never over one that the field brings along."""
    for kind, sentences in MISTAKES.items():
        if not isinstance(field, kind):
            continue
        for code, sentence in sentences.items():
            usual = getattr(type(field), "default_error_messages", {}).get(code)
            if code not in field.error_messages or field.error_messages[code] is usual:
                field.error_messages[code] = sentence


class FilterForm(OfficeForm):
    """What narrows a list, asked in the address: everything is optional, so nothing says it, and
    what makes no sense narrows nothing.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = type(self).base_fields[name].label
            if isinstance(field, forms.CharField):
                field.widget.attrs["autocomplete"] = "off"

    def add_prefix(self, field_name: str) -> str:
        """`from` is a word of Python's own: the field is `from_`, the address says `from`."""
        return super().add_prefix(field_name.removesuffix("_"))

    @property
    def is_filtered(self) -> bool:
        """Whether anything is asked for, sensible or not."""
        return not self.is_valid() or any(field.data for field in self.visible_fields())

    @property
    def chosen(self) -> dict[str, Any]:
        """What is asked for and makes sense, by field."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class DayInput(forms.DateInput):
    """A day, typed or picked; browsers without a picker take 2026-11-30."""

    input_type = "date"

    def __init__(self, attrs: Any = None) -> None:
        super().__init__({"class": "measure-s"} | (attrs or {}), format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """An hour, typed or picked: 14:30."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__({"class": "measure-s"}, format="%H:%M")


class DigitsInput(forms.TextInput):
    """A number typed digit by digit; no browser on a shared desk remembers it."""

    def __init__(self) -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "off", "class": "measure-s"})


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, none among them; what they are is looked at by whoever keeps them."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        return data or []
