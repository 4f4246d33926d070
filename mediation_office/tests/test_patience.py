"""A row that somebody else holds costs whoever waits for it a sentence, and nothing they typed."""

import threading
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.test import RequestFactory
from django.urls import reverse

from cases.models import Appeal
from cases.tests.factories import make_registered
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.documents.models import StoredFile
from mediation_office.documents.tests.factories import upload
from mediation_office.patience import BusyError, say_busy, server_error
from outreach.models import Draft


@contextmanager
def held(rows):
    """Somebody else works on the row for as long as the block lasts; here nobody waits long."""
    taken, done = threading.Event(), threading.Event()

    def hold():
        with transaction.atomic():
            rows.select_for_update().get()
            taken.set()
            done.wait(10)
        connection.close()

    other = threading.Thread(target=hold)
    other.start()
    taken.wait(10)
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '100ms'")
    yield
    done.set()
    other.join()


def test_a_form_says_that_somebody_else_is_at_it_and_keeps_what_was_typed(real_db, client):
    office = make_office()
    secretary = make_user(role="secretary", office=office)
    client.force_login(secretary)
    appeal = make_registered(office)
    form = {"once": "a", "kind": "statement", "track": "code", "responsible": secretary.pk}
    decide = reverse("cases:appeal_decide", args=[appeal.reference])

    with held(Appeal.objects.filter(pk=appeal.pk)):
        page = client.post(decide, form | {"subject": "Забор между дворами"})

    assert page.status_code == 200
    assert "Somebody is changing this just now." in page.text
    assert "Забор между дворами" in page.text
    assert client.post(decide, form | {"subject": "Забор между дворами"}).status_code == 302


def test_where_no_form_is_a_page_says_it_in_the_language_of_the_address(real_db, client):
    make_office()
    client.post("/ru/appeal/", {"happened": "Спор о заборе"})
    client.raise_request_exception = False

    with held(Draft.objects.all()):
        answers = [
            client.post("/ru/appeal/", {"happened": "Другое"}),
            client.post("/ru/appeal/", {"files": upload()}),
        ]

    for answer in answers:
        assert (answer.status_code, answer["Retry-After"]) == (503, "60")
        assert '<html lang="ru"' in answer.text
    assert not StoredFile.objects.exists()


def failing(code):
    """A statement that fails within a request as PostgreSQL says by this code."""
    with transaction.atomic(), connection.execute_wrapper(say_busy), connection.cursor() as cursor:
        cursor.execute(f"DO $$ BEGIN RAISE SQLSTATE '{code}'; END $$")


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["55P03", "40P01"])
def test_a_deadlock_is_as_busy_as_a_lock_that_does_not_come(code):
    with pytest.raises(BusyError, match="Nothing was saved"):
        failing(code)


@pytest.mark.django_db
def test_what_else_fails_in_the_database_is_no_refusal():
    with pytest.raises(OperationalError):
        failing("57014")


def test_while_the_database_is_away_a_page_says_so():
    away = connections["default"].copy()
    away.settings_dict = away.settings_dict | {"HOST": "127.0.0.1", "PORT": "1"}
    try:
        away.ensure_connection()
    except OperationalError:
        answer = server_error(RequestFactory().get("/ru/"))
    assert answer.status_code == 503
    assert "Сайт временно не работает" in answer.text
