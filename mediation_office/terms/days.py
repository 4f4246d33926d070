"""Working days: the `holidays` library is the seed, the office's own days win.

A `Calendar` is one region's days as known at a moment: load it once per computation (one query)
and ask it as often as needed. Terms are counted from the day after their start.
"""

import calendar as months
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

import holidays
from django.core.cache import caches
from django.utils import timezone
from django.utils.translation import gettext as _

from mediation_office.labels import in_language
from mediation_office.terms.choices import OnDayOff, Unit
from mediation_office.terms.holiday_names import HolidayName, holiday_name
from mediation_office.terms.models import Day, Term

if TYPE_CHECKING:
    from mediation_office.accounts.models import Office, Region

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class SeedYear:
    """What the library knows of one year."""

    days_off: dict[date, HolidayName]
    working_weekend: frozenset[date]


@lru_cache(maxsize=64)
def seed_year(year: int) -> SeedYear:
    """Holidays of Kazakhstan in one year; Kurban Ait of years to come is estimated."""
    # the next year's swaps may turn a Saturday of this December into a working day
    known = holidays.country_holidays("KZ", years=(year, year + 1), language="kk")
    return SeedYear(
        days_off={
            day: holiday_name(known.get_list(day)[0]) for day in sorted(known) if day.year == year
        },
        working_weekend=frozenset(day for day in known.weekend_workdays if day.year == year),
    )


class Calendar:
    """The days of one region as known at a moment."""

    def __init__(self, own_days: dict[date, Day]) -> None:
        self._own = own_days

    @classmethod
    def of(cls, region: "Region", *, as_of: datetime | None = None) -> "Calendar":
        """One query. `as_of`: only what had been recorded by that moment counts."""
        rows = Day.objects.filter(region=region)
        if as_of is not None:
            rows = rows.filter(recorded_at__lte=as_of)
        return cls({row.date: row for row in rows.order_by("recorded_at", "pk")})

    @classmethod
    def shown(cls, region: "Region") -> "Calendar":
        """For what a page shows: remembered by the process for at most five seconds."""
        pages, key = caches["pages"], f"calendar:{region.pk}"
        calendar = pages.get(key)
        if calendar is None:
            calendar = cls.of(region)
            pages.set(key, calendar)
        return calendar

    def with_word(self, day: date, *, is_working: bool) -> "Calendar":
        """The same calendar as it would be with one more word about a day; nothing is stored."""
        return Calendar({**self._own, day: Day(date=day, is_working=is_working)})

    def is_working_day(self, day: date) -> bool:
        own = self._own.get(day)
        if own is not None:
            return own.is_working
        seed = seed_year(day.year)
        if day.weekday() >= SATURDAY:
            return day in seed.working_weekend
        return day not in seed.days_off

    def name_of(self, day: date, language: str | None = None) -> str:
        """Why this day is unlike its weekday ("Nauryz"), or nothing when it is like it."""
        own = self._own.get(day)
        if own is not None:
            return in_language(own, "name", language)
        seed = seed_year(day.year)
        if day in seed.days_off:
            return seed.days_off[day].words(language)
        return _("working day swapped by the Government") if day in seed.working_weekend else ""

    def is_as_the_law(self, day: date) -> bool:
        """Whether the office says nothing of this day that the law does not say of it."""
        law = Calendar({})
        said = self.is_working_day(day), self.name_of(day)
        return said == (law.is_working_day(day), law.name_of(day))

    def is_unlike_its_weekday(self, day: date) -> bool:
        """A day off from Monday to Friday, or a working day at the weekend."""
        return self.is_working_day(day) != (day.weekday() < SATURDAY)

    def on_or_after(self, day: date) -> date:
        """The day itself when it is a working day, else the next one."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def next_working_day(self, day: date) -> date:
        """The first working day after this one."""
        return self.on_or_after(day + ONE_DAY)

    def add_working_days(self, start: date, n: int) -> date:
        """The n-th working day after `start`; for 0 the start itself, or the next working day."""
        day = start if n else self.on_or_after(start)
        for _count in range(n):
            day = self.next_working_day(day)
        return day

    def working_days_between(self, a: date, b: date) -> int:
        """Working days after `a` up to and including `b`; nothing when `b` is not later."""
        return sum(map(self.is_working_day, days_after(a, b)))

    def due_date(self, term: Term, started_on: date) -> date:
        """The last day of the term; day 1 is the day after `started_on` (APPC 76)."""
        if term.unit == Unit.WORKING_DAYS:
            return self.add_working_days(started_on, term.length)
        return self.settled(term, unmoved_end(term, started_on))

    def settled(self, term: Term, day: date) -> date:
        """A last day by the term's rule about days off (APPC 76(5): the next working day)."""
        return day if term.on_day_off == OnDayOff.STAYS else self.on_or_after(day)


def unmoved_end(term: Term, started_on: date) -> date:
    """Where a term of calendar days or months ends before anybody looks at days off."""
    if term.unit == Unit.MONTHS:
        return add_months(started_on, term.length)
    if term.unit == Unit.CALENDAR_DAYS:
        return started_on + timedelta(days=term.length)
    return started_on  # at once


def add_months(day: date, n: int) -> date:
    """The same day of a later month, or that month's last day when it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def days_after(a: date, b: date) -> Iterator[date]:
    """Every day after `a` up to and including `b`."""
    return (a + timedelta(days=i) for i in range(1, (b - a).days + 1))


def receipt_day(office: "Office", received_at: datetime) -> date:
    """The day from which what came at a moment is registered (APPC 64(3)): that of its receipt;
    after hours, the next.
    """
    local = timezone.localtime(received_at)
    return local.date() + ONE_DAY if local.time() >= office.closes_at else local.date()
