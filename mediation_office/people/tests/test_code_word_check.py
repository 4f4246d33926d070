from django.urls import reverse

from mediation_office.accounts.models import Look
from mediation_office.accounts.tests.factories import make_user
from mediation_office.people import services
from mediation_office.people.tests.factories import make_contact, make_person


def url_of(person):
    return reverse("people:code_word_check", args=[person.uuid])


def test_the_word_is_compared_and_every_try_is_logged(client, operator, office):
    person = make_person(office.region, by=make_user(office=office))
    make_contact(office, by=operator, person=person)
    services.set_code_word(person, word="ақ шағала")
    right = client.post(url_of(person), {"word": "Ақ Шағала"}, follow=True)
    wrong = client.post(url_of(person), {"word": "қара шағала"}, follow=True)
    assert "The code word is right." in right.text
    assert "The code word is not right." in wrong.text
    tried = Look.objects.exclude(purpose="").order_by("pk").values_list("purpose", flat=True)
    assert list(tried) == ["code-word-right", "code-word-wrong"]


def test_only_post_only_the_desk_only_somebody_on_the_line(client, mediator, operator, office):
    person = make_person(office.region, by=make_user(office=office))
    assert client.get(url_of(person)).status_code == 405
    assert client.post(url_of(person), {"word": "x"}).status_code == 404
    client.force_login(mediator)
    assert client.post(url_of(person), {"word": "x"}).status_code == 403


def test_tries_of_a_code_word_are_few(client, secretary, office):
    person = make_person(office.region, by=secretary)
    services.set_code_word(person, word="ақ шағала")
    for number in range(10):
        client.post(url_of(person), {"word": f"шағала {number}"})
    page = client.post(url_of(person), {"word": "ақ шағала"}, follow=True)
    assert "Too many tries within an hour" in page.text
    assert "The code word is right." not in page.text
