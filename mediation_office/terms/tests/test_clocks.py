"""Clocks have no screen of their own: they start, end and are extended by other rooms' acts."""

import contextlib
import random
import uuid
from datetime import UTC, date, datetime, timedelta

import holidays
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mediation_office.clock import telling
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.terms import services
from mediation_office.terms.days import Calendar
from mediation_office.terms.models import Clock, Term
from mediation_office.terms.tests.factories import WHY, start

pytestmark = pytest.mark.django_db


# every term of the Code that an appeal touches
@pytest.mark.parametrize(
    ("code", "started_on", "due_on"),
    [
        ("appeal-register", date(2026, 11, 23), date(2026, 11, 23)),
        ("appeal-register", date(2026, 11, 21), date(2026, 11, 23)),
        ("appeal-answer", date(2026, 11, 16), date(2026, 12, 7)),
        ("extension-notify", date(2026, 12, 3), date(2026, 12, 8)),
        ("redirect", date(2026, 11, 20), date(2026, 11, 25)),
        ("forward-crime", date(2026, 11, 22), date(2026, 11, 22)),
        ("return", date(2026, 11, 20), date(2026, 11, 25)),
        ("termination-notify", date(2026, 12, 15), date(2026, 12, 21)),
        ("recusal-decide", date(2026, 11, 26), date(2026, 12, 1)),
        ("recusal-notify", date(2026, 11, 26), date(2026, 11, 30)),
        ("hearing-notice", date(2026, 11, 23), date(2026, 11, 26)),
        ("objection", date(2026, 11, 27), date(2026, 12, 1)),
        ("hearing-minutes", date(2026, 10, 23), date(2026, 10, 28)),
        ("minutes-remarks", date(2026, 5, 6), date(2026, 5, 13)),
        ("file-access", date(2026, 3, 19), date(2026, 3, 27)),
        ("complaint-review", date(2026, 11, 16), date(2026, 12, 14)),
        ("complaint-file", date(2026, 11, 23), date(2027, 2, 23)),
        ("complaint-file", date(2026, 11, 30), date(2027, 3, 1)),
        ("complaint-file-unexplained", date(2026, 8, 31), date(2027, 3, 1)),
        ("invitation-reply", date(2026, 11, 18), date(2026, 11, 28)),
        ("mediation", date(2026, 11, 20), date(2026, 12, 20)),
        ("judge-mediation", date(2026, 11, 23), date(2026, 12, 7)),
        ("election-documents", date(2026, 12, 4), date(2026, 12, 21)),
        ("consent-withdrawal", date(2026, 11, 23), date(2026, 12, 14)),
        ("data-correction", date(2026, 11, 27), date(2026, 11, 30)),
        ("breach-report", date(2026, 12, 31), date(2027, 1, 5)),
        ("automation-objection", date(2026, 11, 23), date(2026, 11, 26)),
        ("transfer-notify", date(2026, 11, 23), date(2026, 12, 7)),
    ],
)
def test_each_statutory_term_ends_on_its_day(office, code, started_on, due_on):
    clock = start(office, code, started_on)

    assert (clock.due_on, clock.state) == (due_on, "running")


def test_installing_terms_again_changes_nothing(region):
    first = services.install_terms(region)

    assert first == Term.objects.filter(region=region).count()
    assert services.install_terms(region) == 0


def test_a_term_runs_once_in_a_matter(office):
    clock = start(office, "appeal-answer", date(2026, 11, 16))

    with pytest.raises(BusinessRuleError, match="running in this matter already"):
        services.start_clock(clock.thread, office=office, code="appeal-answer")

    services.cancel_clock(clock)
    services.start_clock(clock.thread, office=office, code="appeal-answer")
    assert Clock.objects.running().of_thread(clock.thread).count() == 1


def test_a_new_version_of_a_term_does_not_let_it_run_twice(office):
    clock = start(office, "appeal-answer", date(2026, 11, 16))
    services.change_term(clock.term, valid_from=date(2026, 12, 1), length=10)

    with pytest.raises(BusinessRuleError):
        services.start_clock(
            clock.thread, office=office, code="appeal-answer", on=date(2026, 12, 2)
        )


def test_a_running_clock_keeps_the_version_it_began_under(office):
    old = start(office, "appeal-answer", date(2026, 11, 16))
    services.change_term(old.term, valid_from=date(2026, 11, 20), length=10)
    new = start(office, "appeal-answer", date(2026, 11, 20))

    services.recount_open_clocks(office.region)

    old.refresh_from_db()
    assert (old.term.length, old.due_on) == (15, date(2026, 12, 7))
    assert (new.term.length, new.due_on) == (10, date(2026, 12, 4))


def test_a_term_that_ran_here_before_comes_back_in_the_version_it_had(office):
    old = start(office, "appeal-answer", date(2026, 11, 16))
    services.extend_clock(old, until=date(2026, 12, 31), decided_on=date(2026, 12, 3))
    changed = services.start_instead(old, code="complaint-review")
    services.change_term(old.term, valid_from=date(2026, 11, 1), length=10)
    extension = Term.objects.get(code="appeal-extension")
    services.change_term(extension, valid_from=date(2026, 11, 1), length=0)

    again = services.start_instead(changed, code="appeal-answer")
    reopened = services.start_instead(services.meet_clock(again), code="appeal-answer")

    assert (reopened.term, reopened.started_on) == (old.term, old.started_on)
    assert (reopened.due_on, reopened.extension) == (date(2026, 12, 31), extension)
    assert services.check_clocks() == []


def test_meeting_a_clock_ends_it_and_its_waits_once(office):
    clock = start(office, "appeal-answer", date(2026, 11, 16))
    wait = services.open_wait(clock, for_whom="citizen", reason_code="missing-facts")

    services.meet_clock(clock, on=date(2026, 11, 30))

    clock.refresh_from_db()
    wait.refresh_from_db()
    assert (clock.state, clock.ended_on, wait.ended_on) == (
        "met",
        date(2026, 11, 30),
        date(2026, 11, 30),
    )
    with pytest.raises(BusinessRuleError, match="has ended already"):
        services.cancel_clock(clock)


def test_waiting_never_moves_the_last_day(office):
    clock = start(office, "appeal-answer", date(2026, 11, 16))

    wait = services.open_wait(clock, for_whom="citizen", reason_code="missing-facts")
    services.end_wait(wait)
    services.end_wait(wait)
    services.recount_open_clocks(office.region)

    clock.refresh_from_db()
    assert clock.due_on == date(2026, 12, 7)


# ── extension ──────────────────────────────────────────────────────────────────────────────
def test_an_answer_is_extended_by_two_months_from_the_decision_at_most(office):
    clock = start(office, "appeal-answer", date(2026, 11, 16))
    decided_on = date(2026, 12, 3)

    with pytest.raises(BusinessRuleError, match="until 3 February 2027, Wednesday at the latest"):
        services.extend_clock(clock, until=date(2027, 2, 4), decided_on=decided_on)
    clock = services.extend_clock(clock, until=date(2027, 2, 3), decided_on=decided_on)

    assert clock.due_on == date(2027, 2, 3)
    assert (clock.extended_on, clock.extension.code) == (decided_on, "appeal-extension")


def test_a_second_extension_still_counts_from_the_first_decision(office):
    clock = start(office, "appeal-answer", date(2026, 11, 16))
    services.extend_clock(clock, until=date(2026, 12, 31), decided_on=date(2026, 12, 3))

    with pytest.raises(BusinessRuleError, match="at the latest"):
        services.extend_clock(clock, until=date(2027, 2, 20), decided_on=date(2026, 12, 25))
    clock = services.extend_clock(clock, until=date(2027, 1, 29), decided_on=date(2026, 12, 25))

    assert (clock.due_on, clock.extended_on) == (date(2027, 1, 29), date(2026, 12, 3))


def test_an_extension_that_ends_on_a_day_off_moves_to_the_next_working_day(office):
    clock = start(office, "appeal-answer", date(2026, 11, 16))

    clock = services.extend_clock(clock, until=date(2027, 1, 2), decided_on=date(2026, 12, 3))

    assert (clock.extended_to, clock.due_on) == (date(2027, 1, 2), date(2027, 1, 5))


def test_an_extension_to_an_earlier_day_is_refused(office):
    clock = start(office, "appeal-answer", date(2026, 11, 16))

    with pytest.raises(BusinessRuleError, match="already runs until 7 December"):
        services.extend_clock(clock, until=date(2026, 12, 7), decided_on=date(2026, 12, 3))


def test_a_complaint_is_never_extended(office):
    clock = start(office, "complaint-review", date(2026, 11, 16))

    with pytest.raises(BusinessRuleError, match="gives no extension"):
        services.extend_clock(clock, until=date(2026, 12, 31))


def test_a_mediation_lasts_sixty_days_in_all(office):
    clock = start(office, "mediation", date(2026, 11, 20))
    sixty = date(2026, 11, 20) + timedelta(days=60)

    services.extend_clock(clock, until=date(2027, 1, 10))
    clock = services.extend_clock(clock, until=sixty)
    assert clock.due_on == sixty
    with pytest.raises(BusinessRuleError, match="at the latest"):
        services.extend_clock(clock, until=sixty + timedelta(days=1))


# ── days that are recorded late ────────────────────────────────────────────────────────────
def test_open_clocks_follow_a_swapped_day_and_ended_ones_keep_what_was_known(office, secretary):
    open_clock = start(office, "appeal-answer", date(2026, 11, 16))
    ended = start(office, "appeal-answer", date(2026, 11, 16))
    services.meet_clock(ended, on=date(2026, 12, 1))

    moved = services.record_day(
        office.region, date(2026, 11, 28), is_working=True, names=WHY, by=secretary
    )

    open_clock.refresh_from_db()
    ended.refresh_from_db()
    assert moved == [open_clock]
    assert open_clock.due_on == date(2026, 12, 4)
    assert ended.due_on == date(2026, 12, 7)


def test_a_recorded_day_costs_as_many_statements_for_six_clocks_as_for_one(office):
    def statements(day):
        with CaptureQueriesContext(connection) as asked:
            moved = services.record_day(office.region, day, is_working=False, names=WHY, by=None)
        return len(moved), len(asked)

    start(office, "appeal-answer", date(2026, 11, 16))
    one = statements(date(2026, 11, 24))
    for _clock in range(5):
        start(office, "appeal-answer", date(2026, 11, 16))
    six = statements(date(2026, 11, 25))

    assert (one[0], six[0]) == (1, 6)
    assert one[1] == six[1]


def test_a_past_computation_stays_as_it_was_known(office, secretary):
    clock = start(office, "appeal-answer", date(2026, 11, 16))
    with telling(datetime(2026, 11, 30, 10, tzinfo=UTC)):
        services.record_day(
            office.region, date(2026, 11, 28), is_working=True, names=WHY, by=secretary
        )

    before = datetime(2026, 11, 30, 9, tzinfo=UTC)
    known_then, known_now = Calendar.of(office.region, as_of=before), Calendar.of(office.region)
    assert known_then.due_date(clock.term, clock.started_on) == clock.due_on
    assert known_now.due_date(clock.term, clock.started_on) == date(2026, 12, 4)


def test_an_extended_clock_follows_too(office, secretary):
    clock = start(office, "appeal-answer", date(2026, 11, 16))
    services.extend_clock(clock, until=date(2027, 1, 20), decided_on=date(2026, 12, 3))

    services.record_day(office.region, date(2027, 1, 20), is_working=False, names=WHY, by=secretary)

    clock.refresh_from_db()
    assert clock.due_on == date(2027, 1, 21)


def test_a_day_without_a_reason_in_three_languages_is_refused(region, secretary):
    with pytest.raises(BusinessRuleError, match="three languages"):
        services.record_day(
            region, date(2026, 11, 28), is_working=True, names=WHY | {"ru": " "}, by=secretary
        )


def test_the_check_finds_what_a_recount_would_change(office):
    clock = start(office, "appeal-answer", date(2026, 11, 16))
    start(office, "redirect", date(2026, 11, 16))
    assert services.check_clocks() == []

    Clock.objects.filter(pk=clock.pk).update(due_on=date(2026, 12, 8))

    assert services.check_clocks() == [
        services.Mismatch(clock.pk, clock.thread, date(2026, 12, 8), date(2026, 12, 7))
    ]


@pytest.mark.parametrize("seed", range(5))
def test_whatever_happens_open_clocks_equal_a_plain_recount(office, head, seed):
    chance = random.Random(seed)
    services.install_terms(office.region)
    codes = ["appeal-answer", "redirect", "complaint-review", "mediation", "complaint-file"]
    clocks, said = [], {}

    for _act in range(40):
        day = date(2026, 11, 1) + timedelta(days=chance.randrange(120))
        act = chance.choice(["start", "start", "extend", "record", "record", "meet"])
        if act == "start":
            clocks.append(start(office, chance.choice(codes), day))
        elif act == "record":
            said[day] = chance.random() < 0.5
            services.record_day(office.region, day, is_working=said[day], names=WHY, by=head)
        elif clocks:
            clock = chance.choice(clocks)
            with contextlib.suppress(BusinessRuleError):
                if act == "extend":
                    services.extend_clock(clock, until=day, decided_on=date(2026, 12, 1))
                else:
                    services.meet_clock(clock, on=day)

    assert services.check_clocks() == []
    for clock in Clock.objects.running().filter(extended_to=None, term__unit="working-days"):
        assert clock.due_on == plainly_counted(clock, said)


def plainly_counted(clock, said):
    seed = holidays.country_holidays("KZ", years=(2026, 2027))
    day, left = clock.started_on, clock.term.length
    while left:
        day += timedelta(days=1)
        left -= said.get(day, day.isoweekday() < 6 and day not in seed)
    return day


def test_a_term_without_a_clock_gives_its_day(office):
    services.install_terms(office.region)

    earliest_hearing = services.term_day(office.region, "hearing-notice", start=date(2026, 12, 11))

    assert earliest_hearing == date(2026, 12, 17)


def test_a_region_without_the_term_says_so(office):
    with pytest.raises(Term.DoesNotExist):
        services.start_clock(uuid.uuid4(), office=office, code="appeal-answer")
