from django.urls import reverse

from mediation_office.people.tests.factories import make_organisation, make_person
from training.models import MediatorTie
from training.tests.factories import make_mediator


def url(mediator):
    return reverse("training:tie_declare", args=[mediator.uuid])


def test_a_mediator_declares_the_own_tie(client, mediator, office):
    card = make_mediator(office, login=mediator)
    make_person(office.region, "Серік Туысов")

    client.post(url(card), {"kind": "relative", "name": "Серік Туысов", "note": "my brother"})

    tie = card.ties.get()
    assert (tie.name_stated, tie.person, tie.note, tie.declared_by) == (
        "Серік Туысов",
        None,  # cards are the secretariat's
        "my brother",
        mediator,
    )
    assert "brother" not in MediatorTie.objects.values_list("note", flat=True).get()
    event = card.events.last()
    assert (event.code, event.data) == ("mediator-tie-declared", {"tie": tie.pk})


def test_the_secretary_ties_it_to_the_card_or_to_a_body(client, secretary, office):
    card, body = make_mediator(office), make_organisation(office.region)
    person = make_person(office.region, "Серік Туысов")

    asked = client.post(url(card), {"kind": "friend", "name": "Серик Туысов"})
    assert "Choose a card, or nobody of these." in asked.text
    client.post(url(card), {"kind": "friend", "name": "Серик Туысов", "card": str(person.uuid)})
    client.post(url(card), {"kind": "employer", "organisation": body.pk})

    ties = card.ties.order_by("pk")
    assert [(tie.person, tie.organisation) for tie in ties] == [(person, None), (None, body)]


def test_a_tie_to_nobody_and_to_oneself_is_refused(client, secretary, office):
    card = make_mediator(office, name="Гүлнар Мысалова")

    assert "Write a name or choose" in client.post(url(card), {"kind": "friend"}).text
    own = {"kind": "friend", "name": "Гүлнар Мысалова", "card": str(card.person.uuid)}
    assert "own card" in client.post(url(card), own).text
    assert not card.ties.exists()


def test_nobody_declares_for_another_mediator(client, mediator, office):
    typed = {"kind": "friend", "name": "Серік Туысов"}
    assert client.post(url(make_mediator(office)), typed).status_code == 404


def test_operators_may_not(client, operator, office):
    assert client.post(url(make_mediator(office)), {"kind": "friend"}).status_code == 403
