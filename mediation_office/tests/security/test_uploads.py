"""Through the citizen's form: a sentence beside the field, the rest of the form kept.

T30 of docs/security.md.
"""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.models import Appeal
from mediation_office.accounts.models import Setting
from mediation_office.content.services import install_texts
from mediation_office.documents.models import StoredFile
from mediation_office.terms.services import install_terms

pytestmark = pytest.mark.django_db

EXE = b"MZ\x90\x00\x03" + b"\x00" * 400 + b"This program cannot be run in DOS mode"
TYPED = {"statement": "The fence", "wish": "Move it back"}


@pytest.fixture
def site(office):
    install_terms(office.region)
    install_texts(office.region)
    Setting.objects.create(
        region=office.region, code="appeal.fastest_seconds", value=0, valid_from="2020-01-01"
    )
    return office


def bomb():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * (200 << 20))
    return made.getvalue()


HOSTILE = {
    "an exe named pdf": ("letter.pdf", lambda: EXE),
    "a page named pdf": ("letter.pdf", lambda: b"<html><script>alert(1)</script></html>"),
    "an svg": ("plan.svg", lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    "an svg named png": ("plan.png", lambda: b"<svg onload='alert(1)'/>"),
    "nothing": ("empty.pdf", lambda: b""),
    "fifty megabytes": ("big.pdf", lambda: b"%PDF-1.4\n" + b"0" * (50 << 20)),
    "a zip bomb": ("letter.docx", bomb),
    "a shortcut": ("letter.txt.lnk", lambda: b"L\x00\x00\x00\x01\x14\x02\x00"),
    "a broken picture": ("photo.jpg", lambda: b"\xff\xd8\xff\xe0" + b"\x00" * 100),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_file_that_is_not_taken_is_named_and_nothing_else_is_lost(client, site, what):
    name, content = HOSTILE[what]
    upload = SimpleUploadedFile(name, content(), content_type="application/pdf")

    answer = client.post("/en/appeal/", TYPED | {"files": upload})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'id="id_files_error"' in page or f"“{name}”" in page
    assert "The fence" in page
    assert "Move it back" in page
    assert not StoredFile.objects.filter(state="ready").exists()
    client.post("/en/appeal/check/", {"draft": client.session["draft"], "consent": "yes"})
    assert Appeal.objects.get().statement == "The fence"


def test_a_name_tells_no_path_and_is_cut(client, site):
    for name in (
        "../../etc/cron.d/x.txt",
        "C:\\windows\\x.txt",
        "n" * 5000 + ".txt",
        "a\u202etxt.exe",
    ):
        client.post("/en/appeal/", TYPED | {"files": SimpleUploadedFile(name, name.encode())})
    for stored in StoredFile.objects.all():
        assert len(stored.name) <= 120
        assert not set(stored.name) & set("/\\\u202e")
        assert ".." not in stored.name


def test_what_is_taken_leaves_only_as_a_download(client, site, secretary):
    page = SimpleUploadedFile("note.txt", b"A note <b>of</b> mine")
    client.post("/en/appeal/", TYPED | {"files": page})
    client.post("/en/appeal/check/", {"draft": client.session["draft"], "consent": "yes"})

    answer = client.get(f"/files/{StoredFile.objects.get().uuid}/")

    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "html" not in answer.headers["Content-Type"]
