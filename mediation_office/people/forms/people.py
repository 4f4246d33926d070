"""What staff type about a person: the card, and how it is safe to reach them."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mediation_office.clock import today
from mediation_office.forms import DayInput, FilterForm, OfficeForm
from mediation_office.people.choices import Need, PointKind, Sex
from mediation_office.people.fields import (
    NOT_TOLD,
    IinField,
    NameField,
    SafeContactFields,
    phone_mistake,
)
from mediation_office.people.models import SafeContact
from mediation_office.people.phones import is_phone
from mediation_office.people.reach import version_told
from mediation_office.people.safe import as_initial

SPOKEN = settings.LANGUAGES


class PersonForm(OfficeForm):
    name = NameField()
    iin = IinField(label=_("IIN"), max_length=40, required=False)
    born_on = forms.DateField(label=_("Date of birth"), required=False, widget=DayInput())
    sex = forms.ChoiceField(label=_("Sex"), choices=[("", NOT_TOLD), *Sex.choices], required=False)
    language = forms.ChoiceField(label=_("Language"), choices=SPOKEN, widget=forms.RadioSelect)
    needs = forms.MultipleChoiceField(
        label=_("What they need"),
        choices=Need.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_born_on(self) -> Any:
        day = self.cleaned_data["born_on"]
        if day and not (day.year >= 1900 and day <= today()):
            raise forms.ValidationError(_("Nobody who turns to us was born on this day. Check it."))
        return day

    def clean_needs(self) -> str:
        return ",".join(self.cleaned_data["needs"])


class PersonEditForm(PersonForm):
    pass


class PersonCreateForm(PersonForm):
    """`is_new`: the cards that look alike were shown, and it is none of them."""

    is_new = forms.BooleanField(required=False, widget=forms.HiddenInput)


class PersonFilterForm(FilterForm):
    q = forms.CharField(label=_("Name or telephone"), max_length=200, required=False)


class PointAddForm(OfficeForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=PointKind.choices, widget=forms.RadioSelect)
    value = forms.CharField(
        label=_("Telephone, e-mail or address"),
        max_length=300,
        error_messages={"required": _("Write the telephone, e-mail or address.")},
    )
    told_by = forms.CharField(
        label=_("Who told it"),
        max_length=200,
        required=False,
        help_text=_("Empty: they told it themselves."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        kind, value = data.get("kind"), data.get("value", "")
        if kind == PointKind.PHONE and value and not is_phone(value):
            self.add_error("value", phone_mistake(value))
        if kind == PointKind.EMAIL and value:
            try:
                forms.EmailField().clean(value)
            except forms.ValidationError as error:
                self.add_error("value", error)
        return data


class SafeContactForm(SafeContactFields, OfficeForm):
    """Begins with what is `known`, which it replaces; `version` says what that was."""

    told_by = forms.CharField(
        label=_("Who told it"),
        max_length=200,
        required=False,
        help_text=_("Empty: they told it themselves."),
    )

    def __init__(self, *args: Any, known: SafeContact | None, **kwargs: Any) -> None:
        super().__init__(*args, initial=as_initial(known), **kwargs)
        self.version = version_told(known.reach if known else None)

    @property
    def told(self) -> dict[str, Any]:
        """What `replace_safe_contact` takes of this form."""
        told_by = self.cleaned_data["told_by"]
        return {"reach": self.reach, "told_by": told_by, "asked_on": today()}


class CodeWordForm(OfficeForm):
    word = forms.CharField(
        label=_("Code word"),
        min_length=3,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "measure-s"}),
        error_messages={"required": _("Write the code word.")},
    )
