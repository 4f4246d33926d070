"""Acts on an appeal that wait for nobody's signature: withdrawal, a crime passed on, reopening, a
new code.
"""

import secrets
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import events, lifecycle, notices
from cases.choices import MoveCode, MoveState, Proof
from cases.models import Access, Appeal, Move
from cases.policies import can_pass_on, can_sign, knows_code
from cases.services.covering import stop_telling
from cases.services.danger import mark_passed_on
from cases.services.intake import appeal_code, issue_code
from cases.services.lawful import check_nothing_waits
from cases.services.moves import begin_move, set_move
from cases.services.proposing import draft
from cases.services.registration import (
    drop_open_moves,
    one_clock,
    register_appeal,
    scope_clock,
    stop_clocks,
)
from cases.services.rules import tell_extension
from cases.services.status import (
    locked_for_act,
    move_status,
    require_none_against,
    require_status,
)
from mediation_office import brakes
from mediation_office.accounts.models import User
from mediation_office.clock import now
from mediation_office.documents import services as documents
from mediation_office.documents.choices import PaperKind
from mediation_office.lifecycle import BusinessRuleError, Transition
from mediation_office.people import services as people
from mediation_office.people.models import Organisation
from mediation_office.terms import services as terms
from mediation_office.terms.codes import TermCode


@transaction.atomic
def withdraw_appeal(appeal: Appeal, *, by: User | None, reason: str = "") -> Appeal:
    """The applicant withdraws in writing before the decision (APPC 64(9)); they may appeal
    again. What the office notes in their name is told to the head, and so is what was withdrawn
    by a code that the office printed or gave out anew. A report of a crime or threat goes on all
    the same: that is the office's duty, not the applicant's wish.
    """
    appeal = locked_for_act(appeal, by=by)
    require_status(appeal, lifecycle.WITHDRAW)
    notices.cancel_to_applicant(appeal)
    drop_open_moves(appeal, by=by)
    stop_clocks(appeal, also=TermCode.EXTENSION_NOTIFY)  # its message went with the others
    move = _done_move(appeal, MoveCode.WITHDRAW, by=by, reason=reason)
    event, by_side = (events.WITHDRAWN_AT_DESK, None) if by else (events.WITHDRAWN, 1)
    data = {"move": move.pk}
    move_status(appeal, lifecycle.WITHDRAW, event, by=by, by_side=by_side, data=data)
    if by or knows_code(appeal):
        notices.plan_withdrawal_noted(move, by=by)
    return appeal


@transaction.atomic
def forward_appeal(
    appeal: Appeal, *, by: User, organisation: Organisation, reason: str, reason_other: str = ""
) -> Appeal:
    """A report of a crime or a threat goes on at once (APPC 64(7-2)), whoever hears of it; it is
    marked as danger and registered in the same act, no signature is awaited, heads are told. What
    else is asked is dealt with in its term, so it ends nothing.

    `reason` is in Kazakh, `reason_other` in Russian; the one that is there stands for both. Raises
    BusinessRuleError for an operator who has not heard of it that day.
    """
    appeal = Appeal.objects.locked(appeal.pk)
    if not can_pass_on(by, appeal):
        raise BusinessRuleError(
            _("Whoever takes a call passes it on that day. Tell the secretary, who does it now.")
        )
    if lifecycle.RELEASE.allowed_from(appeal.status):
        raise BusinessRuleError(_("Release it from the waiting room first: that takes one press."))
    mark_passed_on(appeal, by=by)
    if lifecycle.REGISTER.allowed_from(appeal.status):
        appeal = register_appeal(appeal, by=by)
    require_status(appeal, lifecycle.CLOSE_FORWARDED)
    said = {"kk": reason or reason_other, "ru": reason_other or reason}
    move = _done_move(appeal, MoveCode.FORWARD, by=by, reason=said["kk"], organisation=organisation)
    _hand_over(move, by=by, reasons=said)
    data = {"move": move.pk, "organisation": organisation.pk, "paper": move.paper_id}
    events.record_event(appeal, events.FORWARDED, by=by, data=data)
    notices.plan_forward_noted(move, by=by)
    return appeal


@transaction.atomic
def close_forwarded(appeal: Appeal, *, by: User) -> Appeal:
    """Somebody of the secretariat says that nothing else is asked than what was passed on.

    The applicant and the heads are told. Raises BusinessRuleError while something waits that the
    applicant has a right to; where it is no end without a signature, whoever signs alone says so.
    """
    appeal = locked_for_act(appeal, by=by, beside=["answer_clock"])
    require_status(appeal, lifecycle.CLOSE_FORWARDED)
    if not appeal.moves.filter(code=MoveCode.FORWARD).exists():
        raise BusinessRuleError(_("Nothing was passed on here: it ends with an answer."))
    if not (appeal.ends_when_passed_on or can_sign(by, appeal)):
        raise BusinessRuleError(
            _(
                "No danger is on record here, or the answer is late: whoever signs for the office"
                " says that it is over."
            )
        )
    check_nothing_waits(appeal)
    drop_open_moves(appeal, by=by)
    stop_clocks(appeal)
    move_status(appeal, lifecycle.CLOSE_FORWARDED, events.FORWARD_CLOSED, by=by)
    notices.plan_forward_closed(appeal, by=by)
    return appeal


def _hand_over(move: Move, *, by: User, reasons: Mapping[str, str]) -> None:
    """The covering paper with its outgoing number, and a clock that is due on the day of receipt:
    met when the paper has gone, on a person's list until then. Several bodies may be told of one
    threat: it is met when the last paper has gone.
    """
    paper = draft(move, PaperKind.FORWARD, by=by, reasons=reasons)
    received_on = timezone.localdate(move.appeal.received_at)
    clock = one_clock(move.appeal, TermCode.FORWARD_CRIME, on=received_on)
    set_move(move, paper=documents.issue_paper(paper, by=by), clock=clock)
    notices.plan_handing_over(move)


@transaction.atomic
def reopen_appeal(appeal: Appeal, *, by: User, reason: str) -> Appeal:
    """A closed appeal is opened again, with a reason.

    Its term is the old one, counted from the same registration and extended as it was: nothing is
    gained or lost by closing it, and who has not been told that it was extended still is. What
    nobody had decided yet is decided first; what had been put away as no appeal goes to the
    register's queue, under its old last day.
    """
    appeal = locked_for_act(appeal, by=by, beside=["answer_clock__term"])
    require_none_against(appeal.complaints.open(), by)
    way_back, old_clock = _way_back(appeal), appeal.answer_clock
    require_status(appeal, way_back)
    stop_telling(appeal)
    if way_back is lifecycle.REOPEN_DISMISSED:
        assert appeal.register_clock is not None
        appeal.register_clock = terms.start_instead(
            appeal.register_clock, code=TermCode.APPEAL_REGISTER
        )
        appeal.save(update_fields=["register_clock"])
        notices.plan_register_reminder(appeal)
    elif old_clock is None:
        raise BusinessRuleError(_("This appeal was never registered: take it in anew."))
    else:
        appeal.answer_clock = terms.start_instead(old_clock, code=old_clock.term.code)
        appeal.save(update_fields=["answer_clock"])
        if way_back is lifecycle.REOPEN_UNDECIDED:
            scope_clock(appeal)
        tell_extension(appeal)
        notices.plan_answer_reminders(appeal)
    move = _done_move(appeal, MoveCode.REOPEN, by=by, reason=reason)
    move_status(appeal, way_back, events.REOPENED, by=by, data={"move": move.pk})
    return appeal


def _way_back(appeal: Appeal) -> Transition:
    if lifecycle.REOPEN_DISMISSED.allowed_from(appeal.status):
        return lifecycle.REOPEN_DISMISSED
    return lifecycle.REOPEN if appeal.responsible_id else lifecycle.REOPEN_UNDECIDED


def replace_code(appeal: Appeal, *, by: User, proof: str, code_word: str = "") -> str:
    """A new secret code, shown once to the member of staff: in person, or on a call to the safe
    number with the code word.

    `proof` is one of Proof. The old code stops at once. Raises BusinessRuleError for a wrong code
    word, and where there is none: then in person only.
    """
    if proof == Proof.CODE_WORD:  # outside the transaction: the log of a wrong word stays
        _require_code_word(appeal, code_word, by=by)
    return _give_code(appeal, by=by, proof=proof)


def _require_code_word(appeal: Appeal, code_word: str, *, by: User) -> None:
    person = Appeal.objects.select_related("person").get(pk=appeal.pk).person
    try:
        is_right = person is not None and people.try_code_word(person, code_word, by=by)
    except brakes.TooManyTries as error:
        raise BusinessRuleError(
            _("Too many tries within an hour. Ask them to come in person.")
        ) from error
    if not is_right:
        raise BusinessRuleError(
            _(
                "The code word does not match, or none is kept."
                " Then the code is replaced in person only."
            )
        )


@transaction.atomic
def _give_code(appeal: Appeal, *, by: User, proof: str) -> str:
    appeal = locked_for_act(appeal, by=by)
    token = secrets.token_urlsafe(24)
    Access.objects.of_applicant(appeal.reference).update(replaced_at=now())
    code = appeal_code(token)
    issue_code(appeal, code)
    events.record_event(appeal, events.CODE_REPLACED, by=by, reason_code=proof)
    return code


def _done_move(appeal: Appeal, code: str, *, by: User | None, **columns: Any) -> Move:
    return begin_move(appeal, code, by=by, state=MoveState.DONE, done_at=now(), **columns)
