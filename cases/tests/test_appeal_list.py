from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import services
from cases.models import Appeal
from cases.querysets import DUE_WITHIN, to_hand_over
from cases.tests.factories import (
    make_appeal,
    make_body,
    make_decided,
    make_registered,
    make_signed,
)
from mediation_office.accounts.tests.factories import make_office
from mediation_office.clock import now, today
from mediation_office.content.services import render
from mediation_office.documents.tests.factories import tie
from mediation_office.notices.kinds import KINDS
from mediation_office.notices.models import Notice
from mediation_office.people.tests.factories import make_topic

URL = reverse("cases:appeal_list")


def references(response):
    return [appeal.reference for appeal in response.context["page"].items]


def test_the_secretary_sees_the_appeals_of_the_office_the_newest_first(client, office, secretary):
    older, newer = make_appeal(office), make_appeal(office)
    make_appeal(make_office(office.region))
    assert references(client.get(URL)) == [newer.reference, older.reference]


def test_each_queue_holds_what_waits_in_it(client, office, secretary):
    received, registered = make_appeal(office), make_registered(office)
    running = make_decided(office)
    aside = make_appeal(office, suspicion="many-links")
    for queue, expected in (
        ("register", received),
        ("decide", registered),
        ("open", running),
        ("quarantine", aside),
    ):
        assert references(client.get(URL, {"queue": queue})) == [expected.reference], queue
    counts = {chip.code: chip.count for chip in client.get(URL).context["chips"]}
    assert counts["register"] == counts["decide"] == counts["open"] == counts["quarantine"] == 1


def was_to_be_registered(appeal, on):
    appeal.register_clock.due_on = on
    appeal.register_clock.save(update_fields=["due_on"])


def test_what_the_journal_has_not_taken_in_time_is_overdue_also_where_it_was_put_aside(
    client, office, secretary
):
    aside, received = make_appeal(office, suspicion="many-links"), make_appeal(office)
    make_appeal(office)
    for appeal in (aside, received):
        was_to_be_registered(appeal, today() - timedelta(days=2))
    page = client.get(URL, {"queue": "overdue"})
    assert set(references(page)) == {aside.reference, received.reference}
    assert page.text.count("2 days overdue") == 2
    assert "2 days overdue" in client.get(URL, {"queue": "quarantine"}).text
    services.dismiss_appeal(aside, by=secretary, reason="robot")
    assert references(client.get(URL, {"queue": "overdue"})) == [received.reference]


def test_late_registration_is_marked_in_its_row(client, office, secretary):
    late = make_appeal(office)
    was_to_be_registered(late, today() - timedelta(days=4))
    page = client.get(URL, {"queue": "register"}).text
    assert "deadline-late" in page
    assert "4 days overdue" in page
    assert ">Register by<" in page
    assert ">Register by<" not in client.get(URL).text


def test_overdue_is_asked_of_the_date(client, office, secretary):
    late, _in_time = make_decided(office), make_decided(office)
    clock = late.answer_clock
    clock.due_on = today() - timedelta(days=1)
    clock.save(update_fields=["due_on"])
    assert references(client.get(URL, {"queue": "overdue"})) == [late.reference]


def test_what_was_not_handed_over_in_time_shows_by_how_much(client, office, secretary):
    asked = {"code": "redirect", "organisation": make_body(office)}
    appeal = make_signed(make_decided(office), **asked).appeal
    clock = to_hand_over().get(appeal=appeal).clock
    clock.due_on = today() - timedelta(days=2)
    clock.save(update_fields=["due_on"])
    page = client.get(URL, {"queue": "overdue"})
    assert references(page) == [appeal.reference]
    assert "2 days overdue" in page.text


def test_the_letter_of_what_is_due_soon_counts_what_its_link_shows(client, office, secretary):
    rows = {days: make_decided(office) for days in (-1, 0, DUE_WITHIN, DUE_WITHIN + 1)}
    for days, appeal in rows.items():
        appeal.answer_clock.due_on = today() + timedelta(days=days)
        appeal.answer_clock.save(update_fields=["due_on"])
    letter = KINDS["answers-due"].values(Notice(user=secretary, office=office), links=True)
    shown = client.get(letter["desk_link"].removeprefix(settings.SITE_URL))
    assert references(shown) == [rows[0].reference, rows[DUE_WITHIN].reference]
    assert {chip.code: chip.count for chip in shown.context["chips"]}["due"] == letter["count"] == 2
    for language, days in (("kk", "жеті күн"), ("ru", "семь дней"), ("en", "seven days")):
        assert days in render(office.region, "letter-answers-due", language, **letter).body


def test_filters_narrow_the_list(client, office, secretary):
    topic = make_topic(office.region)
    appeal = make_registered(office, name="Дәурен Мысалов", topic=topic, phone="8 701 000 00 17")
    make_appeal(office, name="Әлия Жұмабаева")
    for query in (
        {"q": "Dauren Mysalov"},
        {"q": appeal.reference.replace("A", "а")},
        {"q": appeal.register},
        {"q": "0017"},
        {"topic": topic.pk},
    ):
        assert references(client.get(URL, query)) == [appeal.reference], query
    assert references(client.get(URL, {"from": (now() + timedelta(days=2)).date()})) == []


def test_the_rest_narrows_when_one_filter_makes_no_sense(client, office, secretary):
    topic = make_topic(office.region)
    appeal = make_appeal(office, topic=topic)
    make_appeal(office)
    page = client.get(URL, {"topic": topic.pk, "from": "2026-02-31"})
    assert references(page) == [appeal.reference]
    assert "There is no such day." in page.text


@pytest.mark.parametrize(
    "query",
    [
        {"queue": "nowhere"},
        {"topic": "1" * 31},
        {"from": "2026-02-31", "until": "yesterday"},
        {"page": "-1"},
        {"q": "%_'\";--"},
        {"q": "99999999/9999"},
    ],
)
def test_a_senseless_filter_is_no_error_page(client, office, secretary, query):
    make_appeal(office)
    assert client.get(URL, query).status_code == 200


def test_an_operator_sees_what_they_took_themselves(client, office, operator):
    own = make_appeal(office, by=operator)
    make_appeal(office)
    assert references(client.get(URL)) == [own.reference]


def test_a_tie_hides_an_appeal_from_the_head(client, office, head):
    tie(head, make_appeal(office).thread)
    assert references(client.get(URL)) == []
    assert {chip.count for chip in client.get(URL).context["chips"]} == {0}


def test_htmx_gets_the_table_alone(client, office, secretary):
    make_appeal(office)
    response = client.get(URL, headers={"HX-Request": "true"})
    assert response.text.strip().startswith('<div id="appeal-table">')
    assert "<html" not in response.text
    restored = client.get(URL, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in restored.text


def test_mediators_may_not(client, mediator):
    assert client.get(URL).status_code == 403
    assert not Appeal.objects.visible_to(mediator).exists()


def test_extended_clocks_cost_no_query_each(client, office, secretary):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(URL)
        return len(asked)

    def extended():
        clock = make_decided(office).answer_clock
        clock.extended_to = clock.due_on + timedelta(days=30)
        clock.extended_on, clock.extension = today(), clock.term
        clock.save(update_fields=["extended_to", "extended_on", "extension"])

    extended()
    client.get(URL)
    one = queries()
    extended()
    extended()
    assert queries() == one


def test_closed_appeals_are_listed_and_not_counted_on_each_page(client, office, secretary):
    closed = make_signed(make_decided(office)).appeal
    assert references(client.get(URL, {"queue": "closed"})) == [closed.reference]
    assert {chip.count for chip in client.get(URL).context["chips"]} == {0}


def test_digits_are_found_however_they_are_spaced(client, office, secretary):
    appeal = make_registered(office, phone="8 701 000 12 34", iin="990101300013")
    make_registered(office, name="Бөтен Біреу")
    year = appeal.register_year
    for text in ("12 34", " 12-34 ", "+7 (701) 000 12 34", f"№ {appeal.register_number} / {year}",
                 f"{appeal.register_number}/ {year}", "990101 300013"):  # fmt: skip
        assert references(client.get(URL, {"q": text})) == [appeal.reference], text


@pytest.mark.parametrize("queue", ["register", "quarantine"])
def test_who_speaks_of_danger_comes_first_and_is_marked(client, office, secretary, queue):
    aside = {"suspicion": "many-links"} if queue == "quarantine" else {}
    calm = make_appeal(office, **aside)
    danger = make_appeal(office, has_danger=True, **aside)
    page = client.get(URL, {"queue": queue})
    assert references(page) == [danger.reference, calm.reference]
    assert page.text.count("</svg> danger</span>") == 1
