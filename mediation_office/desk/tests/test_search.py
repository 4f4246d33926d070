import pytest
from django.urls import reverse

from cases.tests.factories import make_appeal, make_registered
from mediation_office.accounts.models import Look
from mediation_office.accounts.tests.factories import make_office
from mediation_office.documents.tests.factories import tie
from mediation_office.people.models import Contact
from mediation_office.people.search import numbers_of
from mediation_office.people.tests.factories import make_contact, make_organisation, make_person

URL = reverse("desk:search")


def appeals(response):
    return [appeal.reference for appeal in response.context["appeals"]]


def test_a_matter_is_found_by_all_that_people_say_aloud(client, office, secretary):
    appeal = make_registered(office, name="Дәурен Мысалов", phone="8 701 000 00 17")
    make_appeal(office, name="Бөтен Біреу")
    for text in (
        appeal.reference,
        appeal.reference.replace("A", "а").replace("-", ""),
        appeal.reference[:-2],
        appeal.reference[:-2].replace("-", "").lower(),
        appeal.register,
        "Dauren Mysalov",
        "даурен мысалов",
        "0017",
        "+7 701 000 00 17",
    ):
        assert appeals(client.get(URL, {"q": text})) == [appeal.reference], text


def test_the_number_in_e_otinish_finds_the_contact_and_what_grew_from_it(client, office, secretary):
    appeal = make_appeal(office)
    Contact.objects.filter(pk=appeal.contact_id).update(outside_number="ЖТ-2026-99")
    make_appeal(office)

    found = client.get("/desk/search/", {"q": " жт-2026-99"}).context

    assert [row.pk for row in found["appeals"]] == [appeal.pk]
    assert [row.pk for row in found["found"].contacts] == [appeal.contact_id]
    assert len(client.get("/contacts/", {"q": "ЖТ-2026-99"}).context["page"].items) == 1


def test_cards_contacts_and_organisations_are_found_too(client, office, secretary):
    person = make_person(office.region, "Айгүл Үлгібаева", by=secretary)
    make_contact(office, name_stated="Айгүл Үлгібаева")
    make_organisation(office.region, name_ru="Инспекция труда")
    by_name = client.get(URL, {"q": "Айгуль Улгибаева"})
    assert [card.pk for card in by_name.context["found"].people] == [person.pk]
    assert "Айгүл Үлгібаева" in by_name.text
    assert client.get(URL, {"q": "инспекция"}).context["found"].organisations


def test_what_was_written_in_confidence_is_not_found(client, office, secretary):
    make_appeal(office, statement="Соседский громкоговоритель")
    page = client.get(URL, {"q": "громкоговоритель"})
    assert page.context["nothing"]


def test_what_is_not_theirs_looks_like_what_does_not_exist(client, office, secretary):
    hidden = make_appeal(make_office(office.region), name="Дәурен Мысалов")
    tied = make_appeal(office, name="Дәурен Мысалов")
    tie(secretary, tied.thread)
    for reference in (hidden.reference, tied.reference, "A26-000000-0"):
        page = client.get(URL, {"q": reference})
        assert page.context["nothing"]
        assert appeals(page) == []
    assert appeals(client.get(URL, {"q": "Мысалов"})) == []


@pytest.mark.parametrize("role", ["mediator", "editor", "admin"])
def test_other_roles_find_no_matter(client, office, role, request):
    request.getfixturevalue(role)
    appeal = make_appeal(office)
    assert appeals(client.get(URL, {"q": appeal.reference})) == []


@pytest.mark.parametrize("text", ["", "%", "'; --", "**", "9" * 300, "𓀀" * 50, "(" * 20])
def test_a_senseless_search_is_no_error_page(client, office, secretary, text):
    make_appeal(office)
    assert client.get(URL, {"q": text}).status_code == 200


def test_htmx_gets_the_results_alone(client, office, secretary):
    response = client.get(URL, {"q": "x"}, headers={"HX-Request": "true"})
    assert 'id="search-results"' in response.text
    assert "<html" not in response.text


def test_who_holds_no_role_may_not(client, db):
    assert client.get(URL, {"q": "x"}).url.startswith(reverse("account_login"))


def test_searches_by_number_are_logged_without_it_and_end_at_sixty_an_hour(
    client, office, secretary
):
    make_appeal(office, phone="8 701 000 00 17")
    for _time in range(60):
        assert numbers_of(secretary).allows()
    page = client.get(URL, {"q": "0017"})
    assert appeals(page) == []
    assert "You searched by 60 numbers within an hour." in page.text
    for name in ("people:person_list", "people:contact_list", "cases:appeal_list"):
        assert "60 numbers" in client.get(reverse(name), {"q": "0017"}).text, name
    looks = Look.objects.filter(subject="search", user=secretary)
    assert set(looks.values_list("reference", "purpose")) == {("", "by-number")}
    assert looks.count() == 4
    assert "60 numbers" not in client.get(URL, {"q": "Мысалов"}).text
