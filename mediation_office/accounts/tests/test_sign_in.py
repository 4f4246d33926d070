import re
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Event, Semaphore
from time import monotonic

import argon2
import pytest
from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.test import Client
from django.urls import reverse

from mediation_office.accounts import sign_in
from mediation_office.accounts.forms import RESET_SECONDS
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.models import Brake
from mediation_office.tests.races import at_once

PASSWORD = "seven grey herons"
OFFICE, ELSEWHERE, ATTACKER = "198.51.100.7", "203.0.113.9", "192.0.2.66"


@pytest.fixture(autouse=True)
def waited(monkeypatch):
    """Seconds that were waited, without waiting them."""
    seconds = []
    monkeypatch.setattr(sign_in.time, "sleep", seconds.append)
    return seconds


def person(office, name, **given):
    user = make_user(role="secretary", office=office, username=name, **given)
    user.set_password(PASSWORD)
    user.save()
    return user


def try_to(name, password, *, address, client=None, **headers):
    client = client or Client()
    typed = {"login": name, "password": password}
    return client.post(reverse("account_login"), typed, REMOTE_ADDR=address, headers=headers)


def is_in(response):
    return response.status_code == 302


def test_a_list_of_500_names_is_slowed_by_the_20th(office, waited):
    slowed = None
    for number in range(1, 61):
        try_to(f"name-{number}", "Qwerty123!", address=ATTACKER)
        if waited and slowed is None:
            slowed = number

    assert slowed <= 20
    # the rest of 500 would take minutes, and as long again for the next password
    assert waited[-1] == sign_in.ADDRESS_SECONDS
    assert waited[-1] * 440 > 7 * 60


@pytest.mark.concurrency
def test_whoever_tries_from_many_windows_at_once_is_no_quicker(real_db, monkeypatch):
    make_office()
    all_answered, answered = Event(), count(1)
    monkeypatch.setattr(sign_in.time, "sleep", lambda _seconds: all_answered.wait(20))
    monkeypatch.setattr(sign_in, "PATIENCE_SECONDS", 0)
    all_answered.set()
    for number in range(20):
        try_to(f"name-{number}", "wrong", address=ATTACKER)
    all_answered.clear()

    def one_window():
        response = try_to("name-99", "wrong", address=ATTACKER)
        if response.status_code == 429 and next(answered) == 5:
            all_answered.set()
        return response

    responses = at_once([one_window] * 6)

    assert sorted(response.status_code for response in responses) == [200, *[429] * 5]
    assert responses[-1].headers.get("Retry-After", "5") == str(sign_in.BUSY_SECONDS)


@pytest.mark.check
def test_thirty_colleagues_behind_one_address_all_come_in(office, waited):
    people = [person(office, f"colleague-{number}") for number in range(30)]
    for colleague in people:  # everybody mistypes twice, and somebody sprays from inside
        try_to(colleague.username, "mistyped", address=OFFICE)
        try_to(colleague.username, "again", address=OFFICE)
        try_to(f"no-{colleague.username}", "Qwerty123!", address=OFFICE)

    came_in = [try_to(colleague.username, PASSWORD, address=OFFICE) for colleague in people]

    assert all(map(is_in, came_in))


def test_no_attacker_keeps_a_colleague_out_who_is_elsewhere(office, waited):
    colleague = person(office, "aliya")
    held = [try_to("aliya", f"guess {n}", address=ATTACKER).status_code for n in range(40)]
    waited.clear()

    assert held.count(429) == 40 - sign_in.LIMIT
    assert is_in(try_to("aliya", PASSWORD, address=ELSEWHERE))
    assert not is_in(try_to("aliya", PASSWORD, address=ATTACKER))
    assert is_in(try_to(colleague.email.upper(), PASSWORD, address=ELSEWHERE))
    assert sum(waited) <= 2 * sign_in.LONGEST_SECONDS


def test_at_the_attackers_own_address_a_known_device_comes_in_at_once(office, waited):
    person(office, "aliya")
    device = Client()
    try_to("aliya", PASSWORD, address=OFFICE, client=device)
    device.post(reverse("account_logout"))
    for number in range(40):
        try_to("aliya", f"guess {number}", address=OFFICE)
    waited.clear()

    assert is_in(try_to("aliya", PASSWORD, address=OFFICE, client=device))
    assert waited == []


@pytest.fixture
def robots(office, monkeypatch):
    """They try aliya from ever new addresses and take every place to wait in, without an end."""
    aliya = person(office, "aliya")
    for number in range(sign_in.ACCOUNT_MISTYPED):
        try_to("aliya", f"guess {number}", address=f"192.0.2.{number}")
    monkeypatch.setattr(sign_in, "_seats", Semaphore(0))
    monkeypatch.setattr(sign_in.turns, "AFTER", 0)
    return aliya


def test_while_robots_try_a_name_from_everywhere_its_owner_keeps_a_turn(robots, waited):
    browser = Client()
    sent_away = try_to("aliya", PASSWORD, address=ELSEWHERE, client=browser)
    waited.clear()

    assert sent_away.status_code == 429
    assert sign_in.turns.COOKIE in sent_away.cookies
    assert is_in(try_to("aliya", PASSWORD, address=ELSEWHERE, client=browser))
    assert waited == []


def test_a_turn_holds_for_one_password_of_one_name(robots, office):
    person(office, "dana")
    browser = Client()
    try_to("aliya", "guess", address=ATTACKER, client=browser)
    looked_at = try_to("aliya", "guess again", address=ATTACKER, client=browser)

    assert looked_at.status_code == 200
    assert try_to("aliya", PASSWORD, address=ATTACKER, client=browser).status_code == 429
    assert try_to("aliya", PASSWORD, address=ELSEWHERE, client=browser).status_code == 429
    assert is_in(try_to("dana", PASSWORD, address=OFFICE))


def test_robots_that_wait_for_their_turns_are_looked_at_some_times_a_minute(robots, monkeypatch):
    monkeypatch.setattr(sign_in, "TURNS_A_MINUTE", 3)
    browsers = [(f"192.0.2.{number}", Client()) for number in range(100, 105)]
    for address, browser in browsers:
        try_to("aliya", "guess", address=address, client=browser)

    statuses = [
        try_to("aliya", "guess", address=address, client=browser).status_code
        for address, browser in browsers
    ]

    assert statuses == [200] * 3 + [429] * 2


def test_past_any_robot_the_link_of_a_forgotten_password_signs_in(robots, mailoutbox):
    browser, new = Client(), "eight white swans"
    browser.post(reverse("account_reset_password"), {"email": robots.email})
    link = re.search(r"/account/password/reset/key/\S+", mailoutbox[0].body)[0]
    page = browser.get(link)
    done = browser.post(page.url, {"password1": new, "password2": new})

    assert is_in(done)
    assert browser.get(reverse("desk:today")).status_code == 200
    browser.post(reverse("account_logout"))
    assert is_in(try_to("aliya", new, address=ELSEWHERE, client=browser))  # a known device now


@pytest.mark.concurrency
def test_of_an_account_tried_from_everywhere_one_try_waits_at_a_time(real_db, monkeypatch):
    person(make_office(), "aliya")
    for number in range(sign_in.ACCOUNT_MISTYPED):
        try_to("aliya", "wrong", address=f"192.0.2.{number}")
    monkeypatch.setattr(sign_in.time, "sleep", lambda _seconds: Event().wait(1))
    addresses = (f"203.0.113.{number}" for number in count())

    began = monotonic()
    responses = at_once([lambda: try_to("aliya", "wrong", address=next(addresses))] * 4)

    assert sorted(response.status_code for response in responses) == [200, *[429] * 3]
    assert monotonic() - began < 4


def test_after_fifteen_minutes_the_window_is_over(office):
    person(office, "aliya")
    for number in range(40):
        try_to("aliya", f"guess {number}", address=OFFICE)
    Brake.objects.update(began_at="2020-01-01T00:00Z")

    assert is_in(try_to("aliya", PASSWORD, address=OFFICE))


def test_a_device_is_known_for_its_people_alone_and_is_slowed_too(office, waited):
    person(office, "aliya")
    device = Client()
    try_to("aliya", PASSWORD, address=OFFICE, client=device)
    device.post(reverse("account_logout"))
    statuses = [
        try_to("aliya", f"guess {n}", address=f"198.51.100.{n}", client=device).status_code
        for n in range(30)
    ]

    assert statuses.count(429) == 30 - sign_in.LIMIT
    assert waited
    assert sign_in.attempt_of(request_with(device), {"username": "somebody"}).device == ""


def test_a_forged_cookie_and_a_forged_forwarding_address_change_nothing(office):
    person(office, "aliya")
    statuses = []
    for number in range(40):
        client = Client()
        client.cookies[sign_in.DEVICE_COOKIE] = f"forged-{number}"
        told = {"x-forwarded-for": f"10.0.0.{number}"}
        statuses.append(
            try_to("aliya", f"guess {number}", address=ATTACKER, client=client, **told).status_code
        )

    assert statuses[sign_in.LIMIT :] == [429] * (40 - sign_in.LIMIT)
    assert settings.ALLAUTH_TRUSTED_PROXY_COUNT == 0


def test_behind_a_trusted_proxy_its_word_counts(office, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    person(office, "aliya")
    for number in range(40):
        told = {"x-forwarded-for": f"10.0.0.{number}, {ATTACKER}"}
        try_to("aliya", f"guess {number}", address="127.0.0.1", **told)

    assert is_in(try_to("aliya", PASSWORD, address="127.0.0.1", **{"x-forwarded-for": ELSEWHERE}))


def test_known_and_unknown_names_get_the_same_answer(office):
    person(office, "aliya")

    known = try_to("aliya", "wrong", address=OFFICE)
    unknown = try_to("nobody", "wrong", address=OFFICE)

    assert known.status_code == unknown.status_code == 200
    sentence = "password doesn’t match"
    assert known.content.decode().count(sentence) == unknown.content.decode().count(sentence)


def request_with(client):
    from django.test import RequestFactory

    request = RequestFactory().get("/")
    request.COOKIES = {name: cookie.value for name, cookie in client.cookies.items()}
    return request


@pytest.mark.concurrency
def test_whoever_comes_while_others_guess_waits_for_a_turn_and_is_in(real_db, monkeypatch):
    colleague = person(make_office(), "aigul")
    monkeypatch.setattr(sign_in.time, "sleep", lambda _seconds: Event().wait(0.2))
    for number in range(20):
        try_to(f"name-{number}", "wrong", address=OFFICE)
    guesses = [lambda: try_to("name-99", "wrong", address=OFFICE)] * 2

    responses = at_once([*guesses, lambda: try_to(colleague.username, PASSWORD, address=OFFICE)])

    assert [response.status_code for response in responses].count(302) == 1


def test_the_letter_of_a_forgotten_password_names_our_own_address(
    office, secretary, settings, mailoutbox
):
    settings.SITE_URL = "https://office.example.kz"

    Client().post(
        "/account/password/reset/", {"email": secretary.email}, headers={"host": "testserver:6666"}
    )

    assert "https://office.example.kz/account/password/reset/key/" in mailoutbox[0].body
    assert "6666" not in mailoutbox[0].body


def test_two_passwords_are_hashed_at_a_time_whoever_else_waits(settings, monkeypatch):
    settings.PASSWORD_HASHERS = ["mediation_office.accounts.backends.StaffHasher"]
    hash_secret, running, most = argon2.low_level.hash_secret, [], []

    def counted(*args, **kwargs):
        running.append(1)
        most.append(len(running))
        try:
            return hash_secret(*args, **kwargs)
        finally:
            running.pop()

    monkeypatch.setattr(argon2.low_level, "hash_secret", counted)
    with ThreadPoolExecutor(6) as threads:
        kept = list(threads.map(make_password, [PASSWORD] * 6))
    assert (len(kept), max(most)) == (6, 2)
    assert check_password(PASSWORD, kept[0])


def test_a_new_password_is_asked_for_as_slowly_where_nobody_has_the_address(secretary, waited):
    for email in (secretary.email, "nobody@example.kz"):
        Client().post("/account/password/reset/", {"email": email})

    assert len(waited) == 2  # each what is left of the same time
    assert 0 < max(waited) <= RESET_SECONDS
