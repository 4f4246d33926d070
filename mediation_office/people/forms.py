"""What staff type about contacts, people and organisations."""

import secrets
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mediation_office.access import Role
from mediation_office.accounts.models import District, Office, User
from mediation_office.clock import now, today
from mediation_office.forms import DayInput, OfficeForm
from mediation_office.numbers import is_bin, is_iin
from mediation_office.people.choices import (
    BY_HAND,
    CallRule,
    Channel,
    ContactOutcome,
    Need,
    OrganisationKind,
    PointKind,
    Sex,
)
from mediation_office.people.models import Contact, Organisation, Source, Topic
from mediation_office.people.phones import digits_of, is_phone, normal_phone

SPOKEN = settings.LANGUAGES
ANY = ("", _("all"))
NOT_TOLD = _("not told")


class PhoneField(forms.CharField):
    """A telephone however it is typed: spaces, brackets, 8 or +7, the Kazakh layout's digit row."""

    widget = forms.TextInput(
        attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off", "class": "measure-s"}
    )

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if text and not is_phone(text):
            raise forms.ValidationError(phone_slip(text))
        return normal_phone(text) if text else ""


def phone_slip(text: str) -> str:
    digits = len(digits_of(text))
    if not digits:
        return _("Write the number in digits.")
    return _("The number needs 11 digits, you typed %(digits)d.") % {"digits": digits}


class IinField(forms.CharField):
    """An IIN with its check digit; the Kazakh layout's letters count as digits."""

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        digits = digits_of(text)
        if text and not is_iin(digits):
            raise forms.ValidationError(_("The IIN has a slip. Check it or leave it empty."))
        return digits


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__({"class": "measure-s"}, format="%H:%M")


# ── contacts ───────────────────────────────────────────────────────────────────────────────
class ContactCreateForm(OfficeForm):
    token = forms.CharField(max_length=100, widget=forms.HiddenInput)
    office = forms.ModelChoiceField(Office.objects.none(), label=_("Office"), empty_label=None)
    channel = forms.ChoiceField(label=_("How they turned to us"))
    on = forms.DateField(
        label=_("Day"),
        widget=DayInput(),
        error_messages={"required": _("Write the day."), "invalid": _("There is no such day.")},
    )
    at = forms.TimeField(
        label=_("Time"),
        widget=TimeInput(),
        error_messages={"required": _("Write the time."), "invalid": _("There is no such time.")},
    )
    is_anonymous = forms.BooleanField(
        label=_("They want to stay anonymous"),
        help_text=_("Then neither name nor number is kept."),
        required=False,
    )
    name_stated = forms.CharField(
        label=_("Name, as they say it"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    phone = PhoneField(label=_("Telephone"), max_length=60, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=SPOKEN, widget=forms.RadioSelect)
    district = forms.ModelChoiceField(
        District.objects.none(), label=_("District"), required=False, empty_label=NOT_TOLD
    )
    topic = forms.ModelChoiceField(
        Topic.objects.none(), label=_("Topic"), required=False, empty_label=NOT_TOLD
    )
    note = forms.CharField(
        label=_("What was said"),
        help_text=_("In their words; of an oral appeal, the protocol."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    outcome = forms.ChoiceField(
        label=_("What came of it"),
        choices=ContactOutcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what came of it.")},
    )
    referred_to = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("To whom it was passed on"),
        required=False,
        empty_label=_("to nobody"),
    )
    outside_number = forms.CharField(
        label=_("Number in e-Otinish"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"class": "measure-s", "autocomplete": "off"}),
    )
    source = forms.ModelChoiceField(
        Source.objects.none(),
        label=_("How they heard of us"),
        required=False,
        empty_label=NOT_TOLD,
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        kwargs["initial"] = self._usual(user) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        region = user.office.region
        offices = Office.objects.filter(
            pk__in=user.offices_as(Role.OPERATOR, Role.SECRETARY, Role.HEAD)
        )
        self.fields["office"].queryset = offices
        if len(offices) == 1:
            self.fields["office"].widget = forms.HiddenInput()
        self.fields["channel"].choices = [(channel.value, channel.label) for channel in BY_HAND]
        self.fields["district"].queryset = region.districts.all()
        self.fields["topic"].queryset = region.topics.filter(is_retired=False)
        self.fields["source"].queryset = region.sources.all()
        self.fields["referred_to"].queryset = Organisation.objects.of_region(region).in_alphabet()

    @staticmethod
    def _usual(user: User) -> dict[str, Any]:
        """What most contacts are: now, at the own desk, the way the last one came."""
        moment = timezone.localtime(now())
        last = Contact.objects.filter(taken_by=user).order_by("-recorded_at").first()
        office = user.office_id
        held = user.offices_as(Role.OPERATOR, Role.SECRETARY, Role.HEAD)
        return {
            "token": secrets.token_urlsafe(24),
            "office": office if office in held else min(held, default=None),
            "channel": last.channel if last else Channel.VISIT,
            "on": moment.date(),
            "at": moment.time().replace(second=0, microsecond=0),
            "language": last.language if last else "kk",
            "district": user.office.district_id,
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        outcome, channel = data.get("outcome"), data.get("channel")
        if data.get("on") and data.get("at"):
            moment = timezone.make_aware(datetime.combine(data["on"], data["at"]))
            if moment > now():
                late = _("This moment is still to come. Write when they turned to us.")
                self.add_error("on" if data["on"] > today() else "at", late)
            data["moment"] = moment
        if outcome == ContactOutcome.PASSED_ON and not data.get("referred_to"):
            self.add_error("referred_to", _("Choose to whom it was passed on."))
        if outcome == ContactOutcome.CALLBACK and "phone" in data:
            self._ask_for_a_number(data)
        if channel == Channel.E_OTINISH and not data.get("outside_number"):
            self.add_error("outside_number", _("Write the number that e-Otinish gave."))
        return data

    def _ask_for_a_number(self, data: dict[str, Any]) -> None:
        if data.get("is_anonymous"):
            unkept = _("Of an anonymous caller no number is kept, so nobody can call back.")
            self.add_error("outcome", unkept)
        elif not data["phone"]:
            self.add_error("phone", _("Write the number to call back."))

    def fields_of_contact(self) -> dict[str, Any]:
        """What `services.record_contact` takes of this form."""
        wanted = (
            "token office channel outcome language name_stated is_anonymous district topic source"
            " note referred_to outside_number phone"
        )
        return {name: self.cleaned_data[name] for name in wanted.split()} | {
            "at": self.cleaned_data["moment"]
        }


class ContactFilterForm(OfficeForm):
    q = forms.CharField(label=_("Name, telephone or number"), max_length=200, required=False)
    channel = forms.ChoiceField(label=_("Channel"), required=False)
    outcome = forms.ChoiceField(label=_("What came of it"), required=False)
    district = forms.ModelChoiceField(
        District.objects.none(), label=_("District"), required=False, empty_label=ANY[1]
    )
    taken_by = forms.ModelChoiceField(
        User.objects.none(), label=_("Who took it"), required=False, empty_label=ANY[1]
    )
    from_on = forms.DateField(label=_("From"), required=False, widget=DayInput())
    until_on = forms.DateField(label=_("Until"), required=False, widget=DayInput())

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unmark_optional(self)
        self.fields["channel"].choices = [ANY, *Channel.choices]
        self.fields["outcome"].choices = [ANY, *ContactOutcome.choices]
        self.fields["district"].queryset = user.office.region.districts.all()
        offices = user.offices_as(Role.SECRETARY, Role.HEAD)
        self.fields["taken_by"].queryset = User.objects.filter(office__in=offices).order_by(
            "full_name"
        )
        if not offices:
            del self.fields["taken_by"]


def unmark_optional(form: OfficeForm) -> None:
    """In a filter everything is optional, so nothing says it."""
    for name, field in form.fields.items():
        field.label = type(form).base_fields[name].label


class ContactIdentifyForm(OfficeForm):
    """Whose contact it was: one of the cards suggested, or a new one made of the name as stated."""

    NEW = "new"
    person = forms.ChoiceField(
        label=_("Whose contact was it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a card, or make a new one.")},
    )
    name = forms.CharField(label=_("Name on the new card"), max_length=300, required=False)

    def __init__(self, *args: Any, cards: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cards = {str(card.uuid): card for card in cards}
        self.fields["person"].choices = [
            *((key, card.name) for key, card in self.cards.items()),
            (self.NEW, _("nobody of these: make a new card")),
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("person") == self.NEW and not data.get("name"):
            self.add_error("name", _("Write the name for the new card."))
        return data


# ── cards ──────────────────────────────────────────────────────────────────────────────────
class PersonForm(OfficeForm):
    name = forms.CharField(
        label=_("Full name"),
        max_length=300,
        error_messages={"required": _("Write the full name.")},
    )
    iin = IinField(
        label=_("IIN"),
        max_length=40,
        required=False,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "class": "measure-s"}
        ),
    )
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


class PersonFilterForm(OfficeForm):
    q = forms.CharField(label=_("Name or telephone"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unmark_optional(self)


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
            self.add_error("value", phone_slip(value))
        if kind == PointKind.EMAIL and value:
            try:
                forms.EmailField().clean(value)
            except forms.ValidationError as error:
                self.add_error("value", error)
        return data


class SafeContactForm(OfficeForm):
    calls = forms.ChoiceField(
        label=_("May we call?"), choices=CallRule.choices, widget=forms.RadioSelect
    )
    from_time = forms.TimeField(label=_("From"), required=False, widget=TimeInput())
    until_time = forms.TimeField(label=_("Until"), required=False, widget=TimeInput())
    sms = forms.BooleanField(
        label=_("An SMS may come"),
        help_text=_("It carries no name, no subject and no link, ever."),
        required=False,
    )
    email = forms.BooleanField(label=_("An e-mail may come"), required=False)
    email_links = forms.BooleanField(label=_("It may carry a link"), required=False)
    letter = forms.BooleanField(label=_("A letter may come by post"), required=False)
    warning = forms.CharField(
        label=_("What must not be said, and to whom"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    told_by = forms.CharField(
        label=_("Who told it"),
        max_length=200,
        required=False,
        help_text=_("Empty: they told it themselves."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        begin, end = data.get("from_time"), data.get("until_time")
        if data.get("calls") == CallRule.HOURS and not (begin and end and begin < end):
            self.add_error("from_time", _("Write from when until when we may call."))
        return data


class CodeWordForm(OfficeForm):
    word = forms.CharField(
        label=_("Code word"),
        min_length=3,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "measure-s"}),
        error_messages={"required": _("Write the code word.")},
    )


# ── organisations ──────────────────────────────────────────────────────────────────────────
class OrganisationForm(OfficeForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=OrganisationKind.choices)
    name_kk = forms.CharField(
        label=_("Name in Kazakh"),
        max_length=200,
        error_messages={"required": _("Write the name in Kazakh.")},
    )
    name_ru = forms.CharField(
        label=_("Name in Russian"),
        max_length=200,
        error_messages={"required": _("Write the name in Russian.")},
    )
    name_en = forms.CharField(
        label=_("Name in English"),
        max_length=200,
        error_messages={"required": _("Write the name in English.")},
    )
    bin = forms.CharField(
        label=_("BIN"),
        max_length=40,
        required=False,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "class": "measure-s"}
        ),
    )
    district = forms.ModelChoiceField(
        District.objects.none(),
        label=_("District"),
        required=False,
        empty_label=_("the whole region"),
    )
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    phone = PhoneField(label=_("Telephone"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    hours = forms.CharField(label=_("Hours"), max_length=120, required=False)
    takes_appeals = forms.BooleanField(label=_("Appeals can be passed on to it"), required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["district"].queryset = user.office.region.districts.all()

    def clean_bin(self) -> str:
        digits = digits_of(self.cleaned_data["bin"])
        if self.cleaned_data["bin"] and not is_bin(digits):
            raise forms.ValidationError(_("The BIN has a slip. Check it or leave it empty."))
        return digits


class OrganisationCreateForm(OrganisationForm):
    pass


class OrganisationEditForm(OrganisationForm):
    is_retired = forms.BooleanField(
        label=_("It no longer exists: leave it out of lists"), required=False
    )


class OrganisationFilterForm(OfficeForm):
    q = forms.CharField(label=_("Name"), max_length=200, required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[ANY, *OrganisationKind.choices], required=False
    )
    district = forms.ModelChoiceField(
        District.objects.none(), label=_("District"), required=False, empty_label=ANY[1]
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unmark_optional(self)
        self.fields["district"].queryset = user.office.region.districts.all()
