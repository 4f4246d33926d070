"""Files held because the scanner did not answer are looked at again."""

import io

import pytest
from PIL import Image

from mediation_office.documents.choices import FileState
from mediation_office.documents.files.storage import path_of
from mediation_office.documents.tasks import recheck_held_files
from mediation_office.documents.tests.clamd import Scanner
from mediation_office.documents.tests.factories import content_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(store, settings):
    """Keeps a file while no scanner answers: `held(name, content)`."""

    def keep(name, content):
        settings.CLAMD_URL = "tcp://127.0.0.1:1"
        return store(name, content)

    return keep


@pytest.fixture
def scanner_says(settings):
    scanners = []

    def answer(words):
        scanners.append(Scanner(words))
        settings.CLAMD_URL = scanners[-1].url

    yield answer
    for scanner in scanners:
        scanner.close()


def photo(kind="JPEG", **saved):
    target = io.BytesIO()
    Image.new("RGB", (300, 300)).save(target, kind, **saved)
    return target.getvalue()


@pytest.mark.parametrize(
    ("answer", "state", "reason"),
    [
        (b"stream: OK\0", FileState.READY, ""),
        (b"stream: Eicar-Signature FOUND\0", FileState.QUARANTINED, "virus"),
        (b"INSTREAM size limit exceeded. ERROR\0", FileState.QUARANTINED, "scanner-off"),
    ],
)
def test_the_scanner_decides_when_it_answers_again(held, scanner_says, answer, state, reason):
    stored = held("note.txt", b"text")
    scanner_says(answer)
    assert recheck_held_files() == int(reason != "scanner-off")
    stored.refresh_from_db()
    assert (stored.state, stored.state_reason) == (state, reason)
    assert content_of(stored) == b"text"


def test_a_photo_let_go_is_drawn_anew_and_its_first_bytes_are_gone(
    held, scanner_says, django_capture_on_commit_callbacks
):
    stored = held("photo.jpg", photo(comment=b"SECRET-COMMENT"))
    before = path_of(stored.uuid)
    scanner_says(b"stream: OK\0")
    with django_capture_on_commit_callbacks(execute=True):
        assert recheck_held_files() == 1
    stored.refresh_from_db()
    content = content_of(stored)
    assert stored.name == "photo.jpg"
    assert (stored.state, stored.size) == (FileState.READY, len(content))
    assert b"SECRET" not in content
    assert not before.exists()


def test_a_photo_that_does_not_open_stays(held, scanner_says):
    stored = held("photo.png", photo("PNG")[:-200])
    scanner_says(b"stream: OK\0")
    recheck_held_files()
    stored.refresh_from_db()
    assert (stored.state, stored.state_reason) == (FileState.QUARANTINED, "not-drawn")


def test_while_nobody_answers_nothing_is_let_go(held):
    stored = held("note.txt", b"text")
    assert recheck_held_files() == 0
    stored.refresh_from_db()
    assert stored.is_held


def test_what_is_held_for_another_reason_stays(store, scanner_says):
    scanner_says(b"stream: Eicar-Signature FOUND\0")
    stored = store("note.txt", b"text")
    scanner_says(b"stream: OK\0")
    assert recheck_held_files() == 0
    stored.refresh_from_db()
    assert stored.state_reason == "virus"


def test_a_file_that_is_lost_does_not_stop_the_others(held, scanner_says):
    lost, kept = held("lost.txt", b"text"), held("kept.txt", b"text")
    path_of(lost.uuid).unlink()
    scanner_says(b"stream: OK\0")
    assert recheck_held_files() == 1
    kept.refresh_from_db()
    assert not kept.is_held
