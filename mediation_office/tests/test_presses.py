import logging
import re
from threading import Event

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import DisallowedHost
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import override

from cases import events
from cases.models import MatterEvent, Move, Note
from cases.tests.factories import make_decided, make_registered
from mediation_office import presses
from mediation_office.accounts.tests.factories import make_user
from mediation_office.content.services import install_texts
from mediation_office.documents.models import StoredFile
from mediation_office.logs import OneLine
from mediation_office.models import Press
from mediation_office.people.models import Person
from mediation_office.tests.races import at_once


def hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page.text)[1]


def url(word, appeal, *more):
    return reverse(f"cases:{word}", args=[appeal.reference, *more])


def test_a_message_pressed_three_times_is_written_once(client, office, secretary):
    appeal = make_registered(office)
    form = {"once": hidden(client.get(url("note_add", appeal)), "once"), "message": "1"}
    answers = [client.post(url("note_add", appeal), form | {"body": "Келдік"}) for _ in range(3)]
    assert {answer.url for answer in answers} == {appeal.get_absolute_url()}
    assert Note.objects.count() == 1
    assert "pressed twice, it counts once" in client.get(appeal.get_absolute_url()).text
    client.post(url("note_add", appeal), form | {"body": "Another word after “back”"})
    assert Note.objects.count() == 2


def test_a_form_with_a_slip_can_be_sent_again(client, office, secretary):
    appeal = make_registered(office)
    form = {"once": "a", "body": ""}
    assert client.post(url("note_add", appeal), form).status_code == 200
    assert not Press.objects.exists()
    assert client.post(url("note_add", appeal), form | {"body": "Мәтін"}).status_code == 302


def test_files_moves_and_cards_come_once(client, office, secretary):
    install_texts(office.region)
    appeal = make_decided(office)
    propose = url("move_propose", appeal, "answer")
    for _press in "12":
        file = SimpleUploadedFile("plan.txt", b"Plan", content_type="text/plain")
        client.post(url("file_add", appeal), {"once": "f", "files": file, "audience": "office"})
        client.post(propose, {"once": "m", "reason": "Мәтін"})
        card = {"once": "p", "name": "Әлия Жұмабаева", "language": "kk"}
        client.post(reverse("people:person_create"), card)
    assert StoredFile.objects.count() == 1
    assert Move.objects.count() == 1
    assert Person.objects.count() == 1


def test_a_second_press_never_runs_beside_the_first(real_db, rf, monkeypatch):
    monkeypatch.setattr(presses, "PATIENCE", 0)
    user, over, saved = make_user(), Event(), []

    def save(request):
        saved.append(request)
        over.wait(10)
        return HttpResponseRedirect("/saved/")

    def press():
        request = rf.post("/form/", {"once": "a"})
        request.user, request._messages = user, CookieStorage(request)
        with override("en"):
            answer = presses.OncePerPress(save)(request)
        over.set()
        return answer.url, [str(message) for message in request._messages]

    still = "Your first press is still being saved. Look in a minute whether it is there."
    assert sorted(at_once([press] * 2)) == [("/form/", [still]), ("/saved/", [])]
    assert len(saved) == 1


def test_what_was_decided_meanwhile_is_looked_at_again(client, office, secretary):
    appeal = make_registered(office)
    form = {
        "kind": "statement",
        "track": "code",
        "subject": "Fence",
        "responsible": secretary.pk,
        "seen": hidden(client.get(url("appeal_decide", appeal)), "seen"),
    }
    client.post(url("appeal_decide", appeal), form)
    again = client.post(url("appeal_decide", appeal), form | {"subject": "The yard"})
    appeal.refresh_from_db()
    assert "Somebody changed this meanwhile." in again.text
    assert "The yard" in again.text
    assert appeal.subject == "Fence"
    assert MatterEvent.objects.filter(code=events.DECIDED).count() == 1
    assert hidden(again, "seen") == appeal.version


@pytest.mark.parametrize("name", ["DisallowedHost", "RequestDataTooBig", "TooManyFieldsSent"])
def test_what_comes_wrong_from_outside_is_one_line_of_the_log(name):
    error = DisallowedHost("Invalid HTTP_HOST header: 'evil'." + "x" * 5000)
    record = logging.LogRecord(
        f"django.security.{name}", logging.ERROR, "", 0, str(error), (), (type(error), error, None)
    )
    assert OneLine().filter(record)
    assert len(logging.Formatter().format(record).splitlines()) == 1
    assert record.exc_info is None


def test_a_form_that_dropped_fields_is_drawn_without_a_complaint(client, office, secretary, caplog):
    appeal = make_registered(office)
    client.get(url("move_propose", appeal, "answer"))
    assert not caplog.records
