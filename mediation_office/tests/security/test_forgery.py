"""Nothing changes by reading, and nothing by a form that is not ours.

T33 of docs/security.md.
"""

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from mediation_office.tests.security.world import addresses, check_protection, plant

pytestmark = pytest.mark.django_db

# what a page may write about being read, and what a visit needs
OF_READING = {
    "accounts.Look",
    "sessions.Session",
    "kernel.Brake",
    "pghistory.Context",
    "pghistory.Events",  # no table: all histories read as one
}
NOT_FOR_TOKENS = {"theme_choose"}  # changes a colour; pages that inform set no cookie
MACHINES = {"health_ready", "health_work"}


def fingerprint():
    """Every row of every table but those of reading itself."""
    return {
        model._meta.label: sorted(map(repr, model.objects.values_list()))
        for model in apps.get_models()
        if model._meta.label not in OF_READING and model._meta.managed and hasattr(model, "objects")
    }


def test_reading_changes_nothing_and_leaves_nothing_in_the_browser(client, somebody, office):
    # every address as each role: no row changes, no page is kept, none goes without protection
    matter = plant(office, "Біздікова")
    before = fingerprint()
    for address in addresses(matter.ids, admin=True):
        if address.name in MACHINES:
            continue
        answer = client.get(address.url)
        assert answer.status_code < 500, address
        check_protection(answer, address)
        if address.name not in ("health_live", "outreach:leave"):
            assert "no-store" in answer.headers.get("Cache-Control", ""), address
    after = fingerprint()
    assert [label for label in before if before[label] != after[label]] == []
    assert client.get("/desk/").status_code == 200  # signed in still


@pytest.mark.check
def test_a_form_without_its_token_is_refused(head, office):
    matter = plant(office, "Біздікова")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(head)
    before = fingerprint()
    for address in addresses(matter.ids, admin=True):
        if address.name in NOT_FOR_TOKENS | MACHINES:
            continue
        for client in (strict, Client(enforce_csrf_checks=True)):
            answer = client.post(address.url, {"theme": "dark", "language": "ru", "next": "/"})
            assert answer.status_code in (403, 405), (address, answer.status_code)
    assert fingerprint() == before


def test_a_token_from_elsewhere_is_refused(head, office):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(head)
    strict.get("/terms/days/record/")
    token = strict.cookies["csrftoken"].value
    form = {"csrfmiddlewaretoken": token, "language": "ru"}
    foreign = {"origin": "https://evil.example"}
    assert strict.post("/staff/preferences/", form, headers=foreign).status_code == 403
    assert (
        strict.post("/staff/preferences/", form | {"csrfmiddlewaretoken": "x" * 64}).status_code
        == 403
    )
    assert strict.post("/staff/preferences/", form).status_code == 302


def test_signing_in_needs_a_token_too(secretary):
    form = {"login": secretary.username, "password": "demo"}
    assert Client(enforce_csrf_checks=True).post("/account/login/", form).status_code == 403


def test_nobody_adds_an_address_that_a_new_password_would_go_to(secretary, client):
    # whoever finds a screen open must not make themselves a way back in
    typed = {"email": "thief@example.kz", "action_add": ""}
    for answer in (client.get("/account/email/"), client.post("/account/email/", typed)):
        assert answer.status_code == 404


def test_support_is_led_to_no_row_by_its_number(admin, client, office):
    matter = plant(office, "Біздікова")
    kind = ContentType.objects.get_for_model(matter.appeal)
    assert client.get(f"/admin/r/{kind.pk}/{matter.appeal.pk}/").status_code == 404
