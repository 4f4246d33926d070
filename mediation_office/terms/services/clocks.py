"""Clocks start, end and are extended; they wait, and their last day is counted."""

import uuid
from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mediation_office import spoken
from mediation_office.accounts.models import Office, Region
from mediation_office.clock import today
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.terms.choices import ClockState, Unit
from mediation_office.terms.codes import TermCode
from mediation_office.terms.days import Calendar, unmoved_end
from mediation_office.terms.models import Clock, Term, Wait
from mediation_office.terms.services.holding import hold_days_still

# a term that the law lets be extended, and the term that says by how much
EXTENDED_BY: dict[str, TermCode] = {
    TermCode.APPEAL_ANSWER: TermCode.APPEAL_EXTENSION,
    TermCode.MEDIATION: TermCode.MEDIATION_EXTENSION,
}


def start_clock(thread: uuid.UUID, *, office: Office, code: str, on: date | None = None) -> Clock:
    """Start one term of a matter on a day (today by default), as `start_clocks` does."""
    return start_clocks(thread, office=office, days={code: on or today()})[code]


@transaction.atomic
def start_clocks(
    thread: uuid.UUID, *, office: Office, days: Mapping[str, date]
) -> dict[str, Clock]:
    """Start terms of a matter in one act, each on its day; the day after it is day 1.

    One clock of a code runs at a time (else BusinessRuleError). Term.DoesNotExist when the region
    has no such term on that day.
    """
    hold_days_still()
    clocks = [
        Clock(thread=thread, office=office, term=term, started_on=on)
        for term, on in zip(
            Term.objects.all_in_force(office.region, days), days.values(), strict=True
        )
    ]
    return {clock.term.code: clock for clock in _begin(clocks)}


def _begin(clocks: list[Clock]) -> list[Clock]:
    """Let these new clocks of one matter run, each counted by its own version of its term."""
    thread, office = clocks[0].thread, clocks[0].office
    running = Clock.objects.running().of_thread(thread)
    codes = [clock.term.code for clock in clocks]
    if first := running.filter(term__code__in=codes).select_related("term").first():
        raise BusinessRuleError(_already_runs(first.term))
    calendar = Calendar.of(office.region)
    for clock in clocks:
        clock.due_on = due_day(clock, calendar)
    try:
        with transaction.atomic():
            return Clock.objects.bulk_create(clocks)
    except IntegrityError as error:  # the same was asked twice at once
        raise BusinessRuleError(_already_runs(clocks[0].term)) from error


def _already_runs(term: Term) -> str:
    return _("The term “%(term)s” is running in this matter already.") % {"term": term.name}


@transaction.atomic
def meet_clock(clock: Clock, *, on: date | None = None) -> Clock:
    """What the term asks for was done on a day (today by default); its open waits end with it."""
    return _end_clock(clock, ClockState.MET, on or today())


@transaction.atomic
def cancel_clock(clock: Clock) -> Clock:
    """What the term asks for is no longer needed; its open waits end with it."""
    return _end_clock(clock, ClockState.CANCELLED, today())


def _end_clock(clock: Clock, state: ClockState, on: date) -> Clock:
    clock = _running(clock)
    clock.state, clock.ended_on = state, on
    clock.save(update_fields=["state", "ended_on"])
    clock.waits.filter(ended_on__isnull=True).update(ended_on=on)
    return clock


def _running(clock: Clock) -> Clock:
    """The clock, locked; it must still run (else BusinessRuleError)."""
    hold_days_still()  # before the row: record_day takes the two in this order
    locked = Clock.objects.locked(clock.pk)
    if locked.state != ClockState.RUNNING:
        raise BusinessRuleError(
            _("The term “%(term)s” has ended already. Load the page again.")
            % {"term": locked.term.name}
        )
    return locked


@transaction.atomic
def extend_clock(clock: Clock, *, until: date, decided_on: date | None = None) -> Clock:
    """Extend a term to a day, by a decision of a day (today by default).

    Raises BusinessRuleError where `check_extension` does.
    """
    clock = _running(clock)
    decided_on = decided_on or today()
    check_extension(clock, until=until, decided_on=decided_on)
    extension, first_decision = _extension_of(clock, decided_on)
    clock.extended_to, clock.extended_on, clock.extension = until, first_decision, extension
    clock.due_on = due_day(clock, Calendar.of(clock.office.region))
    clock.save(update_fields=["extended_to", "extended_on", "extension", "due_on"])
    return clock


def check_extension(clock: Clock, *, until: date, decided_on: date | None = None) -> None:
    """Raise BusinessRuleError, with the reason, for a day to which the law lets no decision of a
    day (today by default) extend the term.

    A term that has passed is not extended. APPC 76(3): an answer by at most 2 months from the first
    such decision; a complaint never (APPC 99); a mediation to at most 60 days in all.
    """
    extension, first_decision = _extension_of(clock, decided_on or today())
    last = extension_cap(clock, extension, first_decision)
    check_not_late(clock, on=decided_on)
    if until <= clock.due_on:
        raise BusinessRuleError(
            _("The term already runs until %(day)s. Choose a later day.")
            % {"day": spoken.day(clock.due_on)}
        )
    if until > last:
        raise BusinessRuleError(
            _("The law allows an extension until %(day)s at the latest (%(basis)s).")
            % {"day": spoken.day(last), "basis": extension.legal_basis}
        )


def check_not_late(clock: Clock, *, on: date | None = None) -> None:
    """Raise BusinessRuleError where the term has passed on a day (today by default)."""
    if (on or today()) > clock.due_on:
        raise BusinessRuleError(
            _("The term ended on %(day)s. What is late is not extended: it is answered at once.")
            % {"day": spoken.day(clock.due_on)}
        )


@transaction.atomic
def start_instead(clock: Clock, *, code: str) -> Clock:
    """Start a term in the place of another, or of one that has ended, from the same day.

    Where this term ran in the matter before, it keeps the version that it had and the extension
    that it was given; it waits for whom that waited.
    """
    hold_days_still()
    begun = Clock(thread=clock.thread, office=clock.office, started_on=clock.started_on)
    earlier = Clock.objects.of_thread(clock.thread).filter(term__code=code).select_related("term")
    if before := earlier.order_by("pk").last():
        begun.term, begun.extension_id = before.term, before.extension_id
        begun.extended_to, begun.extended_on = before.extended_to, before.extended_on
    else:
        begun.term = Term.objects.in_force(clock.office.region, code, clock.started_on)
    _begin([begun])
    clock.waits.filter(ended_on__isnull=True).update(clock=begun)
    if clock.is_running:
        cancel_clock(clock)
    return begun


def _extension_of(clock: Clock, decided_on: date) -> tuple[Term, date]:
    """The term by which this clock is extended and the decision it counts from."""
    if clock.extension and clock.extended_on:
        return clock.extension, clock.extended_on
    code = EXTENDED_BY.get(clock.term.code)
    if code is None:
        raise BusinessRuleError(
            _("The law gives no extension of the term “%(term)s” (%(basis)s).")
            % {"term": clock.term.name, "basis": clock.term.legal_basis}
        )
    return Term.objects.in_force(clock.office.region, code, decided_on), decided_on


def latest_end(clock: Clock) -> date:
    """The last day that this term may have at all, were it extended today as far as it goes."""
    may_be = clock.extension_id or clock.term.code in EXTENDED_BY
    if not may_be or clock.due_on < today():
        return clock.due_on
    extension, first_decision = _extension_of(clock, today())
    return max(clock.due_on, extension_cap(clock, extension, first_decision))


def extension_cap(clock: Clock, extension: Term, decided_on: date) -> date:
    """The last day to which a clock may be extended, before days off move it."""
    if extension.unit == Unit.MONTHS:  # APPC 76(3): from the decision
        return unmoved_end(extension, decided_on)
    # Mediation Law 23: added to the first term, 30 + 30 days from the contract
    return unmoved_end(extension, unmoved_end(clock.term, clock.started_on))


def due_day(clock: Clock, calendar: Calendar) -> date:
    """The last day of a clock's term, recounted from its term, start and extension."""
    if clock.extended_to:
        return calendar.settled(clock.term, clock.extended_to)
    return calendar.due_date(clock.term, clock.started_on)


def term_day(region: Region, code: str, *, start: date, calendar: Calendar | None = None) -> date:
    """The day that a term gives without a clock.

    The earliest day of a hearing, the last day to complain: what is only said or checked. A page
    that only says it brings the `calendar` that it shows.
    """
    calendar = calendar or Calendar.of(region)
    return calendar.due_date(Term.objects.in_force(region, code, start), start)


@transaction.atomic
def open_wait(
    clock: Clock, *, for_whom: str, reason_code: str, asked_until_on: date | None = None
) -> Wait:
    """Somebody is waited for while the term runs on: no term of the Code pauses (APPC 62-77)."""
    clock = _running(clock)
    return Wait.objects.create(
        thread=clock.thread,
        clock=clock,
        for_whom=for_whom,
        reason_code=reason_code,
        since_on=today(),
        asked_until_on=asked_until_on,
    )


@transaction.atomic
def end_wait(wait: Wait) -> Wait:
    """The wait is over; ending it twice changes nothing."""
    wait = Wait.objects.select_for_update(of=("self",), no_key=True).get(pk=wait.pk)
    if wait.ended_on is None:
        wait.ended_on = today()
        wait.save(update_fields=["ended_on"])
    return wait
