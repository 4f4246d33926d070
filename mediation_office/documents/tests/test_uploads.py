import io
import os
import tracemalloc
import uuid
from contextlib import ExitStack, contextmanager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import StopUpload
from django.test import RequestFactory

from mediation_office.documents import services
from mediation_office.documents.files import inspection
from mediation_office.documents.files.uploads import VeilingUploadHandler
from mediation_office.documents.files.veil import VeiledFile
from mediation_office.documents.tests.factories import content_of, store_file
from mediation_office.lifecycle import BusinessRuleError

MEGABYTE = 1024**2


def posted(**fields):
    return RequestFactory().post("/", fields)


def test_a_file_too_big_is_stopped_and_the_rest_of_the_form_arrives():
    request = posted(
        before="бірінші",
        big=SimpleUploadedFile("film.pdf", b"%PDF-" + bytes(50 * MEGABYTE)),
        small=SimpleUploadedFile("note.txt", b"text"),
        after="соңғы",
    )
    tracemalloc.start()
    fields, files = request.POST, request.FILES
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (fields["before"], fields["after"]) == ("бірінші", "соңғы")
    assert files["small"].read() == b"text"
    assert files["big"].is_too_big
    assert peak < 8 * MEGABYTE
    with pytest.raises(BusinessRuleError, match="larger than 10 MB"):
        services.check_file(files["big"])


def test_a_flood_is_cut_off(settings):
    settings.UPLOAD_FLOOD_BYTES = MEGABYTE
    handler = VeilingUploadHandler()
    handler.new_file("file", "a.txt", "text/plain", None)
    for _number in range(16):
        handler.receive_data_chunk(bytes(64 * 1024), 0)
    with pytest.raises(StopUpload):
        handler.receive_data_chunk(b"x", 0)
    handler.upload_interrupted()


def test_an_upload_is_read_again_from_any_place():
    content = os.urandom(300_000)
    file = posted(file=SimpleUploadedFile("a.txt", content)).FILES["file"]
    assert b"".join(file.chunks()) == content
    for place in (0, 1, 15, 16, 17, 65_535, 65_536, 299_999):
        file.seek(place)
        assert file.read(40) == content[place : place + 40]
    assert file.seek(-5, os.SEEK_END) == 299_995
    assert file.read() == content[-5:]
    assert file.size == 300_000


def test_what_waits_on_disk_is_not_readable():
    file = VeiledFile()
    file.append(b"MARKER-7319 " * 1000)
    descriptor = file._veil._file.fileno()
    assert b"MARKER" not in os.pread(descriptor, 20_000, 0)
    assert io.BufferedReader.read(file, 6) == b"MARKER"
    file.close()


@pytest.fixture
def busy(monkeypatch):
    """So many files are being looked into that no other gets its turn: `with busy(): …`."""

    @contextmanager
    def begin():
        monkeypatch.setattr(inspection, "PATIENCE_SECONDS", 0.01)
        with ExitStack() as files:
            for _each in range(2):
                files.enter_context(inspection.AT_ONCE)
            yield

    return begin


def test_when_many_files_arrive_the_next_one_is_asked_for_again(busy):
    upload = posted(file=SimpleUploadedFile("note.txt", b"text")).FILES["file"]
    with busy(), pytest.raises(BusinessRuleError, match="again in a minute"):
        services.check_file(upload)
    services.check_file(upload)


@pytest.mark.django_db
def test_a_file_that_was_looked_into_waits_for_nobody_when_it_is_kept(busy, office):
    upload = posted(file=SimpleUploadedFile("note.txt", b"text")).FILES["file"]
    services.check_file(upload)
    with busy():
        stored = store_file(upload, thread=uuid.uuid4(), office=office, purpose="attachment")
    assert content_of(stored) == b"text"
