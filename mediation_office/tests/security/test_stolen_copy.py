"""Who has a copy of the database, and not the keys beside it, opens nothing with it.

T16, T17, T21 of docs/security.md.
"""

import json
import re

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from cases.models import Appeal
from cases.services import access_by_code
from cases.tests.factories import furnish
from cases.tests.test_appeal_create import URL, filled
from mediation_office.accounts.tests.factories import make_user
from mediation_office.accounts.tests.test_user_invite import typed as typed_of_invited
from mediation_office.sessions import SessionStore, row_of
from mediation_office.tests.security.test_traces import tables

pytestmark = pytest.mark.django_db
DESK = reverse("desk:today")


def with_cookie(value):
    client = Client()
    client.cookies["sessionid"] = value
    return client


def cookie_of(client):
    return client.cookies["sessionid"].value


def test_no_session_in_the_table_opens_as_a_cookie(client, head):
    assert client.get(DESK).status_code == 200
    assert with_cookie(cookie_of(client)).get(DESK).status_code == 200

    lying = list(Session.objects.values_list("session_key", flat=True))

    assert lying == [row_of(cookie_of(client))]
    assert {with_cookie(key).get(DESK).status_code for key in lying} == {302}


def test_what_a_session_holds_is_sealed_and_fits_no_other_row(client, head, office):
    stranger = Client()
    stranger.force_login(make_user(office=office))
    mine, theirs = Session.objects.get(pk=row_of(cookie_of(stranger))), client.session

    Session.objects.filter(pk=mine.pk).update(
        session_data=Session.objects.get(pk=row_of(theirs.session_key)).session_data
    )

    assert theirs["_auth_user_id"] == str(head.pk)
    assert SessionStore(cookie_of(stranger)).load() == {}
    assert stranger.get(DESK).status_code == 302


def test_no_token_or_code_that_opens_something_lies_in_a_table(client, head, office):
    # slip and code of the desk, the link of an invitation, that of a forgotten password
    furnish(office)
    typed = filled(client, name="Дәурен")
    slip = client.get(client.post(URL, typed).url)
    code = slip.context["slip"].code
    link = client.post(reverse("accounts:user_invite"), typed_of_invited(office)).context["link"]
    forgetful = Client()
    forgetful.post("/account/password/reset/", {"email": head.email})

    secrets = [typed["token"], code, code.replace(" ", ""), link.rstrip("/").rpartition("/")[2]]
    secrets.append(cookie_of(client))

    assert all(len(word) >= 16 for word in secrets)
    assert access_by_code(Appeal.objects.get().reference, code)
    assert [(table, word) for table, row in tables() for word in secrets if word in row] == []
    assert not re.search(r"reset/key/\w+-\w+", json.dumps(tables()))


def test_a_session_flushed_or_given_a_new_key_leaves_no_row_behind(client, head):
    session = client.session
    session.cycle_key()
    assert [row.pk for row in Session.objects.all()] == [row_of(session.session_key)]
    assert session.exists(session.session_key)

    session.flush()

    assert not Session.objects.exists()


def test_old_sessions_are_swept_by_djangos_own_command(client, head):
    Session.objects.update(expire_date="2020-01-01T00:00Z")

    assert client.get(DESK).status_code == 302
    call_command("clearsessions")

    assert not Session.objects.exists()
