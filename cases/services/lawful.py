"""What the law asks of a move before it is proposed, and once more on the day of the signature.

Each check raises BusinessRuleError with what is possible instead. Which move asks which of them
stands in `services.rules`.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from cases.choices import AppealKind, MoveCode, ReturnGround
from cases.models import Appeal, Move
from cases.services.registration import running_clocks
from mediation_office import spoken
from mediation_office.clock import today
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.terms import services as terms
from mediation_office.terms.codes import TermCode
from mediation_office.terms.days import Calendar

TAKEN_TO_NOTE = (AppealKind.MESSAGE, AppealKind.PROPOSAL, AppealKind.RESPONSE)
SIMPLIFIED = (*TAKEN_TO_NOTE, AppealKind.INQUIRY)  # APPC 87

# ── of the appeal: whether the Code knows this move for it ─────────────────────────────────


def is_extendable(appeal: Appeal) -> None:
    assert appeal.answer_clock is not None
    if not appeal.is_extendable:
        raise BusinessRuleError(
            _("The term of a complaint is not extended (article 99 of the Code).")
        )
    terms.check_not_late(appeal.answer_clock)


def is_heard(appeal: Appeal) -> None:
    if appeal.kind in SIMPLIFIED:
        raise BusinessRuleError(
            _("No hearing is held in the simplified procedure (articles 73 and 87 of the Code).")
        )
    if appeal.is_undecided:
        raise BusinessRuleError(_("Decide first what kind of appeal this is."))


def is_returnable(appeal: Appeal) -> None:
    if appeal.has_danger:
        raise BusinessRuleError(
            _(
                "A report of a crime or a threat is not returned: it is passed on at once"
                " (article 64 of the Code)."
            )
        )


# ── of the appeal: whether any day is left that the move could name ────────────────────────


def has_a_day_to_extend(appeal: Appeal) -> None:
    assert appeal.answer_clock is not None
    if _is_at_its_end(appeal):
        raise BusinessRuleError(
            _("The law lets this term be extended no further: the answer is due on %(due)s.")
            % {"due": spoken.day(appeal.answer_clock.due_on)}
        )


def has_a_day_to_hear(appeal: Appeal) -> None:
    assert appeal.answer_clock is not None
    due = appeal.answer_clock.due_on
    first = terms.term_day(appeal.office.region, TermCode.HEARING_NOTICE, start=today())
    if first <= due:
        return
    told = {"due": spoken.day(due), "first": spoken.day(first)}
    if _is_at_its_end(appeal):
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


def _is_at_its_end(appeal: Appeal) -> bool:
    clock = appeal.answer_clock
    assert clock is not None
    return not appeal.is_extendable or terms.latest_end(clock) <= clock.due_on


# ── of the move: its ground and its days ───────────────────────────────────────────────────


def ground_to_return(move: Move) -> None:
    """What was not asked for, or may still come, is no ground to return; nor is another one while
    the applicant has a day to answer: from that day its term runs (APPC 64(6)-(7)).
    """
    asked = move.appeal.moves.questions()
    if move.reason_code != ReturnGround.NOT_CURED:
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


def day_to_extend(move: Move) -> None:
    assert move.appeal.answer_clock is not None
    _require_later(move)
    assert move.until_on is not None
    terms.check_extension(move.appeal.answer_clock, until=move.until_on)


def day_to_wait(move: Move) -> None:
    """What is waited for comes before the answer, however far that may be extended; of an answer
    that is late already there is no such day.
    """
    assert move.appeal.answer_clock is not None
    _require_later(move)
    last = terms.latest_end(move.appeal.answer_clock)
    if move.until_on and today() < last < move.until_on:
        raise BusinessRuleError(
            _("The answer is due on %(day)s at the latest: ask for it before that day.")
            % {"day": spoken.day(last)}
        )


def _require_later(move: Move) -> None:
    if move.until_on and move.until_on <= today():
        raise BusinessRuleError(_("Name a day after today."))


def hour_to_hear(move: Move) -> None:
    appeal = move.appeal
    earliest = terms.term_day(appeal.office.region, TermCode.HEARING_NOTICE, start=today())
    if move.at is None or timezone.localdate(move.at) < earliest:
        raise BusinessRuleError(
            _("Notice of a hearing goes out in time before it: %(day)s at the earliest.")
            % {"day": spoken.plain_day(earliest)}
        )
    assert appeal.answer_clock is not None
    last = appeal.answer_clock.due_on
    if timezone.localdate(move.at) > last:
        raise BusinessRuleError(
            _("A hearing comes before the answer, which is due on %(day)s: name an earlier hour.")
            % {"day": spoken.day(last)}
        )


def is_not_returned(move: Move) -> None:
    """Whether it goes back is decided before more is asked: what is missing gives a return a term
    of its own, from the end of the wait (APPC 64(7)).
    """
    if move.appeal.moves.proposed().filter(code=MoveCode.RETURN).exists():
        raise BusinessRuleError(
            _("A return is proposed here: it is decided or dropped before more is asked for.")
        )


# ── of the end ─────────────────────────────────────────────────────────────────────────────


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


# ── what whoever names a day should know ───────────────────────────────────────────────────


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
    if code == MoveCode.CLARIFY and last <= today():  # as `day_to_wait`
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
    return said + _closed_at(move)


def _closed_at(move: Move) -> list[str]:
    """Why the office is closed at its hour."""
    if move.at is None:
        return []
    office, local, said = move.appeal.office, timezone.localtime(move.at), []
    if not Calendar.of(office.region).is_working_day(local.date()):
        said.append(_("%(day)s: not a working day.") % {"day": spoken.day(local.date())})
    if not office.opens_at <= local.time() < office.closes_at:
        said.append(_("At %(hour)s the office is closed.") % {"hour": spoken.clock_time(move.at)})
    return said


def check_agreed(move: Move, *, is_agreed: bool) -> None:
    """A hearing while the office is closed is the applicant's to agree to, before it is written."""
    closed = _closed_at(move)
    if closed and not is_agreed:
        asked = _("Name another hour, or tick that the applicant agreed to this one.")
        raise BusinessRuleError(" ".join([*closed, asked]))
