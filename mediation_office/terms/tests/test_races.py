"""Two transactions at once, for real."""

import uuid
from datetime import date
from threading import Event

import pytest
from django.db import connection, transaction
from django.utils.translation import override

from mediation_office.accounts.tests.factories import make_office
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.terms import services
from mediation_office.terms.models import Clock, Day
from mediation_office.terms.tests.factories import WHY
from mediation_office.tests.races import at_once

pytestmark = pytest.mark.concurrency


@pytest.fixture
def opened(real_db, django_db_blocker):
    """An office with its terms, committed."""
    with django_db_blocker.unblock():
        office = make_office()
        services.install_terms(office.region)
        yield office


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

    outcomes = at_once([start, record])

    assert outcomes == [None, None]
    assert Clock.objects.get().due_on == date(2026, 12, 4)
    assert services.check_clocks() == []


def test_a_day_is_refused_with_a_sentence_while_a_count_takes_too_long(opened):
    counted, refused = Event(), Event()

    def count_long():
        with transaction.atomic():
            services.start_clock(uuid.uuid4(), office=opened, code="appeal-answer")
            counted.set()
            refused.wait(10)

    def record():
        counted.wait(10)
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '200ms'")
        try:
            with override("en"):
                services.record_day(
                    opened.region, date(2026, 11, 28), is_working=True, names=WHY, by=None
                )
        finally:
            refused.set()

    outcomes = at_once([count_long, record])

    assert isinstance(outcomes[1], BusinessRuleError)
    assert "try again in a minute" in str(outcomes[1])
    assert not Day.objects.exists()


def test_a_term_started_at_once_by_many_runs_once(opened):
    thread = uuid.uuid4()

    def start():
        return services.start_clock(
            thread, office=opened, code="appeal-answer", on=date(2026, 11, 16)
        )

    outcomes = at_once([start] * 8)

    assert sum(isinstance(outcome, Clock) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, BusinessRuleError) for outcome in outcomes) == 7
    assert Clock.objects.get().thread == thread
