import codecs
import io
import random
import uuid
import zipfile
import zlib

import pypdf
import pytest
from PIL import Image
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from mediation_office.documents.choices import FileState, HeldReason
from mediation_office.documents.files.inspection import TEST_VIRUS
from mediation_office.documents.files.names import clean_name
from mediation_office.documents.models import StoredFile
from mediation_office.documents.tests.clamd import Scanner
from mediation_office.documents.tests.factories import content_of, files_on_disk
from mediation_office.lifecycle import BusinessRuleError

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
        ("letter.pdf", b"MZ\x90\x00" + bytes(200), "not what its name says"),
        ("letter.pdf", b"\x7fELF" + bytes(60), "not what its name says"),
        ("picture.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "not taken"),
        (
            "page.txt",
            b"\xef\xbb\xbf \n<!doctype html><script>alert(1)</script>",
            "not what its name says",
        ),
        ("letter.txt", b"{\\rtf1 letter}", "not what its name says"),
        ("letter", b"MZ\x90\x00" + bytes(200), "not taken"),
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
    for number in range(5):
        store("note.txt", b"text %d" % number, thread=thread)
    with pytest.raises(BusinessRuleError, match="No more than 5 files"):
        store("note.txt", b"text", thread=thread)
    assert store("note.txt", b"text", thread=thread, by=secretary).added_by == secretary


def test_what_is_kept_already_takes_no_room(store, secretary):
    thread = uuid.uuid4()
    kept = [store("note.txt", b"text %d" % number, thread=thread) for number in range(5)]
    before = files_on_disk()
    assert store("again.txt", b"text 0", thread=thread) == kept[0]
    with pytest.raises(BusinessRuleError, match="No more than 5 files"):
        store("other.txt", b"text", thread=thread)
    assert files_on_disk() == before
    for_applicant = store("note.txt", b"text 0", thread=thread, by=secretary, audience="side-1")
    assert for_applicant not in kept


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
