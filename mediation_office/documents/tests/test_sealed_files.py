"""Files lie sealed on disk, whole or not at all."""

import io
import os
import shutil
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction

from mediation_office.documents.files.storage import CHUNK, SEALED_CHUNK, path_of
from mediation_office.documents.models import StoredFile
from mediation_office.documents.tests.factories import content_of, files_on_disk, store_file
from mediation_office.sealing import Erased, SealBroken, erase_thread

pytestmark = pytest.mark.django_db


def test_on_disk_lies_nothing_readable(store):
    stored = store("note.txt", b"MARKER-7319 " * 50_000)
    sealed = path_of(stored.uuid).read_bytes()
    assert b"MARKER" not in sealed
    assert stored.uuid.hex[:2] == path_of(stored.uuid).parent.parent.name
    assert path_of(stored.uuid).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("size", [1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_every_size_comes_back(store, size):
    content = b"x" * size
    assert content_of(store("note.txt", content)) == content


def reordered(sealed):
    return (
        sealed[SEALED_CHUNK : 2 * SEALED_CHUNK] + sealed[:SEALED_CHUNK] + sealed[2 * SEALED_CHUNK :]
    )


@pytest.mark.parametrize(
    "damage",
    [
        lambda sealed: sealed[:SEALED_CHUNK],
        lambda sealed: sealed[: 2 * SEALED_CHUNK],
        lambda sealed: sealed[SEALED_CHUNK:],
        lambda sealed: sealed + sealed[:SEALED_CHUNK],
        lambda sealed: sealed[:-1] + bytes([sealed[-1] ^ 1]),
        reordered,
    ],
    ids=["first only", "cut off", "beginning gone", "repeated", "one bit", "reordered"],
)
def test_a_file_changed_on_disk_does_not_open(store, damage):
    stored = store("note.txt", b"x" * (2 * CHUNK + 5))
    path = path_of(stored.uuid)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(SealBroken):
        content_of(stored)


def test_a_file_moved_to_another_name_or_thread_does_not_open(store):
    one, other = store("note.txt", b"one"), store("note.txt", b"other")
    shutil.copyfile(path_of(one.uuid), path_of(other.uuid))
    with pytest.raises(SealBroken):
        content_of(other)


def test_an_erased_thread_takes_its_files_along(store):
    stored = store("note.txt", b"text")
    erase_thread(stored.thread)
    with pytest.raises(Erased):
        content_of(stored)


def test_nothing_half_written_is_left_when_writing_fails(store, office):
    class Breaking(SimpleUploadedFile):
        def chunks(self, chunk_size=None):
            yield b"x" * CHUNK * 2
            raise OSError("the line broke")

    before = files_on_disk()
    with pytest.raises(OSError, match="line broke"):
        store_file(
            Breaking("note.txt", b"x"), thread=uuid.uuid4(), office=office, purpose="attachment"
        )
    assert not StoredFile.objects.exists()
    assert files_on_disk() == before


@transaction.atomic
def stored_and_rolled_back(store):
    store("note.txt", b"lost")
    raise ZeroDivisionError


def test_a_rolled_back_row_leaves_a_file_that_is_swept_a_day_later(store):
    kept = store("note.txt", b"kept")
    before = files_on_disk()
    with pytest.raises(ZeroDivisionError):
        stored_and_rolled_back(store)
    (orphan,) = files_on_disk() - before
    call_command("sweep_files", "--apply", stdout=io.StringIO())
    assert orphan.exists()
    for path in (orphan, path_of(kept.uuid)):
        os.utime(path, (0, 0))
    call_command("sweep_files", stdout=io.StringIO())
    assert orphan.exists()
    call_command("sweep_files", "--apply", stdout=io.StringIO())
    assert not orphan.exists()
    assert content_of(kept) == b"kept"
