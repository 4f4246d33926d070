"""The moves that a signature makes: what each needs, what the law asks of it, what it brings about.

Each is the same shape: a reason, a paper drafted from its wording, a signature, an effect with its
clock and its event. What cannot wait for a signature (a crime or threat, a withdrawal) is in
`services.acts`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cases import events, lifecycle, notices
from cases.choices import MoveCode, MoveState
from cases.models import Appeal, Move
from cases.services import lawful
from cases.services.hearings import says_the_place, take_the_place
from cases.services.moves import set_move
from cases.services.registration import one_clock, stop_clocks
from cases.services.status import overtaken, require_status
from mediation_office.clock import today
from mediation_office.documents.choices import PaperKind
from mediation_office.lifecycle import Transition
from mediation_office.terms import services as terms
from mediation_office.terms.choices import AwaitedParty, ClockState
from mediation_office.terms.codes import TermCode


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
    # what the law asks of the appeal, of the days that are left to it, of what the move names
    of_kind: tuple[Callable[[Appeal], None], ...] = ()
    of_days: tuple[Callable[[Appeal], None], ...] = ()
    of_move: tuple[Callable[[Move], None], ...] = ()
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
    _over(move)


def _passed_on(move: Move) -> None:
    """The term of scope runs until the covering letter has gone (APPC 65); an answer is not needed
    any more.
    """
    stop_clocks(move.appeal, but=TermCode.REDIRECT)


def _over(move: Move) -> None:
    """With it the term of the decision itself is met."""
    if move.clock:
        terms.meet_clock(move.clock)
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
            of_move=(lawful.is_not_returned, lawful.day_to_wait),
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
            of_kind=(lawful.is_returnable,),
            of_move=(lawful.ground_to_return,),
            effect=_over,
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
            of_kind=(lawful.is_extendable,),
            of_days=(lawful.has_a_day_to_extend,),
            of_move=(lawful.day_to_extend,),
            notify_term=TermCode.EXTENSION_NOTIFY,
            effect=_extend,
        ),
        Rule(
            MoveCode.HEARING,
            PaperKind.HEARING,
            events.HEARING,
            signature=lifecycle.SIGN_AND_WAIT,
            asks=("at", "reason", "is_agreed"),
            of_kind=(lawful.is_heard,),
            of_days=(lawful.has_a_day_to_hear,),
            of_move=(lawful.hour_to_hear,),
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


def check_kind(appeal: Appeal, rule: Rule) -> None:
    """What the Code does not know for this kind of appeal."""
    for check in rule.of_kind:
        check(appeal)


def check_days_left(appeal: Appeal, rule: Rule) -> None:
    """Raise BusinessRuleError, with what is possible instead, where no day is left that this move
    could name.
    """
    for check in rule.of_days:
        check(appeal)


def check_move(move: Move, rule: Rule) -> None:
    """Whether the law allows it today, whatever it names: asked when it is proposed, and once more
    when it is signed, for what was lawful then may not be so any more.
    """
    require_movable(move.appeal, rule)
    for check in rule.of_move:
        check(move)
