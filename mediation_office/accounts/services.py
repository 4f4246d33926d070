"""What happens in the accounts room."""

import secrets
import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mediation_office.access import SECRETARIAT, Role
from mediation_office.accounts import letters
from mediation_office.accounts.models import (
    Grant,
    Invitation,
    Look,
    Office,
    Region,
    Setting,
    Substitution,
    User,
)
from mediation_office.accounts.models.user import GrantState
from mediation_office.accounts.policies import can_grant
from mediation_office.accounts.settings import SPECS, version_of_setting
from mediation_office.clock import now, today
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.numbers import token_hash
from mediation_office.presses import edit_seen, refuse_changed

INVITED_FOR = timedelta(hours=72)
LONGEST_ABSENCE = timedelta(days=366)


def log_look(
    user: User,
    *,
    subject: str,
    reference: str,
    thread: uuid.UUID | None = None,
    office_id: int | None = None,
    purpose: str = "",
) -> None:
    """Record that somebody looked; in the transaction of the look, so neither exists without the
    other.

    `office_id` is whose matter it is, the looker's own without it.
    """
    Look.objects.create(
        user=user,
        office_id=office_id or user.office_id,
        subject=subject,
        reference=reference,
        thread=thread,
        purpose=purpose,
        at=now(),
    )


class Invited(NamedTuple):
    """Somebody new and the secret of their link, which is shown once and kept nowhere."""

    user: User
    token: str


@transaction.atomic
def invite_user(
    *,
    office: Office,
    full_name: str,
    username: str,
    email: str,
    role: Role,
    by: User | None,
    from_on: date | None = None,
    until_on: date | None = None,
    language: str = "kk",
    position_kk: str = "",
    position_ru: str = "",
    position_en: str = "",
) -> Invited:
    """Enter somebody new with a first role and write to them; they choose a password by a link
    within 72 hours.

    `by` is None when an office is opened. Raises BusinessRuleError when the name or the e-mail is
    taken.
    """
    user = User(
        username=username.lower(),
        email=email,
        full_name=full_name,
        office=office,
        language=language,
        position_kk=position_kk,
        position_ru=position_ru,
        position_en=position_en,
        is_active=False,  # until the password is chosen
    )
    user.set_unusable_password()
    _save_once(user)
    grant_role(user, role=role, office=office, by=by, from_on=from_on, until_on=until_on)
    return Invited(user, _open_link(user, by=by))


def _save_once(user: User) -> None:
    """A user name and an e-mail are one person's, whoever else saves at this moment."""
    taken = _("This user name is taken. Choose another one.")
    if User.objects.filter(username__iexact=user.username).exists():
        raise BusinessRuleError(taken)
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError as error:
        if "email_once" in str(error):
            raise BusinessRuleError(_("Somebody on staff has this e-mail already.")) from error
        if "username" in str(error):
            raise BusinessRuleError(taken) from error
        raise


@transaction.atomic
def invite_again(user: User, *, by: User) -> Invited:
    """A new link for somebody invited, or for an account that was closed; the link before no longer
    works.
    """
    if user.pk == by.pk:
        raise BusinessRuleError(_("Nobody opens their own account. Ask a colleague."))
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if user.is_active:
        raise BusinessRuleError(
            _("This person has a password. “I can’t sign in” sends a new link.")
        )
    letters.tell_heads(user, letters.LINKED if user.is_invited else letters.OPENED, by=by)
    return Invited(user, _open_link(user, by=by))


def _open_link(user: User, *, by: User | None) -> str:
    user.invitations.waiting().update(cancelled_at=now())
    token = secrets.token_urlsafe(24)
    made_at = now()
    Invitation.objects.create(
        user=user,
        token_hash=token_hash(token),
        made_at=made_at,
        made_by=by,
        expires_at=made_at + INVITED_FOR,
    )
    letters.write_invitation(user, token)
    return token


def invitation_of(token: str) -> Invitation | None:
    """The invitation that a link opens, or None when it is used, taken back, too old or unknown."""
    rows = Invitation.objects.open().select_related("user__office")
    return rows.filter(token_hash=token_hash(token)).first()


@transaction.atomic
def accept_invitation(invitation: Invitation, *, password: str) -> User:
    """Choose the password; from now on the person can sign in and the link opens nothing.

    Once, even in a race.
    """
    # the person before the link, as whoever makes a new link or closes the account does
    user = User.objects.select_for_update(no_key=True).get(pk=invitation.user_id)
    locked = Invitation.objects.open().select_for_update().filter(pk=invitation.pk).first()
    if locked is None:
        raise BusinessRuleError(_("This link no longer works. Ask your head for a new one."))
    locked.used_at = now()
    locked.save(update_fields=["used_at"])
    user.is_active = True
    user.set_password(password)
    user.save(update_fields=["is_active", "password"])
    return user


@transaction.atomic
def disable_user(user: User, *, by: User) -> User:
    """Close an account: whatever sessions it has are refused on their next request, and links open
    nothing.
    """
    if user.pk == by.pk:
        raise BusinessRuleError(_("Nobody closes their own account. Ask a colleague."))
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    _refuse_headless(user, user.offices_as(Role.HEAD), by=by)
    letters.tell_heads(user, letters.CLOSED, by=by)  # while the closed one is still among them
    user.invitations.waiting().update(cancelled_at=now())
    user.is_active = False
    user.set_unusable_password()  # opened again, it begins with a new link
    user.save(update_fields=["is_active", "password"])
    return user


def _refuse_headless(user: User, offices: Iterable[int], *, by: User) -> None:
    """An office keeps a head who reads what administrators change there; the head of the main
    office alone may take the last one away.
    """
    if Office.objects.filter(pk__in=by.offices_as(Role.HEAD), is_main=True).exists():
        return
    # two heads taken away at once: the second waits, and finds nobody else
    locked = Office.objects.select_for_update(no_key=True)
    for office in locked.filter(pk__in=offices).order_by("pk"):
        if not User.objects.with_role(office, Role.HEAD).exclude(pk=user.pk).exists():
            raise BusinessRuleError(
                _("Nobody else heads %(office)s. Give another person that role first.")
                % {"office": office.name}
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
    """Give a role from a day on; what an administrator gives is told to the heads of that office.

    Nobody grants to themselves. Raises BusinessRuleError for that, for days that cannot be, and
    for a role the person has in those days already.
    """
    if by is not None and by.pk == user.pk:
        raise BusinessRuleError(_("Nobody grants a role to themselves. Ask another administrator."))
    if by is not None and not can_grant(by, role=role, office=office):
        raise BusinessRuleError(_("You cannot give this role in this office."))
    from_on = from_on or today()
    if until_on is not None and until_on < max(from_on, today()):
        raise BusinessRuleError(_("The role would end before it begins. Check both days."))
    User.objects.select_for_update(no_key=True).get(pk=user.pk)  # two grants at once: one waits
    if Grant.objects.overlapping(user, role, office, from_on, until_on).exists():
        raise BusinessRuleError(_("This person has this role in those days already."))
    grant = Grant.objects.create(
        user=user,
        role=role,
        office=office,
        from_on=from_on,
        until_on=until_on,
        granted_by=by,
    )
    letters.tell_heads(user, letters.GRANTED, by=by, grant=grant)
    return grant


@transaction.atomic
def end_grant(grant: Grant, *, by: User) -> Grant:
    """Take a role back at once: the person's very next request no longer has it. The row stays."""
    if by.pk == grant.user_id:
        raise BusinessRuleError(_("Nobody changes their own role. Ask another administrator."))
    grant = Grant.objects.select_for_update(of=("self",), no_key=True).get(pk=grant.pk)
    if not can_grant(by, role=Role(grant.role), office=grant.office):
        raise BusinessRuleError(_("You cannot take back this role in this office."))
    if grant.state == GrantState.OVER:
        raise BusinessRuleError(_("This role has ended already."))
    if grant.role == Role.HEAD and grant.state == GrantState.HELD:
        _refuse_headless(grant.user, [grant.office_id], by=by)
    grant.ended_at, grant.ended_by = now(), by
    grant.save(update_fields=["ended_at", "ended_by"])
    letters.tell_heads(grant.user, letters.ENDED, by=by, grant=grant)
    return grant


@transaction.atomic
def name_substitute(
    office: Office,
    *,
    absent: User,
    substitute: User,
    from_on: date,
    until_on: date,
    by: User,
) -> Substitution:
    """While `absent` is away (both days included) `substitute` signs for the office.

    Raises BusinessRuleError for days that cannot be, for somebody who heads the office anyway, and
    when `absent` is represented in some of those days already: one person signs, not two.
    """
    if substitute.pk == absent.pk:
        raise BusinessRuleError(_("Nobody can be their own substitute. Choose a colleague."))
    if until_on < from_on:
        raise BusinessRuleError(_("The absence ends before it begins. Check both days."))
    if from_on < today():
        raise BusinessRuleError(_("A substitute signs from today on at the earliest."))
    if until_on > from_on + LONGEST_ABSENCE:
        raise BusinessRuleError(_("This is longer than a year. Check both days."))
    if not substitute.is_active:
        raise BusinessRuleError(_("This account is closed. Choose a colleague who can sign in."))
    if office.pk not in substitute.offices_as(*SECRETARIAT):
        raise BusinessRuleError(_("Only a secretary or a head of this office can sign for it."))
    User.objects.select_for_update(no_key=True).get(pk=absent.pk)  # two at once: one waits
    same = Substitution.objects.in_force(from_on, until_on).filter(office=office, absent=absent)
    if same.exists():
        raise BusinessRuleError(
            _("Somebody is named for some of these days already. End that first.")
        )
    return Substitution.objects.create(
        office=office,
        absent=absent,
        substitute=substitute,
        from_on=from_on,
        until_on=until_on,
        named_by=by,
    )


@transaction.atomic
def end_substitution(substitution: Substitution, *, by: User) -> Substitution:
    """The head is back before the time: from now on the substitute signs nothing. The row stays."""
    row = Substitution.objects.select_for_update(of=("self",), no_key=True).get(pk=substitution.pk)
    if row.is_over:
        raise BusinessRuleError(_("This substitution is over already."))
    row.ended_at, row.ended_by = now(), by
    row.save(update_fields=["ended_at", "ended_by"])
    return row


@transaction.atomic
def change_setting(
    region: Region, code: str, *, value: Any, valid_from: date, seen: str = "", **legal_basis: str
) -> Setting:
    """A new value from a day on; the values before it stay for the days before.

    `seen` is the version of the setting that the form showed. Raises BusinessRuleError, and
    KeyError for an unknown code.
    """
    spec = SPECS[code]
    Region.objects.select_for_update(no_key=True).get(pk=region.pk)  # two at once: one waits
    refuse_changed(seen, version_of_setting(region, code))
    if valid_from < today():
        raise BusinessRuleError(_("A setting changes from today on at the earliest."))
    row, _made = Setting.objects.update_or_create(
        region=region,
        code=spec.code,
        valid_from=valid_from,
        defaults={"value": value} | legal_basis,
    )
    return row


def edit_office(office: Office, *, seen: str = "", **fields: Any) -> Office:
    """Change what the office says of itself; every version stays in its history.

    `seen` is the version that the form showed. Raises BusinessRuleError.
    """
    return edit_seen(office, seen, **fields)


@transaction.atomic
def add_office(office: Office) -> Office:
    """Open a further office of a region that has one; its code is made from the region's."""
    region = Region.objects.select_for_update(no_key=True).get(pk=office.region_id)
    number = region.offices.count() + 1
    while Office.objects.filter(code=f"{region.code}-{number}").exists():
        number += 1
    office.code, office.position = f"{region.code}-{number}", number
    office.save()
    return office
