"""Moves on an appeal: proposed by the secretary, signed by the head or a named substitute, and only
then in effect.

Each is the same shape: a reason, a paper drafted from its wording, a signature, an effect with its
clock and its event. What cannot wait for a signature (a crime or threat, a withdrawal) is in
`services.acts`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeGuard

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import events, lifecycle, notices
from cases.choices import AppealKind, MoveCode, MoveState
from cases.models import Appeal, Move
from cases.services.intake import move_status
from cases.services.registration import (
    COMPLAINT_TERM,
    NOTIFY_TERMS,
    SCOPE_TERM,
    drop_open_moves,
    running_clocks,
    stop_clocks,
)
from mediation_office import spoken
from mediation_office.accounts.models import User
from mediation_office.clock import now, today
from mediation_office.content import services as content
from mediation_office.content.declared import DECLARED
from mediation_office.documents import services as documents
from mediation_office.documents.choices import PaperKind
from mediation_office.documents.models import Paper
from mediation_office.events import Audience
from mediation_office.labels import in_language
from mediation_office.lifecycle import BusinessRuleError, Transition
from mediation_office.people.models import Organisation
from mediation_office.terms import services as terms
from mediation_office.terms.choices import ClockState
from mediation_office.terms.days import add_working_days
from mediation_office.terms.models import Clock

REMARKS_TERM = "minutes-remarks"
TAKEN_TO_NOTE = (AppealKind.MESSAGE, AppealKind.PROPOSAL, AppealKind.RESPONSE)
SIMPLIFIED = (*TAKEN_TO_NOTE, AppealKind.INQUIRY)  # APPC 87


@dataclass(frozen=True)
class Rule:
    """What one move needs, which status it leads to, which paper tells it and what happens once it
    is signed.
    """

    code: str
    paper: str
    event: str
    transition: Transition | None = None
    asks: tuple[str, ...] = ("reason",)
    notify_term: str = ""  # the duty to tell the applicant, met when the paper has gone
    effect: Callable[[Move], None] = lambda move: None

    @property
    def title(self) -> str:
        return str(MoveCode(self.code).label)


# ── effects: what a signature brings about ─────────────────────────────────────────────────


def _wait_for_citizen(move: Move) -> None:
    """The term runs on and says so: waiting for what is missing never moves the due date (APPC
    64(6), 76).
    """
    assert move.appeal.answer_clock is not None
    terms.open_wait(
        move.appeal.answer_clock,
        for_whom="citizen",
        reason_code="clarification",
        asked_until_on=move.until_on,
    )
    _set(move, state=MoveState.OPEN, done_at=None)  # open until the answer comes


def _extend(move: Move) -> None:
    assert move.appeal.answer_clock is not None
    assert move.until_on is not None
    move.appeal.answer_clock = terms.extend_clock(move.appeal.answer_clock, until=move.until_on)
    notices.plan_answer_reminders(move.appeal)


def _await_hearing(move: Move) -> None:
    _set(move, state=MoveState.OPEN, done_at=None)  # open until it was held


def _answered(move: Move) -> None:
    stop_clocks(move.appeal, met=True)


def _passed_on(move: Move) -> None:
    """Passing it on is what the term of scope asks for; an answer is not needed any more."""
    for clock in running_clocks(move.appeal, SCOPE_TERM):
        terms.meet_clock(clock)
    stop_clocks(move.appeal, met=False)


def _over(move: Move) -> None:
    stop_clocks(move.appeal, met=False)


RULES = {
    rule.code: rule
    for rule in (
        Rule(
            MoveCode.ANSWER,
            PaperKind.ANSWER,
            events.ANSWERED,
            lifecycle.ANSWER,
            asks=("reason", "articles"),
            effect=_answered,
        ),
        Rule(
            MoveCode.CLARIFY,
            PaperKind.CLARIFICATION,
            events.CLARIFY,
            asks=("reason", "until_on"),
            effect=_wait_for_citizen,
        ),
        Rule(
            MoveCode.REDIRECT,
            PaperKind.REDIRECT,
            events.REDIRECTED,
            lifecycle.REDIRECT,
            asks=("organisation", "reason"),
            effect=_passed_on,
        ),
        Rule(
            MoveCode.RETURN,
            PaperKind.RETURN,
            events.RETURNED,
            lifecycle.RETURN,
            asks=("reason_code", "reason"),
            effect=_over,
        ),
        Rule(
            MoveCode.TERMINATE,
            PaperKind.TERMINATION,
            events.TERMINATED,
            lifecycle.TERMINATE,
            asks=("reason_code", "reason"),
            notify_term="termination-notify",
            effect=_over,
        ),
        Rule(
            MoveCode.EXTEND,
            PaperKind.EXTENSION,
            events.EXTENDED,
            asks=("until_on", "reason"),
            notify_term="extension-notify",
            effect=_extend,
        ),
        Rule(
            MoveCode.HEARING,
            PaperKind.HEARING,
            events.HEARING,
            asks=("at", "reason"),
            effect=_await_hearing,
        ),
    )
}


# ── proposing ──────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def propose_move(
    appeal: Appeal,
    *,
    code: str,
    by: User,
    reason_code: str = "",
    reason: str = "",
    organisation: Organisation | None = None,
    until_on: date | None = None,
    at: datetime | None = None,
    articles: str = "",
) -> Move:
    """Open a move and draft its paper from the published wording in the language of the answer.

    Raises BusinessRuleError when the law or the state of the appeal does not allow it.
    """
    rule = RULES[code]
    appeal = Appeal.objects.select_related("office__region", "answer_clock__term").locked(appeal.pk)
    check_move(appeal, rule, until_on=until_on, at=at)
    move = Move.objects.create(
        appeal=appeal,
        thread=appeal.thread,
        code=code,
        reason_code=reason_code,
        reason=reason,
        organisation=organisation,
        until_on=until_on,
        at=at,
        made_at=now(),
        made_by=by,
    )
    _set(move, paper=_draft(move, rule, by=by, articles=articles))
    return move


def check_move(
    appeal: Appeal,
    rule: Rule,
    *,
    until_on: date | None = None,
    at: datetime | None = None,
    days: bool = True,
) -> None:
    """Raise BusinessRuleError when this move is not open now, or (with `days`) a day in it breaks
    the law's own terms.
    """
    if (
        rule.transition
        and not rule.transition.allowed_from(appeal.status)
        or appeal.answer_clock is None
        or not appeal.is_open
    ):
        raise BusinessRuleError(
            _("This appeal is “%(status)s” now, so this cannot be done. Load the page again.")
            % {"status": appeal.get_status_display()}
        )
    if appeal.moves.filter(code=rule.code, state=MoveState.OPEN).exists():
        raise BusinessRuleError(_("This is already under way here. Finish or drop it first."))
    _check_kind(appeal, rule)
    if days:
        _check_days(appeal, rule, until_on=until_on, at=at)


def _check_kind(appeal: Appeal, rule: Rule) -> None:
    """What the Code does not know for this kind of appeal."""
    assert appeal.answer_clock is not None
    if rule.code == MoveCode.EXTEND and appeal.answer_clock.term.code == COMPLAINT_TERM:
        raise BusinessRuleError(
            _("The term of a complaint is not extended (article 99 of the Code).")
        )
    if rule.code == MoveCode.HEARING and appeal.kind in SIMPLIFIED:
        raise BusinessRuleError(
            _("No hearing is held in the simplified procedure (articles 73 and 87 of the Code).")
        )


def _check_nothing_waits(appeal: Appeal) -> None:
    """An answer would drop in silence what the applicant has a right to: a recusal, a hearing."""
    waiting = appeal.moves.filter(state=MoveState.OPEN)
    if waiting.filter(code=MoveCode.RECUSE).exists():
        raise BusinessRuleError(
            _("A recusal waits for the head’s decision: it is decided before the answer.")
        )
    if waiting.filter(code=MoveCode.HEARING, paper__signed_at__isnull=False).exists():
        raise BusinessRuleError(_("A hearing is appointed: it is held before the answer."))


def _check_days(appeal: Appeal, rule: Rule, *, until_on: date | None, at: datetime | None) -> None:
    if until_on and until_on <= today():
        raise BusinessRuleError(_("Name a day after today."))
    if rule.code == MoveCode.EXTEND:
        _check_extension(appeal, until_on)
    if rule.code == MoveCode.HEARING:
        _check_hearing(appeal, at)


def _check_extension(appeal: Appeal, until_on: date | None) -> None:
    assert appeal.answer_clock is not None
    if until_on is None or until_on <= appeal.answer_clock.due_on:
        raise BusinessRuleError(_("Name a day after the present last day of the term."))
    latest = terms.latest_extension(appeal.answer_clock)
    if latest and until_on > latest:
        raise BusinessRuleError(
            _("The Code allows at most two months from the decision: until %(day)s.")
            % {"day": spoken.plain_day(latest)}
        )


def _check_hearing(appeal: Appeal, at: datetime | None) -> None:
    earliest = add_working_days(appeal.office.region, today(), 3)
    if at is None or timezone.localdate(at) < earliest:
        raise BusinessRuleError(
            _(
                "Notice of a hearing goes out at least 3 working days before it:"
                " %(day)s at the earliest."
            )
            % {"day": spoken.plain_day(earliest)}
        )


def _draft(move: Move, rule: Rule, *, by: User, articles: str = "") -> Paper:
    appeal = move.appeal
    code = wording_of(move, rule)
    rendered = content.render(
        appeal.office.region,
        code,
        appeal.answer_language,
        **paper_values(move, code, articles=articles),
    )
    return documents.draft_paper(
        thread=appeal.thread,
        office=appeal.office,
        reference=appeal.reference,
        kind=rule.paper,
        language=appeal.answer_language,
        addressee=applicant_name(appeal),
        subject=rendered.title,
        body=rendered.body,
        by=by,
    )


def wording_of(move: Move, rule: Rule) -> str:
    """The code of the wording: messages, proposals and responses are taken to note (APPC 89), the
    rest by the move.
    """
    if rule.code == MoveCode.ANSWER and move.appeal.kind in TAKEN_TO_NOTE:
        return "paper-noted"
    return f"paper-{rule.paper}"


def applicant_name(appeal: Appeal) -> str:
    return appeal.person.name if appeal.person else appeal.name_stated


def paper_values(move: Move, code: str, *, articles: str = "") -> dict[str, object]:
    """What fills the placeholders that the wording declares; dates are written out by the wording's
    own language.
    """
    appeal = move.appeal
    assert appeal.registered_at is not None
    known = {
        "reference": appeal.reference,
        "register_number": appeal.register,
        "received_on": timezone.localdate(appeal.received_at),
        "registered_on": timezone.localdate(appeal.registered_at),
        "decided_on": today(),
        "reason": move.reason,
        "missing": move.reason,
        "substance": move.reason,
        "decision": move.reason,
        "articles": articles,
        "organisation": in_language(move.organisation, "name", appeal.answer_language)
        if move.organisation
        else "",
        "until": move.until_on,
        "at": move.at,
        "place": in_language(appeal.office, "address", appeal.answer_language),
    }
    return {name: known[name] for name in DECLARED[code].placeholders if name in known}


# ── to the head and back ───────────────────────────────────────────────────────────────────


@transaction.atomic
def submit_move(move: Move, *, by: User) -> Move:
    """Lay the move's paper before the head."""
    move = _open_move(move)
    move.paper = documents.submit_paper(_paper_of(move), by=by)
    events.record_event(
        move.appeal, events.MOVE_PROPOSED, by=by, data={"move": move.pk, "code": move.code}
    )
    notices.plan_signing_reminder(move.appeal)
    return move


@transaction.atomic
def send_back_move(move: Move, *, by: User, remark: str) -> Move:
    """The head does not sign: the paper goes back with a remark."""
    move = _open_move(move)
    move.paper = documents.send_back_paper(_paper_of(move), by=by, remark=remark)
    events.record_event(
        move.appeal, events.MOVE_SENT_BACK, by=by, data={"move": move.pk, "code": move.code}
    )
    return move


@transaction.atomic
def drop_move(move: Move, *, by: User) -> Move:
    """Take a proposal back before it is signed."""
    move = _open_move(move)
    move.paper = documents.drop_paper(_paper_of(move), by=by)
    _set(move, state=MoveState.DROPPED)
    events.record_event(
        move.appeal, events.MOVE_DROPPED, by=by, data={"move": move.pk, "code": move.code}
    )
    return move


@transaction.atomic
def sign_move(move: Move, *, by: User) -> Move:
    """The head or a named substitute signs: the paper gets its outgoing number, and the move takes
    effect.
    """
    move = _open_move(move)
    rule = RULES[move.code]
    appeal = move.appeal
    check_signing(appeal, rule, move)
    move.paper = documents.sign_paper(_paper_of(move), by=by)
    before = appeal.status
    if rule.transition:
        move.appeal = appeal = move_status(appeal, rule.transition)
    _set(move, state=MoveState.DONE, done_at=now())
    if not appeal.is_open:
        drop_open_moves(appeal, by=by)
    rule.effect(move)
    if rule.notify_term:
        _set(
            move,
            clock=terms.start_clock(
                appeal.thread, office=appeal.office, code=rule.notify_term, on=today()
            ),
        )
    events.record_event(
        appeal,
        rule.event,
        by=by,
        public=True,
        from_status=before,
        to_status=appeal.status,
        reason_code=move.reason_code,
        data={"move": move.pk, "paper": move.paper_id}
        | ({"until": move.until_on.isoformat()} if move.until_on else {}),
    )
    notices.plan_move_signed(move)
    return move


def check_signing(appeal: Appeal, rule: Rule, move: Move) -> None:
    """What was lawful when it was proposed may not be so any more on the day of the signature."""
    if rule.transition and not rule.transition.allowed_from(appeal.status) or not appeal.is_open:
        raise BusinessRuleError(
            _("This appeal is “%(status)s” now, so this cannot be done. Load the page again.")
            % {"status": appeal.get_status_display()}
        )
    _check_kind(appeal, rule)
    _check_days(appeal, rule, until_on=move.until_on, at=move.at)
    if rule.code == MoveCode.ANSWER:
        _check_nothing_waits(appeal)


@transaction.atomic
def add_signed_scan(move: Move, upload: UploadedFile, *, by: User) -> None:
    """Keep the scan of the signed paper, sealed, beside it.

    Raises BusinessRuleError for a file that is not one.
    """
    move = Move.objects.select_related("appeal__office", "paper").get(pk=move.pk)
    stored = documents.store_file(
        upload,
        thread=move.thread,
        office=move.appeal.office,
        purpose="signed-scan",
        audience=Audience.SIDE_1,
        by=by,
    )
    documents.attach_signed_scan(_paper_of(move), stored, by=by)
    events.record_event(
        move.appeal, events.SCAN_ADDED, by=by, data={"move": move.pk, "file": stored.pk}
    )


@transaction.atomic
def mark_move_sent(move: Move, *, by: User | None) -> None:
    """The signed paper has gone to the applicant: the duty to tell is met."""
    move = _locked_move(move)
    paper = _paper_of(move)
    if paper.sent_at:
        return  # by another channel already
    documents.mark_sent(paper)
    if _is_told_by(move.clock):
        terms.meet_clock(move.clock)
    events.record_event(
        move.appeal,
        events.PAPER_SENT,
        by=by,
        public=True,
        data={"move": move.pk, "paper": move.paper_id},
    )


def _is_told_by(clock: Clock | None) -> TypeGuard[Clock]:
    """A duty to tell that still runs; after a hearing the move carries the term of its minutes."""
    return (
        clock is not None
        and clock.state == ClockState.RUNNING
        and clock.term.code.endswith(NOTIFY_TERMS)
    )


# ── what an open move waits for ────────────────────────────────────────────────────────────


@transaction.atomic
def receive_clarification(move: Move, *, by: User | None) -> Move:
    """What was missing has come: the wait ends, the term ran on all the while."""
    move = end_clarification(move)
    events.record_event(
        move.appeal,
        events.CLARIFIED,
        by=by,
        by_side=None if by else 1,
        public=True,
        data={"move": move.pk},
    )
    return move


def end_clarification(move: Move, *, outcome: str = "") -> Move:
    """Nobody is waited for any more; the caller says in an event why. `outcome` is a code."""
    move = _open_move(move)
    _require_signature(move)
    assert move.appeal.answer_clock is not None
    for wait in move.appeal.answer_clock.waits.filter(ended_on__isnull=True):
        terms.end_wait(wait)
    _set(move, state=MoveState.DONE, done_at=now(), reason_code=outcome)
    return move


@transaction.atomic
def hold_hearing(move: Move, *, by: User) -> Move:
    """The hearing was held: its minutes are due in 2 working days (APPC 74(4))."""
    move = _open_move(move)
    _require_signature(move)
    assert move.at is not None
    if move.at > now():
        raise BusinessRuleError(_("This hearing is still to come."))
    clock = terms.start_clock(
        move.thread,
        office=move.appeal.office,
        code="hearing-minutes",
        on=timezone.localdate(move.at),
    )
    _set(move, state=MoveState.DONE, done_at=now(), clock=clock)
    events.record_event(
        move.appeal, events.HEARING_HELD, by=by, public=True, data={"move": move.pk}
    )
    return move


@transaction.atomic
def give_minutes(move: Move, *, by: User) -> Move:
    """The minutes were given: remarks on them are taken for 3 working days (APPC 74(6))."""
    Appeal.objects.locked(move.appeal_id)
    move = Move.objects.select_related("appeal__office__region", "clock").get(pk=move.pk)
    if (
        move.code != MoveCode.HEARING
        or move.clock is None
        or move.clock.state != ClockState.RUNNING
    ):
        raise BusinessRuleError(_("This was already decided. Load the page again."))
    terms.meet_clock(move.clock)
    _close_remarks(move.appeal)
    terms.start_clock(move.thread, office=move.appeal.office, code=REMARKS_TERM, on=today())
    events.record_event(
        move.appeal, events.MINUTES_GIVEN, by=by, public=True, data={"move": move.pk}
    )
    return move


def _close_remarks(appeal: Appeal) -> None:
    """The window for remarks on an earlier hearing: over by its last day, else by a newer one."""
    for clock in running_clocks(appeal, REMARKS_TERM):
        if clock.due_on < today():
            terms.meet_clock(clock, on=clock.due_on)
        else:
            terms.cancel_clock(clock)


def _paper_of(move: Move) -> Paper:
    assert move.paper is not None, "screens ask here only about moves that have a paper"
    return move.paper


def _require_signature(move: Move) -> None:
    if _paper_of(move).signed_at is None:
        raise BusinessRuleError(_("Its paper is not signed yet: nobody has been written to."))


def _open_move(move: Move) -> Move:
    """The same as `_locked_move`, and it is still open."""
    locked = _locked_move(move)
    if locked.state != MoveState.OPEN:
        raise BusinessRuleError(_("This was already decided. Load the page again."))
    return locked


def _locked_move(move: Move) -> Move:
    """The move, locked, with its appeal locked before it (always in this order)."""
    # two statements: one join of ten tables takes PostgreSQL longer to plan than both to run
    appeal = Appeal.objects.select_related(
        "office__region", "answer_clock__term", "contact", "topic", "person"
    ).locked(move.appeal_id)
    locked = (
        Move.objects.select_for_update(of=("self",), no_key=True)
        .select_related("paper", "organisation", "clock__term")
        .get(pk=move.pk)
    )
    locked.appeal = appeal
    return locked


def _set(move: Move, **values: Any) -> None:
    for name, value in values.items():
        setattr(move, name, value)
    move.save(update_fields=list(values))
