from django.urls import reverse

from mediation_office.accounts.models import Look
from mediation_office.accounts.tests.factories import grant_role, make_office, make_user
from mediation_office.documents.tests.factories import tie
from mediation_office.people.models import Person
from mediation_office.people.search import NUMBERS_AN_HOUR, numbers_of
from mediation_office.people.tests.factories import make_contact, make_person

URL = reverse("people:person_create")
CARD = {"name": "Айгүл Үлгібаева", "language": "kk"}


def test_a_card_is_made(client, secretary, region):
    data = CARD | {"iin": "99о101300013".replace("о", "0"), "needs": ["hearing", "reading"]}
    response = client.post(URL, data)
    person = Person.objects.get()
    assert response.url == person.get_absolute_url()
    assert (person.region, person.made_by, person.iin) == (region, secretary, "990101300013")
    assert person.need_codes == ["hearing", "reading"]


def test_cards_that_look_alike_are_shown_before_a_second_one_is_made(client, secretary, region):
    known = make_person(region, "Улгибаева Айгуль", by=secretary)
    page = client.post(URL, CARD)
    assert [one.person for one in page.context["suggestions"]] == [known]
    assert Person.objects.count() == 1
    client.post(URL, CARD | {"is_new": "on"})
    assert Person.objects.count() == 2


def test_a_wrong_iin_and_an_impossible_birthday_are_sentences(client, secretary):
    form = client.post(URL, CARD | {"iin": "990101300012", "born_on": "2999-01-01"}).context["form"]
    assert form.errors["iin"] == ["The IIN has a slip. Check it or leave it empty."]
    assert form.errors["born_on"]


def test_an_iin_that_stands_on_another_card_is_refused(client, secretary, region):
    make_person(region, "Ержан Досов", by=secretary, iin="990101300013")
    data = CARD | {"iin": "990101300013", "is_new": "on"}
    assert "Ержан Досов" in str(client.post(URL, data).context["form"].errors["iin"])


def test_an_iin_names_nobody_whom_another_office_keeps(client, secretary, region):
    make_person(region, "Ержан Досов", iin="990101300013")
    asked = client.post(URL, CARD | {"iin": "990101300013"})
    assert "Ержан Досов" not in asked.text
    (words,) = asked.context["form"].errors["iin"]
    assert "not open to you" in words
    assert Look.objects.filter(user=secretary, purpose="by-number").count() == 1


def test_an_iin_says_the_same_of_a_card_behind_a_wall(client, office, secretary, region):
    foreign = make_person(region, "Бөтен Біреу", iin="990101300013")
    walled = make_person(region, "Ержан Досов", by=secretary, iin="990101300023")
    thread = make_contact(office, person=walled).thread
    tie(secretary, thread)
    told = [
        client.post(URL, CARD | {"iin": card.iin, "is_new": "on"}).context["form"].errors["iin"]
        for card in (foreign, walled)
    ]
    assert told[0] == told[1]
    edit = reverse("people:person_edit", args=[make_person(region, by=secretary).uuid])
    page = client.post(edit, CARD | {"iin": walled.iin})
    assert page.context["form"].errors["iin"] == told[0]
    assert "Ержан Досов" not in page.text


def test_operators_may_not(client, operator):
    assert client.get(URL).status_code == 403


def test_whose_iin_it_is_may_be_asked_as_rarely_as_a_number(client, secretary, region):
    make_person(region, "Ержан Досов", iin="990101300013")
    for _search in range(NUMBERS_AN_HOUR):
        numbers_of(secretary).count()
    for typed in ({}, {"is_new": "on"}):
        page = client.post(URL, CARD | {"iin": "990101300013"} | typed)
        assert "within an hour" in page.text
        assert "Ержан Досов" not in page.text
    assert client.post(URL, CARD).status_code == 302
    assert Look.objects.filter(user=secretary, subject="search").count() == 2


def test_the_card_is_kept_by_the_office_for_which_it_is_made(client, region):
    # their own desk is elsewhere, and they hold no role there
    home, work = make_office(region), make_office(region)
    user = make_user(office=home)
    grant_role(user, "secretary", work)
    client.force_login(user)
    page = client.post(URL, CARD, follow=True)
    assert Person.objects.get().office == work
    assert page.status_code == 200
    assert page.context["may_reach"]
