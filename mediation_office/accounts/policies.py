"""Who may, in the accounts room."""

from mediation_office.access import Role
from mediation_office.accounts.models.user import SUBSTITUTE, User


def offices_signed_for(user: User) -> set[int]:
    """Ids of the offices whose papers this person signs today: as head, or as a named substitute."""
    return user.offices_as(Role.HEAD, SUBSTITUTE)
