import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from mediation_office.accounts.tests.factories import grant_role
from mediation_office.clock import today
from training.models import Mediator
from training.tests.factories import make_mediator, make_suspended


def url(mediator, move):
    return reverse("training:standing_change", args=[mediator.uuid, move])


def test_a_mediator_is_suspended_with_a_reason_and_a_sealed_note(client, head, office):
    card = make_mediator(office)

    client.post(url(card, "suspend"), {"reason": "complaint", "note": "letter of 3 November"})

    card.refresh_from_db()
    assert (card.standing, card.standing_reason, card.standing_since) == (
        "suspended",
        "complaint",
        today(),
    )
    assert card.standing_note == "letter of 3 November"
    stored = Mediator.objects.values_list("standing_note", flat=True).get()
    assert "November" not in stored
    event = card.events.last()
    assert (event.code, event.from_status, event.to_status, event.reason_code, event.by) == (
        "mediator-suspend",
        "good",
        "suspended",
        "complaint",
        head,
    )


def test_what_was_suspended_is_reinstated_and_ended(client, secretary, office):
    card = make_suspended(office)
    for move, reason, after in (
        ("reinstate", "cleared", "good"),
        ("lapse", "refresher-missed", "lapsed"),
        ("end", "own-request", "ended"),
        ("enter", "registered", "good"),
    ):
        client.post(url(card, move), {"reason": reason})
        card.refresh_from_db()
        assert card.standing == after


def test_a_candidate_without_an_entry_stays_one(client, secretary, office):
    card = make_mediator(office, candidate=True)

    page = client.post(url(card, "enter"), {"reason": "registered"})
    assert "Write the number and the day of the entry" in page.text
    card.refresh_from_db()
    assert card.standing == "candidate"


def test_a_retired_judge_needs_no_certificate(client, secretary, office):
    card = make_mediator(
        office, candidate=True, certificate_number="", register_number="", registered_on=None
    )
    Mediator.objects.filter(pk=card.pk).update(register_number="7", registered_on=today())

    client.post(url(card, "enter"), {"reason": "retired-judge"})
    card.refresh_from_db()
    assert card.standing == "good"


def test_the_wrong_moment_and_the_wrong_reason_are_refused(client, secretary, office):
    card = make_suspended(office)

    page = client.post(url(card, "suspend"), {"reason": "complaint"})
    assert "Standing: suspended. This is not possible now." in page.text
    assert client.post(url(card, "reinstate"), {"reason": "death"}).context["form"].errors
    assert client.post(url(card, "none"), {"reason": "death"}).status_code == 404
    card.refresh_from_db()
    assert card.standing == "suspended"


def test_nobody_changes_their_own_standing(client, secretary, office):
    grant_role(secretary, "mediator", office)
    card = make_mediator(office, login=secretary)

    assert client.post(url(card, "suspend"), {"reason": "own-request"}).status_code == 403


def test_the_database_knows_no_registered_mediator_without_an_entry(office):
    card = make_mediator(office)

    with pytest.raises(IntegrityError), transaction.atomic():
        Mediator.objects.filter(pk=card.pk).update(register_number="")


def test_mediators_may_not(client, mediator, office):
    card = make_mediator(office, login=mediator)

    assert client.post(url(card, "suspend"), {"reason": "complaint"}).status_code == 403


def test_another_region_does_not_find_it(client, head):
    assert client.post(url(make_mediator(), "end"), {"reason": "death"}).status_code == 404
