from datetime import date

import pytest

from mediation_office.terms import services
from mediation_office.terms.days import Calendar
from mediation_office.terms.models import Day
from mediation_office.terms.tests.factories import start

pytestmark = pytest.mark.django_db
URL = "/terms/days/2026-11-28/back/"
NAMES = {"kk": "қаулы", "ru": "постановление", "en": "decree"}


def swap(office, by):
    services.record_day(office.region, date(2026, 11, 28), is_working=True, names=NAMES, by=by)


def test_one_press_makes_the_day_as_the_law_has_it_and_moves_terms_back(client, office, head):
    clock = start(office, "appeal-answer", date(2026, 11, 16))
    swap(office, head)

    asked = client.get(URL).content.decode()
    page = client.post(URL, follow=True).content.decode()

    clock.refresh_from_db()
    assert "1 term would end later" in asked
    assert "The last day of 1 open term moved." in page
    assert "decree" in page  # what was said stays to be read
    assert clock.due_on == date(2026, 12, 7)
    assert Calendar.of(office.region).is_as_the_law(date(2026, 11, 28))
    assert URL not in page


def test_what_is_taken_back_is_not_taken_back_twice(client, office, head):
    swap(office, head)
    client.post(URL)

    page = client.post(URL, follow=True)

    assert "nothing to take back" in page.content.decode()
    assert Day.objects.count() == 2


def test_a_holiday_that_was_worked_in_has_its_name_again(client, office, head):
    services.record_day(office.region, date(2026, 12, 16), is_working=True, names=NAMES, by=head)

    client.post("/terms/days/2026-12-16/back/")

    assert "Independence Day" in Calendar.of(office.region).name_of(date(2026, 12, 16), "en")


@pytest.mark.parametrize("day", ["2026-11-27", "2026-02-30", "soon"])
def test_of_which_nothing_was_said_is_not_there(client, head, day):
    assert client.post(f"/terms/days/{day}/back/").status_code == 404


@pytest.mark.parametrize("role", ["secretary", "admin"])
def test_others_only_read(client, office, role, request):
    user = request.getfixturevalue(role)
    swap(office, user)

    assert client.post(URL).status_code == 403
    assert Day.objects.count() == 1
