"""Nobody outside learns whether somebody turned to the office.

T04, T05, T11, T12 of docs/security.md.
"""

import hashlib
import re

import pytest
from django.db import transaction
from django.test import Client

from mediation_office import numbers
from mediation_office.accounts.models import Setting
from mediation_office.terms.services import install_terms
from mediation_office.tests.security.world import body_of, plant, steady
from outreach.tests.factories import make_filed

pytestmark = pytest.mark.django_db

PHONE, NAME = "87011234567", "Біздікова Заявителева"


@pytest.fixture
def known(office):
    """Somebody whose telephone, name, e-mail and reference are in the office's books."""
    return plant(office, "Біздікова", phone=PHONE)


def filled(client, step, **typed):
    return client.post(f"/en/appeal/{step}", typed)


def shape(answer):
    """Status, place and size, without what is drawn anew each time."""
    page = steady(body_of(answer))
    page = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", page)
    page = re.sub(r"(csrftoken|sessionid)=[^;]+", "", page)
    return answer.status_code, len(page)


def journey(person):
    """What the other half of a couple would try: the form, step by step, and every other door."""
    client = Client()
    answers = [
        filled(client, "", statement="My wife"),
        filled(client, "side/", other_name=person["name"], other_reach=person["phone"]),
        filled(client, "you/", name=person["name"], iin=""),
        filled(client, "reach/", phone=person["phone"], email=person["email"]),
        client.get("/en/appeal/check/"),
        client.post("/en/status/", {"reference": person["reference"], "code": "1" * 16}),
        client.post("/en/status/", {"reference": person["phone"], "code": person["name"]}),
        client.post("/en/answer/", {"code": person["phone"]}),
        client.post("/account/login/", {"login": person["name"], "password": person["phone"]}),
        client.post("/account/password/reset/", {"email": person["email"]}),
        client.post("/en/appeal/check/", {"draft": client.session["draft"], "consent": "no"}),
        client.get("/en/appeal/slip/"),
    ]
    return [shape(answer) for answer in answers]


def test_known_and_unknown_people_get_the_same_answers(known, office):
    Setting.objects.create(
        region=office.region, code="appeal.fastest_seconds", value=0, valid_from="2020-01-01"
    )
    there = {
        "name": NAME,
        "phone": PHONE,
        "email": "a@mail.kz",
        "reference": known.appeal.reference,
    }
    absent = {
        "name": "Жоққызы Ешкімова Ә"[: len(NAME)].ljust(len(NAME), "а"),
        "phone": "87019999999",
        "email": "z@mail.kz",
        "reference": "A26-483157-9",
    }
    assert journey(there) == journey(absent)


def test_no_public_form_answers_to_facts_about_a_person(known):
    client = Client()
    for path in (
        "status/forgot/",
        "status/code/",
        "code/",
        "recover/",
        "callback/",
        "unsubscribe/",
    ):
        for facts in ({"phone": PHONE}, {"name": NAME}, {"iin": "990101300014"}):
            assert client.post(f"/en/{path}", facts).status_code == 404


def test_a_thousand_references_show_neither_order_nor_volume():
    with transaction.atomic():
        references = [numbers.new_reference("A") for _ in range(1000)]
        transaction.set_rollback(True)
    drawn = [int(reference[4:-2]) for reference in references]

    assert len(set(references)) == 1000
    assert {len(reference) for reference in references} == {12}
    rises = sum(first < second for first, second in zip(drawn, drawn[1:], strict=False))
    assert 430 < rises < 570  # as often up as down
    steps = {second - first for first, second in zip(drawn, drawn[1:], strict=False)}
    assert len(steps) > 990  # no step comes again
    assert max(drawn[:100]) > 900_000  # the first hundred tell no volume
    assert min(drawn[:100]) < 100_000
    thirds = [sum(number // 333_334 == third for number in drawn) for third in range(3)]
    assert max(thirds) - min(thirds) < 120


def test_wrong_codes_brake_before_the_hash(office, monkeypatch):
    install_terms(office.region)
    make_filed(office)
    hashed, scrypt = [], hashlib.scrypt
    monkeypatch.setattr(hashlib, "scrypt", lambda *a, **k: hashed.append(1) or scrypt(*a, **k))
    for _ in range(40):
        Client().post("/en/status/", {"reference": "A26-483157-9", "code": "1" * 16})
    assert 0 < len(hashed) <= 6


def test_a_forged_address_buys_no_more_tries(office):
    answers = [
        Client().post(
            "/en/status/",
            {"reference": "A26-483157-9", "code": "1" * 16},
            headers={"x-forwarded-for": f"203.0.113.{number}", "x-real-ip": f"203.0.113.{number}"},
        )
        for number in range(8)
    ]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 3


def test_behind_a_proxy_only_its_own_word_counts(office, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    answers = [
        Client().post(
            "/en/status/",
            {"reference": "A26-483157-9", "code": "1" * 16},
            headers={"x-forwarded-for": f"203.0.113.{number}, 198.51.100.1"},
        )
        for number in range(8)
    ]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 3


def test_short_codes_of_letters_brake_too(office):
    answers = [Client().post("/en/answer/", {"code": f"1234567{number}"}) for number in range(8)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 3
