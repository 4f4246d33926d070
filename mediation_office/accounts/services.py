"""What happens in the accounts room."""

import uuid
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from mediation_office.access import Role
from mediation_office.accounts.models import Grant, Look, Office, Substitution, User
from mediation_office.clock import now, today
from mediation_office.lifecycle import BusinessRuleError


def log_look(
    user: User, *, subject: str, reference: str, thread: uuid.UUID | None = None, purpose: str = ""
) -> None:
    """Record that somebody looked; in the transaction of the look, so neither exists without the other."""
    Look.objects.create(
        user=user, subject=subject, reference=reference, thread=thread, purpose=purpose, at=now()
    )


@transaction.atomic
def grant_role(
    user: User,
    *,
    role: Role,
    office: Office,
    by: User | None,
    from_on: date | None = None,
    until_on: date | None = None,
) -> Grant:
    """Give a role from a day on. Nobody grants to themselves, and a head only in the own office (raises BusinessRuleError)."""
    if by is not None and by.pk == user.pk:
        raise BusinessRuleError(_("Nobody grants a role to themselves. Ask another administrator."))
    return Grant.objects.create(
        user=user,
        role=role,
        office=office,
        from_on=from_on or today(),
        until_on=until_on,
        granted_by=by,
    )


@transaction.atomic
def end_grant(grant: Grant, *, by: User) -> None:
    """End a role today; the person's very next request no longer has it."""
    if by.pk == grant.user_id:
        raise BusinessRuleError(_("Nobody changes their own role. Ask another administrator."))
    Grant.objects.filter(pk=grant.pk).delete()


@transaction.atomic
def name_substitute(
    office: Office, *, absent: User, substitute: User, from_on: date, until_on: date
) -> Substitution:
    """While `absent` is away (both days included) `substitute` signs for the office."""
    if substitute.pk == absent.pk:
        raise BusinessRuleError(_("Nobody can be their own substitute. Choose a colleague."))
    if until_on < from_on:
        raise BusinessRuleError(_("The absence ends before it begins. Check both days."))
    return Substitution.objects.create(
        office=office, absent=absent, substitute=substitute, from_on=from_on, until_on=until_on
    )
