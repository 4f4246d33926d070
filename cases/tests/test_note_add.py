from django.urls import reverse

from cases import services
from cases.models import MatterEvent, Note
from cases.tests.factories import make_appeal, make_registered
from mediation_office.accounts.tests.factories import make_office
from mediation_office.notices.kinds import kind_of
from mediation_office.notices.models import Notice


def note_url(appeal):
    return reverse("cases:note_add", args=[appeal.reference])


def test_a_note_is_for_the_office_alone(client, office, secretary):
    appeal = make_registered(office)

    response = client.post(note_url(appeal), {"body": "Позвонить соседу"})
    note = Note.objects.get()

    assert response.status_code == 302
    assert (note.audience, note.body, note.by) == ("office", "Позвонить соседу", secretary)
    assert not MatterEvent.objects.filter(code="note-added").public().exists()


def test_a_message_stands_on_the_status_page_and_is_announced_neutrally(client, office, secretary):
    appeal = make_registered(office)

    client.post(note_url(appeal), {"body": "Мы были у вас во дворе", "message": "1"})

    assert Note.objects.get().audience == "side-1"
    assert MatterEvent.objects.public().filter(code="message-written").exists()
    assert Notice.objects.filter(kind="appeal-message", thread=appeal.thread).exists()


def test_before_registration_nothing_is_sent(client, office, secretary):
    appeal = make_appeal(office)

    client.post(note_url(appeal), {"body": "Уточните адрес", "message": "1"})

    assert not Notice.objects.filter(thread=appeal.thread, user=None).exists()


def test_an_empty_note_comes_back_with_a_sentence(client, office, secretary):
    response = client.post(note_url(make_appeal(office)), {"body": ""})

    assert response.status_code == 200
    assert not Note.objects.exists()


def test_operators_write_no_notes(client, office, operator):
    assert client.post(note_url(make_appeal(office, by=operator)), {"body": "-"}).status_code == 403


def test_another_office_does_not_find_it(client, secretary):
    assert client.post(note_url(make_appeal(make_office())), {"body": "-"}).status_code == 404


def test_what_was_withdrawn_is_written_to_no_more(client, office, secretary):
    appeal = make_registered(office)
    client.post(note_url(appeal), {"body": "Мы были у вас", "message": "1"})
    planned = Notice.objects.get(kind="appeal-message")
    services.withdraw_appeal(appeal, by=None)
    client.post(note_url(appeal), {"body": "Напишите нам", "message": "1"})

    assert Notice.objects.get(kind="appeal-message") == planned
    assert not kind_of(planned).still_valid(planned)
