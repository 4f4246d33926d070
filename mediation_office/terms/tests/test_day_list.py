from datetime import UTC, date, datetime

import pytest

from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.terms.tests.factories import make_day

pytestmark = pytest.mark.django_db
URL = "/terms/days/"


def lines_of(page):
    return {line.date: line for line in page.context["lines"]}


def test_the_year_shows_holidays_and_what_the_office_said(client, region, head):
    earlier, later = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 2, tzinfo=UTC)
    make_day(region, date(2026, 5, 27), is_working=True, recorded_at=earlier)
    make_day(region, date(2026, 5, 27), is_working=False, recorded_at=later)
    make_day(region, date(2026, 11, 28), is_working=True)

    page = client.get(URL)

    lines = lines_of(page)
    assert lines[date(2026, 3, 24)].name == "Nauryz, day off moved here"
    assert not lines[date(2026, 5, 27)].is_working
    assert [row.recorded_at for row in lines[date(2026, 5, 27)].said] == [later, earlier]
    assert lines[date(2026, 11, 28)].is_working
    assert date(2026, 11, 23) not in lines
    assert "Days off in 2026" in page.content.decode()
    assert "Record a day" in page.content.decode()


def test_a_swapped_weekend_of_another_year_is_shown(client, secretary):
    page = client.get(URL, {"year": "2025"})

    assert lines_of(page)[date(2025, 1, 5)].is_working
    assert not lines_of(page)[date(2025, 1, 3)].is_working
    assert "Record a day" not in page.content.decode()


@pytest.mark.parametrize("year", ["", "0", "1066", "99999", "-1", "**", "10" * 15, "²⁰²⁶"])
def test_a_year_nobody_knows_gives_this_one(client, secretary, year):
    assert client.get(URL, {"year": year}).context["year"] == 2026


def test_days_of_another_region_are_not_shown(client, secretary):
    make_day(make_office().region, date(2026, 11, 28), is_working=True)

    assert date(2026, 11, 28) not in lines_of(client.get(URL))


def test_a_person_without_a_role_is_refused(client, office):
    client.force_login(make_user(office=office))

    assert client.get(URL).status_code == 403
