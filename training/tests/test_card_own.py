from django.urls import reverse

from training.tests.factories import make_mediator

URL = reverse("training:card_own")


def test_a_mediator_comes_to_the_own_card(client, mediator, office):
    card = make_mediator(office, login=mediator)

    assert client.get(URL).url == card.get_absolute_url()


def test_who_has_no_card_learns_who_makes_it(client, mediator):
    assert "The secretary enters them." in client.get(URL, follow=True).text


def test_secretaries_have_none(client, secretary):
    assert client.get(URL).status_code == 403
