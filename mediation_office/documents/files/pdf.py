"""Whether a PDF may run something or cannot be looked into. It is never opened, only read."""

import re
import zlib
from typing import BinaryIO

ACTIVE = re.compile(rb"/(JavaScript|Launch|RichMedia|EmbeddedFiles?|XFA)(?![A-Za-z0-9])")
LOCKED = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
STREAM = re.compile(rb"stream\r?\n")
ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
LONGEST_OBJECTS = 4 * 1024 * 1024  # bytes unpacked of one object stream
LONGEST_TOTAL = 48 * 1024 * 1024


def is_pdf(start: bytes) -> bool:
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-")


def suspicion(file: BinaryIO) -> str:
    """Why a person has to look first: "pdf-locked", "pdf-active", "pdf-unreadable"; else nothing.

    Names are read with their escapes undone, in the open and inside packed object streams.
    """
    file.seek(0)
    content = file.read()
    if LOCKED.search(_plain_names(content)):
        return "pdf-locked"
    if ACTIVE.search(_plain_names(content)):
        return "pdf-active"
    return _suspicion_of_objects(content)


def _suspicion_of_objects(content: bytes) -> str:
    """Object streams hold dictionaries in packed form: there an action can hide."""
    total = 0
    for match in STREAM.finditer(content):
        dictionary = _plain_names(content[max(0, match.start() - 400) : match.start()])
        if b"/ObjStm" not in dictionary[dictionary.rfind(b" obj") :]:
            continue
        unpacked = _unpacked(content, match.end())
        total += len(unpacked)
        if not unpacked or len(unpacked) >= LONGEST_OBJECTS or total > LONGEST_TOTAL:
            return "pdf-unreadable"
        if ACTIVE.search(_plain_names(unpacked)):
            return "pdf-active"
    return ""


def _unpacked(content: bytes, start: int) -> bytes:
    try:
        view = memoryview(content)[start : start + LONGEST_OBJECTS]
        return zlib.decompressobj().decompress(view, LONGEST_OBJECTS)
    except zlib.error:
        return b""


def _plain_names(content: bytes) -> bytes:
    return ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), content)
