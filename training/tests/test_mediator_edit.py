import pytest
from django.urls import reverse

from mediation_office.accounts.tests.factories import make_district, make_user
from mediation_office.lifecycle import BusinessRuleError
from training import services
from training.models import Mediator
from training.tests.factories import CERTIFICATE, ENTRY, make_mediator

TYPED = {"kind": "professional", "languages": ["ru"], **ENTRY, **CERTIFICATE}


def url(mediator):
    return reverse("training:mediator_edit", args=[mediator.uuid])


def test_the_card_is_changed_and_the_change_is_kept(client, secretary, office):
    card, district = make_mediator(office), make_district(office.region)

    client.post(url(card), TYPED | {"max_open": 3, "districts": [district.pk]})

    card.refresh_from_db()
    assert (card.languages, card.max_open, card.standing) == ("ru", 3, "good")
    assert list(card.districts.all()) == [district]
    assert card.events.last().code == "mediator-changed"
    assert card.history.count() == 3  # made, entered, changed


def test_who_stands_in_the_register_keeps_an_entry(client, secretary, office):
    card = make_mediator(office)

    page = client.post(url(card), TYPED | {"register_number": "", "registered_on": ""})
    assert "Write the number and the day of the entry in the register." in page.text
    card.refresh_from_db()
    assert card.register_number == "0041"


def test_the_form_shows_what_is_known(client, secretary, office):
    card = make_mediator(office, login=make_user(role="mediator", office=office))

    form = client.get(url(card)).context["form"]
    assert form["languages"].value() == ["kk", "ru"]
    assert form["login"].value() == card.login_id
    assert card.login in form.fields["login"].queryset


def test_two_cards_never_share_an_account(office):
    login = make_user(role="mediator", office=office)
    make_mediator(office, login=login)
    card = make_mediator(office, name="Ольга Петренко")

    with pytest.raises(BusinessRuleError, match="another mediator"):
        services.change_mediator(card, by=make_user(), districts=[], fields=[], login=login)
    assert Mediator.objects.get(login=login) != card


def test_operators_may_not(client, operator, office):
    assert client.post(url(make_mediator(office)), TYPED).status_code == 403


def test_another_region_does_not_find_it(client, secretary):
    assert client.post(url(make_mediator()), TYPED).status_code == 404
