from datetime import UTC, date, datetime, time

import pytest

from mediation_office.accounts.tests.factories import make_region
from mediation_office.terms.days import Calendar, receipt_day, seed_year
from mediation_office.terms.holiday_names import NAMES
from mediation_office.terms.tests.factories import make_day, start

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "is_working"),
    [
        (date(2026, 11, 23), True),  # a Monday like any other
        (date(2026, 11, 22), False),  # Sunday
        (date(2026, 3, 23), False),  # Nauryz
        (date(2026, 3, 25), False),  # Nauryz, moved from the weekend
        (date(2026, 3, 26), True),
        (date(2026, 8, 31), True),  # 30 August is no holiday from 2026, so nothing moves
        (date(2025, 9, 1), False),  # in 2025 it was, and fell on a Saturday
        (date(2027, 3, 15), False),  # Constitution Day from 2027
        (date(2026, 3, 16), True),
        (date(2026, 5, 27), False),  # Kurban Ait, estimated
        (date(2025, 1, 3), False),  # given for
        (date(2025, 1, 5), True),  # this Sunday
    ],
)
def test_the_seed_knows_the_holidays_of_kazakhstan(region, day, is_working):
    assert Calendar.of(region).is_working_day(day) is is_working


def test_the_offices_own_day_wins_over_the_seed(region):
    make_day(region, date(2026, 11, 23), is_working=False)
    make_day(region, date(2026, 11, 28), is_working=True)

    assert not Calendar.of(region).is_working_day(date(2026, 11, 23))
    assert Calendar.of(region).is_working_day(date(2026, 11, 28))


def test_the_newest_word_about_a_day_wins(region):
    day = date(2026, 5, 27)
    make_day(region, day, is_working=True, recorded_at=datetime(2026, 5, 2, tzinfo=UTC))
    make_day(region, day, is_working=False, recorded_at=datetime(2026, 5, 1, tzinfo=UTC))

    assert Calendar.of(region).is_working_day(day)


def test_as_of_knows_only_what_had_been_recorded_by_then(region):
    day = date(2026, 11, 23)
    make_day(region, day, is_working=False, recorded_at=datetime(2026, 11, 20, 9, tzinfo=UTC))

    before = Calendar.of(region, as_of=datetime(2026, 11, 20, 8, tzinfo=UTC))
    since = Calendar.of(region, as_of=datetime(2026, 11, 20, 9, tzinfo=UTC))
    assert before.is_working_day(day)
    assert not since.is_working_day(day)


def test_days_of_one_region_are_nothing_to_another(region, office):
    make_day(make_region(), date(2026, 11, 23), is_working=False)

    assert Calendar.of(region).is_working_day(date(2026, 11, 23))


def test_every_holiday_the_library_knows_has_a_name_in_three_languages():
    for year in range(2020, 2041):
        for name in seed_year(year).days_off.values():
            assert name.name_kk in NAMES, f"{name.name_kk} ({year}) has no Russian name"


@pytest.mark.parametrize(
    ("received", "register_on"),
    [
        (datetime(2026, 11, 23, 4, 0, tzinfo=UTC), date(2026, 11, 23)),  # 09:00 in Aqtau
        (datetime(2026, 11, 23, 1, 0, tzinfo=UTC), date(2026, 11, 23)),  # 06:00, before opening
        (datetime(2026, 11, 23, 13, 29, tzinfo=UTC), date(2026, 11, 23)),  # 18:29
        (datetime(2026, 11, 23, 13, 30, tzinfo=UTC), date(2026, 11, 24)),  # 18:30, closed
        (datetime(2026, 11, 23, 20, 0, tzinfo=UTC), date(2026, 11, 24)),  # 01:00 of the next day
        (datetime(2026, 11, 27, 14, 0, tzinfo=UTC), date(2026, 11, 30)),  # Friday evening
        (datetime(2026, 11, 28, 6, 0, tzinfo=UTC), date(2026, 11, 30)),  # Saturday
        (datetime(2026, 3, 20, 14, 0, tzinfo=UTC), date(2026, 3, 26)),  # the evening before Nauryz
    ],
)
def test_what_comes_after_hours_is_registered_on_the_next_working_day(
    office, received, register_on
):
    assert office.closes_at == time(18, 30)
    clock = start(office, "appeal-register", receipt_day(office, received))
    assert clock.due_on == register_on


def test_a_whole_computation_asks_the_database_once(region, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert Calendar.of(region).add_working_days(date(2026, 1, 1), 300) > date(2027, 1, 1)
