"""What a file hides is found, in a time that grows no faster than the file."""

import io
import time
import zipfile
import zlib

import pytest

from mediation_office.documents.files import office_files, pdf

DOCX = b"wordprocessingml.document.main+xml"
OUTSIDE = (
    b'<Relationships><Relationship Type="x/attachedTemplate" Target="http://evil.example/"'
    b' TargetMode="External"/></Relationships>'
)


def document(relations, *, packed=zipfile.ZIP_DEFLATED):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", packed) as archive:
        archive.writestr("[Content_Types].xml", DOCX)
        archive.writestr("word/_rels/document.xml.rels", relations)
    return kept


def pdf_file(dictionary, inside, *, before=b""):
    stream = zlib.compress(inside)
    return io.BytesIO(
        b"%PDF-1.7\n" + before + b"1 0 obj\n" + dictionary + b"\nstream\n" + stream + b"\nendstream"
    )


ACTION = b"7 0 8 20 << /S /JavaScript /JS (app.alert(1)) >>"


@pytest.mark.parametrize(
    "dictionary",
    [
        b"<< /Type /ObjStm /N 2 /First 8 /Filter /FlateDecode >>",
        b"<< /Type /ObjStm /N 2 /First 8 /Filter /FlateDecode /P ( obj) >>",
        b"<< /Type /ObjStm /N 2 /P (" + b"x" * 500 + b") >>",
        b"<< /Type /#4fbjStm /N 2 /First 8 >>",
        b"<< /Type 9 0 R /N 2 /First 8 >>",
    ],
)
def test_an_action_is_found_in_a_packed_object_whatever_its_dictionary_says(dictionary):
    assert pdf.suspicion(pdf_file(dictionary, ACTION)) == "pdf-active"


def test_an_object_stream_that_cannot_be_read_is_put_aside():
    hidden = io.BytesIO(
        b"%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /Filter /ASCIIHexDecode >>\nstream\n374f\nendstream"
    )
    assert pdf.suspicion(hidden) == "pdf-unreadable"


def test_an_ordinary_page_is_not_suspected():
    page = pdf_file(b"<< /Length 44 /Filter /FlateDecode >>", b"0 0 612 792 re W n BT (Text) Tj ET")
    assert pdf.suspicion(page) == ""


@pytest.mark.parametrize(
    ("relations", "reason"),
    [
        (OUTSIDE, "outside-link"),
        (OUTSIDE.decode().encode("utf-16"), "outside-link"),
        (b'"frame"' * 10, "outside-link"),  # no XML at all
        (b"<Relationships>" + b" " * 300_000 + b"</Relationships>", "outside-link"),
        (OUTSIDE.replace(b"x/attachedTemplate", b"x/hyperlink"), ""),
        (b"<Relationships/>", ""),
    ],
)
def test_a_document_that_fetches_something_is_put_aside(relations, reason):
    assert office_files.look_into(document(relations)) == ("docx", reason)


def test_a_document_packed_in_another_way_is_refused():
    assert office_files.look_into(document(b"", packed=zipfile.ZIP_LZMA)) == ("", "damaged")


@pytest.mark.parametrize(
    "look",
    [
        lambda: office_files.look_into(document(b'"frame"' * 60_000)),
        lambda: office_files.look_into(document(b"<a " * 300_000)),
        lambda: pdf.suspicion(io.BytesIO(b"%PDF-1.7\n" + b"stream\n" * 1_000_000)),
        lambda: pdf.suspicion(io.BytesIO(b"%PDF-1.7\n" + b"/ObjStm" * 1_000_000 + b" stream\n")),
    ],
)
def test_a_hostile_file_costs_no_more_time_than_its_size(look):
    began = time.process_time()
    look()
    assert time.process_time() - began < 3
