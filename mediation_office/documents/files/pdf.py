"""Whether a PDF may run something or cannot be looked into. It is never opened, only read."""

import bisect
import re
import zlib
from typing import BinaryIO

ACTIVE = re.compile(rb"/(JavaScript|Launch|RichMedia|EmbeddedFiles?|XFA)(?![A-Za-z0-9])")
LOCKED = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
STREAM = re.compile(rb"stream\r?\n")
ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
OBJECT_STREAM = re.compile(
    b"/" + b"".join(b"(?:%c|#%02x|#%02X)" % (byte, byte, byte) for byte in b"ObjStm")
)
NUMBERS = re.compile(rb"\s*\d+\s+\d+\s")  # how the inside of an object stream begins
MOST_STREAMS = 20_000
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
    """Object streams hold dictionaries in packed form: there an action can hide.

    A stream is told by what it begins with, whatever its dictionary says; and where a dictionary
    names an object stream, the next stream must be one that can be read.
    """
    starts = [match.end() for match in STREAM.finditer(content)]
    if len(starts) > MOST_STREAMS:
        return "pdf-unreadable"
    named = {_next_of(starts, match.end()) for match in OBJECT_STREAM.finditer(content)}
    total = 0
    for start in starts:
        if not NUMBERS.match(_unpacked(content, start, 64)):
            if start in named:
                return "pdf-unreadable"
            continue
        unpacked = _unpacked(content, start, LONGEST_OBJECTS)
        total += len(unpacked)
        if start in named and len(unpacked) >= LONGEST_OBJECTS or total > LONGEST_TOTAL:
            return "pdf-unreadable"
        if ACTIVE.search(_plain_names(unpacked)):
            return "pdf-active"
    return ""


def _next_of(starts: list[int], position: int) -> int | None:
    place = bisect.bisect_left(starts, position)
    return starts[place] if place < len(starts) else None


def _unpacked(content: bytes, start: int, limit: int) -> bytes:
    try:
        view = memoryview(content)[start : start + LONGEST_OBJECTS]
        return zlib.decompressobj().decompress(view, limit)
    except zlib.error:
        return b""


def _plain_names(content: bytes) -> bytes:
    return ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), content)
