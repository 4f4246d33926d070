import pytest
from django.urls import reverse

from mediation_office.accounts.models import Look
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.people import services
from mediation_office.people.models import Person
from mediation_office.people.tests.factories import make_contact, make_person


def url_of(contact):
    return reverse("people:contact_identify", args=[contact.reference])


def test_the_machine_suggests_and_a_person_chooses(client, secretary, office):
    person = make_person(office.region, "Мысалов Даурен", by=secretary)
    services.add_point(kind="phone", value="87010000017", told_by="", person=person)
    contact = make_contact(office, phone="87010000017")
    page = client.get(url_of(contact))
    assert [one.person for one in page.context["suggestions"]] == [person]
    assert contact.person is None
    client.post(url_of(contact), {"person": str(person.uuid)})
    contact.refresh_from_db()
    assert contact.person == person


def test_a_new_card_is_made_when_it_is_nobody_of_these(client, secretary, office):
    contact = make_contact(office)
    response = client.post(url_of(contact), {"person": "new", "name": "Дәурен Мысалов"})
    contact.refresh_from_db()
    assert contact.person == Person.objects.get()
    assert response.url == contact.person.get_absolute_url()


def test_a_card_that_was_not_suggested_cannot_be_chosen(client, secretary, office):
    foreign = make_person(make_office().region)
    contact = make_contact(office)
    form = client.post(url_of(contact), {"person": str(foreign.uuid)}).context["form"]
    assert form.errors["person"]


def test_a_new_card_needs_a_name(client, secretary, office):
    form = client.post(url_of(make_contact(office)), {"person": "new"}).context["form"]
    assert form.errors["name"] == ["Write the name for the new card."]


def test_operators_may_not_and_another_office_does_not_find_it(client, office, secretary, operator):
    contact = make_contact(office, by=operator)
    assert client.get(url_of(contact)).status_code == 403
    client.force_login(secretary)
    assert client.get(url_of(make_contact())).status_code == 404


def test_pressed_twice_a_new_card_is_made_once(client, secretary, office):
    contact = make_contact(office)
    answers = [
        client.post(url_of(contact), {"person": "new", "name": "Дәурен Мысалов"}) for _press in "12"
    ]
    assert {answer.url for answer in answers} == {Person.objects.get().get_absolute_url()}


@pytest.fixture
def foreign(office):
    """A card that another office of the region made."""
    keeper = make_user(office=make_office(office.region))
    person = make_person(office.region, by=keeper, iin="990101300013", code_word="Жайық")
    services.add_point(kind="phone", value="87010000017", told_by="", person=person)
    return person


def test_linking_opens_no_card_of_another_office(client, secretary, office, foreign):
    contact = make_contact(office, name_stated=foreign.name)
    client.post(url_of(contact), {"person": str(foreign.uuid)})
    page = client.get(foreign.get_absolute_url())
    assert "000 00 17" not in page.text
    assert str(foreign.made_by.office) in page.text
    for word in ("point_add", "person_edit", "person_history", "code_word_edit"):
        assert client.get(reverse(f"people:{word}", args=[foreign.uuid])).status_code == 404, word
    offices = {secretary.office_id, foreign.made_by.office_id}
    looks = Look.objects.filter(subject="person", purpose="link")
    assert set(looks.values_list("office", flat=True)) == offices


@pytest.mark.parametrize("told", ["8 701 000 00 17", "990101300013", "жайық "])
def test_what_they_name_opens_the_card(client, secretary, office, foreign, told):
    contact = make_contact(office, name_stated=foreign.name)
    client.post(url_of(contact), {"person": str(foreign.uuid), "told": told})
    assert "000 00 17" in client.get(foreign.get_absolute_url()).text


def test_the_telephone_of_the_contact_opens_the_card_too(client, secretary, office, foreign):
    contact = make_contact(office, name_stated=foreign.name, phone="87010000017")
    client.post(url_of(contact), {"person": str(foreign.uuid)})
    assert "000 00 17" in client.get(foreign.get_absolute_url()).text


def test_wrong_facts_open_nothing_and_tries_are_few(client, secretary, office, foreign):
    contact = make_contact(office, name_stated=foreign.name)
    for told in [f"8701000{number:04}" for number in range(30, 40)]:
        page = client.post(url_of(contact), {"person": str(foreign.uuid), "told": told})
        assert page.context["form"].errors["told"] == ["This does not stand on the card."]
    right = {"person": str(foreign.uuid), "told": "8 701 000 00 17"}
    assert "Too many tries" in client.post(url_of(contact), right).text
    assert Look.objects.filter(purpose="told-wrong").count() == 20  # for both offices
    contact.refresh_from_db()
    assert contact.person is None


def test_a_linked_card_that_is_not_open_shows_no_ending_of_its_number(
    client, secretary, office, foreign
):
    services.link_contact(make_contact(office), person=foreign)
    page = client.get(url_of(make_contact(office, name_stated=foreign.name)))
    assert foreign.name in page.text
    assert "ends in 0017" not in page.text


def test_a_telephone_guessed_at_the_desk_is_a_try_like_any_other(
    client, secretary, office, foreign
):
    for number in range(11):
        contact = make_contact(office, name_stated=foreign.name, phone=f"8701000{number:04}")
        client.post(url_of(contact), {"person": str(foreign.uuid)})
    assert Look.objects.filter(purpose="told-wrong").count() == 20  # ten tries, for both offices
    right = make_contact(office, name_stated=foreign.name, phone="87010000017")
    client.post(url_of(right), {"person": str(foreign.uuid)})
    right.refresh_from_db()
    assert (right.person, right.opens_card) == (foreign, False)
    assert "000 00 17" not in client.get(foreign.get_absolute_url()).text


def test_tries_at_one_card_are_few_whoever_asks(client, office, foreign):
    for number in range(12):
        client.force_login(make_user(role="secretary", office=office))
        contact = make_contact(office, name_stated=foreign.name)
        wrong = {"person": str(foreign.uuid), "told": f"8701000{number:04}"}
        page = client.post(url_of(contact), wrong)
    assert "Too many tries" in page.text
    assert Look.objects.filter(purpose="told-wrong").count() == 20


def test_the_own_cards_of_an_office_cost_no_try(client, secretary, office):
    person = make_person(office.region, by=secretary)
    for _turn in range(11):
        contact = make_contact(office, name_stated=person.name, phone="87010000031")
        client.post(url_of(contact), {"person": str(person.uuid)})
        contact.refresh_from_db()
        assert contact.opens_card
    assert not Look.objects.filter(purpose="told-wrong").exists()


@pytest.mark.parametrize("phone", ["0017", "87010000017"])
def test_a_number_names_nobody_whom_another_office_keeps(client, secretary, office, foreign, phone):
    contact = make_contact(office, name_stated="", phone=phone)
    assert client.get(url_of(contact)).context["suggestions"] == []


def test_an_ending_of_a_number_names_nobody_of_the_own_office_either(client, secretary, office):
    person = make_person(office.region, by=secretary)
    services.add_point(kind="phone", value="87010000017", told_by="", person=person)
    by_ending = make_contact(office, name_stated="", phone="0017")
    assert client.get(url_of(by_ending)).context["suggestions"] == []
    whole = make_contact(office, name_stated="", phone="87010000017")
    assert [one.person for one in client.get(url_of(whole)).context["suggestions"]] == [person]
