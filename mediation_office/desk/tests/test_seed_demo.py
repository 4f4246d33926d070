"""The demo office keeps its promises; the whole one takes a minute and is built by the slow test."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from cases.models import Appeal
from mediation_office.accounts.models import Office, User
from mediation_office.desk.demo import places
from mediation_office.terms.services import check_clocks

TODAY = date(2026, 11, 23)
pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings):
    settings.OFFICE_DEMO = True

    def seed(*words):
        call_command("seed_demo", "--today", TODAY.isoformat(), "--scale", "small", *words)

    return seed


def test_it_refuses_outside_the_demo_office(settings):
    settings.OFFICE_DEMO = False
    with pytest.raises(CommandError):
        call_command("seed_demo")
    assert not Office.objects.exists()


def test_a_small_office_keeps_the_promises(demo, capsys):
    demo()
    told = Appeal.objects.count()
    assert told > 30
    assert check_clocks() == []
    for username in places.LOGINS:
        assert User.objects.get(username=username).check_password(places.PASSWORD)
    for office in Office.objects.all():
        for year in (TODAY.year - 1, TODAY.year):
            numbers = Appeal.objects.filter(office=office, register_year=year)
            given = sorted(numbers.values_list("register_number", flat=True))
            assert given == list(range(1, len(given) + 1))
    demo()
    assert Appeal.objects.count() == told
    assert "secretary2" in capsys.readouterr().out
