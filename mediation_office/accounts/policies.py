"""Who may, in the accounts room."""

from mediation_office.access import Role
from mediation_office.accounts.models.place import Office
from mediation_office.accounts.models.user import SUBSTITUTE, User


def offices_signed_for(user: User) -> set[int]:
    """Ids of the offices whose papers this person signs today: as head, or as a named
    substitute.
    """
    return user.offices_as(Role.HEAD, SUBSTITUTE)


def can_grant(user: User, *, role: Role, office: Office) -> bool:
    """A head gives roles in the own office, an administrator in the whole region.

    Administrators are made by administrators and by the head of the region's main office alone:
    they see the accounts of every office.
    """
    if is_admin_over(user, office):
        return True
    return office.pk in user.offices_as(Role.HEAD) and (role != Role.ADMIN or office.is_main)


def heads_region(user: User) -> bool:
    """Whether the person heads the main office of their region: what holds for every office of it
    (working days, terms, settings, reminders) is theirs to change.
    """
    headed = Office.objects.filter(pk__in=user.offices_as(Role.HEAD), is_main=True)
    return user.office is not None and headed.filter(region=user.office.region_id).exists()


def is_admin_over(user: User, office: Office) -> bool:
    """Whether the person administers the region of the office."""
    return office.region_id in user.regions_as(Role.ADMIN)


def can_manage(user: User, person: User) -> bool:
    """Who closes an account and opens it again: the head of its office, or an administrator; never
    one's own.
    """
    if user.pk == person.pk or person.office is None:
        return False
    return person.office_id in user.offices_as(Role.HEAD) or is_admin_over(user, person.office)
