"""What people typed stands in their matter and nowhere else.

T31 of docs/security.md.
"""

import hashlib
import logging

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from mediation_office.accounts.models import Setting
from mediation_office.logs import HideSecrets
from mediation_office.sealing import unseal
from mediation_office.tests.security.world import plant

pytestmark = pytest.mark.django_db

CANARIES = {
    "": {"statement": "canary-statement", "wish": "canary-wish"},
    "side/": {"other_name": "Canary-other", "other_reach": "canary-reach"},
    "you/": {
        "name": "Canary-name",
        "iin": "990101300014",
        "authority_detail": "canary-authority",
        "needs_language": "canary-language",
    },
    "reach/": {
        "phone": "+77012223344",
        "email": "canary@mail.kz",
        "address": "canary-street",
        "warning": "canary-warning",
    },
}
NAMES = {"Canary-name", "Canary-other", "canary-language"}  # readable by design
SEALED = [value for step in CANARIES.values() for value in step.values() if value not in NAMES]


@pytest.fixture
def lines(caplog):
    """Every line that any logger wrote, from DEBUG up, as the console would get it."""
    caplog.set_level(logging.DEBUG)
    caplog.handler.addFilter(HideSecrets())
    return lambda: caplog.text


@pytest.fixture
def walked(office, lines):
    """An appeal sent, read and withdrawn by a citizen; the code it was read with."""
    Setting.objects.create(
        region=office.region, code="appeal.fastest_seconds", value=0, valid_from="2020-01-01"
    )
    plant(office, "Біздікова")
    citizen = Client()
    for step, typed in CANARIES.items():
        citizen.post(f"/en/appeal/{step}", typed)
    drafts = rows_of_everything()
    citizen.post("/en/appeal/check/", {"draft": citizen.session["draft"], "consent": "yes"})
    slip = citizen.get("/en/appeal/slip/")
    code, reference = slip.context["code"], slip.context["slip"].reference
    citizen.post("/en/status/", {"reference": reference, "code": "4711471147114711"})
    assert citizen.post("/en/status/", {"reference": reference, "code": code}).status_code == 302
    citizen.get("/en/status/matter/")
    citizen.get("/en/appeal/slip/pdf/")
    citizen.post("/en/status/withdraw/")
    return code, drafts


def tables():
    """What lies in the tables, history among them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        )
        lying = []
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            lying += [(table, row) for (row,) in cursor.fetchall()]
    return lying


def rows_of_everything():
    """The tables, and what is in the sessions."""
    lying = tables()
    session = apps.get_model("sessions", "Session")
    for row in session.objects.all():
        opened = unseal(row.session_data, binding=f"session|{row.pk}".encode())
        lying.append(("session", opened))
    return lying


def test_nothing_typed_lies_open_in_a_table_session_or_cache(walked):
    code, drafts = walked
    wanted = [*SEALED, code, code.replace(" ", ""), "4711471147114711"]
    for rows in (drafts, rows_of_everything()):
        assert [(table, word) for table, row in rows for word in wanted if word in row] == []


def test_nothing_typed_stands_in_a_log(walked, lines):
    code, _drafts = walked
    written = lines().replace("django.db.backends", "")
    logged = [
        line for line in written.splitlines() if "SELECT" not in line and "INSERT" not in line
    ]
    words = [*SEALED, *NAMES, code, code.replace(" ", ""), "4711471147114711"]
    assert [word for word in words if any(word in line for line in logged)] == []


def test_a_page_that_breaks_logs_no_word_of_what_was_typed(office, lines, monkeypatch):
    def broken(*_args, **_kwargs):
        raise RuntimeError("it broke")

    monkeypatch.setattr(hashlib, "scrypt", broken)
    citizen = Client(raise_request_exception=False)
    citizen.post("/en/status/?q=canary-query", {"reference": "canary-ref", "code": "canary-code"})
    assert "it broke" in lines()
    for word in ("canary-query", "canary-ref", "canary-code"):
        assert word not in lines()


@pytest.mark.parametrize(
    "path",
    [
        "/en/answer/secret-4711/",
        "/staff/join/secret-4711/",
        "/account/password/reset/key/1-secret-4711/",
    ],
)
def test_the_secret_of_a_link_stands_in_no_log_and_no_history(office, lines, path):
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    strict.post(path, {"a": "b"})
    Client().post(path, {"password1": "жаңа құпия сөз 9", "password2": "жаңа құпия сөз 9"})
    assert "secret-4711" not in lines()
    assert [row for row in rows_of_everything() if "secret-4711" in row[1]] == []


def test_history_names_the_page_and_not_its_address(office, secretary, client):
    import pghistory.models

    client.post("/staff/preferences/", {"theme": "dark"})
    told = [context.metadata for context in pghistory.models.Context.objects.all()]
    assert {"user": secretary.pk, "url": "accounts:preferences"} in told


def test_addresses_of_forms_hold_nothing_that_was_typed(office):
    citizen = Client()
    for step, typed in CANARIES.items():
        answer = citizen.post(f"/en/appeal/{step}", typed)
        place = answer.headers.get("Location", "")
        assert not [word for word in (*SEALED, *NAMES) if word in place]
