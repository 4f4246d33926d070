"""What pages say about a clock; checked through the functions, as every room's pages show them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.translation import override

from mediation_office.clock import telling, today
from mediation_office.terms import services
from mediation_office.terms.days import Calendar
from mediation_office.terms.explain import explain, explain_ahead, pill
from mediation_office.terms.models import Clock, Term
from mediation_office.terms.tests.factories import WHY, make_day, start

pytestmark = pytest.mark.django_db


REGISTERED = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("on", "kind", "words", "ring"),
    [
        (date(2026, 11, 16), "calm", "15 days left", 0),
        (date(2026, 11, 24), "calm", "day 6 of 15", 6),
        (date(2026, 11, 29), "calm", "day 9 of 15", 9),  # a Sunday
        (date(2026, 12, 1), "calm", "day 11 of 15", 11),
        (date(2026, 12, 2), "soon", "3 days left", None),
        (date(2026, 12, 4), "soon", "1 day left", None),
        (date(2026, 12, 6), "soon", "1 day left", None),
        (date(2026, 12, 7), "soon", "due today", None),
        (date(2026, 12, 8), "late", "1 day overdue", None),
        (date(2026, 12, 10), "late", "3 days overdue", None),
    ],
)
def test_the_pill_counts_with_the_days(office, on, kind, words, ring):
    deadline = pill(start(office, "appeal-answer", REGISTERED), on=on)

    assert (deadline.kind, deadline.words, deadline.ring) == (kind, words, ring)


def test_the_pill_says_what_is_due_and_when(office):
    answer = start(office, "appeal-answer", REGISTERED)
    register = start(office, "appeal-register", REGISTERED)
    redirect = start(office, "redirect", REGISTERED)

    assert pill(answer, on=REGISTERED).detail == "answer by 7 December, Monday"
    assert pill(register, on=REGISTERED).detail == "register by 16 November, Monday"
    assert pill(redirect, on=REGISTERED).detail == "by 19 November, Thursday"
    assert pill(answer, on=date(2026, 12, 9)).detail == "was due on 7 December"
    assert pill(start(office, "forward-crime", REGISTERED), on=REGISTERED).words == "at once"


def test_a_term_that_starts_later_says_from_when(office):
    from_cure = start(office, "return", REGISTERED)

    said = pill(from_cure, on=REGISTERED - timedelta(days=4))

    assert (said.kind, said.words) == ("calm", "from 16 November")
    assert said.detail == "by 19 November, Thursday"


def test_nobody_in_the_office_is_late_with_what_the_applicant_may_do(office):
    said = pill(start(office, "objection", REGISTERED), on=date(2026, 11, 25))

    assert (said.kind, said.words) == ("done", "ended on 18 November")


@pytest.mark.parametrize(
    ("code", "ended_on", "words"),
    [
        ("appeal-answer", date(2026, 11, 16), "answered the same day"),
        ("appeal-answer", date(2026, 11, 27), "answered on day 9"),
        ("appeal-answer", date(2026, 12, 9), "answered 2 days late"),
        ("redirect", date(2026, 11, 18), "done on day 2"),
        ("redirect", date(2026, 11, 20), "done 1 day late"),
        ("appeal-register", date(2026, 11, 16), "done the same day"),
    ],
)
def test_the_pill_of_a_clock_that_was_met(office, code, ended_on, words):
    clock = services.meet_clock(start(office, code, REGISTERED), on=ended_on)

    assert (pill(clock).kind, pill(clock).words) == ("done", words)


def test_a_cancelled_clock_asks_for_nothing(office):
    clock = services.cancel_clock(start(office, "appeal-answer", REGISTERED))

    assert (pill(clock).words, pill(clock).ring) == ("no longer needed", None)
    assert explain(clock).summary == f"No longer needed, {clock.term.legal_basis}"


def test_the_pill_of_a_mediation_counts_calendar_days(office):
    clock = start(office, "mediation", date(2026, 11, 20))

    assert pill(clock, on=date(2026, 11, 30)).words == "day 10 of 30"
    assert pill(clock, on=date(2026, 12, 18)).words == "2 days left"


def test_before_the_journal_the_count_starts_from_the_last_day_of_registration(office):
    services.install_terms(office.region)
    make_day(office.region, date(2026, 12, 11), is_working=False)
    make_day(office.region, date(2026, 12, 19), is_working=True)
    term = Term.objects.in_force(office.region, "appeal-answer", REGISTERED)

    explanation = explain_ahead(
        term,
        came_on=date(2026, 11, 22),
        register_by=date(2026, 11, 23),
        calendar=Calendar.of(office.region),
    )

    assert explanation.sentences == (
        "It came outside working hours, so it is registered on the next working day.",
        "Counted from the last day of registration: 23 November, Monday.",
        "The law gives 15 working days: Administrative Procedural-Process Code, article 76.",
        "Day 1 is 24 November, Tuesday. Saturdays and Sundays are not counted.",
        "11 December, Friday, is not counted: decree.",
        "The last day is 15 December, Tuesday.",
    )


def test_an_extended_term_is_counted_to_its_new_end(office):
    clock = start(office, "appeal-answer", REGISTERED)
    clock = services.extend_clock(clock, until=date(2026, 12, 31), decided_on=date(2026, 12, 3))

    assert pill(clock, on=date(2026, 12, 10)).words == "day 18 of 32"


def test_a_list_of_clocks_asks_no_more_than_one_clock(office, django_assert_num_queries):
    for _number in range(6):
        start(office, "appeal-answer", today() - timedelta(days=3))

    with django_assert_num_queries(2):
        calendar = Calendar.of(office.region)
        clocks = Clock.objects.select_related("term", "extension")
        shown = [pill(clock, calendar=calendar).words for clock in clocks]

    assert len(shown) == 6


# ── the fold ───────────────────────────────────────────────────────────────────────────────
def test_the_fold_tells_how_the_days_are_counted(office, head):
    services.install_terms(office.region)
    services.record_day(office.region, date(2026, 12, 19), is_working=True, names=WHY, by=head)
    clock = start(office, "appeal-answer", date(2026, 12, 4))

    with telling(datetime(2026, 12, 14, 7, tzinfo=UTC)):
        explanation = explain(clock)

    basis = "Administrative Procedural-Process Code, article 76"
    assert explanation.summary == f"Day 6 of 15, answer by 25 December, Friday, {basis}"
    assert explanation.sentences == (
        "Registered on 4 December.",
        f"The law gives 15 working days: {basis}.",
        "Day 1 is 7 December, Monday. Saturdays and Sundays are not counted.",
        "16 December, Wednesday, is not counted: Independence Day.",
        "19 December, Saturday, is counted: decree.",
        "The last day is 25 December, Friday.",
    )
    assert explanation.waits == ()
    assert explanation.caution == ""


def test_the_fold_names_an_extension_and_the_day_off_it_ended_on(office):
    clock = start(office, "appeal-answer", REGISTERED)
    clock = services.extend_clock(clock, until=date(2026, 12, 26), decided_on=date(2026, 12, 3))

    sentences = explain(clock).sentences

    assert sentences[-3:] == (
        "Extended on 3 December until 26 December, Saturday: "
        "Administrative Procedural-Process Code, article 76, part 3.",
        "26 December, Saturday, is a day off, so the term ends on the next working day.",
        "The last day is 28 December, Monday.",
    )


def test_the_fold_of_a_mediation_stays_on_the_day_off_and_asks_for_a_lawyer(office):
    explanation = explain(start(office, "mediation", date(2026, 11, 20)))

    assert explanation.sentences[2:] == (
        "Day 1 is 21 November, Saturday. Days off are counted too.",
        "20 December, Sunday, is a day off; the term ends on it all the same.",
        "The last day is 20 December, Sunday.",
    )
    assert "lawyer" in explanation.caution


def test_waiting_is_told_beside_the_running_term(office):
    clock = start(office, "appeal-answer", REGISTERED)
    wait = services.open_wait(
        clock,
        for_whom="citizen",
        reason_code="missing-facts",
        asked_until_on=date(2026, 11, 30),
    )
    services.open_wait(clock, for_whom="other-side", reason_code="their-view")
    type(wait).objects.update(since_on=date(2026, 11, 20))

    explanation = explain(clock)

    assert explanation.waits_for_you == (
        "Waiting for your answer since 20 November; the answer is due on 7 December all the same.",
        "It was asked for by 30 November, Monday.",
    )
    assert explanation.waits == (
        "Waiting for the citizen since 20 November.",
        "It was asked for by 30 November, Monday.",
        "The answer is due on 7 December all the same.",
        "Waiting for the other side since 20 November.",
        "The answer is due on 7 December all the same.",
    )


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_default_term_can_be_told_in_each_language(office, language):
    services.install_terms(office.region)
    with override(language):
        for term in office.region.terms.all():
            explanation = explain(start(office, term.code, REGISTERED))
            assert term.legal_basis in explanation.sentences[1]
            assert "%(" not in " ".join(explanation.sentences)
