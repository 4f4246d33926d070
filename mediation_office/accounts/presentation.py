"""How the accounts room's states look."""

from django.utils.translation import gettext as _

from mediation_office.accounts.models import Grant, Substitution, User
from mediation_office.accounts.models.user import GrantState
from mediation_office.components import Status


def account_status(person: User) -> Status:
    if person.is_active:
        return Status("good", "done", _("account is open"))
    if person.is_invited:
        return Status("wait", "wait", _("invited, no password yet"))
    return Status("", "closed", _("account is closed"))


def role_status(row: Grant, *, of: Status) -> Status:
    """As of the row, but nobody holds a role in an account (`of`) that is closed."""
    return of if of.shape == "closed" else grant_status(row)


def grant_status(row: Grant | Substitution) -> Status:
    if row.state == GrantState.HELD:
        return Status("good", "done", _("now"))
    if row.state == GrantState.TO_COME:
        return Status("wait", "new", _("to come"))
    return Status("", "closed", _("over"))


def substitution_status(row: Substitution) -> Status:
    """As of a grant, but where nothing is signed by it today (`with_role`)."""
    if row.state == GrantState.HELD and not row.stands_in:  # type: ignore[attr-defined]
        return Status("late", "late", _("stands in for no head, signs nothing"))
    if row.state == GrantState.HELD and not row.has_role:  # type: ignore[attr-defined]
        return Status("late", "late", _("has no role here, signs nothing"))
    return grant_status(row)
