import time

import pytest
from django.test import Client

from cases.models import Access
from outreach.tests.factories import code_of, make_appeal

pytestmark = pytest.mark.django_db

URL = "/en/status/matter/"


@pytest.fixture
def follow(site, office, client):
    """The appeal whose status page is open in `client`."""
    appeal = make_appeal(office, statement="The fence", other_name="Аман Соседов")
    client.post("/en/status/", {"reference": appeal.reference, "code": code_of()})
    return appeal


def test_it_says_what_happens_who_acts_and_by_when(follow, client):
    page = client.get(URL).content.decode()

    assert "We register your appeal" in page
    assert "the secretary" in page
    assert "Your appeal was accepted" in page
    assert "nothing now" in page


def test_nothing_of_the_other_side_or_the_statement_is_shown(follow, client):
    page = client.get(URL).content.decode()

    assert "Соседов" not in page
    assert "The fence" not in page


def test_events_of_the_office_alone_are_not_shown(site, office, client):
    appeal = make_appeal(office, suspicion="trap")
    client.post("/en/status/", {"reference": appeal.reference, "code": code_of()})

    page = client.get(URL).content.decode()

    assert "Put aside" not in page
    assert "accepted" in page


def test_it_closes_after_half_an_hour_however_busy(follow, client, monkeypatch):
    assert client.get(URL).status_code == 200
    moment = time.time() + 30 * 60 + 1
    monkeypatch.setattr(time, "time", lambda: moment)
    assert client.get(URL).url == "/en/status/"


def test_it_closes_when_the_code_is_replaced(follow, client):
    Access.objects.update(replaced_at="2026-01-01T00:00Z")

    assert client.get(URL).url == "/en/status/"


def test_another_browser_is_asked_for_the_code(follow):
    assert Client().get(URL).url == "/en/status/"


def test_its_address_title_and_headers_tell_nothing(follow, client):
    answer = client.get(URL)

    assert answer["Cache-Control"] == "no-store, private"
    assert "<title>Check</title>" in answer.content.decode()


def test_it_costs_the_same_with_many_events(follow, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        client.get(URL)
