import uuid

import pytest
from django.urls import reverse

from mediation_office.accounts.models import Look
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.documents.choices import FileState
from mediation_office.documents.doors import DOORS
from mediation_office.documents.files.storage import path_of
from mediation_office.documents.models import StoredFile
from mediation_office.documents.policies import side_may_open
from mediation_office.documents.tests.factories import store_file, tie, upload
from mediation_office.events import Audience
from mediation_office.sealing import erase_thread

pytestmark = pytest.mark.django_db
WAYS = {
    "GET": lambda client, url: client.get(url),
    "HEAD": lambda client, url: client.head(url),
    "range": lambda client, url: client.get(url, headers={"range": "bytes=0-3"}),
    "conditional": lambda client, url: client.get(
        url, headers={"if-none-match": "*", "if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    ),
}


@pytest.fixture
def door():
    """The only door: open for the staff of the file's office."""
    with DOORS.apart(empty=True):
        DOORS.register("test", lambda user, subject: user.office_id == subject.office_id)
        yield


@pytest.fixture
def stored(office):
    return store_file(
        upload("Өтініш «1».txt", b"content"), thread=uuid.uuid4(), office=office, purpose="scan"
    )


def address(stored):
    return reverse("documents:file_download", args=[stored.uuid])


def test_a_file_leaves_as_a_download_that_no_browser_runs_or_keeps(client, door, secretary, stored):
    response = client.get(address(stored))
    assert b"".join(response.streaming_content) == b"content"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert response["Content-Security-Policy"].startswith("sandbox;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store, private"
    assert response["Content-Length"] == "7"


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_asking_gets_the_whole_file_and_is_logged(
    client, door, secretary, stored, way
):
    response = WAYS[way](client, address(stored))
    assert response.status_code == 200
    assert not response.has_header("ETag")
    look = Look.objects.get()
    assert (look.user, look.subject, look.thread) == (secretary, "file", stored.thread)
    assert look.reference == str(stored.uuid)


@pytest.mark.parametrize("way", WAYS)
def test_another_office_does_not_find_it_however_it_asks(client, door, stored, way):
    client.force_login(make_user(role="secretary", office=make_office()))
    assert WAYS[way](client, address(stored)).status_code == 404
    assert not Look.objects.exists()


@pytest.mark.parametrize("way", WAYS)
def test_strangers_are_asked_to_sign_in(client, door, stored, way):
    response = WAYS[way](client, address(stored))
    assert response.status_code == 302
    assert "login" in response["Location"]


@pytest.mark.parametrize("role", ["editor", "admin"])
def test_editors_and_administrators_open_no_files(client, door, office, stored, role):
    client.force_login(make_user(role=role, office=office))
    assert client.get(address(stored)).status_code == 403


def test_nobody_opens_it_while_no_room_has_spoken(client, secretary, stored):
    with DOORS.apart(empty=True):
        assert client.get(address(stored)).status_code == 404


def test_a_tie_closes_the_file_at_once(client, door, secretary, stored):
    tie(secretary, stored.thread)
    assert client.get(address(stored)).status_code == 404


def test_what_is_in_quarantine_is_not_found(client, door, secretary, stored):
    StoredFile.objects.filter(pk=stored.pk).update(state=FileState.QUARANTINED)
    assert client.get(address(stored)).status_code == 404


@pytest.mark.parametrize(
    "lose",
    [
        lambda stored: erase_thread(stored.thread),
        lambda stored: path_of(stored.uuid).unlink(),
        lambda stored: path_of(stored.uuid).write_bytes(b"x" * 100),
    ],
    ids=["erased", "gone", "altered"],
)
def test_a_file_that_does_not_open_is_not_found(client, door, secretary, stored, lose):
    lose(stored)
    assert client.get(address(stored)).status_code == 404
    assert not Look.objects.exists()


def test_an_unknown_file_is_not_found_and_nothing_is_posted(client, door, secretary, stored):
    unknown = reverse("documents:file_download", args=[uuid.uuid4()])
    assert client.get(unknown).status_code == 404
    assert client.get("/files/1/").status_code == 404
    assert client.post(address(stored)).status_code == 405


@pytest.mark.parametrize(
    ("audience", "sides"),
    [
        (Audience.OFFICE, []),
        (Audience.SIDE_1, [1]),
        (Audience.SIDE_2, [2]),
        (Audience.SIDES, [1, 2]),
    ],
)
def test_a_side_opens_only_what_is_meant_for_it(stored, audience, sides):
    stored.audience = audience
    assert [side for side in (1, 2) if side_may_open(side, stored)] == sides
    stored.state = FileState.QUARANTINED
    assert not side_may_open(1, stored)
