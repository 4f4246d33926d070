"""The nightly check has no screen: the task and the command are its ways in."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from mediation_office.celery import app
from mediation_office.schedule import BEAT
from mediation_office.terms.models import Clock
from mediation_office.terms.tasks import check_clocks
from mediation_office.terms.tests.factories import start

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(office):
    clock = start(office, "appeal-answer", date(2026, 11, 16))
    start(office, "redirect", date(2026, 11, 16))
    Clock.objects.filter(pk=clock.pk).update(due_on=date(2026, 12, 8))
    return clock


def test_the_night_tells_what_a_recount_would_move_and_moves_nothing(clock, caplog):
    assert check_clocks() == [(clock.pk, "2026-12-08", "2026-12-07")]

    clock.refresh_from_db()
    assert clock.due_on == date(2026, 12, 8)
    assert f"clock {clock.pk} is due 2026-12-08, a recount says 2026-12-07" in caplog.text


def test_the_command_puts_it_right_only_when_told(clock):
    dry, applied = StringIO(), StringIO()

    call_command("check_clocks", stdout=dry)
    clock.refresh_from_db()
    assert clock.due_on == date(2026, 12, 8)
    call_command("check_clocks", "--apply", stdout=applied)
    clock.refresh_from_db()

    assert clock.due_on == date(2026, 12, 7)
    assert "1 open clocks differ" in dry.getvalue()
    assert check_clocks() == []


def test_the_night_runs_it():
    app.loader.import_default_modules()

    assert BEAT["check-clocks"]["task"] in app.tasks
