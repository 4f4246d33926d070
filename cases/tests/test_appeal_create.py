from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases.models import Appeal
from cases.tests.factories import furnish
from mediation_office import now
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.documents.models import StoredFile
from mediation_office.people.models import Contact
from mediation_office.people.services import record_contact

URL = reverse("cases:appeal_create")
STATED = {
    "token": "one-form",
    "statement": "Сосед перекрыл проезд",
    "calls": "unknown",
    "authority": "self",
    "language": "ru",
    "answer_language": "ru",
    "consent": "unknown",
}


def taken_by(user, office):
    return record_contact(
        office=office, channel="visit", at=now(), by=user, outcome="appeal", language="ru",
        name_stated="Асель Примерова", note="Сосед перекрыл проезд",
    )  # fmt: skip


def test_the_desk_writes_an_appeal_down_from_a_contact_and_prints_the_slip(
    client, office, operator
):
    contact = taken_by(operator, furnish(office))
    opened = client.get(URL, {"contact": contact.reference})
    response = client.post(f"{URL}?contact={contact.reference}", STATED, follow=True)
    appeal = Appeal.objects.get()

    assert opened.context["form"]["name"].value() == "Асель Примерова"
    assert (appeal.contact, appeal.thread) == (contact, contact.thread)
    assert Contact.objects.count() == 1
    assert appeal.reference in response.content.decode()


def test_pressed_twice_it_is_one_appeal_with_one_scan(client, office, operator):
    furnish(office)
    for _press in range(2):
        scan = SimpleUploadedFile("letter.txt", "Письмо".encode(), content_type="text/plain")
        client.post(URL, STATED | {"files": [scan]})

    assert Appeal.objects.count() == StoredFile.objects.count() == 1


def test_nothing_but_some_word_of_it_is_needed(client, office, operator):
    furnish(office)
    response = client.post(URL, STATED | {"statement": ""})

    assert response.context["form"].errors.keys() == {"statement"}


def test_a_colleagues_contact_is_not_found(client, office, operator):
    other = make_user(role="operator", office=office)

    assert (
        client.get(URL, {"contact": taken_by(other, furnish(office)).reference}).status_code == 404
    )


def test_editors_are_refused(client, office, editor):
    assert client.get(URL).status_code == 403


def test_another_offices_contact_is_not_found(client, office, secretary):
    other = furnish(make_office())
    contact = taken_by(make_user(role="operator", office=other), other)

    assert client.get(URL, {"contact": contact.reference}).status_code == 404
