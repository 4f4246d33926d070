from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from mediation_office.accounts import services
from mediation_office.accounts.middleware import time as clock_of_sessions
from mediation_office.accounts.tests.factories import make_user

pytestmark = pytest.mark.django_db
PASSWORD = "seven grey herons"
DESK = reverse("desk:today")


@pytest.fixture
def colleague(office):
    user = make_user(role="secretary", office=office)
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def browser_of(colleague):
    """The colleague's own browser, signed in by the form."""
    client = Client()
    client.post(reverse("account_login"), {"login": colleague.username, "password": PASSWORD})
    assert client.get(DESK).status_code == 200
    return client


@pytest.fixture
def minutes_pass(monkeypatch):
    """Let minutes pass for the sessions."""
    passed = [0.0]
    real = clock_of_sessions.time
    monkeypatch.setattr(clock_of_sessions, "time", lambda: real() + passed[0])

    def wait(minutes):
        passed[0] += minutes * 60

    return wait


def is_out(client):
    response = client.get(DESK)
    return response.status_code == 302 and "/account/login/" in response.headers["Location"]


def test_fifteen_idle_minutes_end_the_session(browser_of, minutes_pass):
    minutes_pass(14)
    assert not is_out(browser_of)
    minutes_pass(16)
    assert is_out(browser_of)


@pytest.mark.check
def test_twelve_hours_end_it_however_busy(browser_of, minutes_pass):
    for _ in range(72):
        minutes_pass(9.9)
        assert not is_out(browser_of)
    minutes_pass(9.9)
    assert is_out(browser_of)


def test_nothing_of_the_desk_is_kept_and_signing_out_clears_the_cache(browser_of):
    assert browser_of.get(DESK).headers["Cache-Control"] == "no-store, private"

    response = browser_of.post(reverse("account_logout"))

    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert is_out(browser_of)


def test_whoever_is_signed_out_by_time_leaves_no_cache_either(browser_of, minutes_pass):
    minutes_pass(20)

    assert browser_of.get(DESK).headers["Clear-Site-Data"]


def test_signing_in_takes_a_new_session_whatever_came_before(colleague):
    client = Client()
    client.get(reverse("account_login"))
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies["sessionid"] = session.session_key
    client.post(reverse("account_login"), {"login": colleague.username, "password": PASSWORD})

    assert client.cookies["sessionid"].value != session.session_key
    thief = Client()
    thief.cookies["sessionid"] = session.session_key
    assert is_out(thief)


def stolen(client):
    copy = Client()
    copy.cookies["sessionid"] = client.cookies["sessionid"].value
    return copy


def test_a_stolen_cookie_ends_with_the_signing_out(browser_of):
    thief = stolen(browser_of)
    browser_of.post(reverse("account_logout"))

    assert is_out(thief)


def test_a_stolen_cookie_ends_with_the_password(browser_of):
    thief = stolen(browser_of)
    new = "eight white swans"
    browser_of.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )

    assert is_out(thief)
    assert not is_out(browser_of)


def test_a_role_taken_back_is_gone_on_the_next_request(browser_of, colleague, office):
    head = make_user(role="head", office=office)

    services.end_grant(colleague.grants.get(), by=head)

    assert browser_of.get(DESK).status_code == 403
    assert colleague.grants.get().ended_by == head


def test_a_closed_account_is_out_on_the_next_request(browser_of, colleague, office):
    services.disable_user(colleague, by=make_user(role="head", office=office))

    assert is_out(browser_of)
    browser_of.post(reverse("account_login"), {"login": colleague.username, "password": PASSWORD})
    assert is_out(browser_of)


def test_a_role_that_ran_out_is_gone(browser_of, colleague):
    from mediation_office.clock import today

    colleague.grants.update(until_on=today() - timedelta(days=1))

    assert browser_of.get(DESK).status_code == 403
