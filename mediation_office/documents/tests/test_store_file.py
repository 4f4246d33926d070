import codecs
import io
import os
import random
import shutil
import socket
import struct
import threading
import uuid
import zipfile
import zlib
from pathlib import Path

import pypdf
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction
from PIL import Image
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from mediation_office.documents import services
from mediation_office.documents.choices import FileState, HeldReason
from mediation_office.documents.files import open_file
from mediation_office.documents.files.inspection import TEST_VIRUS
from mediation_office.documents.files.names import clean_name
from mediation_office.documents.files.storage import CHUNK, SEALED_CHUNK, path_of
from mediation_office.documents.models import StoredFile
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.sealing import Erased, SealBroken, erase_thread

pytestmark = pytest.mark.django_db
DOCX = b"wordprocessingml.document.main+xml"


# ── what is sent ───────────────────────────────────────────────────────────────────────────
def picture(kind="JPEG", size=(40, 30), mode="RGB", **saved):
    target = io.BytesIO()
    Image.new(mode, size).save(target, kind, **saved)
    return target.getvalue()


def photo_with_a_place():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "SECRET-CAMERA"
    exif.get_ifd(0x8825).update({1: "N", 2: (43.0, 39.0, 7.0), 29: "SECRET-PLACE"})
    return picture(exif=exif, comment=b"SECRET-COMMENT")


def pdf(*, action=None, password=None, packed=False):
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    if action:
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
            {
                NameObject("/S"): NameObject(action),
                NameObject("/JS"): TextStringObject("app.alert(1)"),
            }
        )
    if password:
        writer.encrypt(password)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def pdf_with_a_packed_action():
    objects = zlib.compress(b"1 0 << /S /Java#53cript /JS (app.alert(1)) >>")
    head = b"%%PDF-1.7\n4 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\n"
    return head % len(objects) + b"stream\n" + objects + b"\nendstream endobj\n%%EOF"


def archive(entries, *, types=DOCX):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        if types:
            made.writestr("[Content_Types].xml", b"<Types>" + types + b"</Types>")
        for name, content in entries.items():
            made.writestr(name, content)
    return target.getvalue()


def odt():
    return archive({"mimetype": "application/vnd.oasis.opendocument.text"}, types=b"")


@pytest.fixture
def store(office):
    def keep(name, content, **given):
        upload = SimpleUploadedFile("x", content)
        upload._name = name  # as a hostile sender would have it, not as Django cleans it
        thread = given.pop("thread", None) or uuid.uuid4()
        return services.store_file(
            upload, thread=thread, office=office, purpose="attachment", **given
        )

    return keep


def content_of(stored):
    return b"".join(open_file(stored))


# ── taken ──────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("name", "content", "kept_as", "content_type"),
    [
        ("Өтініш.pdf", pdf(), "Өтініш.pdf", "application/pdf"),
        ("photo.JPEG", picture(), "photo.JPEG", "image/jpeg"),
        ("scan.png", picture("PNG"), "scan.png", "image/png"),
        ("photo.webp", picture("WEBP"), "photo.webp", "image/webp"),
        ("letter.docx", archive({"word/document.xml": "x"}), "letter.docx", None),
        ("sums.xlsx", archive({}, types=b"spreadsheetml.sheet.main+xml"), "sums.xlsx", None),
        ("letter.odt", odt(), "letter.odt", "application/vnd.oasis.opendocument.text"),
        ("note.txt", "Құжат\r\n".encode(), "note.txt", "text/plain"),
        ("note.txt", "Документ".encode("cp1251"), "note.txt", "text/plain"),
        ("note.txt", codecs.BOM_UTF16_LE + "Құжат".encode("utf-16-le"), "note.txt", "text/plain"),
        ("scan.pdf", picture(), "scan.jpg", "image/jpeg"),
        ("run.bat", b"echo hello", "run.txt", "text/plain"),
    ],
)
def test_a_file_is_taken_for_what_it_contains(store, name, content, kept_as, content_type):
    stored = store(name, content)
    stored.refresh_from_db()
    assert (stored.name, stored.state) == (kept_as, FileState.READY)
    assert content_type in (None, stored.content_type)
    assert len(content_of(stored)) == stored.size


def test_what_is_no_photo_comes_back_byte_for_byte(store):
    content = b"line\n" * 200_000
    assert content_of(store("long.txt", content)) == content


def test_a_photo_loses_its_place_and_camera_and_stands_upright(store):
    stored = store("photo.jpg", photo_with_a_place())
    content = content_of(stored)
    drawn = Image.open(io.BytesIO(content))
    assert drawn.size == (30, 40)
    assert not drawn.getexif()
    assert b"SECRET" not in content


def test_a_very_large_photo_is_taken_smaller(store):
    drawn = Image.open(io.BytesIO(content_of(store("big.jpg", picture(size=(7000, 5000))))))
    assert drawn.size == (3500, 2500)


# ── refused with a sentence ────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("letter.pdf", b"MZ\x90\x00" + bytes(200), "not taken"),
        ("letter.pdf", b"\x7fELF" + bytes(60), "not taken"),
        ("picture.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "not taken"),
        ("page.txt", b"\xef\xbb\xbf \n<!doctype html><script>alert(1)</script>", "not taken"),
        ("letter.txt", b"{\\rtf1 letter}", "not taken"),
        ("photo.gif", picture("GIF", mode="P"), "not taken"),
        ("photo.heic", b"\x00\x00\x00\x18ftypheic" + bytes(40), "HEIC"),
        ("empty.pdf", b"", "empty"),
        ("photo.jpg", picture()[:30], "damaged"),
        ("letter.docx", archive({"word/document.xml": "x"})[:-40], "damaged"),
        ("letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old format"),
        ("letter.docx", archive({"word/vbaProject.bin": "x"}), "macros"),
        ("letter.docm", archive({}, types=DOCX + b"macroEnabled"), "macros"),
        ("files.zip", archive({"a.txt": "x"}, types=b""), "one by one"),
        ("bomb.docx", archive({"word/a.xml": bytes(101 * 1024**2)}), "unpacks"),
        ("bomb.docx", archive({f"{n}.xml": b"" for n in range(2001)}), "unpacks"),
        ("flood.png", picture("PNG", size=(9000, 9000), mode="L"), "too large to be opened"),
        ("big.txt", b"x" * (10 * 1024**2 + 1), "larger than 10 MB"),
    ],
)
def test_what_is_not_taken_is_refused_with_a_sentence(store, name, content, sentence):
    with pytest.raises(BusinessRuleError, match=sentence):
        store(name, content)
    assert not StoredFile.objects.exists()


def test_a_document_with_a_password_inside_is_refused(store):
    content = bytearray(archive({"word/document.xml": "x"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    with pytest.raises(BusinessRuleError, match="password"):
        store("letter.docx", bytes(content))


def test_a_citizen_sends_five_files_and_staff_more(store, secretary):
    thread = uuid.uuid4()
    for _number in range(5):
        store("note.txt", b"text", thread=thread)
    with pytest.raises(BusinessRuleError, match="No more than 5 files"):
        store("note.txt", b"text", thread=thread)
    assert store("note.txt", b"text", thread=thread, by=secretary).added_by == secretary


# ── put aside ──────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("form.pdf", pdf(action="/JavaScript"), "pdf-active"),
        ("form.pdf", pdf(action="/Launch"), "pdf-active"),
        ("form.pdf", pdf_with_a_packed_action(), "pdf-active"),
        ("form.pdf", pdf(password="secret"), "pdf-locked"),
        ("eicar.txt", TEST_VIRUS, "virus"),
        ("letter.docx", archive({"word/embeddings/oleObject1.bin": "x"}), "inserted-object"),
        (
            "letter.docx",
            archive(
                {
                    "word/_rels/settings.xml.rels": '<Relationship Type="x/attachedTemplate"'
                    ' Target="http://evil.example/" TargetMode="External"/>'
                }
            ),
            "outside-link",
        ),
        ("photo.png", picture("PNG", size=(300, 300))[:-200], "not-drawn"),
    ],
)
def test_what_may_do_harm_is_put_aside_and_not_refused(store, name, content, reason):
    stored = store(name, content)
    assert (stored.state, stored.state_reason) == (FileState.QUARANTINED, reason)
    assert stored.held_because.startswith(str(HeldReason(reason).label))
    assert content_of(stored) == content


class Scanner:
    """A clamd that answers one INSTREAM and keeps what it was sent."""

    def __init__(self, answer):
        self.answer, self.seen = answer, b""
        self.server = socket.create_server(("127.0.0.1", 0))
        self.url = f"tcp://127.0.0.1:{self.server.getsockname()[1]}"
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()

    def serve(self):
        line, _address = self.server.accept()
        with line, line.makefile("rb") as sent:
            assert sent.read(10) == b"zINSTREAM\0"
            while length := struct.unpack("!L", sent.read(4))[0]:
                self.seen += sent.read(length)
            line.sendall(self.answer)

    def close(self):
        self.thread.join(timeout=5)
        self.server.close()


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"stream: OK\0", ""),
        (b"stream: Eicar-Signature FOUND\0", "virus"),
        (b"INSTREAM size limit exceeded. ERROR\0", "scanner-off"),
        (b"", "scanner-off"),
    ],
)
def test_the_scanner_sees_the_whole_file_and_decides(store, settings, answer, reason):
    scanner = Scanner(answer)
    settings.CLAMD_URL = scanner.url
    stored = store("note.txt", b"text " * 50_000)
    scanner.close()
    assert stored.state_reason == reason
    assert scanner.seen == b"text " * 50_000


@pytest.mark.parametrize("url", ["tcp://127.0.0.1:1", "unix:///nowhere/clamd.ctl"])
def test_with_the_scanner_off_a_file_is_put_aside_and_not_refused(store, settings, url):
    settings.CLAMD_URL = url
    assert store("note.txt", b"text").state == FileState.QUARANTINED


# ── names ──────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\Айгүл\\өтініш.pdf", "өтініш.pdf"),
        ("letter\u202efdp.exe", "letterfdp.pdf"),
        ("a\x00b\x1b\r\nc.pdf", "abc.pdf"),
        ("letter.pdf.exe", "letter.pdf.pdf"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        (".pdf", "file.pdf"),
        ("<script>.PDF", "_script_.PDF"),
        ("ж" * 5000 + ".pdf", "ж" * 116 + ".pdf"),
    ],
)
def test_names_are_harmless_and_recognisable(sent, kept):
    assert clean_name(sent, extension="pdf") == kept


def test_a_name_of_five_thousand_characters_is_stored(store):
    assert len(store("ә" * 5000 + ".txt", b"text").name) == 120


# ── sealed on disk ─────────────────────────────────────────────────────────────────────────
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
        services.store_file(
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


def files_on_disk():
    return {path for path in Path(settings.PRIVATE_ROOT).rglob("*") if path.is_file()}


# ── whatever is sent ───────────────────────────────────────────────────────────────────────
WHOLE = (
    pdf(action="/JavaScript"),
    photo_with_a_place(),
    picture("PNG", size=(60, 60)),
    picture("WEBP", size=(60, 60)),
    archive({"word/document.xml": "x" * 500}),
    odt(),
)


def damaged(content, seed):
    """The file with a few bytes changed, cut off, or joined to a piece of another kind."""
    chance = random.Random(seed)
    broken = bytearray(content)
    for _place in range(chance.randint(1, 12)):
        broken[chance.randrange(len(broken))] = chance.randrange(256)
    cut = chance.randrange(1, len(broken)) if chance.random() < 0.4 else len(broken)
    tail = chance.choice(WHOLE) if chance.random() < 0.3 else b""
    return bytes(broken[:cut]) + tail


@pytest.mark.parametrize("seed", range(12))
def test_of_300_hostile_files_each_is_kept_or_refused_with_a_sentence(store, secretary, seed):
    for number in range(25):
        content = damaged(WHOLE[number % len(WHOLE)], seed * 100 + number)
        name = random.Random(number).choice(["a.pdf", "a.jpg.exe", "\u202egpj.exe", "../a", ""])
        try:
            stored = store(name, content, by=secretary)
        except BusinessRuleError:
            continue
        kept = content_of(stored)
        assert len(kept) == stored.size
        if stored.state == FileState.READY and stored.content_type.startswith("image/"):
            assert b"SECRET" not in kept
