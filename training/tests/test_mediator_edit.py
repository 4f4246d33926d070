from datetime import date

import pytest
from django.urls import reverse

from mediation_office.accounts.tests.factories import grant_role, make_district, make_user
from mediation_office.lifecycle import BusinessRuleError
from training import services
from training.lifecycle import ENTER, REINSTATE, SUSPEND
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


def test_a_card_that_somebody_changed_meanwhile_is_not_written_over(client, secretary, office):
    card, district = make_mediator(office), make_district(office.region)
    seen = card.version
    client.post(url(card), TYPED | {"districts": [district.pk]})

    page = client.post(url(card), TYPED | {"max_open": 3, "seen": seen})
    assert "Somebody changed this meanwhile" in page.text
    assert list(card.districts.all()) == [district]
    card.refresh_from_db()
    assert client.post(url(card), TYPED | {"seen": card.version}).status_code == 302


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


def test_nobody_changes_their_own_card_nor_makes_one_theirs(client, secretary, office):
    grant_role(secretary, "mediator", office)
    own, other = (
        make_mediator(office, login=secretary),
        make_mediator(office, name="Ольга Петренко"),
    )

    assert client.post(url(own), TYPED).status_code == 403
    assert url(own) not in client.get(own.get_absolute_url()).text
    with pytest.raises(BusinessRuleError, match="their own card"):
        services.change_mediator(own, by=secretary, districts=[], fields=[], login=None)
    with pytest.raises(BusinessRuleError, match="their own card"):
        services.change_mediator(other, by=secretary, districts=[], fields=[], login=secretary)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"certificate_number": ""}, "needs a certificate"),
        ({"kind": "public"}, "the least is 40"),
        ({"certificate_valid_until": ""}, "This certificate ends: 1 January 2025."),
    ],
)
def test_who_stands_in_the_register_stays_fit_for_it(client, secretary, office, change, sentence):
    card = make_mediator(office, born_on=date(1990, 2, 3))
    Mediator.objects.filter(pk=card.pk).update(certificate_valid_until=date(2025, 1, 1))
    known = TYPED | {"certificate_valid_until": "2025-01-01"}

    assert sentence in client.post(url(card), known | change).text
    card.refresh_from_db()
    assert (card.certificate_number, card.kind) == ("72-2023", "professional")
    assert client.post(url(card), known).status_code == 302  # run out: what else it says may change
    renewed = known | {"certificate_number": "9-2026", "certificate_valid_until": ""}
    assert client.post(url(card), renewed).status_code == 302


def test_a_retired_judge_stays_one_whatever_happened_since(client, secretary, head, office):
    card = make_mediator(office, candidate=True, certificate_number="")
    services.change_mediator(card, by=head, districts=[], fields=[], **ENTRY)
    services.change_standing(card, ENTER, by=head, reason="retired-judge")
    services.change_standing(card, SUSPEND, by=head, reason="complaint")
    services.change_standing(card, REINSTATE, by=head, reason="cleared")

    uncertified = {"certificate_number": "", "certificate_issued_on": ""}
    assert client.post(url(card), TYPED | uncertified).status_code == 302


def test_operators_may_not(client, operator, office):
    assert client.post(url(make_mediator(office)), TYPED).status_code == 403


def test_another_region_does_not_find_it(client, secretary):
    assert client.post(url(make_mediator()), TYPED).status_code == 404
