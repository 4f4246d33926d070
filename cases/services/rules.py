"""The moves that a signature makes: what each needs, what the law asks of it, what it brings about.

Each is the same shape: a reason, a paper drafted from its wording, a signature, an effect with its
clock and its event. What cannot wait for a signature (a crime or threat, a withdrawal) is in
`services.acts`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from cases import events, lifecycle, notices
from cases.choices import AppealKind, MoveCode, MoveState, ReturnGround
from cases.models import Appeal, Move
from cases.services.hearings import says_the_place, take_the_place
from cases.services.moves import set_move
from cases.services.registration import (
    one_clock,
    running_clocks,
    stop_clocks,
)
from cases.services.status import overtaken, require_status
from mediation_office import spoken
from mediation_office.clock import today
from mediation_office.documents.choices import PaperKind
from mediation_office.lifecycle import BusinessRuleError, Transition
from mediation_office.terms import services as terms
from mediation_office.terms.choices import AwaitedParty, ClockState
from mediation_office.terms.codes import TermCode
from mediation_office.terms.days import Calendar

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
    transition: Transition | None = None  # of the appeal
    signature: Transition = lifecycle.SIGN  # what becomes of the move itself
    asks: tuple[str, ...] = ("reason",)
    notify_term: str = ""  # the duty to tell the applicant, met when the paper has gone
    # what its paper gets with the signature, by language
    postscripts: Callable[[Move], Mapping[str, str]] = lambda move: {}
    effect: Callable[[Move], None] = lambda move: None

    @property
    def title(self) -> str:
        return str(MoveCode(self.code).label)


def _wait_for_citizen(move: Move) -> None:
    """The term runs on and says so: waiting for what is missing never moves the due date (APPC
    64(6), 76). From the end of the wait the appeal may be returned, in 3 working days (64(7)).
    """
    assert move.appeal.answer_clock is not None
    assert move.until_on is not None
    terms.open_wait(
        move.appeal.answer_clock,
        for_whom=AwaitedParty.CITIZEN,
        reason_code="clarification",
        asked_until_on=move.until_on,
    )
    set_move(move, clock=one_clock(move.appeal, TermCode.RETURN, on=move.until_on))


def _extend(move: Move) -> None:
    assert move.appeal.answer_clock is not None
    assert move.until_on is not None
    move.appeal.answer_clock = terms.extend_clock(move.appeal.answer_clock, until=move.until_on)
    notices.plan_answer_reminders(move.appeal)


def tell_extension(appeal: Appeal) -> None:
    """It is open again under its extended term: who has not been told of that is (APPC 76(3))."""
    untold = appeal.moves.filter(code=MoveCode.EXTEND, state=MoveState.DONE, paper__sent_at=None)
    for move in untold.exclude(clock__state=ClockState.RUNNING):
        set_move(move, clock=one_clock(appeal, TermCode.EXTENSION_NOTIFY, on=today()))
        notices.tell_signed_again(move)


def _answered(move: Move) -> None:
    assert move.appeal.answer_clock is not None
    terms.meet_clock(move.appeal.answer_clock)
    stop_clocks(move.appeal)


def _passed_on(move: Move) -> None:
    """The term of scope runs until the covering letter has gone (APPC 65); an answer is not needed
    any more.
    """
    stop_clocks(move.appeal, but=TermCode.REDIRECT)


def _returned(move: Move) -> None:
    if move.clock:
        terms.meet_clock(move.clock)
    stop_clocks(move.appeal)


def _over(move: Move) -> None:
    stop_clocks(move.appeal)


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
            signature=lifecycle.SIGN_AND_WAIT,
            asks=("reason", "until_on"),
            postscripts=notices.offer_short_code,
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
            effect=_returned,
        ),
        Rule(
            MoveCode.TERMINATE,
            PaperKind.TERMINATION,
            events.TERMINATED,
            lifecycle.TERMINATE,
            asks=("reason_code", "reason"),
            notify_term=TermCode.TERMINATION_NOTIFY,
            effect=_over,
        ),
        Rule(
            MoveCode.EXTEND,
            PaperKind.EXTENSION,
            events.EXTENDED,
            asks=("until_on", "reason"),
            notify_term=TermCode.EXTENSION_NOTIFY,
            effect=_extend,
        ),
        Rule(
            MoveCode.HEARING,
            PaperKind.HEARING,
            events.HEARING,
            signature=lifecycle.SIGN_AND_WAIT,
            asks=("at", "reason"),
            postscripts=says_the_place,
            effect=take_the_place,
        ),
    )
}


def require_movable(appeal: Appeal, rule: Rule) -> None:
    """Raise BusinessRuleError where the appeal, locked, is not open to this move now."""
    if appeal.answer_clock is None or not appeal.is_open:
        raise overtaken(appeal)
    if rule.transition:
        require_status(appeal, rule.transition)
    check_kind(appeal, rule)


def check_nothing_waits(appeal: Appeal) -> None:
    """What closes the appeal would drop in silence what the applicant has a right to: a recusal
    (APPC 67), a hearing (73), and its minutes, on which the decision rests (74). The window for
    remarks on them stays open beside it: no term waits for it (76).
    """
    waiting = set(appeal.moves.waiting().values_list("code", flat=True))
    if MoveCode.RECUSE in waiting:
        raise BusinessRuleError(
            _("A recusal waits for the head’s decision: it is decided before this is signed.")
        )
    if MoveCode.HEARING in waiting:
        raise BusinessRuleError(
            _("A hearing is appointed: it is held or called off before this is signed.")
        )
    if running_clocks(appeal, TermCode.HEARING_MINUTES):
        raise BusinessRuleError(
            _("The minutes of the hearing are given to the applicant before this is signed.")
        )


def check_not_returned(appeal: Appeal, rule: Rule) -> None:
    """Whether it goes back is decided before more is asked: what is missing gives a return a term
    of its own, from the end of the wait (APPC 64(7)).
    """
    if rule.code != MoveCode.CLARIFY:
        return
    if appeal.moves.proposed().filter(code=MoveCode.RETURN).exists():
        raise BusinessRuleError(
            _("A return is proposed here: it is decided or dropped before more is asked for.")
        )


def check_kind(appeal: Appeal, rule: Rule) -> None:
    """What the Code does not know for this kind of appeal."""
    assert appeal.answer_clock is not None
    if rule.code == MoveCode.EXTEND and not appeal.is_extendable:
        raise BusinessRuleError(
            _("The term of a complaint is not extended (article 99 of the Code).")
        )
    if rule.code == MoveCode.EXTEND:
        terms.check_not_late(appeal.answer_clock)
    if rule.code == MoveCode.HEARING and appeal.kind in SIMPLIFIED:
        raise BusinessRuleError(
            _("No hearing is held in the simplified procedure (articles 73 and 87 of the Code).")
        )
    if rule.code == MoveCode.HEARING and appeal.is_undecided:
        raise BusinessRuleError(_("Decide first what kind of appeal this is."))
    if rule.code == MoveCode.RETURN and appeal.has_danger:
        raise BusinessRuleError(
            _(
                "A report of a crime or a threat is not returned: it is passed on at once"
                " (article 64 of the Code)."
            )
        )


def check_has_a_day(appeal: Appeal, rule: Rule) -> None:
    """Raise BusinessRuleError, with what is possible instead, where no day is left that this move
    could name.
    """
    clock = appeal.answer_clock
    assert clock is not None
    if rule.code not in (MoveCode.EXTEND, MoveCode.HEARING):
        return
    told = {"due": spoken.day(clock.due_on)}
    is_at_its_end = not appeal.is_extendable or terms.latest_end(clock) <= clock.due_on
    if rule.code == MoveCode.EXTEND:
        if is_at_its_end:
            raise BusinessRuleError(
                _("The law lets this term be extended no further: the answer is due on %(due)s.")
                % told
            )
        return
    first = terms.term_day(appeal.office.region, TermCode.HEARING_NOTICE, start=today())
    if first <= clock.due_on:
        return
    told["first"] = spoken.day(first)
    if is_at_its_end:
        raise BusinessRuleError(
            _(
                "No hearing fits any more: with the notice that it needs its first day would be"
                " %(first)s, and the answer is due on %(due)s. Answer without a hearing."
            )
            % told
        )
    raise BusinessRuleError(
        _(
            "No hearing fits yet: with the notice that it needs its first day would be %(first)s,"
            " and the answer is due on %(due)s. Extend the term first, or answer without a hearing."
        )
        % told
    )


def check_ground(appeal: Appeal, rule: Rule, reason_code: str) -> None:
    """What was not asked for, or may still come, is no ground to return; nor is another one while
    the applicant has a day to answer: from that day its term runs (APPC 64(6)-(7)).
    """
    if rule.code != MoveCode.RETURN:
        return
    asked = appeal.moves.questions()
    if reason_code != ReturnGround.NOT_CURED:
        waiting = asked.filter(until_on__gte=today()).first()
        if waiting and waiting.until_on:
            raise BusinessRuleError(
                _("The applicant has until %(day)s to answer: it is returned after that day.")
                % {"day": spoken.day(waiting.until_on)}
            )
    elif not asked.filter(until_on__lt=today()).exists():
        raise BusinessRuleError(
            _(
                "Ask for what is missing first and name a day: it is returned"
                " when that day has passed and nothing has come."
            )
        )


def check_days(appeal: Appeal, rule: Rule, *, until_on: date | None, at: datetime | None) -> None:
    if until_on and until_on <= today():
        raise BusinessRuleError(_("Name a day after today."))
    if rule.code == MoveCode.EXTEND:
        assert appeal.answer_clock is not None
        assert until_on is not None
        terms.check_extension(appeal.answer_clock, until=until_on)
    if rule.code == MoveCode.CLARIFY:
        _check_wait(appeal, until_on)
    if rule.code == MoveCode.HEARING:
        _check_hearing(appeal, at)


def days_hint(appeal: Appeal, code: str) -> str:
    """What a move's day or hour has to keep to, said before anybody names it."""
    clock = appeal.answer_clock
    if clock is None:
        return ""
    office, due = appeal.office, spoken.day(clock.due_on)
    if code == MoveCode.HEARING:
        first = terms.term_day(office.region, TermCode.HEARING_NOTICE, start=today())
        return _(
            "From %(first)s on, and before the answer, which is due on %(due)s. The office is open"
            " on working days from %(opens)s to %(closes)s."
        ) % {
            "first": spoken.day(first),
            "due": due,
            "opens": f"{office.opens_at:%H:%M}",
            "closes": f"{office.closes_at:%H:%M}",
        }
    last = terms.latest_end(clock)
    words = {"due": due, "last": spoken.day(last)}
    if code == MoveCode.CLARIFY and last <= today():  # as `_check_wait`
        return (
            _(
                "The last day of the answer is %(due)s and waiting does not move it."
                " A day after today is taken all the same."
            )
            % words
        )
    return {
        MoveCode.CLARIFY: _(
            "The answer is due on %(due)s: its term runs on while we wait. With every extension it"
            " is due on %(last)s at the latest, so no later day is taken here."
        ),
        MoveCode.EXTEND: _(
            "The answer is due on %(due)s now. The law lets it be extended until %(last)s at the"
            " latest (article 76 of the Code)."
        ),
    }.get(MoveCode(code), "") % words


def what_is_unusual(move: Move) -> list[str]:
    """Of its day and hour, and of the body that it goes to: the law does not forbid it, whoever
    named it should know.
    """
    appeal, said = move.appeal, []
    body = move.organisation
    if body and not (body.address or body.phone):
        said.append(
            _(
                "%(body)s has neither an address nor a telephone in the directory: add one there,"
                " or write how the letter went once it was handed over."
            )
            % {"body": body}
        )
    clock = appeal.answer_clock
    if move.code == MoveCode.CLARIFY and clock and move.until_on and move.until_on > clock.due_on:
        said.append(
            _("It is waited for longer than the answer may take: that is due %(by_day)s.")
            % {"by_day": spoken.by_day(clock.due_on)}
        )
    if move.at is None:
        return said
    local = timezone.localtime(move.at)
    if not Calendar.of(appeal.office.region).is_working_day(local.date()):
        said.append(_("%(day)s: not a working day.") % {"day": spoken.day(local.date())})
    if not appeal.office.opens_at <= local.time() < appeal.office.closes_at:
        said.append(_("At %(hour)s the office is closed.") % {"hour": spoken.clock_time(move.at)})
    return said


def _check_wait(appeal: Appeal, until_on: date | None) -> None:
    """What is waited for comes before the answer, however far that may be extended; of an answer
    that is late already there is no such day.
    """
    assert appeal.answer_clock is not None
    last = terms.latest_end(appeal.answer_clock)
    if until_on and today() < last < until_on:
        raise BusinessRuleError(
            _("The answer is due on %(day)s at the latest: ask for it before that day.")
            % {"day": spoken.day(last)}
        )


def _check_hearing(appeal: Appeal, at: datetime | None) -> None:
    earliest = terms.term_day(appeal.office.region, TermCode.HEARING_NOTICE, start=today())
    if at is None or timezone.localdate(at) < earliest:
        raise BusinessRuleError(
            _("Notice of a hearing goes out in time before it: %(day)s at the earliest.")
            % {"day": spoken.plain_day(earliest)}
        )
    assert appeal.answer_clock is not None
    last = appeal.answer_clock.due_on
    if timezone.localdate(at) > last:
        raise BusinessRuleError(
            _("A hearing comes before the answer, which is due on %(day)s: name an earlier hour.")
            % {"day": spoken.day(last)}
        )
