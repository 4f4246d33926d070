"""A hearing is held and its minutes are given; or it is called off, or moved to another hour."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cases import events, lifecycle, notices
from cases.choices import MoveCode
from cases.models import Appeal, Move
from cases.services.moves import locked_for, meet_duty, move_state, paper_of, set_move
from cases.services.notes import keep_note, write_message
from cases.services.registration import running_clocks
from mediation_office import spoken
from mediation_office.accounts.models import User
from mediation_office.clock import now, today
from mediation_office.documents.models import StoredFile
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.terms import services as terms
from mediation_office.terms.codes import TermCode
from mediation_office.terms.models import Clock


@transaction.atomic
def hold_hearing(move: Move, *, by: User) -> Move:
    """The hearing was held: its minutes are due in 2 working days (APPC 74(4))."""
    move = locked_for(move, lifecycle.FINISH, by=by)
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
def give_minutes(
    move: Move, *, by: User, files: Iterable[StoredFile] = (), place: str = ""
) -> Clock:
    """The minutes were given: remarks on them are taken for 3 working days (APPC 74(6)). Returns
    the term of the remarks.

    They are among the `files` of the matter, or on paper in a `place`: the event keeps which.
    Raises BusinessRuleError where neither is told.
    """
    kept = [file.pk for file in files]
    if not kept and not place.strip():
        raise BusinessRuleError(_("Add the minutes, or write where the paper ones lie."))
    move = meet_duty(move, TermCode.HEARING_MINUTES, by=by)
    _close_window(move.appeal, TermCode.MINUTES_REMARKS)
    remarks = terms.start_clock(
        move.thread, office=move.appeal.office, code=TermCode.MINUTES_REMARKS, on=today()
    )
    data: dict[str, Any] = {"move": move.pk, "files": kept}
    if place.strip():
        words = _("The minutes of the hearing on paper: %(place)s") % {"place": place.strip()}
        data["note"] = keep_note(move.appeal, by=by, body=words).pk
    events.record_event(move.appeal, events.MINUTES_GIVEN, by=by, data=data)
    return remarks


@transaction.atomic
def call_off_hearing(move: Move, *, by: User, reason: str) -> Move:
    """The hearing is not held: the applicant reads why on the status page, and one neutral message
    says that something is there.
    """
    move = locked_for(move, lifecycle.CALL_OFF, by=by)
    if move.code != MoveCode.HEARING:
        raise BusinessRuleError(_("This was already decided. Load the page again."))
    _call_off(move, events.HEARING_CALLED_OFF, by=by)
    write_message(move.appeal, by=by, body=reason)
    return move


def take_the_place(move: Move) -> None:
    """The hour that was signed holds instead of an earlier one: its notice says so."""
    earlier = _earlier(move)
    if earlier:
        earlier.appeal = move.appeal
        _call_off(earlier, events.HEARING_MOVED, by=paper_of(move).signed_by)


def says_the_place(move: Move) -> dict[str, str]:
    """The last paragraph of a notice that appoints another hour, in each of its languages."""
    earlier = _earlier(move)
    if earlier is None or earlier.at is None:
        return {}
    said = {}
    for text in paper_of(move).texts:
        with translation.override(text.language):
            said[text.language] = _(
                "The hearing appointed earlier (%(moment)s) is not held at that hour."
            ) % {"moment": spoken.moment(earlier.at)}
    return said


def _earlier(move: Move) -> Move | None:
    """The hearing that is appointed already: one at most."""
    waiting = move.appeal.moves.waiting().filter(code=MoveCode.HEARING).exclude(pk=move.pk)
    return waiting.select_related("clock__term").first()


def _call_off(move: Move, event: str, *, by: User | None) -> None:
    """Nobody comes at that hour: what still invites to it is not sent."""
    move_state(move, lifecycle.CALL_OFF)
    _close_window(move.appeal, TermCode.OBJECTION)
    notices.cancel_move_signed(move)
    events.record_event(move.appeal, event, by=by, data={"move": move.pk})


def open_objections(move: Move, *, on: date) -> None:
    """The preliminary decision is known: objections are taken for 2 working days from then."""
    _close_window(move.appeal, TermCode.OBJECTION)
    clock = terms.start_clock(
        move.thread, office=move.appeal.office, code=TermCode.OBJECTION, on=on
    )
    set_move(move, clock=clock)


def _close_window(appeal: Appeal, code: str) -> None:
    """What the applicant may still say: over by its last day, else by what comes after it."""
    for clock in running_clocks(appeal, code):
        if clock.due_on < today():
            terms.meet_clock(clock, on=clock.due_on)
        else:
            terms.cancel_clock(clock)
