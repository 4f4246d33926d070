"""Documents that are archives inside (DOCX, XLSX, ODT), unpacked into nothing to be seen."""

import re
import zipfile
import zlib
from typing import BinaryIO

from mediation_office.documents.files import office_parts

MOST_ENTRIES = 2000
LONGEST_UNPACKED = 100 * 1024 * 1024  # bytes of all entries together
LONGEST_READ = 32 * 1024 * 1024  # bytes of all parts that are text
MAIN_PARTS = {
    "docx": b"wordprocessingml.document.main+xml",
    "xlsx": b"spreadsheetml.sheet.main+xml",
}
MACROS = re.compile(r"vbaProject|vbaData|^Basic/|^Scripts/|macrosheets/", re.IGNORECASE)
INSERTED = re.compile(r"/embeddings/|/activeX/|^Object |^ObjectReplacements/", re.IGNORECASE)
TEXT = re.compile(rb"(?:\xef\xbb\xbf)?\s*<|\xff\xfe|\xfe\xff|<\0|\0<")
TYPES = "[content_types].xml"
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
    """Sizes are believed: no entry is read past the size it names."""
    entries = {entry.filename.replace("\\", "/").lower(): entry for entry in archive.infolist()}
    total = sum(entry.file_size for entry in entries.values())
    if len(archive.infolist()) > MOST_ENTRIES or total > LONGEST_UNPACKED:
        return "", "unpacks"
    if len(entries) < len(archive.infolist()):  # two of one name: every program takes another
        return "", "damaged"
    if any(entry.compress_type not in PACKED for entry in entries.values()):
        return "", "damaged"
    parts, is_whole = _text_parts(archive, entries)
    kind, problem = _kind_of(list(entries), parts)
    if kind and not problem:
        problem = office_parts.suspicion(kind, parts) if is_whole else office_parts.UNREADABLE
    return kind, problem


def _text_parts(
    archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo]
) -> tuple[dict[str, bytes], bool]:
    """The parts that are text whatever they are called, and whether these are all."""
    parts: dict[str, bytes] = {}
    left = LONGEST_READ
    for name in sorted(entries, key=lambda name: name not in (TYPES, "mimetype")):
        with archive.open(entries[name]) as unpacked:
            part = unpacked.read(64)
            if TEXT.match(part) or name in (TYPES, "mimetype") or name.endswith(".rels"):
                part += unpacked.read(left)
                parts[name] = part
                left -= len(part)
        if left <= 0:
            return parts, False
    return parts, True


def _kind_of(names: list[str], parts: dict[str, bytes]) -> tuple[str, str]:
    types = parts.get(TYPES, b"")
    if any(MACROS.search(name) for name in names) or b"macroEnabled" in types:
        return "", "macros"
    if parts.get("mimetype", b"").strip() == b"application/vnd.oasis.opendocument.text":
        kind = "odt"
    else:
        kind = next((kind for kind, part in MAIN_PARTS.items() if part in types), "")
    if not kind:
        return "", "archive"
    is_inserted = any(INSERTED.search(name) for name in names)
    return kind, "inserted-object" if is_inserted else ""
