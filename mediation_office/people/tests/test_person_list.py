from django.urls import reverse

from mediation_office.accounts.tests.factories import make_office, make_region
from mediation_office.clock import now
from mediation_office.people import services
from mediation_office.people.models import Tie
from mediation_office.people.tests.factories import make_contact, make_person

URL = reverse("people:person_list")


def names(response):
    return [person.name for person in response.context["page"].items]


def test_cards_of_the_region_stand_in_kazakh_order(client, secretary, region):
    for name in ("Ярослав", "Әлия", "Қанат", "Асан", "Ғани"):
        make_person(region, name, by=secretary)
    make_person(make_region(), "Чужой")
    assert names(client.get(URL)) == ["Асан", "Әлия", "Ғани", "Қанат", "Ярослав"]


def test_a_name_is_found_in_any_script_and_a_telephone_by_its_ending(client, secretary, region):
    person = make_person(region, "Әлия Жұмабаева", by=secretary)
    make_person(region, "Ержан Досов", by=secretary)
    services.add_point(kind="phone", value="87010000017", told_by="", person=person)
    for q in ("Aliya Zhumabayeva", "алия жумабаева", "0017", "+7 (701) 000-00-17", "Жұма"):
        assert names(client.get(URL, {"q": q})) == ["Әлия Жұмабаева"], q
    assert names(client.get(URL, {"q": "0018"})) == []


def test_an_operator_sees_people_whose_contact_they_took(client, operator, office):
    person = make_person(office.region, "Асан")
    make_person(office.region, "Бекен")
    make_contact(office, by=operator, person=person)
    assert names(client.get(URL)) == ["Асан"]


def test_a_tie_hides_the_card_of_a_party(client, head, office):
    person = make_person(office.region, "Асан", by=head)
    contact = make_contact(office, person=person)
    Tie.objects.create(thread=contact.thread, user=head, since=now(), recorded_by=head)
    assert names(client.get(URL, {"q": "Асан"})) == []
    assert client.get(person.get_absolute_url()).status_code == 404


def test_htmx_gets_the_table_alone(client, secretary):
    response = client.get(URL, headers={"HX-Request": "true"})
    assert response.text.strip().startswith('<div id="person-table">')


def test_mediators_may_not(client, operator, mediator):
    assert client.get(URL).status_code == 403


def test_somebody_of_two_offices_sees_each_card_once(client, secretary, office):
    from mediation_office.accounts.tests.factories import grant_role

    grant_role(secretary, "secretary", make_office(office.region))
    make_person(office.region, "Асан", by=secretary)
    assert names(client.get(URL)) == ["Асан"]
