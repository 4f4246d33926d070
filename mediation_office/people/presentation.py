"""How cards are shown where a person has to tell them apart, and what a contact asks for next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mediation_office import spoken
from mediation_office.access import SECRETARIAT
from mediation_office.accounts.models import User
from mediation_office.addresses import address_of
from mediation_office.components import Action, Fact, Next
from mediation_office.people.choices import ContactOutcome, PointKind
from mediation_office.people.models import Contact, ContactPoint, Person, SafeContact
from mediation_office.people.phones import last_four
from mediation_office.people.safe import SafeRules
from mediation_office.people.services import Suggestion
from mediation_office.terms.days import Calendar

MATTERS = (ContactOutcome.APPEAL, ContactOutcome.CASE)


def new_appeal_url(contact: Contact) -> str:
    """Where an appeal is opened from this contact."""
    return f"{address_of('new-appeal')}?contact={contact.reference}"


def follow_up_url(contact: Contact) -> str:
    """Where the call that was promised is written down, in the same matter."""
    return f"{reverse('people:contact_create')}?follows={contact.reference}"


def call_back_by(contact: Contact, *, calendar: Calendar) -> date:
    """The day promised, else the working day after the one on which they turned to us."""
    return contact.call_on or calendar.next_working_day(timezone.localdate(contact.at))


def call_back_when(contact: Contact, by: date) -> str:
    """By which day to call, or on which day and at which hour where that was promised."""
    if contact.call_hour:
        words = {"on_day": spoken.on_day(by), "time": contact.call_hour.strftime("%H:%M")}
        return _("%(on_day)s, at %(time)s") % words
    return spoken.on_day(by) if contact.call_on else spoken.by_day(by)


def next_of(
    contact: Contact, rules: SafeRules, *, has_matters: bool, is_promised: bool
) -> Next | None:
    """What is still to do: a matter to open, or a call back that `is_promised`, as far as the rules
    allow to call.
    """
    if has_matters:
        return None
    create = new_appeal_url(contact)
    if contact.outcome in MATTERS:
        return Next(
            _("Next step"),
            _("Open an appeal or a request for mediation from it"),
            text=_("What was written down here is taken over."),
            actions=[Action(_("Open it"), create, "primary", "plus")],
        )
    if not is_promised:
        return None
    opens, record = Action(_("Open an appeal from it"), create), follow_up_url(contact)
    if rules.forbids_calls:
        words = (_("Callback promised"), rules.calls_in_words)
        return Next(*words, actions=[Action(_("Record the call"), record), opens])
    by = call_back_by(contact, calendar=Calendar.shown(contact.office.region))
    return Next(
        _("Callback promised"),
        _("Call back"),
        text=_("Record the call as a contact of its own, or open an appeal from this one."),
        facts=[
            Fact(_("Who calls"), str(contact.taken_by or ""), exact=True),
            Fact(_("When to call"), call_back_when(contact, by)),
        ],
        actions=[Action(_("Record the call"), record, "primary", "phone"), opens],
    )


@dataclass(frozen=True, slots=True)
class Told:
    """Something told, and at which turn to the office; none: where it is shown it stands itself.

    `is_elsewhere`: told at a turn that the viewer may not know of.
    """

    what: ContactPoint | SafeContact
    contact: Contact | None = None
    is_elsewhere: bool = False


def points_told(person: Person, contacts: Iterable[Contact]) -> list[Told]:
    """What the card keeps, then what was stated at these turns where they are `for_card` and show
    their numbers; each number once.
    """
    of = {contact.thread: contact for contact in contacts if contact.shows_numbers}  # type: ignore[attr-defined]
    points = ContactPoint.objects.of_any(people=[person.pk], threads=list(of))
    told: dict[str, Told] = {}
    for point in sorted(points, key=lambda point: point.thread is not None):
        contact = of[point.thread] if point.thread else None
        told.setdefault(point.value_index or str(point.pk), Told(point, contact))
    return list(told.values())


def rules_told(rules: Iterable[SafeContact], contacts: Iterable[Contact]) -> list[Told]:
    """Where each of these comes from, as far as these turns tell."""
    of = {contact.thread: contact for contact in contacts}
    return [
        Told(rule, of.get(rule.thread), rule.thread not in of) if rule.thread else Told(rule)
        for rule in rules
    ]


@dataclass(frozen=True, slots=True)
class CardLine:
    """A suggested card: why it is suggested, and what the viewer may compare it by."""

    person: Person
    reasons: list[str]
    marks: list[str]


def card_lines(user: User, suggestions: Iterable[Suggestion]) -> list[CardLine]:
    """Two queries, however many cards; of one that is not reached by the viewer no number."""
    found = list(suggestions)
    contacts: dict[int, list[Contact]] = {card.person.pk: [] for card in found}
    turns = Contact.objects.visible_to(user).filter(person__in=contacts).select_related("district")
    for contact in turns:
        assert contact.person_id is not None
        contacts[contact.person_id].append(contact)
    numbers = _last_digits(user, found, contacts)
    return [
        CardLine(
            card.person,
            card.reasons,
            _marks(card.person, contacts[card.person.pk], numbers.get(card.person.pk, [])),
        )
        for card in found
    ]


def _marks(person: Person, contacts: list[Contact], numbers: list[str]) -> list[str]:
    """The newest contact comes first: its district is where the person lives, as far as known."""
    district = next((contact.district for contact in contacts if contact.district), None)
    matters = sum(contact.outcome in MATTERS for contact in contacts)
    marks = [str(district)] if district else []
    if person.born_on:
        marks.append(_("born in %(year)s") % {"year": person.born_on.year})
    marks += [_("telephone ends in %(digits)s") % {"digits": digits} for digits in numbers]
    if matters:
        marks.append(
            ngettext("%(count)d matter", "%(count)d matters", matters) % {"count": matters}
        )
    return marks


def _last_digits(
    user: User, cards: list[Suggestion], contacts: dict[int, list[Contact]]
) -> dict[int, list[str]]:
    """The last four digits of the telephones of each card and of its matters."""
    offices = user.offices_as(*SECRETARIAT)
    owners: dict[int | UUID, int] = {}
    for card in cards:
        turns = [one for one in contacts[card.person.pk] if one.office_id in offices]
        owners |= {one.thread: card.person.pk for one in turns}
        if card.person.office_id in offices or any(one.opens_card for one in turns):
            owners[card.person.pk] = card.person.pk
    points = ContactPoint.objects.of_any(
        people=[owner for owner in owners if isinstance(owner, int)],
        threads=[owner for owner in owners if isinstance(owner, UUID)],
    ).filter(kind=PointKind.PHONE)
    digits: dict[int, list[str]] = {}
    for point in points:
        told_of = point.thread or point.person_id
        assert told_of is not None
        known = digits.setdefault(owners[told_of], [])
        if (last := last_four(point.value)) not in known:
            known.append(last)
    return digits
