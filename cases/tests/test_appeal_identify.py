from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cases.tests.asking import codes, now_of, url
from cases.tests.factories import make_appeal
from mediation_office.accounts.models import Look
from mediation_office.accounts.tests.factories import (
    make_district,
    make_office,
    make_region,
    make_user,
)
from mediation_office.documents.tests.factories import tie
from mediation_office.people.models import Person
from mediation_office.people.search import NUMBERS_AN_HOUR, numbers_of
from mediation_office.people.services import add_point, link_contact
from mediation_office.people.tests.factories import make_contact, make_person
from mediation_office.tests.races import at_once


def test_a_suggested_card_is_confirmed_by_a_person(client, office, secretary):
    person = make_person(office.region, "Асель Примерова", by=secretary)
    appeal = make_appeal(office)
    assert now_of(appeal).person is None
    response = client.post(url("appeal_identify", appeal), {"person": person.pk})
    appeal = now_of(appeal)
    assert response.url == appeal.get_absolute_url()
    assert appeal.person == appeal.contact.person == person
    assert codes(appeal)[-1] == "appeal-identified"


def test_a_new_card_is_made_from_what_was_stated(client, office, secretary):
    appeal = make_appeal(office, iin="990101300014")  # its check digit is wrong
    client.post(url("appeal_identify", appeal), {"person": "new"})
    person = Person.objects.get()
    assert (person.name, person.iin, now_of(appeal).person) == ("Асель Примерова", "", person)


def test_a_wrong_check_digit_and_the_number_are_shown_where_identity_is_decided(
    client, office, secretary
):
    appeal = make_appeal(office, iin="990101300014", phone="87292123456")
    page = client.get(url("appeal_identify", appeal)).text
    assert "does not add up" in page
    assert "+7 7292 12 34 56" in page


def test_an_iin_on_another_card_is_refused_with_a_sentence(client, office, secretary):
    make_person(office.region, "Бөтен Біреу", by=secretary, iin="990101300013")
    appeal = make_appeal(office, iin="990101300013")
    response = client.post(url("appeal_identify", appeal), {"person": "new"})
    assert "Бөтен Біреу" in str(response.context["form"].non_field_errors())
    assert Person.objects.count() == 1


def test_numbers_name_nobody_whom_another_office_keeps(client, office, secretary):
    card = make_person(office.region, "Бөтен Біреу", iin="990101300013")
    add_point(kind="phone", value="87010000017", told_by="", person=card)
    appeal = make_appeal(office, iin="990101300013", phone="87010000017")
    assert client.get(url("appeal_identify", appeal)).context["cards"] == []
    refused = client.post(url("appeal_identify", appeal), {"person": "new"})
    assert "not open to you" in refused.text
    assert "Бөтен Біреу" not in refused.text
    for _search in range(NUMBERS_AN_HOUR):
        numbers_of(secretary).count()
    assert "within an hour" in client.post(url("appeal_identify", appeal), {"person": "new"}).text


def test_without_a_name_no_card_is_made(client, office, secretary):
    appeal = make_appeal(office, name="")
    assert "no name was stated" in client.get(url("appeal_identify", appeal)).text
    assert client.post(url("appeal_identify", appeal), {"person": "new"}).status_code == 200
    assert not Person.objects.exists()


def test_cards_behind_a_wall_or_of_another_region_are_not_suggested(client, office, secretary):
    walled = make_person(office.region, "Асель Примерова", by=secretary)
    contact = make_contact(office)
    contact.person = walled
    contact.save(update_fields=["person"])
    tie(secretary, contact.thread)
    abroad = make_person(make_region(), "Асель Примерова", by=secretary)
    appeal = make_appeal(office)
    for card in (walled, abroad):
        client.post(url("appeal_identify", appeal), {"person": card.pk})
        assert now_of(appeal).person is None


def test_operators_may_not(client, office, operator):
    assert client.get(url("appeal_identify", make_appeal(office, by=operator))).status_code == 403


def test_another_office_does_not_find_it(client, office, secretary):
    appeal = make_appeal(make_office(office.region))
    assert client.get(url("appeal_identify", appeal)).status_code == 404


def test_pressed_twice_a_new_card_is_made_once(client, office, secretary):
    appeal = make_appeal(office)
    for _press in range(2):
        response = client.post(url("appeal_identify", appeal), {"person": "new"})
        assert response.url == appeal.get_absolute_url()
    assert now_of(appeal).person == Person.objects.get()
    assert codes(appeal).count("appeal-identified") == 1


def test_a_suggested_card_shows_what_it_is_compared_by(client, office, secretary):
    district = make_district(office.region)
    known = make_person(office.region, "Некто Другой", by=secretary)
    known.born_on = date(1987, 5, 4)
    known.save(update_fields=["born_on"])
    earlier = make_contact(office, person=known, phone="87010000017", outcome="appeal")
    earlier.district = district
    earlier.save(update_fields=["district"])

    appeal = make_appeal(office, phone="+7 701 000 00 17")
    page = client.get(url("appeal_identify", appeal))

    (card,) = page.context["cards"]
    assert (card.person, card.reasons) == (known, ["the same telephone"])
    assert card.marks == [str(district), "born in 1987", "telephone ends in 0017", "1 matter"]
    assert known.get_absolute_url() in page.text


def test_of_a_card_known_by_name_only_no_number_is_shown(client, office, secretary):
    elsewhere = make_office(office.region)
    keeper = make_user(role="secretary", office=elsewhere)
    known = make_person(office.region, "Асель Примерова", by=keeper)
    make_contact(elsewhere, person=known, phone="87010000017", outcome="appeal")
    (card,) = client.get(url("appeal_identify", make_appeal(office))).context["cards"]
    assert card.marks == []


@pytest.mark.concurrency
def test_four_presses_at_once_make_one_card(real_db):
    office = make_office()
    appeal, secretary = make_appeal(office), make_user(role="secretary", office=office)

    def press():
        client = Client()
        client.force_login(secretary)
        return client.post(url("appeal_identify", appeal), {"person": "new"}).status_code

    assert at_once([press] * 4) == [302] * 4
    assert now_of(appeal).person == Person.objects.get()


def test_the_card_of_its_contact_comes_first_and_no_second_one_is_made(client, office, secretary):
    contact = make_contact(office, name_stated="Асель Примерова")
    card = make_person(office.region, "Совсем Другая", by=secretary)
    link_contact(contact, person=card)
    appeal = make_appeal(office, contact=contact)
    offered = client.get(url("appeal_identify", appeal)).context["form"].fields["person"].choices
    assert [key for key, _words in offered] == [str(card.pk)]

    refused = client.post(url("appeal_identify", appeal), {"person": "new"})
    assert "has a card already" in refused.text
    assert Person.objects.get() == card
    client.post(url("appeal_identify", appeal), {"person": card.pk})
    assert now_of(appeal).person == card


def test_a_contact_is_not_linked_past_the_appeal_that_grew_from_it(client, office, secretary):
    first, second = [make_person(office.region, "Асель Примерова", by=secretary) for _card in "12"]
    appeal = make_appeal(office)
    client.post(url("appeal_identify", appeal), {"person": first.pk})
    identify = reverse("people:contact_identify", args=[appeal.contact.reference])

    refused = client.post(identify, {"person": str(second.uuid)})

    assert "confirmed to be somebody else" in refused.text
    appeal = now_of(appeal)
    assert appeal.person == appeal.contact.person == first
    client.post(url("appeal_identify", appeal), {"person": second.pk})  # a mistake is mended there
    assert now_of(appeal).contact.person == second


def test_an_iin_guessed_in_an_appeal_is_a_logged_try_of_few(client, office, secretary):
    keeper = make_user(office=make_office(office.region))
    card = make_person(office.region, "Асель Примерова", by=keeper, iin="990101300013")
    for number in range(20, 31):
        appeal = make_appeal(office, iin=f"9901013000{number}")
        client.post(url("appeal_identify", appeal), {"person": card.pk})
    assert Look.objects.filter(purpose="told-wrong").count() == 20  # ten tries, for both offices
    appeal = make_appeal(office, iin="990101300013")
    client.post(url("appeal_identify", appeal), {"person": card.pk})
    assert now_of(appeal).person == card
    assert not now_of(appeal).contact.opens_card
