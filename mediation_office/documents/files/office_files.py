"""Documents that are archives inside (DOCX, XLSX, ODT), unpacked into nothing to be seen."""

import re
import zipfile
import zlib
from typing import BinaryIO
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

MOST_ENTRIES = 2000
LONGEST_UNPACKED = 100 * 1024 * 1024  # bytes of all entries together
PIECE = 64 * 1024
MAIN_PARTS = {
    "docx": b"wordprocessingml.document.main+xml",
    "xlsx": b"spreadsheetml.sheet.main+xml",
}
MACROS = re.compile(r"vbaProject|vbaData|^Basic/|^Scripts/|macrosheets/", re.IGNORECASE)
INSERTED = re.compile(r"/embeddings/|/activeX/|^Object |^ObjectReplacements/", re.IGNORECASE)
OUTSIDE = ("attachedtemplate", "oleobject", "frame", "externallink")
LONGEST_PART = 256 * 1024  # bytes kept of a part that is read; an office's own need a few thousand
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # what office programs write


def is_zip(start: bytes) -> bool:
    return start.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_compound(start: bytes) -> bool:
    """Word and Excel before 2007, and every newer document that has a password."""
    return start.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def look_into(file: BinaryIO) -> tuple[str, str]:
    """The kind ("docx", …) with a reason to put it aside, or no kind with a reason to refuse it."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            return _look_into(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, OSError):
        return "", "damaged"
    except RuntimeError:  # an entry with a password
        return "", "old-office"


def _look_into(archive: zipfile.ZipFile) -> tuple[str, str]:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        return "", "unpacks"
    if any(entry.compress_type not in PACKED for entry in entries):
        return "", "damaged"
    names = [entry.filename for entry in entries]
    parts: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        kept = b""
        with archive.open(entry) as unpacked:
            while piece := unpacked.read(PIECE):
                total += len(piece)
                if total > LONGEST_UNPACKED:
                    return "", "unpacks"
                if len(kept) <= LONGEST_PART and _matters(entry.filename):
                    kept += piece
        parts[entry.filename] = kept
    return _kind_of(names, parts)


def _matters(name: str) -> bool:
    return name in ("[Content_Types].xml", "mimetype") or name.endswith(".rels")


def _kind_of(names: list[str], parts: dict[str, bytes]) -> tuple[str, str]:
    types = parts.get("[Content_Types].xml", b"")
    if any(MACROS.search(name) for name in names) or b"macroEnabled" in types:
        return "", "macros"
    if parts.get("mimetype", b"").strip() == b"application/vnd.oasis.opendocument.text":
        kind = "odt"
    else:
        kind = next((kind for kind, part in MAIN_PARTS.items() if part in types), "")
    if not kind:
        return "", "archive"
    if any(INSERTED.search(name) for name in names):
        return kind, "inserted-object"
    if any(_reaches_out(part) for name, part in parts.items() if name.endswith(".rels")):
        return kind, "outside-link"
    return kind, ""


def _reaches_out(part: bytes) -> bool:
    """Whether opening the document would fetch something; what cannot be read is taken for it."""
    if len(part) > LONGEST_PART:
        return True
    try:
        relations = fromstring(part)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return True
    return any(
        relation.get("TargetMode", "").casefold() == "external"
        and relation.get("Type", "").casefold().endswith(OUTSIDE)
        for relation in relations.iter()
    )
