"""Office documents that reach out or start something are put aside; ordinary ones are taken."""

import io
import time
import zipfile

import pytest

from mediation_office.documents.files import office_files

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
OPEN_DOCUMENT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def packed(parts):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target


def relation(kind, target, mode=' TargetMode="External"'):
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/></Relationships>'
    )


def word(body="", **parts):
    types = "<Types>wordprocessingml.document.main+xml</Types>"
    document = body if body.startswith("<?") else f"<w:document {WORD} {VML}>{body}</w:document>"
    return packed({"[Content_Types].xml": types, "word/document.xml": document, **parts})


def linked(kind, target, mode=' TargetMode="External"', name="word/_rels/document.xml.rels"):
    return word(**{name: relation(kind, target, mode)})


def sheet(**parts):
    types = "<Types>spreadsheetml.sheet.main+xml</Types>"
    return packed({"[Content_Types].xml": types, **parts})


def text(body, name="content.xml"):
    kind = "application/vnd.oasis.opendocument.text"
    return packed({"mimetype": kind, name: f"<office:body {OPEN_DOCUMENT}>{body}</office:body>"})


def field(*codes):
    """A field whose code is written in pieces, as Word does."""
    pieces = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    begin, end = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "end"))
    return f"<w:p>{begin}{pieces}{end}</w:p>"


FOLDER = "file://198.51.100.7/share/a.png"
PROGRAM = r" DDEAUTO c:\\windows\\system32\\cmd.exe &quot;/k calc&quot; "
BOOK = '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
UTF_16 = f"<?xml version='1.0' encoding='utf-16'?><w:p {WORD}>{field(PROGRAM)}</w:p>".encode(
    "utf-16"
)
ENTITY = (
    f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e "{FOLDER}">]><w:p {WORD}>{field("PAGE")}</w:p>'
)


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (linked("image", FOLDER), "outside-link"),
        (linked("subDocument", "file://198.51.100.7/share/b.docx"), "outside-link"),
        (linked("attachedTemplate", "http://198.51.100.7/t.dotm"), "outside-link"),
        (linked("image", FOLDER, ' TargetMode=" external "'), "outside-link"),
        (linked("image", FOLDER, ""), "outside-link"),
        (linked("image", FOLDER, name="WORD\\_Rels\\document.xml.RELS"), "outside-link"),
        (linked("aFChunk", "page.html", ""), "outside-link"),
        (word(field(PROGRAM)), "office-active"),
        (word(field("D", "DE cmd")), "office-active"),
        (word(field("&#68;DE cmd")), "office-active"),
        (word(field("<![CDATA[DDE cmd]]>")), "office-active"),
        (word(field("D", field("QUOTE 1"), "DE cmd")), "office-active"),
        (word('<w:fldSimple w:instr=" INCLUDEPICTURE &quot;x&quot; \\d "/>'), "office-active"),
        (word(field("INCLUDETEXT x")), "office-active"),
        (word(**{"word/a.png": f"<w:p {WORD}>{field(PROGRAM)}</w:p>"}), "office-active"),
        (word(**{"word/header1.xml": UTF_16}), "office-unreadable"),
        (word(ENTITY), "office-unreadable"),
        (word(field("PAGE") + "<w:p>"), "office-unreadable"),
        (word(f'<v:imagedata src="{FOLDER}"/>'), "outside-link"),
        (sheet(**{"xl/_rels/a.rels": relation("externalLink", "a.xml", "")}), "outside-link"),
        (sheet(**{"xl/externalLinks/externalLink1.xml": BOOK}), "outside-link"),
        (sheet(**{"xl/a.xml": BOOK}), "outside-link"),
        (sheet(**{"xl/a.xml": "<f>_xlfn.WEBSERVICE(A1)</f>"}), "outside-link"),
        (text('<draw:image xlink:href="http://198.51.100.7/a.png"/>'), "outside-link"),
        (text('<draw:image xlink:href="../a.png"/>', "styles.xml"), "outside-link"),
        (text('<text:section-source xlink:href="file:///C:/a.odt"/>'), "outside-link"),
        (text('<meta:auto-reload xlink:href="http://198.51.100.7/"/>', "meta.xml"), "outside-link"),
        (text(f'<meta:template xlink:href="{FOLDER}"/>', "meta.xml"), "outside-link"),
        (text('<text:a xlink:href="vnd.sun.star.script:a?b"/>'), "outside-link"),
        (text('<text:dde-connection-decl office:dde-application="soffice"/>'), "office-active"),
        (text("<text:p>"), "office-unreadable"),
    ],
)  # fmt: skip
def test_a_document_that_reaches_out_or_starts_something_is_put_aside(document, reason):
    assert office_files.look_into(document)[1] == reason


@pytest.mark.parametrize(
    "document",
    [
        linked("hyperlink", "https://adilet.zan.kz/"),
        linked("image", "media/image1.png", ""),
        word(field(' TOC \\o "1-3" \\h \\z \\u ') + field(" PAGEREF _Toc1 \\h ") + field("PAGE")),
        word(field(" FORM", "TEXT ") + field('HYPERLINK "https://dde.example/"')),
        word(field("=SUM(ABOVE)") + '<w:fldSimple w:instr=" NUMPAGES "/>'),
        word("<w:p>DDEAUTO INCLUDEPICTURE</w:p><v:imagedata title='a'/>"),
        sheet(**{"xl/worksheets/sheet1.xml": "<sheetData><c><f>SUM(A1:A3)</f></c></sheetData>"}),
        text('<text:a xlink:href="https://adilet.zan.kz/">a</text:a><text:a xlink:href="#b"/>'),
        text('<draw:image xlink:href="Pictures/1.png"/><draw:object xlink:href=""/>'),
        text('<meta:template xlink:href="file:///C:/Program%20Files/a.ott"/>', "meta.xml"),
    ],
)
def test_an_ordinary_document_is_taken(document):
    kind, reason = office_files.look_into(document)
    assert kind
    assert not reason


def test_a_document_with_two_parts_of_one_name_is_refused():
    document = word(**{"Word/Document.xml": "<a/>"})
    assert office_files.look_into(document) == ("", "damaged")


MEGABYTE = 1024**2


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(lambda: word("<w:instr/>" * 3 * MEGABYTE), id="elements"),
        pytest.param(lambda: word(field("PAGE") * 20_000), id="fields"),
        pytest.param(lambda: word(field("x" * 20 * MEGABYTE)), id="one long code"),
        pytest.param(lambda: word(field("&#68;" * 4 * MEGABYTE)), id="one escaped code"),
        pytest.param(lambda: word("<a><instr>" * 300_000), id="deep"),
        pytest.param(lambda: word("<instr a='" + "a='' " * 5 * MEGABYTE), id="attributes"),
        pytest.param(
            lambda: word(**{f"a/_rels/{n}.rels": relation("image", "a", "") for n in range(1900)}),
            id="relations",
        ),
        pytest.param(lambda: word(**{f"{n}.xml": "<a/>" for n in range(1990)}), id="parts"),
        pytest.param(lambda: word("<" + "x" * 98 * MEGABYTE), id="one long part"),
        pytest.param(lambda: text("<draw:a xlink:href='#a'/>" * 360_000), id="links"),
    ],
)
def test_an_office_document_costs_little_time_whatever_it_holds(document):
    hostile = document()
    began = time.process_time()
    office_files.look_into(hostile)
    assert time.process_time() - began < 4
