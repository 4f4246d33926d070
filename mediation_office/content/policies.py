"""Who may read and who may write which texts (architecture.md, "Who may see what")."""

from mediation_office.access import Role
from mediation_office.accounts.models import User
from mediation_office.content.choices import TextKind

READERS = (Role.OPERATOR, Role.MEDIATOR, Role.SECRETARY, Role.HEAD, Role.EDITOR)
WRITERS = (Role.SECRETARY, Role.HEAD, Role.EDITOR)
WRITTEN_BY = {
    TextKind.PAPER: (Role.HEAD,),
    TextKind.LETTER: (Role.HEAD,),
    TextKind.SMS: (Role.HEAD,),
    TextKind.BLOCK: (Role.SECRETARY, Role.HEAD),
    TextKind.PAGE: (Role.EDITOR, Role.HEAD),
}


def can_write(user: User, kind: str) -> bool:
    """Does one of the person's roles write texts of this kind?"""
    return user.has_role(*WRITTEN_BY[TextKind(kind)])
