"""Who may, in the training room."""

from mediation_office.access import SECRETARIAT, Role
from mediation_office.accounts.models import User
from training.models import Mediator


def can_keep_register(user: User) -> bool:
    """Cards of mediators are kept by secretaries and heads."""
    return user.has_role(*SECRETARIAT)


def can_change_card(user: User, mediator: Mediator) -> bool:
    """Secretaries and heads, and nobody their own."""
    return can_keep_register(user) and mediator.login_id != user.pk


def can_read_register(user: User) -> bool:
    """Standing, districts and terms in the list: the secretariat, and mediators of themselves."""
    return user.has_role(*SECRETARIAT, Role.MEDIATOR)


def can_read_public_part(user: User) -> bool:
    """What the register publishes: kind, entry, districts. Operators learn names and languages."""
    return can_read_register(user) or user.has_role(Role.EDITOR)
