"""A clock in words: the pill of a list, and the fold "How the term is counted"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mediation_office import spoken
from mediation_office.clock import today
from mediation_office.components import Deadline
from mediation_office.terms.choices import AwaitedParty, ClockState, StartEvent, Unit
from mediation_office.terms.codes import OF_THE_CITIZEN, TermCode
from mediation_office.terms.days import SATURDAY, Calendar, days_after, unmoved_end
from mediation_office.terms.models import Clock, Term, Wait

SOON = 3  # working days left
ANSWERS = (TermCode.APPEAL_ANSWER, TermCode.COMPLAINT_REVIEW)

STARTED: dict[str, str | Promise] = {
    StartEvent.RECEIPT: gettext_lazy("Received %(on_day)s."),
    StartEvent.REGISTRATION: gettext_lazy("Registered %(on_day)s."),
    StartEvent.DECISION: gettext_lazy("Decided %(on_day)s."),
    StartEvent.EXTENSION: gettext_lazy("The extension was decided %(on_day)s."),
    StartEvent.REQUEST: gettext_lazy("Asked for %(on_day)s."),
    StartEvent.NOTICE: gettext_lazy("Notice was given %(on_day)s."),
    StartEvent.HEARING: gettext_lazy("The hearing was held %(on_day)s."),
    StartEvent.MINUTES: gettext_lazy("The minutes were given %(on_day)s."),
    StartEvent.CURE_END: gettext_lazy("The ground for the return arose %(on_day)s."),
    StartEvent.KNOWLEDGE: gettext_lazy("The act became known %(on_day)s."),
    StartEvent.SENDING: gettext_lazy("Sent %(on_day)s."),
    StartEvent.CONTRACT: gettext_lazy("The mediation contract was signed %(on_day)s."),
    StartEvent.TERM_END: gettext_lazy("The first term ended %(on_day)s."),
    StartEvent.SUSPENSION: gettext_lazy("The court suspended the case %(on_day)s."),
    StartEvent.ANNOUNCEMENT: gettext_lazy("Announced %(on_day)s."),
    StartEvent.WITHDRAWAL: gettext_lazy("The consent was withdrawn %(on_day)s."),
    StartEvent.DETECTION: gettext_lazy("Found out %(on_day)s."),
    StartEvent.TRANSFER: gettext_lazy("The data were passed on %(on_day)s."),
}
WAITING: dict[str, str | Promise] = {
    AwaitedParty.CITIZEN: gettext_lazy("Waiting for the citizen %(since)s."),
    AwaitedParty.OTHER_SIDE: gettext_lazy("Waiting for the other side %(since)s."),
    AwaitedParty.BODY: gettext_lazy("Waiting for another body %(since)s."),
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the last day is this one, sentence by sentence.

    `waits` is said to the office and `waits_for_you` to the applicant; `summary` (how it stands)
    and `caution` are for the office alone.
    """

    summary: str
    sentences: tuple[str, ...]
    waits: tuple[str, ...]
    waits_for_you: tuple[str, ...]
    caution: str


def pill(clock: Clock, *, on: date | None = None, calendar: Calendar | None = None) -> Deadline:
    """How the term stands on a day (today by default): "day 6 of 15", "2 days left", "due today".

    A list loads each clock with its term and extension, and one `Calendar` of the region.
    """
    calendar = calendar or Calendar.of(clock.office.region)
    if clock.state == ClockState.MET:
        return _met_pill(clock, calendar)
    if clock.state == ClockState.CANCELLED:
        return Deadline("calm", _("no longer needed"))
    return _running_pill(clock, on or today(), calendar)


def day_pill(by: date, *, aim: str) -> Deadline:
    """How a last day stands today to which no clock of its own runs."""
    if by < today():
        return _late_pill(by, today())
    if by == today():
        return Deadline("soon", _("due today"), aim)
    return Deadline("calm", aim)


def _late_pill(due_on: date, on: date) -> Deadline:
    late = (on - due_on).days
    words = ngettext("%(days)d day overdue", "%(days)d days overdue", late) % {"days": late}
    return Deadline("late", words, _("was due %(on_day)s") % _on(due_on))


def _running_pill(clock: Clock, on: date, calendar: Calendar) -> Deadline:
    if clock.due_on < on:
        if clock.term.code in OF_THE_CITIZEN:
            return Deadline("done", _("ended %(on_day)s") % _on(clock.due_on))
        return _late_pill(clock.due_on, on)
    if clock.due_on == on:
        at_once = clock.term.unit == Unit.AT_ONCE
        return Deadline("soon", _("at once") if at_once else _("due today"), _aim(clock))
    if clock.term.code == TermCode.APPEAL_REGISTER:
        return Deadline("calm", _aim(clock))
    if clock.started_on > on:
        return Deadline("calm", spoken.from_day(clock.started_on), _aim(clock))
    done, whole = days_counted(clock, on, calendar)
    left = whole - done
    words_left = ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left}
    if calendar.working_days_between(on, clock.due_on) <= SOON:
        return Deadline("soon", words_left, _aim(clock))
    words = _("day %(day)d of %(whole)d") % {"day": done, "whole": whole} if done else words_left
    return Deadline("calm", words, _aim(clock), part=done, whole=whole)


def _met_pill(clock: Clock, calendar: Calendar) -> Deadline:
    ended_on = clock.ended_on or clock.due_on
    answers = clock.term.code in ANSWERS
    late = (ended_on - clock.due_on).days
    if late > 0:
        words = ngettext("done %(days)d day late", "done %(days)d days late", late)
        if answers:
            words = ngettext("answered %(days)d day late", "answered %(days)d days late", late)
        return Deadline("done", words % {"days": late}, spoken.on_day(ended_on))
    day = days_counted(clock, ended_on, calendar)[0]
    if day == 0:
        words = _("answered the same day") if answers else _("done the same day")
    else:
        words = _("answered on day %(day)d") if answers else _("done on day %(day)d")
    return Deadline("done", words % {"day": day}, spoken.on_day(ended_on))


def days_counted(clock: Clock, on: date, calendar: Calendar) -> tuple[int, int]:
    """Days of the term that have begun by a day, and its whole length, in the term's own days."""
    until = min(on, clock.due_on)
    if clock.term.unit == Unit.WORKING_DAYS:
        done = calendar.working_days_between(clock.started_on, until)
        return done, done + calendar.working_days_between(
            max(until, clock.started_on), clock.due_on
        )
    return max(0, (until - clock.started_on).days), (clock.due_on - clock.started_on).days


def _aim(clock: Clock) -> str:
    """What must be done by which day, as short as a pill needs it."""
    day = {"by_day": spoken.by_day(clock.due_on)}
    if clock.term.code in ANSWERS:
        return _("answer %(by_day)s") % day
    if clock.term.code == TermCode.APPEAL_REGISTER:
        return _("register %(by_day)s") % day
    return day["by_day"]


def _on(day: date) -> dict[str, str]:
    return {"on_day": spoken.on_day(day)}


def explain(clock: Clock, *, calendar: Calendar | None = None) -> Explanation:
    """How the term of this clock is counted, days off named; one query for its waits."""
    calendar = calendar or Calendar.of(clock.office.region)
    state = pill(clock, calendar=calendar)
    parts = {"words": state.words, "detail": state.detail, "basis": clock.term.legal_basis}
    summary = _("%(words)s, %(detail)s, %(basis)s") if state.detail else _("%(words)s, %(basis)s")
    waits = [wait for wait in clock.waits.all() if wait.ended_on is None]
    return Explanation(
        summary=capfirst(summary % parts),
        sentences=tuple(_sentences(clock, calendar)),
        waits=tuple(words for wait in waits for words in _waits_for_office(wait, clock)),
        waits_for_you=tuple(
            words
            for wait in waits
            if wait.for_whom == AwaitedParty.CITIZEN
            for words in _waits_for_you(wait, clock)
        ),
        caution=""
        if clock.term.is_verified
        else _("This number was not read in the law's text. Ask a lawyer to confirm it."),
    )


def explain_ahead(
    term: Term, *, came_on: date, register_by: date, calendar: Calendar
) -> Explanation:
    """How the term of an answer is counted while the journal has not taken the appeal: from the
    last day of registration.
    """
    sentences = _sentences_ahead(term, came_on, register_by, calendar)
    return Explanation("", tuple(sentences), waits=(), waits_for_you=(), caution="")


def _sentences_ahead(
    term: Term, came_on: date, register_by: date, calendar: Calendar
) -> Iterator[str]:
    if register_by > came_on:
        yield _("It came outside working hours, so it is registered on the next working day.")
    yield _("Counted from the last day of registration: %(day)s.") % {
        "day": spoken.day(register_by)
    }
    yield _length(term)
    yield from _days_on_the_way(term, register_by, calendar)
    yield _("The last day is %(day)s.") % {"day": spoken.day(calendar.due_date(term, register_by))}


def _sentences(clock: Clock, calendar: Calendar) -> Iterator[str]:
    yield str(STARTED[clock.term.start_event]) % _on(clock.started_on)
    yield _length(clock.term)
    yield from _days_on_the_way(clock.term, clock.started_on, calendar)
    if clock.extension and clock.extended_to and clock.extended_on:
        yield _("Extended %(on_day)s until %(day)s: %(basis)s.") % {
            **_on(clock.extended_on),
            "day": spoken.day(clock.extended_to),
            "basis": clock.extension.legal_basis,
        }
    yield from _day_off_at_the_end(clock, calendar)
    yield _("The last day is %(day)s.") % {"day": spoken.day(clock.due_on)}


def _length(term: Term) -> str:
    values = {"length": term.length, "basis": term.legal_basis}
    if term.unit == Unit.AT_ONCE:
        return _("The law asks for it at once: %(basis)s.") % values
    if term.length == 0:
        return _("The law asks for it the same working day: %(basis)s.") % values
    if term.unit == Unit.WORKING_DAYS:
        words = ngettext(
            "The law gives %(length)d working day: %(basis)s.",
            "The law gives %(length)d working days: %(basis)s.",
            term.length,
        )
    elif term.unit == Unit.MONTHS:
        words = ngettext(
            "The law gives %(length)d month: %(basis)s.",
            "The law gives %(length)d months: %(basis)s.",
            term.length,
        )
    else:
        words = ngettext(
            "The law gives %(length)d calendar day: %(basis)s.",
            "The law gives %(length)d calendar days: %(basis)s.",
            term.length,
        )
    return words % values


def _days_on_the_way(term: Term, started_on: date, calendar: Calendar) -> Iterator[str]:
    """Day 1, and every day that is not counted although it looks so, or the other way round."""
    if term.unit in (Unit.AT_ONCE, Unit.MONTHS) or term.length == 0:
        return
    if term.unit == Unit.CALENDAR_DAYS:
        first = started_on + timedelta(days=1)
        yield _("Day 1 is %(day)s. Days off are counted too.") % {"day": spoken.day(first)}
        return
    first = calendar.next_working_day(started_on)
    yield _("Day 1 is %(day)s. Saturdays and Sundays are not counted.") % {"day": spoken.day(first)}
    for day in days_after(started_on, calendar.due_date(term, started_on)):
        if calendar.is_unlike_its_weekday(day):
            yield _unlike_its_weekday(day, calendar)


def _unlike_its_weekday(day: date, calendar: Calendar) -> str:
    values = {"day": spoken.day(day), "why": calendar.name_of(day)}
    if day.weekday() < SATURDAY:
        return _("%(day)s, is not counted: %(why)s.") % values
    return _("%(day)s, is counted: %(why)s.") % values


def _day_off_at_the_end(clock: Clock, calendar: Calendar) -> Iterator[str]:
    """What a day off at the end did to a term of calendar days or months, or to an extension."""
    end = clock.extended_to
    if end is None and clock.term.unit in (Unit.CALENDAR_DAYS, Unit.MONTHS):
        end = unmoved_end(clock.term, clock.started_on)
    if end is None or calendar.is_working_day(end):
        return
    if end == clock.due_on:
        yield _("%(day)s, is a day off; the term ends on it all the same.") % {
            "day": spoken.day(end)
        }
    else:
        yield _("%(day)s, is a day off, so the term ends on the next working day.") % {
            "day": spoken.day(end)
        }


def _waits_for_office(wait: Wait, clock: Clock) -> Iterator[str]:
    yield str(WAITING[wait.for_whom]) % {"since": spoken.since_day(wait.since_on)}
    yield from _asked_until(wait)
    yield _all_the_same(clock)


def _waits_for_you(wait: Wait, clock: Clock) -> Iterator[str]:
    values = {"since": spoken.since_day(wait.since_on), **_on(clock.due_on)}
    if clock.term.code in ANSWERS:
        yield _("Waiting for your answer %(since)s; the answer is due %(on_day)s all the same.") % (
            values
        )
    else:
        yield _("Waiting for your answer %(since)s; the term ends %(on_day)s all the same.") % (
            values
        )
    yield from _asked_until(wait)


def _asked_until(wait: Wait) -> Iterator[str]:
    if wait.asked_until_on:
        yield _("It was asked for %(by_day)s.") % {"by_day": spoken.by_day(wait.asked_until_on)}


def _all_the_same(clock: Clock) -> str:
    if clock.term.code in ANSWERS:
        return _("The answer is due %(on_day)s all the same.") % _on(clock.due_on)
    return _("The term ends %(on_day)s all the same.") % _on(clock.due_on)
