"""A move in hand: what every act on one begins with."""

from typing import Any

from django.utils.translation import gettext as _

from cases import events, lifecycle, notices
from cases.choices import MoveCode, MoveState
from cases.models import Appeal, Move
from cases.services.status import locked_for_act
from mediation_office.accounts.models import User
from mediation_office.clock import now, today
from mediation_office.documents.models import Paper
from mediation_office.lifecycle import BusinessRuleError, Transition
from mediation_office.terms import services as terms


def begin_move(appeal: Appeal, code: str, *, by: User | None, **columns: Any) -> Move:
    """Write a move down, proposed unless `columns` say otherwise; the caller locked the appeal."""
    move = new_move(appeal, code, by=by, **columns)
    move.save()
    return move


def new_move(appeal: Appeal, code: str, *, by: User | None, **columns: Any) -> Move:
    """The same for whoever drafts its paper first; the caller saves it."""
    return Move(
        appeal=appeal, thread=appeal.thread, code=code, made_at=now(), made_by=by, **columns
    )


def begin_asked(
    appeal: Appeal, code: str, *, by: User | None, term: str, event: str, reason: str = ""
) -> Move:
    """The applicant asks for something with a term of its own, from today; without `by` they did so
    themselves.
    """
    clock = terms.start_clock(appeal.thread, office=appeal.office, code=term, on=today())
    move = begin_move(appeal, code, by=by, state=MoveState.WAITING, reason=reason, clock=clock)
    by_side = None if by else 1
    data = {"move": move.pk}
    events.record_event(appeal, event, by=by, by_side=by_side, data=data)
    return move


def locked_move(move: Move, *, by: User | None) -> Move:
    """The move, locked, with its appeal locked before it (always in this order).

    Raises BusinessRuleError for whom it is a complaint about; without `by` the applicant acts.
    """
    # two statements: one join of ten tables takes PostgreSQL longer to plan than both to run
    appeal = locked_for_act(move.appeal, by=by, beside=("office__region", "answer_clock"))
    locked = Move.objects.locked(move.pk)
    locked.appeal = appeal
    return locked


def locked_for(move: Move, transition: Transition, *, by: User | None) -> Move:
    """The same as `locked_move`, where its lifecycle allows this transition now."""
    locked = locked_move(move, by=by)
    _check(locked, transition)
    return locked


def meet_duty(move: Move, term: str, *, by: User) -> Move:
    """What is done leaves a duty of this term, met now; the move comes back locked.

    Raises BusinessRuleError where no such duty runs any more.
    """
    locked = locked_move(move, by=by)
    duty = locked.running_clock
    if duty is None or duty.term.code != term:
        raise BusinessRuleError(_("This was already decided. Load the page again."))
    terms.meet_clock(duty)
    return locked


def move_state(move: Move, transition: Transition, **columns: Any) -> None:
    """The only writer of Move.state, and of the moment it was done; the caller holds the lock.

    Raises BusinessRuleError when its lifecycle does not allow it.
    """
    _check(move, transition)
    done_at = now() if transition.end == MoveState.DONE else None
    set_move(move, state=transition.end, done_at=done_at, **columns)


def _check(move: Move, transition: Transition) -> None:
    if transition.allowed_from(move.state):
        return
    if move.is_proposed:
        raise BusinessRuleError(_("Its paper is not signed yet: nobody has been written to."))
    raise BusinessRuleError(_("This was already decided. Load the page again."))


def paper_of(move: Move) -> Paper:
    assert move.paper is not None, "screens ask here only about moves that have a paper"
    return move.paper


def let_clock_go(move: Move) -> None:
    """What the move's clock asks for is not needed any more, unless another open move keeps it, or
    nobody has decided yet whose question it is (APPC 65).
    """
    clock = move.running_clock
    if clock is None:
        return
    if move.code == MoveCode.REDIRECT and move.appeal.is_undecided:
        return
    if not Move.objects.open().filter(clock=clock).exclude(pk=move.pk).exists():
        terms.cancel_clock(clock)


def set_dropped(move: Move, *, by: User | None) -> None:
    """It comes to nothing: taken back by somebody, or gone with an appeal that its applicant (no
    `by`) withdraws.
    """
    if move.is_waiting:
        notices.let_signed_go(move)
    move_state(move, lifecycle.DROP)
    if move.code == MoveCode.COVER:
        return  # the decision that it goes with says so
    events.record_event(
        move.appeal,
        events.MOVE_DROPPED,
        by=by,
        by_side=None if by else 1,
        data={"move": move.pk, "code": move.code},
    )


def set_move(move: Move, **values: Any) -> None:
    """What a step gives the move beside its state; that is `move_state`'s."""
    for name, value in values.items():
        setattr(move, name, value)
    move.save(update_fields=list(values))
