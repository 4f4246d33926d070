"""What staff type about a turn to the office."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mediation_office import spoken
from mediation_office.access import SECRETARIAT
from mediation_office.accounts.models import District, User
from mediation_office.clock import now, today
from mediation_office.forms import DayInput, FilterForm, OfficeForm, TimeInput
from mediation_office.people.choices import BY_HAND, Channel, ContactOutcome
from mediation_office.people.fields import NOT_TOLD, DeskOfficeFields, PhoneField
from mediation_office.people.models import Contact, ContactPoint, Organisation, Source, Topic
from mediation_office.people.policies import can_reach_by

SPOKEN = settings.LANGUAGES
ANY = ("", _("all"))
LATEST_RECORD = timedelta(days=366)


class ContactCreateForm(DeskOfficeFields, OfficeForm):
    channel = forms.ChoiceField(label=_("How they turned to us"))
    on = forms.DateField(
        label=_("Day"),
        widget=DayInput(),
        error_messages={"required": _("Write the day.")},
    )
    at = forms.TimeField(
        label=_("Time"),
        widget=TimeInput(),
        error_messages={"required": _("Write the time.")},
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
    call_on = forms.DateField(
        label=_("Call back on"),
        required=False,
        widget=DayInput(),
        help_text=_("Where they named none: the next working day."),
    )
    call_hour = forms.TimeField(label=_("At what hour"), required=False, widget=TimeInput())
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

    def __init__(
        self, *args: Any, user: User, follows: Contact | None = None, **kwargs: Any
    ) -> None:
        """`follows`: the contact after which the office called back, in the same matter."""
        self.follows = follows
        known = _known_of(follows, user) if follows else {}
        kwargs["initial"] = self._usual(user) | known | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        region = user.office.region
        self.offer_offices(user)
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
        return {
            "channel": last.channel if last else Channel.VISIT,
            "on": moment.date(),
            "at": moment.time().replace(second=0, microsecond=0),
            "language": user.language,  # never the last caller's: an answer in it would follow
            "district": user.office.district_id,
        }

    def clean_on(self) -> date:
        day = self.cleaned_data["on"]
        if day < today() - LATEST_RECORD:
            raise forms.ValidationError(_("This is more than a year ago. Check the day."))
        return day

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
        if data.get("call_on") and data.get("on") and data["call_on"] < data["on"]:
            self.add_error("call_on", _("The call back cannot come before they turned to us."))
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
            "office channel outcome language name_stated is_anonymous district topic source"
            " note referred_to outside_number phone call_on call_hour"
        )
        told = {name: self.cleaned_data[name] for name in wanted.split()}
        if self.follows:
            told |= {"thread": self.follows.thread, "person": self.follows.person}
        return told | {"at": self.cleaned_data["moment"]}


def _known_of(contact: Contact, user: User) -> dict[str, Any]:
    """What a contact told already; its number where that is shown to the user."""
    points = ContactPoint.objects.of_matter(contact.thread)
    return {
        "channel": Channel.PHONE,
        "name_stated": contact.who,
        "phone": spoken.phone(points.phone()) if can_reach_by(user, contact) else "",
        "language": contact.language,
        "district": contact.district_id,
        "topic": contact.topic_id,
    }


class ContactFilterForm(FilterForm):
    q = forms.CharField(label=_("Name, telephone or number"), max_length=200, required=False)
    channel = forms.ChoiceField(label=_("Channel"), required=False)
    outcome = forms.ChoiceField(label=_("What came of it"), required=False)
    district = forms.ModelChoiceField(
        District.objects.none(), label=_("District"), required=False, empty_label=ANY[1]
    )
    taken_by = forms.ModelChoiceField(
        User.objects.none(), label=_("Who took it"), required=False, empty_label=ANY[1]
    )
    from_ = forms.DateField(label=_("From"), required=False, widget=DayInput)
    until = forms.DateField(label=_("Until"), required=False, widget=DayInput)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = [ANY, *Channel.choices]
        self.fields["outcome"].choices = [ANY, *ContactOutcome.choices]
        self.fields["district"].queryset = user.office.region.districts.all()
        offices = user.offices_as(*SECRETARIAT)
        self.fields["taken_by"].queryset = User.objects.filter(office__in=offices).order_by(
            "full_name"
        )
        if not offices:
            del self.fields["taken_by"]


class ContactIdentifyForm(OfficeForm):
    """Whose contact it was: one of the cards suggested, or a new one made of the name as stated."""

    NEW = "new"
    person = forms.ChoiceField(
        label=_("Whose contact was it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a card, or make a new one.")},
    )
    name = forms.CharField(label=_("Name on the new card"), max_length=300, required=False)
    told = forms.CharField(
        label=_("Telephone, IIN or code word they named"),
        help_text=_("Opens a card that another office made, if it stands on the card."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "measure-s"}),
    )

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

    @property
    def chosen(self) -> Any:
        """The card chosen, or None: a new one is to be made."""
        return self.cards.get(self.cleaned_data["person"])
