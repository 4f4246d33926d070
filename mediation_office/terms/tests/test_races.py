"""Two transactions at once, for real."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier, Event

import pytest
from django.db import connection, transaction

from mediation_office.accounts.tests.factories import make_office
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.terms import services
from mediation_office.terms.models import Clock
from mediation_office.terms.tests.factories import WHY

pytestmark = pytest.mark.concurrency


@pytest.fixture
def opened(real_db, django_db_blocker):
    """An office with its terms, committed."""
    with django_db_blocker.unblock():
        office = make_office()
        services.install_terms(office.region)
        yield office


def in_threads(*works):
    def closing(work):
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as threads:
        return [done.result(20) for done in [threads.submit(closing, work) for work in works]]


def test_a_clock_that_starts_while_a_day_is_recorded_is_not_left_behind(opened):
    counted, recording = Event(), Event()

    def start():
        with transaction.atomic():
            services.start_clock(
                uuid.uuid4(), office=opened, code="appeal-answer", on=date(2026, 11, 16)
            )
            counted.set()
            recording.wait(0.5)  # not committed yet, while the day is being recorded

    def record():
        counted.wait(10)
        services.record_day(opened.region, date(2026, 11, 28), is_working=True, names=WHY, by=None)
        recording.set()

    in_threads(start, record)

    assert Clock.objects.get().due_on == date(2026, 12, 4)
    assert services.check_clocks() == []


def test_a_term_started_at_once_by_many_runs_once(opened):
    thread, together = uuid.uuid4(), Barrier(8)

    def start():
        together.wait(10)
        try:
            services.start_clock(thread, office=opened, code="appeal-answer", on=date(2026, 11, 16))
        except BusinessRuleError:
            return "refused"
        return "started"

    outcomes = in_threads(*[start] * 8)

    assert sorted(outcomes) == ["refused"] * 7 + ["started"]
    assert Clock.objects.get().thread == thread
