"""Days are recorded and taken back; open terms follow."""

import logging
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from mediation_office.accounts.models import Region, User
from mediation_office.clock import now, today
from mediation_office.labels import LANGUAGES
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.presses import version_of
from mediation_office.registry import Registry
from mediation_office.terms.days import Calendar
from mediation_office.terms.models import Clock, Day
from mediation_office.terms.querysets import ClockQuerySet
from mediation_office.terms.services.clocks import due_day
from mediation_office.terms.services.holding import wait_for_counts

logger = logging.getLogger(__name__)
# what other rooms do, in the same transaction, when the days of a region have changed
ON_NEW_DAYS: Registry[Callable[[Region], None]] = Registry("follower of the days")


@transaction.atomic
def record_day(
    region: Region, day: date, *, is_working: bool, names: Mapping[str, str], by: User | None
) -> list[Clock]:
    """Say that a day is a working day or a day off; open terms are recounted at once.

    Terms that have ended keep the last day that was known then.
    `names` says why in each language. Returns the clocks whose last day moved.
    """
    missing = [language for language in LANGUAGES if not names.get(language, "").strip()]
    if missing:
        raise BusinessRuleError(_("Say in all three languages why this day is different."))
    return _say_of_day(region, day, is_working=is_working, names=names, by=by)


@transaction.atomic
def take_day_back(region: Region, day: date, *, by: User) -> list[Clock]:
    """The office takes back what it said of a day: it is as the law has it, and what was said
    stays to be read. Returns the clocks whose last day moved.
    """
    if Calendar.of(region).is_as_the_law(day):
        raise BusinessRuleError(_("There is nothing to take back: the day is as the law has it."))
    law = Calendar({})
    names = {language: law.name_of(day, language) for language in LANGUAGES}
    return _say_of_day(region, day, is_working=law.is_working_day(day), names=names, by=by)


def _say_of_day(
    region: Region, day: date, *, is_working: bool, names: Mapping[str, str], by: User | None
) -> list[Clock]:
    wait_for_counts()
    Day.objects.create(
        region=region,
        date=day,
        is_working=is_working,
        recorded_at=now(),
        recorded_by=by,
        **{f"name_{language}": names[language].strip() for language in LANGUAGES},
    )
    return recount_open_clocks(region)


@transaction.atomic
def recount_open_clocks(region: Region) -> list[Clock]:
    """Count every open term of the region anew, and let the other rooms follow; returns the clocks
    whose last day moved.
    """
    calendar = Calendar.of(region)
    moved = []
    running = _running_in(region)
    for clock in running.select_for_update(of=("self",), no_key=True).order_by("pk"):
        due_on = due_day(clock, calendar)
        if due_on != clock.due_on:
            clock.due_on = due_on
            moved.append(clock)
    Clock.objects.bulk_update(moved, ["due_on"], batch_size=1000)
    for follow in ON_NEW_DAYS.values():
        follow(region)
    return moved


def _running_in(region: Region) -> ClockQuerySet:
    return Clock.objects.running().filter(office__region=region).select_related("term")


@dataclass(frozen=True, slots=True)
class DayEffect:
    """What recording a day would do to open terms: how many end sooner, later, or in the past."""

    sooner: int
    later: int
    overdue: int  # in time now, their new last day is before today
    version: str


def foresee_day(region: Region, day: date, *, is_working: bool) -> DayEffect:
    """Count what `record_day` would move, and change nothing."""
    calendar = Calendar.of(region).with_word(day, is_working=is_working)
    moves = [
        (clock.due_on, due_on)
        for clock in _running_in(region)
        if (due_on := due_day(clock, calendar)) != clock.due_on
    ]
    sooner = sum(new < old for old, new in moves)
    later = len(moves) - sooner
    overdue = sum(new < today() <= old for old, new in moves)
    version = version_of(day, is_working, sooner, later, overdue)
    return DayEffect(sooner, later, overdue, version)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """An open clock whose stored last day is not what a recount gives."""

    clock: int
    thread: uuid.UUID
    due_on: date
    recounted: date


def check_clocks() -> list[Mismatch]:
    """Compare every open clock with a recount; says what differs in the log and changes nothing."""
    found = []
    for region in Region.objects.order_by("pk"):
        calendar = Calendar.of(region)
        for clock in _running_in(region).order_by("pk").iterator(chunk_size=1000):
            recounted = due_day(clock, calendar)
            if recounted != clock.due_on:
                found.append(Mismatch(clock.pk, clock.thread, clock.due_on, recounted))
    for one in found:
        logger.error("clock %s is due %s, a recount says %s", one.clock, one.due_on, one.recounted)
    return found
