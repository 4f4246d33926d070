"""Matters of a person, told by the rooms that have them: this room knows none of its own.

A room on the left registers, when its app is ready, what a viewer may know: nothing it returns may
reveal a matter that the viewer would not find by its own door. What decides how somebody may be
reached (`ReachFacts`) it tells to nobody but the rules of safe contact.
"""

import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from mediation_office.accounts.models import Region, User
from mediation_office.components import Deadline, Status
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.people.models import Contact, Person
from mediation_office.registry import Registry


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One matter as a line: what it is, how it stands, where it opens."""

    reference: str
    kind: str
    since: date
    url: str = ""
    subject: str = ""
    status: Status | None = None
    deadline: Deadline | None = None
    is_kept: bool = False  # a complaint about the viewer's own work: see `kept_from`


@dataclass(frozen=True, slots=True)
class ReachFacts:
    """What decides how a side may be reached, as it stands at this moment."""

    person: Person | None = None
    is_sensitive: bool = False
    region: Region | None = None


def _no_names(user: User, threads: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    return {}


def _from_none(user: User, threads: Collection[uuid.UUID]) -> set[uuid.UUID]:
    return set()


@dataclass(frozen=True)
class Teller:
    """What one room knows of a person's matters, of the matters of one thread, and of how its side
    may be reached; `confirmed` are its rows with the `person` whose `thread` it is. `reach_told`
    hears that somebody of the office wrote down anew how its first side is reached. `kept_from` are
    those of some threads in which this person may act on nothing: a complaint about their work.
    `point_asked` lets a number wait that was told at a turn to the office; whether it does.
    """

    of_person: Callable[[User, Person], list[MatterLine]] = lambda user, person: []
    of_thread: Callable[[User, uuid.UUID], list[MatterLine]] = lambda user, thread: []
    facts_of: Callable[[uuid.UUID], list[ReachFacts]] = lambda thread: []
    confirmed: Callable[[], QuerySet[Any]] = Contact.objects.none
    reach_told: Callable[[uuid.UUID, User], None] = lambda thread, by: None
    names_of: Callable[[User, Collection[uuid.UUID]], dict[uuid.UUID, str]] = _no_names
    kept_from: Callable[[User, Collection[uuid.UUID]], set[uuid.UUID]] = _from_none
    point_asked: Callable[[Contact, str, User | None], bool] = lambda contact, value, by: False


TELLERS: Registry[Teller] = Registry("teller of matters")  # by room


def of_person(user: User, person: Person) -> list[MatterLine]:
    """Every matter of the person that this viewer may know of, the newest first."""
    lines = [line for room in TELLERS.values() for line in room.of_person(user, person)]
    return sorted(lines, key=lambda line: line.since, reverse=True)


def of_thread(user: User, thread: uuid.UUID) -> list[MatterLine]:
    """What grew from one thread, as far as this viewer may know."""
    return [line for room in TELLERS.values() for line in room.of_thread(user, thread)]


def names_of(user: User, threads: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Who the first side of each matter is, of those that this viewer may know."""
    told = [room.names_of(user, threads) for room in TELLERS.values()]
    return {thread: name for names in told for thread, name in names.items()}


def kept_from(user: User, threads: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Those of these matters in which somebody else has to act, as they are about this person."""
    return {thread for room in TELLERS.values() for thread in room.kept_from(user, threads)}


def require_not_kept(
    by: User | None, *people: Person | None, thread: uuid.UUID | None = None
) -> None:
    """Nobody changes who somebody is, or how they are reached, who complains of their work: in no
    matter of these people, as what was told in one holds in all. Raises BusinessRuleError, with a
    sentence that tells of no complaint: it may be one that `by` is not to know of.
    """
    if by is None:
        return
    known = {*people, facts_of(thread).person if thread else None}
    threads = {thread} if thread else set()
    threads = threads.union(*(threads_of(person) for person in known if person))
    if kept_from(by, threads):
        raise BusinessRuleError(
            _("This is not open to you: ask the head of the office who changes it.")
        )


def threads_of(person: Person) -> set[uuid.UUID]:
    """Every matter that is linked to the card; no viewer's door stands here."""
    rows = [rows.filter(person=person).values_list("thread", flat=True) for rows in linked_rows()]
    return {thread for threads in rows for thread in threads}


def linked_rows() -> list[QuerySet[Any]]:
    """Rows that say whose a `thread` is (`person`): contacts, and what was confirmed, by room."""
    return [Contact.objects.all(), *(room.confirmed() for room in TELLERS.values())]


def is_confirmed_to_another(thread: uuid.UUID, person: Person) -> bool:
    """Whether a matter of this thread is confirmed to be somebody else's."""
    return any(
        room.confirmed().filter(thread=thread).exclude(person=person).exists()
        for room in TELLERS.values()
    )


def note_reach(thread: uuid.UUID, *, by: User) -> None:
    """Somebody of the office wrote down how it is safe to reach the first side of this thread."""
    for room in TELLERS.values():
        room.reach_told(thread, by)


def ask_point(contact: Contact, value: str, *, by: User | None) -> bool:
    """A number told at this turn is not the known one: whether a matter lets it wait until the
    secretariat confirms it.
    """
    return any(room.point_asked(contact, value, by) for room in TELLERS.values())


def facts_of(thread: uuid.UUID, side: int = 1) -> ReachFacts:
    """The strictest of what its matters say now; of a contact that nothing grew from, its own.

    Whose card it is, is known of the first side only.
    """
    told = [facts for room in TELLERS.values() for facts in room.facts_of(thread)]
    told = told or _facts_of_contacts(thread)
    return ReachFacts(
        person=next((facts.person for facts in told if facts.person and side == 1), None),
        is_sensitive=any(facts.is_sensitive for facts in told),
        region=next((facts.region for facts in told if facts.region), None),
    )


def _facts_of_contacts(thread: uuid.UUID) -> list[ReachFacts]:
    rows = Contact.objects.filter(thread=thread).order_by("pk")
    return [
        ReachFacts(row.person, row.topic is not None and row.topic.is_sensitive, row.office.region)
        for row in rows.select_related("person", "topic", "office__region")
    ]
