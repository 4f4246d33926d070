"""Acts on an appeal that wait for nobody's signature: withdrawal, a crime passed on, recusal,
reading the file, a new code.
"""

import secrets
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from cases import events, lifecycle, notices
from cases.choices import AppealStatus, MoveCode, MoveState
from cases.models import Access, Appeal, Move
from cases.services.intake import appeal_code, move_status
from cases.services.registration import (
    drop_open_moves,
    register_appeal,
    require_unconcerned,
    stop_clocks,
)
from mediation_office import numbers
from mediation_office.accounts.models import User
from mediation_office.clock import now, today
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.people import services as people
from mediation_office.people.models import Organisation, Tie
from mediation_office.terms import services as terms
from mediation_office.terms.choices import ClockState
from mediation_office.terms.models import Clock


@transaction.atomic
def withdraw_appeal(appeal: Appeal, *, by: User | None, reason: str = "") -> Appeal:
    """The applicant withdraws in writing before the decision (APPC 64(9)); they may appeal
    again.
    """
    before = Appeal.objects.locked(appeal.pk).status
    appeal = move_status(appeal, lifecycle.WITHDRAW)
    notices.cancel_all(appeal)
    drop_open_moves(appeal, by=by)
    stop_clocks(appeal, met=False)
    move = _done_move(appeal, MoveCode.WITHDRAW, by=by, reason=reason)
    events.record_event(
        appeal,
        events.WITHDRAWN,
        by=by,
        by_side=None if by else 1,
        public=True,
        from_status=before,
        to_status=appeal.status,
        data={"move": move.pk},
    )
    return appeal


@transaction.atomic
def forward_appeal(appeal: Appeal, *, by: User, organisation: Organisation, reason: str) -> Appeal:
    """A report of a crime or a threat goes on at once (APPC 64(7-2)): registered in the same act,
    no signature awaited.
    """
    if appeal.status == AppealStatus.QUARANTINED:
        raise BusinessRuleError(_("Release it from the waiting room first: that takes one press."))
    before = Appeal.objects.locked(appeal.pk).status
    if before == AppealStatus.RECEIVED:
        appeal = register_appeal(appeal, by=by)
        before = appeal.status
    appeal = move_status(appeal, lifecycle.FORWARD)
    drop_open_moves(appeal, by=by)
    stop_clocks(appeal, met=False)
    move = _done_move(appeal, MoveCode.FORWARD, by=by, reason=reason, organisation=organisation)
    events.record_event(
        appeal,
        events.FORWARDED,
        by=by,
        public=True,
        from_status=before,
        to_status=appeal.status,
        data={"move": move.pk, "organisation": organisation.pk},
    )
    return appeal


@transaction.atomic
def request_recusal(appeal: Appeal, *, by: User | None, reason: str) -> Move:
    """Somebody asks for another official: decided by the head within 3 working days (APPC
    67(3)).
    """
    appeal = Appeal.objects.select_related("office").locked(appeal.pk)
    if appeal.responsible_id is None or not appeal.is_open:
        raise BusinessRuleError(_("Nobody is responsible for this appeal yet, or it is over."))
    if appeal.moves.filter(code=MoveCode.RECUSE, state=MoveState.OPEN).exists():
        raise BusinessRuleError(_("A recusal is already waiting for the head's decision."))
    clock = terms.start_clock(
        appeal.thread, office=appeal.office, code="recusal-decide", on=today()
    )
    move = Move.objects.create(
        appeal=appeal,
        thread=appeal.thread,
        code=MoveCode.RECUSE,
        reason=reason,
        clock=clock,
        made_at=now(),
        made_by=by,
    )
    events.record_event(
        appeal,
        events.RECUSAL,
        by=by,
        by_side=None if by else 1,
        public=True,
        data={"move": move.pk},
    )
    return move


@transaction.atomic
def decide_recusal(move: Move, *, by: User, upheld: bool, successor: User | None = None) -> Move:
    """The head decides; when upheld, a recorded tie hides the matter from the official and a
    successor takes over.

    The parties are told within 2 working days (APPC 67(11)).
    """
    appeal = Appeal.objects.select_related("office").locked(move.appeal_id)
    move = Move.objects.select_for_update(of=("self",), no_key=True).get(pk=move.pk)
    if move.state != MoveState.OPEN:
        raise BusinessRuleError(_("This was already decided. Load the page again."))
    if by.pk == appeal.responsible_id:
        raise BusinessRuleError(
            _("Nobody decides on their own recusal: somebody else who signs for the office does.")
        )
    if upheld:
        if successor is None or successor.pk == appeal.responsible_id:
            raise BusinessRuleError(_("Name the colleague who takes over."))
        require_unconcerned(successor, appeal)
        Tie.objects.get_or_create(
            thread=appeal.thread,
            user=appeal.responsible,
            defaults={"since": now(), "recorded_by": by, "reason": move.reason},
        )
        appeal.responsible = successor
        appeal.save(update_fields=["responsible"])
    if move.clock:
        terms.meet_clock(move.clock)
    move.clock = terms.start_clock(
        appeal.thread, office=appeal.office, code="recusal-notify", on=today()
    )
    move.state, move.done_at, move.reason_code = (
        MoveState.DONE,
        now(),
        "upheld" if upheld else "refused",
    )
    move.save(update_fields=["clock", "state", "done_at", "reason_code"])
    events.record_event(
        appeal,
        events.RECUSAL_DECIDED,
        by=by,
        public=True,
        reason_code=move.reason_code,
        data={"move": move.pk},
    )
    return move


@transaction.atomic
def tell_recusal(move: Move, *, by: User) -> Move:
    """The applicant was told what the head decided: the duty to tell is met (APPC 67(11))."""
    appeal = Appeal.objects.select_related("office").locked(move.appeal_id)
    move = Move.objects.select_related("clock").get(pk=move.pk)  # still, under the appeal's lock
    if move.state != MoveState.DONE or move.clock is None or move.clock.state != ClockState.RUNNING:
        raise BusinessRuleError(_("This was already decided. Load the page again."))
    terms.meet_clock(move.clock)
    events.record_event(appeal, events.RECUSAL_TOLD, by=by, public=True, data={"move": move.pk})
    return move


@transaction.atomic
def request_file(appeal: Appeal, *, by: User | None) -> Move:
    """The applicant wants to read the file: given within 3 working days (APPC 75)."""
    appeal = Appeal.objects.select_related("office").locked(appeal.pk)
    if appeal.moves.filter(code=MoveCode.FILE_ACCESS, state=MoveState.OPEN).exists():
        raise BusinessRuleError(_("The file is already being prepared for reading."))
    clock = terms.start_clock(appeal.thread, office=appeal.office, code="file-access", on=today())
    move = Move.objects.create(
        appeal=appeal,
        thread=appeal.thread,
        code=MoveCode.FILE_ACCESS,
        clock=clock,
        made_at=now(),
        made_by=by,
    )
    events.record_event(
        appeal,
        events.FILE_ACCESS,
        by=by,
        by_side=None if by else 1,
        public=True,
        data={"move": move.pk},
    )
    return move


@transaction.atomic
def give_file(move: Move, *, by: User) -> Move:
    """The applicant has read the file; the term of article 75 is met."""
    appeal = Appeal.objects.select_related("office").locked(move.appeal_id)
    move = Move.objects.select_for_update(of=("self",), no_key=True).get(pk=move.pk)
    if move.state != MoveState.OPEN:
        raise BusinessRuleError(_("This was already decided. Load the page again."))
    if move.clock:
        terms.meet_clock(move.clock)
    move.state, move.done_at = MoveState.DONE, now()
    move.save(update_fields=["state", "done_at"])
    events.record_event(appeal, events.FILE_GIVEN, by=by, public=True, data={"move": move.pk})
    return move


@transaction.atomic
def reopen_appeal(appeal: Appeal, *, by: User, reason: str) -> Appeal:
    """The head opens a closed appeal again, with a reason.

    Its term is the old one, counted from the same registration and extended as it was: nothing is
    gained or lost by closing it. What nobody had decided yet is decided first.
    """
    appeal = Appeal.objects.select_related("office", "answer_clock__term").locked(appeal.pk)
    before, old_clock = appeal.status, appeal.answer_clock
    is_decided = appeal.responsible_id is not None
    appeal = move_status(appeal, lifecycle.REOPEN if is_decided else lifecycle.REOPEN_UNDECIDED)
    if appeal.registered_at is None or old_clock is None:
        raise BusinessRuleError(_("This appeal was never registered: take it in anew."))
    appeal.answer_clock = _start_again(appeal, old_clock)
    appeal.save(update_fields=["answer_clock"])
    notices.plan_answer_reminders(appeal)
    move = _done_move(appeal, MoveCode.REOPEN, by=by, reason=reason)
    events.record_event(
        appeal,
        events.REOPENED,
        by=by,
        public=True,
        from_status=before,
        to_status=appeal.status,
        data={"move": move.pk},
    )
    return appeal


def _start_again(appeal: Appeal, old: Clock) -> Clock:
    """The same term from the same day, with the extension that was lawfully given to it."""
    clock = terms.start_clock(
        appeal.thread, office=appeal.office, code=old.term.code, on=old.started_on
    )
    if old.extended_to and old.extended_to > clock.due_on:
        clock = terms.extend_clock(clock, until=old.extended_to, decided_on=old.extended_on)
    return clock


@transaction.atomic
def replace_code(appeal: Appeal, *, by: User, proof: str, code_word: str = "") -> str:
    """A new secret code, shown once to the member of staff: in person, or on a call to the safe
    number with the code word.

    `proof` is "in-person" or "code-word". The old code stops at once. Raises BusinessRuleError for
    a wrong code word, and where there is none: then in person only.
    """
    appeal = Appeal.objects.select_related("office", "person").locked(appeal.pk)
    person = appeal.person
    if proof == "code-word" and not (person and people.is_code_word(person, code_word)):
        raise BusinessRuleError(
            _(
                "The code word does not match, or none is kept."
                " Then the code is replaced in person only."
            )
        )
    token = secrets.token_urlsafe(24)
    Access.objects.filter(reference=appeal.reference, side=1, replaced_at__isnull=True).update(
        replaced_at=now()
    )
    code = appeal_code(token)
    Access.objects.create(
        thread=appeal.thread,
        reference=appeal.reference,
        code_hash=numbers.code_hash(code, reference=appeal.reference),
        issued_at=now(),
    )
    events.record_event(appeal, events.CODE_REPLACED, by=by, reason_code=proof)
    return code


def _done_move(
    appeal: Appeal,
    code: str,
    *,
    by: User | None,
    reason: str = "",
    organisation: Organisation | None = None,
    until_on: date | None = None,
) -> Move:
    return Move.objects.create(
        appeal=appeal,
        thread=appeal.thread,
        code=code,
        state=MoveState.DONE,
        reason=reason,
        organisation=organisation,
        until_on=until_on,
        made_at=now(),
        made_by=by,
        done_at=now(),
    )
