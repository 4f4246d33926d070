from django.urls import reverse

from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.people import services
from mediation_office.people.tests.factories import make_person


def url_of(person):
    return reverse("people:code_word_edit", args=[person.uuid])


def test_the_word_is_set_and_never_shown(client, secretary, office):
    person = make_person(office.region, by=secretary)
    client.post(url_of(person), {"word": "Ақ шағала"})
    person.refresh_from_db()
    assert services.is_code_word(person, "ақ шағала")
    for url in (url_of(person), person.get_absolute_url()):
        assert "шағала" not in client.get(url).text.casefold()


def test_operators_may_not_and_a_card_of_another_office_is_not_found(
    client, secretary, operator, office
):
    assert client.get(url_of(make_person(office.region, by=secretary))).status_code == 403
    client.force_login(secretary)
    elsewhere = make_user(office=make_office(office.region))
    assert client.get(url_of(make_person(office.region, by=elsewhere))).status_code == 404
