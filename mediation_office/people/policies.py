"""Who may, in the people room."""

from django.utils import timezone

from mediation_office.access import SECRETARIAT, Role
from mediation_office.accounts.models import User
from mediation_office.clock import today
from mediation_office.people.models import Contact, Person


def can_keep_cards(user: User) -> bool:
    """Cards and the directory are kept by secretaries and heads."""
    return user.has_role(*SECRETARIAT)


def can_loosen(user: User) -> bool:
    """Whether their word allows again what was forbidden: the secretariat's, after asking by a way
    that was safe before. On the line anybody may ring as somebody else.
    """
    return user.has_role(*SECRETARIAT)


def can_reach(user: User, person: Person) -> bool:
    """Whether this person's telephone and addresses are shown, beyond the name (one query)."""
    return Person.objects.filter(pk=person.pk).reachable_by(user).exists()


def can_reach_by(user: User, contact: Contact) -> bool:
    """Whether telephones and addresses of this turn to the office are shown.

    Secretaries and heads: in their offices. Who took it: while the person is on the line, which is
    that day.
    """
    if contact.office_id in user.offices_as(*SECRETARIAT):
        return True
    took = contact.taken_by_id == user.pk and contact.office_id in user.offices_as(Role.OPERATOR)
    if took and timezone.localdate(contact.recorded_at) == today():
        return True
    return contact.person is not None and can_reach(user, contact.person)
