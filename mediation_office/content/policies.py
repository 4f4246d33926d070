"""Who may read and who may write which texts."""

from mediation_office.access import OFFICE, SECRETARIAT, Role
from mediation_office.accounts.models import User
from mediation_office.content.choices import TextKind

WRITTEN_BY = {
    TextKind.PAPER: (Role.HEAD,),
    TextKind.LETTER: (Role.HEAD,),
    TextKind.SMS: (Role.HEAD,),
    TextKind.BLOCK: SECRETARIAT,
    TextKind.PAGE: (Role.EDITOR, Role.HEAD),
}
READERS = (*OFFICE, Role.EDITOR)
WRITERS = (*SECRETARIAT, Role.EDITOR)


def can_write(user: User, kind: str) -> bool:
    """Does one of the person's roles write texts of this kind?"""
    return user.has_role(*WRITTEN_BY[TextKind(kind)])


def can_read(user: User, kind: str) -> bool:
    """All kinds for who works on matters; for the rest what they write themselves."""
    return user.has_role(*OFFICE) or can_write(user, kind)


def readable_kinds(user: User) -> tuple[str, ...]:
    return tuple(kind for kind in TextKind.values if can_read(user, kind))
