"""What somebody on staff would leave undone, told by the rooms on the left that have it."""

from collections.abc import Callable
from dataclasses import dataclass

from mediation_office.accounts.models import User
from mediation_office.registry import Registry


@dataclass(frozen=True, slots=True)
class Undone:
    """How many of one kind are this person's; `url` is where the viewer hands them over, or ""."""

    words: str
    count: int
    url: str = ""


# by room: what is this person's, said to this viewer; numbers alone, never a matter
TELLERS: Registry[Callable[[User, User], list[Undone]]] = Registry("teller of what is undone")


def undone_of(person: User, *, viewer: User) -> list[Undone]:
    """What nobody would do once the account is closed; what is none of it is left out."""
    told = [one for room in TELLERS.values() for one in room(person, viewer)]
    return [one for one in told if one.count]
