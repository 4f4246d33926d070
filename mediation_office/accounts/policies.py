"""Who may, in the accounts room."""

from mediation_office.access import Role
from mediation_office.accounts.models import Substitution, User
from mediation_office.clock import today


def offices_signed_for(user: User) -> set[int]:
    """Ids of the offices whose papers this person signs today: as head, or as a named substitute."""
    day = today()
    substituted = Substitution.objects.filter(substitute=user, from_on__lte=day, until_on__gte=day)
    return user.offices_as(Role.HEAD) | set(substituted.values_list("office_id", flat=True))
