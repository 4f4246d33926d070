"""What the parts of an office document would fetch or start when the document is opened.

Allowed is what is known to wait for a press or to stay in the document. What cannot be read, or
not with the work that one document is given, is for a person.
"""

import re
from collections.abc import Callable, Iterable
from xml.parsers import expat

ACTIVE, OUTSIDE, UNREADABLE = "office-active", "outside-link", "office-unreadable"
MOST_MARKS = 1_500_000  # tags and attributes of all parts together; some five hundred pages
LONGEST_RELATIONS = 256 * 1024  # bytes; an office's own need a few thousand
LONGEST_CODE = 100  # characters kept of a field code, whose first word is asked for
OTHER_ENCODING = re.compile(
    rb"(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}encoding\s*=\s*[\"'](?!utf-8|us-ascii)", re.IGNORECASE
)
# relations to a part in the document that itself leads out of it
LEADING_OUT = ("/externallink", "/connections", "/querytable", "/afchunk")
LEADING_OUT_NAMES = re.compile(r"/externallinks/|/querytables/|(?:^|/)connections\.xml$")
# formulas, without their blanks; the last two ask a programme, or a file of another machine
FETCHING = ("WEBSERVICE(", "_XLFN.IMAGE(", "IMPORTTEXT(", "IMPORTCSV(", "RTD(", "|'", "'\\\\")
# what a part of a table must hold to hide one of them; a letter may be written as its number, and
# a word be parted by an instruction to whoever reads it
MAY_FETCH = re.compile(
    rb"&#|<!|<\?(?!xml\s)|ddelink|webservice|image|import|rtd|\||\\\\", re.IGNORECASE
)
# how the code of a field begins that shows something of the document, or waits for a press
FIELD = re.compile(
    r"\s*(?:=|(?:ADDIN|ADDRESSBLOCK|ADVANCE|ASK|AUTHOR|AUTONUM|AUTONUMLGL|AUTONUMOUT|BARCODE"
    r"|BIBLIOGRAPHY|BIDIOUTLINE|CITATION|COMMENTS|COMPARE|CREATEDATE|DATE|DISPLAYBARCODE"
    r"|DOCPROPERTY|DOCVARIABLE|EDITTIME|EQ|FILENAME|FILESIZE|FILLIN|FORMCHECKBOX"
    r"|FORMDROPDOWN|FORMTEXT|GREETINGLINE|HYPERLINK|IF|INDEX|INFO|KEYWORDS|LASTSAVEDBY"
    r"|LISTNUM|MERGEBARCODE|MERGEFIELD|MERGEREC|MERGESEQ|NEXT|NEXTIF|NOTEREF|NUMCHARS"
    r"|NUMPAGES|NUMWORDS|PAGE|PAGEREF|PRINTDATE|PRIVATE|QUOTE|REF|REVNUM|SAVEDATE|SECTION"
    r"|SECTIONPAGES|SEQ|SET|SHAPE|SKIPIF|STYLEREF|SUBJECT|SYMBOL|TA|TC|TEMPLATE|TIME|TITLE"
    r"|TOA|TOC|USERADDRESS|USERINITIALS|USERNAME|XE"
    r")(?!\w))",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[/\\]|\.\.[/\\])", re.IGNORECASE)
NETWORK = re.compile(r"\s*(?:(?:file:)?(?://|\\\\)[^/]|(?!file:)[a-z][a-z0-9+.-]+:)", re.IGNORECASE)
PRESSED = re.compile(r"\s*(?:(?:https?|mailto|tel|file|ftp):|[^:]*$)", re.IGNORECASE)

Attributes = dict[str, str]


class _FoundError(Exception):
    """Enough is known of the document; says why it is put aside."""


def suspicion(kind: str, parts: dict[str, bytes]) -> str:
    """Why a person has to look first; else nothing. `parts` is the readable ones by their names
    in small letters.
    """
    try:
        _look_for(kind, parts)
    except _FoundError as found:
        return str(found)
    return ""


def _look_for(kind: str, parts: dict[str, bytes]) -> None:
    relations = [name for name in parts if name.endswith(".rels")]
    texts = [part for name, part in parts.items() if name not in relations and name != "mimetype"]
    if any(map(LEADING_OUT_NAMES.search, parts)):
        raise _FoundError(OUTSIDE)
    if any(len(parts[name]) > LONGEST_RELATIONS for name in relations):
        raise _FoundError(OUTSIDE)
    _read((parts[name] for name in relations), _see_relation, OUTSIDE)
    if any(b"\0" in text or b"<!ENTITY" in text or OTHER_ENCODING.match(text) for text in texts):
        raise _FoundError(UNREADABLE)
    if kind == "xlsx":
        formulas = _Formulas()
        _read(filter(MAY_FETCH.search, texts), formulas.see, UNREADABLE, formulas.hear)
        formulas.look()
    if kind == "docx":
        fields = _Fields()
        written = (text for text in texts if b"instr" in text or b"imagedata" in text)
        _read(written, fields.see, UNREADABLE, fields.hear)
        fields.require_known()
    if kind == "odt":
        _read(texts, _see_open_document, UNREADABLE)


def _read(
    parts: Iterable[bytes],
    see: Callable[[str, Attributes], None],
    otherwise: str,
    hear: Callable[[str], None] | None = None,
) -> None:
    """Show each element, by its name without namespace, to `see`; its text to `hear`."""

    def start(name: str, attributes: Attributes) -> None:
        plain = {key.rpartition(" ")[2]: said for key, said in attributes.items()}
        see(name.rpartition(" ")[2], plain)

    def refuse(*_declared: object) -> None:
        raise _FoundError(otherwise)

    left = MOST_MARKS
    for part in parts:
        left -= part.count(b"<") + part.count(b"=")
        if left < 0:
            raise _FoundError(otherwise)
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = start
        parser.StartDoctypeDeclHandler = refuse  # so no entity is ever declared
        if hear:
            parser.CharacterDataHandler = hear
        try:
            parser.Parse(part, True)
        except expat.ExpatError as error:
            raise _FoundError(otherwise) from error


def _see_relation(_name: str, attributes: Attributes) -> None:
    kind = attributes.get("Type", "").strip().casefold()
    if kind.endswith("/hyperlink"):
        return
    is_outside = attributes.get("TargetMode", "").strip().casefold() == "external"
    if is_outside or kind.endswith(LEADING_OUT) or NETWORK.match(attributes.get("Target", "")):
        raise _FoundError(OUTSIDE)


def _see_open_document(name: str, attributes: Attributes) -> None:
    if name.startswith("dde-") or name == "event-listener":
        raise _FoundError(ACTIVE)
    targets = (attributes.get(key, "") for key in ("href", "image-data"))
    if not all(_is_harmless(name, target) for target in targets):
        raise _FoundError(OUTSIDE)


def _is_harmless(name: str, target: str) -> bool:
    if name == "a":
        return bool(PRESSED.match(target))
    if name == "template":  # where the document was made from, on its maker's disk
        return not NETWORK.match(target)
    return not ADDRESS.match(target)


class _Formulas:
    """The texts of a table, each up to the next element."""

    def __init__(self) -> None:
        self._heard: list[str] = []

    def see(self, name: str, _attributes: Attributes) -> None:
        if name == "ddeLink":
            raise _FoundError(OUTSIDE)
        self.look()

    def hear(self, text: str) -> None:
        self._heard.append(text)

    def look(self) -> None:
        text = "".join("".join(self._heard).split()).upper()
        self._heard.clear()
        if any(formula in text for formula in FETCHING):
            raise _FoundError(OUTSIDE)


class _Fields:
    """The field codes of Word, each from its beginning to the next mark of a field."""

    def __init__(self) -> None:
        self.codes: list[str] = []
        self._is_begun = self._is_code = False

    def see(self, name: str, attributes: Attributes) -> None:
        self._is_code = self._is_begun and name in ("instrText", "delInstrText")
        if name == "fldChar":
            self._is_begun = attributes.get("fldCharType") == "begin"
            if self._is_begun:
                self.codes.append("")
        elif name == "fldSimple":
            self.codes.append(attributes.get("instr", ""))
        elif name == "imagedata" and ADDRESS.match(attributes.get("src", "")):
            raise _FoundError(OUTSIDE)

    def hear(self, text: str) -> None:
        if self._is_code and len(self.codes[-1]) < LONGEST_CODE:
            self.codes[-1] += text[:LONGEST_CODE]

    def require_known(self) -> None:
        if not all(map(FIELD.match, self.codes)):
            raise _FoundError(ACTIVE)
