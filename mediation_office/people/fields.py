"""Fields that forms of this room and of those above it share, so that all say the same."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mediation_office.access import DESK
from mediation_office.accounts.models import Office, User
from mediation_office.forms import DigitsInput, TimeInput
from mediation_office.numbers import is_iin
from mediation_office.people.choices import CallRule
from mediation_office.people.phones import digits_of, is_phone, normal_phone
from mediation_office.people.reach import Reach

NOT_TOLD = _("not told")


class PhoneField(forms.CharField):
    """A telephone however it is typed: spaces, brackets, 8 or +7, the Kazakh layout's digit row."""

    widget = forms.TextInput(
        attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off", "class": "measure-s"}
    )

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if text and not is_phone(text):
            raise forms.ValidationError(phone_mistake(text))
        return normal_phone(text) if text else ""


def phone_mistake(text: str) -> str:
    digits = len(digits_of(text))
    if not digits:
        return gettext("Write the number in digits.")
    return gettext("The number needs 11 digits, you typed %(digits)d.") % {"digits": digits}


class NameField(forms.CharField):
    """The full name of whom a card is made for."""

    def __init__(self) -> None:
        missing = {"required": _("Write the full name.")}
        super().__init__(label=_("Full name"), max_length=300, error_messages=missing)


class IinField(forms.CharField):
    """An IIN with its check digit; the Kazakh layout's letters count as digits."""

    widget = DigitsInput

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        digits = digits_of(text)
        if text and not is_iin(digits):
            raise forms.ValidationError(_("The IIN has a slip. Check it or leave it empty."))
        return digits


class DeskOfficeFields(forms.Form):
    """At which desk it is written down: asked of whoever sits at several."""

    office = forms.ModelChoiceField(Office.objects.none(), label=_("Office"), empty_label=None)

    def offer_offices(self, user: User) -> None:
        """The offices where they hold a role of the desk, the own one first chosen."""
        held = user.offices_as(*DESK)
        field = cast(forms.ModelChoiceField, self.fields["office"])
        field.queryset = Office.objects.filter(pk__in=held)
        field.initial = user.office_id if user.office_id in held else min(held, default=None)
        if len(held) == 1:
            field.widget = forms.HiddenInput()


class SafeContactFields(forms.Form):
    """How it is safe to reach somebody in one matter, or by their card."""

    calls = forms.ChoiceField(
        label=_("May we call?"), choices=CallRule.choices, widget=forms.RadioSelect
    )
    from_time = forms.TimeField(label=_("Call not before"), required=False, widget=TimeInput)
    until_time = forms.TimeField(label=_("Call not after"), required=False, widget=TimeInput)
    sms = forms.BooleanField(
        label=_("An SMS may be sent"),
        required=False,
        help_text=_("It holds no name, link or subject."),
    )
    email_allowed = forms.BooleanField(label=_("An e-mail may be sent"), required=False)
    email_links = forms.BooleanField(label=_("The letters may hold links"), required=False)
    letter = forms.BooleanField(label=_("Letters may be sent by post"), required=False)
    warning = forms.CharField(
        label=_("What must not be said, and to whom"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_(
            "For example: others read my messages; do not mention the appeal to my family."
        ),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        told = {"calls", "from_time", "until_time"}
        if told & self.errors.keys():
            return data
        reach = Reach(**{name: data[name] for name in told}).in_hours
        data |= {name: getattr(reach, name) for name in told}
        if not reach.lacks_hours:
            return data
        if reach.from_time:
            self.add_error("until_time", _("The second hour must be later than the first."))
        else:
            self.add_error("from_time", _("Write from which hour to which we may call."))
        return data

    @property
    def reach(self) -> Reach:
        """What was told, of a form that is valid."""
        return Reach.typed(self.cleaned_data)
