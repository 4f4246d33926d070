"""Matters of a person, told by the rooms that have them: this room knows none of its own.

A room on the left registers, when its app is ready, what a viewer may know: nothing it returns may
reveal a matter that the viewer would not find by its own door.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from mediation_office.accounts.models import User
from mediation_office.components import Deadline, Status
from mediation_office.people.models import Person


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


OfPerson = Callable[[User, Person], list[MatterLine]]
OfThread = Callable[[User, uuid.UUID], list[MatterLine]]
_of_person: list[OfPerson] = []
_of_thread: list[OfThread] = []


def register(of_person: OfPerson, of_thread: OfThread | None = None) -> None:
    """Bring down what a room knows of a person's matters, and of the matters of one thread."""
    if of_person not in _of_person:
        _of_person.append(of_person)
    if of_thread and of_thread not in _of_thread:
        _of_thread.append(of_thread)


def of_person(user: User, person: Person) -> list[MatterLine]:
    """Every matter of the person that this viewer may know of, the newest first."""
    lines = [line for tell in _of_person for line in tell(user, person)]
    return sorted(lines, key=lambda line: line.since, reverse=True)


def of_thread(user: User, thread: uuid.UUID) -> list[MatterLine]:
    """What grew from one thread, as far as this viewer may know."""
    return [line for tell in _of_thread for line in tell(user, thread)]
