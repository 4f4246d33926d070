"""The base of every form: one form per action, drawn by crispy, its buttons drawn by the
template.
"""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

LONGEST_TEXT = 20_000  # characters; a letter of ten dense pages


class OfficeForm(forms.Form):
    """crispy draws the fields; the template owns <form>, csrf and buttons.

    What is optional says so in its label.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.use_required_attribute = False  # the server speaks, in our words
        for field in self.fields.values():
            if not field.required and field.label and not isinstance(field, forms.BooleanField):
                field.label = format_html(
                    '{} <span class="soft fw-normal">({})</span>', field.label, _("optional")
                )
            if isinstance(field, forms.CharField) and field.max_length is None:
                field.max_length = LONGEST_TEXT
                field.validators.append(MaxLengthValidator(LONGEST_TEXT))


class FilterForm(OfficeForm):
    """What narrows a list: everything is optional, so nothing says it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = type(self).base_fields[name].label


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


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, none among them; what they are is looked at by whoever keeps them."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        return data or []
