import hashlib
from http.cookies import SimpleCookie
from threading import Event, Lock

import pytest
from django.test import Client

from cases.models import Appeal
from mediation_office.accounts.tests.factories import make_office, make_region
from mediation_office.terms.services import install_terms
from mediation_office.tests.races import at_once
from outreach import services
from outreach.tests.conftest import Citizen


@pytest.mark.concurrency
def test_a_draft_sent_by_four_presses_at_once_is_one_appeal(real_db):
    region = make_region()
    install_terms(region)
    draft = services.start_draft(region=make_office(region).region, address="192.0.2.1")
    draft = services.write_draft(draft, {"statement": "The fence"})

    def press():
        return services.send_draft(draft, region=region, consent_scope={}).reference

    references = at_once([press] * 4)

    assert references == [Appeal.objects.get().reference] * 4


@pytest.mark.concurrency
def test_send_pressed_three_times_at_once_shows_one_slip(real_db):
    # each press shows the slip of what was typed, not of an empty form begun anew
    region = make_office().region
    install_terms(region)
    citizen = Citizen(Client())
    citizen.write("what", statement="The fence")
    form = {"draft": citizen.draft_key(), "consent": "yes"}

    def press():
        again = Client()
        again.cookies = SimpleCookie(cookie)
        again.post(citizen.url("check"), form)
        return again.get("/en/appeal/slip/").context["slip"].reference

    cookie = citizen.client.cookies.output(header="", sep=";")
    references = at_once([press] * 3)

    appeal = Appeal.objects.get()
    assert references == [appeal.reference] * 3
    assert appeal.statement == "The fence"


@pytest.mark.concurrency
def test_few_slow_hashes_are_computed_at_once(real_db, monkeypatch):
    office = make_office()
    install_terms(office.region)
    running, most, lock = [], [], Lock()

    def slow(*_given, **_named):
        with lock:
            running.append(1)
            most.append(len(running))
        Event().wait(0.05)
        with lock:
            running.pop()
        return b"another code"

    monkeypatch.setattr(hashlib, "scrypt", slow)
    typed = {"reference": "A26-483157-9", "code": "1" * 16}

    def press():
        return Client().post("/en/status/", typed).status_code

    assert at_once([press] * 5) == [200] * 5
    assert (len(most), max(most)) == (5, 2)
