"""What staff type about mediators."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mediation_office.access import Role
from mediation_office.accounts.models import District, Office, User
from mediation_office.clock import today
from mediation_office.forms import DayInput, FilterForm, OfficeForm
from mediation_office.people.choices import OrganisationKind
from mediation_office.people.fields import NameField
from mediation_office.people.models import Organisation, Person, Topic
from mediation_office.people.services import suggest_people
from training.choices import MediatorKind, Standing, StandingReason, TieKind
from training.models import Mediator

ANY = ("", _("all"))
NARROW = {"class": "measure-s", "autocomplete": "off"}


class MediatorFilterForm(FilterForm):
    q = forms.CharField(label=_("Full name"), max_length=200, required=False)
    standing = forms.ChoiceField(
        label=_("Standing"), choices=[ANY, *Standing.choices], required=False
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=[ANY, *MediatorKind.choices], required=False)
    language = forms.ChoiceField(
        label=_("Language"), choices=[ANY, *settings.LANGUAGES], required=False
    )
    district = forms.ModelChoiceField(
        District.objects.none(), label=_("District"), required=False, empty_label=ANY[1]
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["district"].queryset = user.office.region.districts.all()


class CardChoiceForm(OfficeForm):
    """A name and, once it was typed, whether it is one of the cards that look alike."""

    NEW = "new"
    card = forms.ChoiceField(
        label=_("Is it one of these cards?"), widget=forms.RadioSelect, required=False
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.cards: dict[str, Person] = {}
        name = self.data.get("name", "").strip() if self.is_bound else ""
        if name:
            found = suggest_people(by=user, region=user.office.region, name=name)
            self.cards = {str(one.person.uuid): one.person for one in found}
        if not self.cards:
            del self.fields["card"]
            return
        none = (self.NEW, _("nobody of these"))
        self.fields["card"].choices = [*map(self._as_choice, self.cards.values()), none]
        self.fields["card"].label = self.base_fields["card"].label

    def _as_choice(self, person: Person) -> tuple[str, str]:
        if not person.born_on:
            return str(person.uuid), person.name
        words = {"name": person.name, "year": str(person.born_on.year)}
        return str(person.uuid), _("%(name)s, born in %(year)s") % words

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "card" in self.fields and not data.get("card") and "card" not in self.errors:
            self.add_error("card", _("Choose a card, or nobody of these."))
        return data

    @property
    def person(self) -> Person | None:
        """The card that was chosen, or nobody's."""
        return self.cards.get(self.cleaned_data.get("card", ""))


class MediatorForm(OfficeForm):
    """What the card of a mediator says."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=MediatorKind.choices, widget=forms.RadioSelect
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages of mediation"),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose a language at least.")},
    )
    districts = forms.ModelMultipleChoiceField(
        District.objects.none(),
        label=_("Districts"),
        help_text=_("None chosen: the whole region."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    fields = forms.ModelMultipleChoiceField(
        Topic.objects.none(),
        label=_("Fields of mediation"),
        help_text=_("None chosen: all of them."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    max_open = forms.IntegerField(
        label=_("Most open cases"),
        help_text=_("Empty: as the settings of the office say."),
        min_value=1,
        max_value=100,
        required=False,
        widget=forms.NumberInput(attrs=NARROW),
    )
    register_keeper = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Who keeps the register"),
        help_text=_("An organisation of mediators, or the akim’s office for a public mediator."),
        required=False,
        empty_label=_("not told"),
    )
    register_number = forms.CharField(
        label=_("Number in the register"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs=NARROW),
    )
    registered_on = forms.DateField(label=_("Entered on"), required=False, widget=DayInput())
    certificate_number = forms.CharField(
        label=_("Number of the certificate"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs=NARROW),
    )
    certificate_issued_on = forms.DateField(label=_("Issued on"), required=False, widget=DayInput())
    certificate_valid_until = forms.DateField(
        label=_("Valid until"), required=False, widget=DayInput()
    )
    office = forms.ModelChoiceField(
        Office.objects.none(), label=_("Office"), required=False, empty_label=_("none")
    )
    login = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Account"),
        help_text=_("Without an account the secretariat writes down what the mediator says."),
        required=False,
        empty_label=_("none"),
    )

    def offer(self, user: User, mediator: Mediator | None = None) -> None:
        """Fill the choices with what the region has; accounts that no other mediator has."""
        region = user.office.region
        keepers = (OrganisationKind.MEDIATORS, OrganisationKind.AKIMAT)
        bodies = Organisation.objects.of_region(region).filter(kind__in=keepers)
        accounts = User.objects.filter(
            grants__role=Role.MEDIATOR, office__region=region, is_active=True
        )
        taken = Mediator.objects.filter(login__isnull=False)
        taken = taken.exclude(pk=mediator.pk) if mediator else taken
        self.fields["districts"].queryset = region.districts.all()
        self.fields["fields"].queryset = region.topics.filter(is_retired=False)
        self.fields["register_keeper"].queryset = bodies.in_alphabet()
        self.fields["office"].queryset = Office.objects.filter(region=region)
        self.fields["login"].queryset = (
            accounts.exclude(pk__in=taken.values("login")).distinct().order_by("full_name")
        )

    def clean_languages(self) -> str:
        return ",".join(self.cleaned_data["languages"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("register_number") and not data.get("registered_on"):
            self.add_error("registered_on", _("Write the day of the entry."))
        if data.get("registered_on") and not data.get("register_number"):
            self.add_error("register_number", _("Write the number of the entry."))
        return data


class MediatorEditForm(MediatorForm):
    def __init__(self, *args: Any, user: User, mediator: Mediator, **kwargs: Any) -> None:
        initial = {name: getattr(mediator, name) for name in self.base_fields}
        initial |= {"languages": mediator.language_codes}
        initial |= {name: initial[name].all() for name in ("districts", "fields")}
        super().__init__(*args, initial=initial, **kwargs)
        self.offer(user, mediator)


class MediatorCreateForm(CardChoiceForm, MediatorForm):
    name = NameField()
    born_on = forms.DateField(
        label=_("Date of birth"),
        help_text=_("The age is checked on the day of the entry."),
        required=False,
        widget=DayInput(),
    )
    field_order = ("name", "card", "born_on")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.offer(user)

    def columns(self) -> dict[str, Any]:
        """What `services.add_mediator` takes of this form, the person aside."""
        return {name: self.cleaned_data[name] for name in MediatorForm.base_fields}


class TieDeclareForm(CardChoiceForm):
    kind = forms.ChoiceField(label=_("What ties you"), choices=TieKind.choices)
    name = forms.CharField(
        label=_("Full name"),
        help_text=_("Of a person. Empty when the tie is to an organisation."),
        max_length=300,
        required=False,
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisation"), required=False, empty_label=_("none")
    )
    note = forms.CharField(
        label=_("Note"),
        help_text=_("Kept sealed; the secretariat and the mediator read it."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("kind", "name", "card", "organisation", "note")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        bodies = Organisation.objects.of_region(user.office.region).in_alphabet()
        self.fields["organisation"].queryset = bodies

    def columns(self) -> dict[str, Any]:
        """What `services.declare_tie` takes of this form."""
        data = self.cleaned_data
        return {"person": self.person, "name_stated": data["name"]} | {
            name: data[name] for name in ("kind", "organisation", "note")
        }


class StandingChangeForm(OfficeForm):
    reason = forms.ChoiceField(
        label=_("Reason"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the reason.")},
    )
    note = forms.CharField(
        label=_("Note"),
        help_text=_("Kept sealed; the secretariat and the mediator read it."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, reasons: tuple[StandingReason, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [(one.value, one.label) for one in reasons]


class AbsenceSetForm(OfficeForm):
    until = forms.DateField(
        label=_("Absent until"),
        help_text=_("This day included. Empty: back already."),
        required=False,
        widget=DayInput(),
    )
    substitute = forms.ModelChoiceField(
        Mediator.objects.none(),
        label=_("Who stands in"),
        required=False,
        empty_label=_("nobody"),
    )

    def __init__(self, *args: Any, mediator: Mediator, **kwargs: Any) -> None:
        initial = {"until": mediator.absent_until, "substitute": mediator.substitute}
        super().__init__(*args, initial=initial, **kwargs)
        others = Mediator.objects.filter(region=mediator.region_id).exclude(pk=mediator.pk)
        self.fields["substitute"].queryset = (
            others.on_duty(today()).select_related("person").in_alphabet()
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("substitute") and not data.get("until") and "until" not in self.errors:
            self.add_error("until", _("Write until when."))
        return data
