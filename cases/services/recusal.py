"""Somebody asks for another official, the head decides, and the applicant is told by a paper."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from cases import events, lifecycle, notices
from cases.choices import MoveCode, RecusalOutcome
from cases.models import Appeal, Move
from cases.services.complaints import tie_as
from cases.services.moves import begin_asked, locked_for, move_state
from cases.services.proposing import draft
from cases.services.registration import require_assignable
from cases.services.status import locked_for_act
from mediation_office.accounts.models import User
from mediation_office.clock import now, today
from mediation_office.documents import services as documents
from mediation_office.documents.choices import PaperKind
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.people.models import Tie
from mediation_office.terms import services as terms
from mediation_office.terms.codes import TermCode


@transaction.atomic
def request_recusal(appeal: Appeal, *, by: User | None, reason: str) -> Move:
    """Somebody asks for another official: decided by the head within 3 working days (APPC
    67(3)).
    """
    appeal = locked_for_act(appeal, by=by)
    if appeal.responsible_id is None or not appeal.is_open:
        raise BusinessRuleError(_("Nobody is responsible for this appeal yet, or it is over."))
    if appeal.moves.waiting().filter(code=MoveCode.RECUSE).exists():
        raise BusinessRuleError(_("A recusal is already waiting for the head's decision."))
    return begin_asked(
        appeal,
        MoveCode.RECUSE,
        by=by,
        term=TermCode.RECUSAL_DECIDE,
        event=events.RECUSAL,
        reason=reason,
    )


@transaction.atomic
def uphold_recusal(
    move: Move, *, by: User, successor: User | None, reasons: Mapping[str, str]
) -> Move:
    """The head agrees: a tie hides the matter from the official, and a successor takes over.
    `reasons` by language, as the paper tells them.
    """
    move = _to_decide(move, by=by)
    appeal = move.appeal
    if successor is None or successor.pk == appeal.responsible_id:
        raise BusinessRuleError(_("Name the colleague who takes over."))
    require_assignable(successor, appeal)
    Tie.objects.get_or_create(
        thread=appeal.thread,
        user=appeal.responsible,
        defaults={"since": now(), "recorded_by": by, "reason": move.reason},
    )
    for complaint in appeal.complaints.all():
        tie_as(appeal, complaint)
    appeal.responsible = successor
    appeal.save(update_fields=["responsible"])
    notices.plan_answer_reminders(appeal)
    outcome = RecusalOutcome.UPHELD
    return _decided(move, by=by, outcome=outcome, reasons=reasons, responsible=successor.pk)


@transaction.atomic
def refuse_recusal(move: Move, *, by: User, reasons: Mapping[str, str]) -> Move:
    """The head does not agree: the official stays; `reasons` as above."""
    move = _to_decide(move, by=by)
    return _decided(move, by=by, outcome=RecusalOutcome.REFUSED, reasons=reasons)


def _to_decide(move: Move, *, by: User) -> Move:
    """The recusal, locked with its appeal: still waiting, and not the decider's own."""
    move = locked_for(move, lifecycle.FINISH, by=by)
    if by.pk == move.appeal.responsible_id:
        raise BusinessRuleError(
            _("Nobody decides on their own recusal: somebody else who signs for the office does.")
        )
    return move


def _decided(
    move: Move, *, by: User, outcome: RecusalOutcome, reasons: Mapping[str, str], **data: int
) -> Move:
    """The term to decide is met, and the decision signed with its reason; to tell the applicant
    there are 2 working days (APPC 67(11)).
    """
    if move.clock:
        terms.meet_clock(move.clock)
    clock = terms.start_clock(
        move.thread, office=move.appeal.office, code=TermCode.RECUSAL_NOTIFY, on=today()
    )
    move.reason_code = outcome  # the wording of the paper goes by it
    draft_of = documents.submit_paper(draft(move, PaperKind.RECUSAL, by=by, reasons=reasons))
    paper = documents.sign_paper(draft_of, by=by)
    move_state(move, lifecycle.FINISH, clock=clock, reason_code=outcome, paper=paper)
    events.record_event(
        move.appeal,
        events.RECUSAL_DECIDED,
        by=by,
        reason_code=outcome,
        data={"move": move.pk, "paper": paper.pk} | data,
    )
    notices.plan_move_signed(move)
    return move
