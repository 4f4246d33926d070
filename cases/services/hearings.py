"""A hearing is held, and its minutes are given."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import events, lifecycle
from cases.models import Appeal, Move
from cases.services.moves import locked_for, meet_duty, move_state, set_move
from cases.services.registration import running_clocks
from mediation_office.accounts.models import User
from mediation_office.clock import now, today
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.terms import services as terms
from mediation_office.terms.codes import TermCode


@transaction.atomic
def hold_hearing(move: Move, *, by: User) -> Move:
    """The hearing was held: its minutes are due in 2 working days (APPC 74(4))."""
    move = locked_for(move, lifecycle.FINISH)
    assert move.at is not None
    if move.at > now():
        raise BusinessRuleError(_("This hearing is still to come."))
    _close_window(move.appeal, TermCode.OBJECTION)
    clock = terms.start_clock(
        move.thread,
        office=move.appeal.office,
        code=TermCode.HEARING_MINUTES,
        on=timezone.localdate(move.at),
    )
    move_state(move, lifecycle.FINISH, clock=clock)
    events.record_event(move.appeal, events.HEARING_HELD, by=by, data={"move": move.pk})
    return move


@transaction.atomic
def give_minutes(move: Move, *, by: User) -> Move:
    """The minutes were given: remarks on them are taken for 3 working days (APPC 74(6))."""
    move = meet_duty(move, TermCode.HEARING_MINUTES)
    _close_window(move.appeal, TermCode.MINUTES_REMARKS)
    move.clock = terms.start_clock(
        move.thread, office=move.appeal.office, code=TermCode.MINUTES_REMARKS, on=today()
    )  # to be told, not kept: the move's own term was that of the minutes
    events.record_event(move.appeal, events.MINUTES_GIVEN, by=by, data={"move": move.pk})
    return move


def open_objections(move: Move) -> None:
    """The preliminary decision is known: objections to it are taken for 2 working days."""
    _close_window(move.appeal, TermCode.OBJECTION)
    clock = terms.start_clock(
        move.thread, office=move.appeal.office, code=TermCode.OBJECTION, on=today()
    )
    set_move(move, clock=clock)


def _close_window(appeal: Appeal, code: str) -> None:
    """What the applicant may still say: over by its last day, else by what comes after it."""
    for clock in running_clocks(appeal, code):
        if clock.due_on < today():
            terms.meet_clock(clock, on=clock.due_on)
        else:
            terms.cancel_clock(clock)
