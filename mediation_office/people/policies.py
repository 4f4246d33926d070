"""Who may, in the people room."""

from datetime import datetime, time

from django.db.models import Q
from django.utils import timezone

from mediation_office.access import Role
from mediation_office.accounts.models import User
from mediation_office.clock import today
from mediation_office.people.models import Contact, Person


def can_keep_cards(user: User) -> bool:
    """Cards and the directory are kept by secretaries and heads."""
    return user.has_role(Role.SECRETARY, Role.HEAD)


def can_reach(user: User, person: Person) -> bool:
    """Whether this person's telephone and addresses are shown, beyond the name (one query).

    Operators: of somebody on the line, which is who turned to them today. Secretaries and heads: of
    people who turned to their offices, or whose card was made there; the rest of the region's cards
    they know by name only, so that nobody gets a second one.
    """
    offices = user.offices_as(Role.SECRETARY, Role.HEAD)
    if person.made_by.office_id in offices:
        return True
    known = Q(office__in=offices)
    if user.has_role(Role.OPERATOR):
        begin = timezone.make_aware(datetime.combine(today(), time.min))
        known |= Q(taken_by=user, recorded_at__gte=begin)
    return Contact.objects.filter(known, person=person).exists()


def can_reach_by(user: User, contact: Contact) -> bool:
    """Whether telephones and addresses of this turn to the office are shown.

    Secretaries and heads: in their offices. Who took it: while the person is on the line, which is
    that day.
    """
    if contact.office_id in user.offices_as(Role.SECRETARY, Role.HEAD):
        return True
    if contact.taken_by_id == user.pk and timezone.localdate(contact.recorded_at) == today():
        return True
    return contact.person is not None and can_reach(user, contact.person)


def can_read_note(user: User, contact: Contact) -> bool:
    """Notes of a contact: who took it, and the secretaries and heads of its office."""
    return contact.taken_by_id == user.pk or contact.office_id in user.offices_as(
        Role.SECRETARY, Role.HEAD
    )
