"""The status of an appeal: what its lifecycle allows now, and the event that each change leaves."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext as _

from cases import events
from cases.models import Appeal
from cases.policies import is_complained_of, others_who_sign, own_causes, signers_behind
from cases.querysets import AppealQuerySet
from mediation_office import spoken
from mediation_office.accounts.models import User
from mediation_office.clock import today
from mediation_office.lifecycle import BusinessRuleError, Transition


class OvertakenError(BusinessRuleError):
    """The appeal stands otherwise by now, so this cannot be done."""


def require_status(appeal: Appeal, transition: Transition) -> None:
    """Raise BusinessRuleError with a sentence where the appeal, locked, cannot make this move."""
    if not transition.allowed_from(appeal.status):
        raise overtaken(appeal)


def locked_for_act(appeal: Appeal, *, by: User | None, beside: Collection[str] = ()) -> Appeal:
    """The appeal, locked, with what it leads to `beside`: every act on one begins here, or with
    `locked_move`, but for the few that whom a complaint is about may do too.

    Raises BusinessRuleError for them.
    """
    locked = Appeal.objects.select_related(*beside).locked(appeal.pk)
    require_impartial(locked, by)
    return locked


def require_impartial(appeal: Appeal, by: User | None) -> None:
    """Nobody acts on a complaint about their own work, nor about what they signed where somebody
    else signs. The applicant (no `by`) may do with it what they wish.
    """
    if by and is_complained_of(by, appeal):
        raise BusinessRuleError(
            _(
                "This complaint is about your own work: a colleague decides and drafts, and"
                " another head or a named substitute signs."
            )
        )
    if by and appeal.about_id:
        is_alone_to_sign(appeal, by)


def require_none_against(complaints: AppealQuerySet, by: User) -> None:
    """Whom a complaint is about neither opens again what it complains of nor changes what was
    given out.
    """
    if own_causes(by, complaints):
        raise BusinessRuleError(
            _("There is a complaint about your work in this matter: a colleague does this.")
        )


def is_alone_to_sign(appeal: Appeal, by: User) -> bool:
    """Whether this person signed what it complains of, and nobody else signs for the office today.

    Raises BusinessRuleError where somebody else does: then it is theirs.
    """
    if by.pk not in signers_behind(appeal):
        return False
    other = others_who_sign(appeal).first()
    if other:
        raise BusinessRuleError(
            _("You signed what this complaint is about: it is for %(name)s, or another colleague.")
            % {"name": other.full_name}
        )
    return True


def move_status(
    appeal: Appeal,
    transition: Transition,
    event: str,
    *,
    by: User | None,
    by_side: int | None = None,
    reason_code: str = "",
    data: Mapping[str, Any] | None = None,
    besides: Collection[str] = (),
) -> None:
    """The only writer of Appeal.status, together with the event that tells it; the caller holds the
    lock. `besides`: columns that the caller gave new values, saved with it.

    Raises BusinessRuleError when the move is closed.
    """
    require_status(appeal, transition)
    before, appeal.status = appeal.status, transition.end
    appeal.closed_on = None if appeal.is_open else today()
    appeal.save(update_fields=["status", "closed_on", *besides])
    events.record_event(
        appeal,
        event,
        by=by,
        by_side=by_side,
        from_status=before,
        to_status=appeal.status,
        reason_code=reason_code,
        data=data,
    )


def overtaken(appeal: Appeal) -> OvertakenError:
    """Why it cannot be done: how the appeal stands, since when, by whom, under which number."""
    return OvertakenError(_standing(appeal))


def _standing(appeal: Appeal) -> str:
    last = appeal.events.select_related("by").filter(to_status=appeal.status).last()
    words = {
        "status": appeal.get_status_display(),
        "moment": spoken.moment(last.at if last else appeal.received_at),
        "name": last.by if last else None,
        "number": appeal.register,
    }
    if appeal.is_undecided and words["name"]:
        return (
            _(
                "%(name)s registered this appeal already, %(moment)s, under number %(number)s:"
                " this cannot be done again."
            )
            % words
        )
    if words["name"]:
        return (
            _("This appeal is “%(status)s” since %(moment)s (%(name)s), so this cannot be done.")
            % words
        )
    return _("This appeal is “%(status)s” since %(moment)s, so this cannot be done.") % words
