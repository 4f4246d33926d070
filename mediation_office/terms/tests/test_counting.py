"""The count against a plain recount, day by day, and against a table made by hand."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_office.terms.choices import OnDayOff, Unit
from mediation_office.terms.days import Calendar
from mediation_office.terms.models import Day, Term

KAZAKHSTAN = holidays.country_holidays("KZ", years=range(2022, 2034))
starts = st.dates(date(2023, 1, 1), date(2030, 12, 31))
own_days = st.dictionaries(
    st.dates(date(2023, 1, 1), date(2032, 12, 31)), st.booleans(), max_size=40
)
# days close to a start matter more than days anywhere
near_days = st.dictionaries(st.integers(-3, 40), st.booleans(), max_size=25)


def is_working(day, own):
    """The rule once more, without the calendar's code."""
    if day in own:
        return own[day]
    if day.isoweekday() > 5:
        return day in KAZAKHSTAN.weekend_workdays
    return day not in KAZAKHSTAN


def calendar_with(own):
    return Calendar({day: Day(date=day, is_working=working) for day, working in own.items()})


def around(start, near, anywhere):
    return anywhere | {start + timedelta(days=i): working for i, working in near.items()}


@given(starts, st.integers(0, 40), near_days, own_days)
def test_working_days_equal_a_plain_recount(start, n, near, anywhere):
    own = around(start, near, anywhere)
    calendar = calendar_with(own)

    due_on = calendar.add_working_days(start, n)

    counted = [
        day
        for i in range(1, (due_on - start).days + 1)
        if is_working(day := start + timedelta(days=i), own)
    ]
    assert is_working(due_on, own)
    assert calendar.working_days_between(start, due_on) == len(counted)
    if n or not is_working(start, own):
        assert len(counted) == max(n, 1)
        assert counted[-1] == due_on
    else:
        assert due_on == start


@given(starts, st.integers(0, 90), st.sampled_from(Unit), st.sampled_from(OnDayOff), near_days)
def test_due_dates_equal_a_plain_recount(start, length, unit, on_day_off, near):
    own = around(start, near, {})
    length = length % 7 if unit == Unit.MONTHS else length
    term = Term(length=length, unit=unit, on_day_off=on_day_off)

    assert calendar_with(own).due_date(term, start) == recounted(term, start, own)


def recounted(term, start, own):
    day, left = start, term.length
    if term.unit == Unit.WORKING_DAYS:
        while left or not is_working(day, own):
            day += timedelta(days=1)
            left -= bool(left) and is_working(day, own)
        return day
    if term.unit == Unit.CALENDAR_DAYS:
        for _day in range(left):
            day += timedelta(days=1)
    if term.unit == Unit.MONTHS:
        wanted = start.day
        for _month in range(left):
            day = day.replace(day=1) + timedelta(days=31)  # somewhere in the next month
            day = day.replace(day=1)
        while day.day < wanted and (day + timedelta(days=1)).month == day.month:
            day += timedelta(days=1)
    while term.on_day_off == OnDayOff.NEXT_WORKING_DAY and not is_working(day, own):
        day += timedelta(days=1)
    return day


@given(starts, st.integers(1, 30), near_days)
def test_a_later_start_never_ends_earlier(start, n, near):
    calendar = calendar_with(around(start, near, {}))

    today_due = calendar.add_working_days(start, n)
    tomorrow_due = calendar.add_working_days(start + timedelta(days=1), n)

    assert start < today_due <= tomorrow_due


# counted with a finger on a wall calendar: 15 working days, APPC 76
@pytest.mark.parametrize(
    ("registered", "due_on"),
    [
        # Nauryz: 9 March (for the 8th), then 23, 24 and 25 March
        (date(2026, 3, 2), date(2026, 3, 27)),
        (date(2026, 3, 5), date(2026, 4, 1)),
        (date(2026, 3, 20), date(2026, 4, 15)),
        # 2027: 8 March, Constitution Day on the 15th, 22, 23 and 24 March (for the 21st)
        (date(2027, 3, 1), date(2027, 3, 29)),
        # 29 February counts like any other day; from it: 8, 15, 21, 22, 23 March are off
        (date(2028, 2, 14), date(2028, 3, 6)),
        (date(2028, 2, 29), date(2028, 3, 28)),
        # year end: 16 December, 1 January, 4 January (for the 2nd), 7 January
        (date(2026, 12, 10), date(2027, 1, 5)),
        (date(2026, 12, 17), date(2027, 1, 12)),
        (date(2026, 12, 31), date(2027, 1, 26)),
        # moved by Government: Friday 3 January 2025 off, Sunday the 5th worked
        (date(2024, 12, 23), date(2025, 1, 16)),
        # May: 1, 7 and 11 (for the 9th); then Kurban Ait, the 27th, estimated
        (date(2026, 4, 24), date(2026, 5, 20)),
        (date(2026, 5, 12), date(2026, 6, 3)),
        # 30 August: in 2025 it moved to 1 September, in 2026 it is no holiday any more
        (date(2025, 8, 25), date(2025, 9, 16)),
        (date(2026, 8, 24), date(2026, 9, 14)),
        # 26 October for the 25th
        (date(2026, 10, 19), date(2026, 11, 10)),
    ],
)
def test_fifteen_days_counted_by_hand(registered, due_on):
    term = Term(length=15, unit=Unit.WORKING_DAYS, on_day_off=OnDayOff.NEXT_WORKING_DAY)

    assert Calendar({}).due_date(term, registered) == due_on


@pytest.mark.parametrize(
    ("started_on", "months", "due_on"),
    [
        (date(2026, 12, 3), 2, date(2027, 2, 3)),
        (date(2026, 12, 31), 2, date(2027, 3, 1)),  # 28 February is a Sunday
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2027, 1, 21), 2, date(2027, 3, 25)),  # 21 March to 24 March are Nauryz
        (date(2026, 11, 30), 3, date(2027, 3, 1)),
        (date(2026, 10, 16), 2, date(2026, 12, 17)),  # Independence Day
    ],
)
def test_months_end_on_the_same_day_or_the_last_one(started_on, months, due_on):
    term = Term(length=months, unit=Unit.MONTHS, on_day_off=OnDayOff.NEXT_WORKING_DAY)

    assert Calendar({}).due_date(term, started_on) == due_on
