"""Whether a PDF may run or fetch something, or cannot be looked into. It is never opened, only
read: for so much work and no more, and what needs more is for a person.
"""

import bisect
import re
import zlib
from collections.abc import Iterable
from itertools import islice
from typing import BinaryIO

# of the actions of ISO 32000-2 all but those that stay in the document or wait for a press
PROGRAMS = (
    "JavaScript Launch RichMedia RichMediaExecute Rendition XFA"
    " EmbeddedFile EmbeddedFiles FileAttachment"
)
ELSEWHERE = "GoToR GoToE SubmitForm ImportData Sound Movie"
REASONS = {
    "Encrypt": "pdf-locked",
    **dict.fromkeys(PROGRAMS.split(), "pdf-active"),
    **dict.fromkeys(ELSEWHERE.split(), "outside-link"),
}
# an address where a file is expected, or behind a link a folder of another machine
ADDRESS = re.compile(
    rb"/(?:U?F[ \t\r\n]*\([ \t\r\n]*(?:\\\\|//|(?i:file:|https?:|ftp:))"
    rb"|FS[ \t\r\n]*/URL|URI[ \t\r\n]*\([ \t\r\n]*(?:\\|//|(?i:file:)))"
)
END = rb"\0\t\n\f\r ()<>\[\]{}/%"  # what ends a name
ESCAPE = re.compile(rb"#[0-9A-Fa-f]{2}[^" + END + rb"]*")
LONGEST_NAME = 127  # bytes, escapes included; three times the longest looked for
# told from a reference: /First is a number in an object stream, an object in an outline
OBJECT_STREAM = re.compile(rb"/ObjStm|/First[ \t\r\n]+\d{1,10}(?![ \t\r\n]*\d)")
STREAM = re.compile(rb"stream(?<!endstream)[ \t]*(?:\r\n?|\n)?")
# how the inside of an object stream begins, or may go on to begin
NUMBERS = re.compile(rb"[\s\0]*(?:%|\Z|\d+[\s\0]+\d+[\s\0])")
MOST_NAMES = 1_500_000  # ten megabytes of nothing but dictionaries hold fewer
MOST_ESCAPED = 50_000
MOST_STREAMS = 20_000
FIRST_LOOK = 1024  # packed bytes; the tables of a packed block need some 300
PIECE = 4 * 1024  # bytes; one unpacks to 4 MB at most
MOST_WORK = 16 * 1024 * 1024  # bytes, packed and unpacked, of all object streams


def _with_escapes(name: str) -> str:
    return "".join(f"(?:{char}|#{ord(char):02x}|#{ord(char):02X})" for char in name)


def _any_of(names: Iterable[str]) -> re.Pattern[bytes]:
    return re.compile(f"/(?:{'|'.join(names)})(?![A-Za-z0-9])".encode())


TOLD = _any_of(REASONS)
TOLD_ESCAPED = _any_of(map(_with_escapes, REASONS))
ESCAPED_OBJECT_STREAM = _any_of(map(_with_escapes, ("ObjStm", "First")))


class _UnreadableError(Exception):
    """Parts of the file cannot be read, or not with the work that one file is given."""


def is_pdf(start: bytes) -> bool:
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-")


def suspicion(file: BinaryIO) -> str:
    """Why a person has to look first: "pdf-locked", "pdf-active", "outside-link",
    "pdf-unreadable"; else nothing. Names are read with their escapes undone, in the open and
    inside packed object streams.
    """
    file.seek(0)
    content = file.read()
    try:
        names = _escaped_names(content)
        if reason := _told_by(content, names):
            return reason
        objects = _objects(content, names)
        return _told_by(objects, _escaped_names(objects))
    except (_UnreadableError, zlib.error):
        return "pdf-unreadable"


def _told_by(content: bytes, names: dict[int, bytes]) -> str:
    if content.count(b"/") > MOST_NAMES:
        raise _UnreadableError
    if found := TOLD.search(content) or TOLD_ESCAPED.search(b" ".join(set(names.values()))):
        name = re.sub(rb"#(..)", lambda escape: bytes.fromhex(escape[1].decode()), found[0])
        return REASONS[name[1:].decode()]
    return "outside-link" if ADDRESS.search(content) else ""


def _escaped_names(content: bytes) -> dict[int, bytes]:
    """The few names that have escapes, as they stand, by their places."""
    names = {}
    for match in _few(ESCAPE, content, MOST_ESCAPED):
        begin = content.rfind(b"/", max(match.start() - LONGEST_NAME, 0), match.start())
        if begin >= 0:
            names[begin] = content[begin : min(match.end(), begin + LONGEST_NAME)]
    return names


def _objects(content: bytes, names: dict[int, bytes]) -> bytes:
    """What object streams hold: dictionaries in packed form, where an action can hide.

    A stream is told by what it begins with, whatever its dictionary says; and where a dictionary
    names an object stream, the next stream must be one that can be read.
    """
    starts = [match.end() for match in _few(STREAM, content, MOST_STREAMS)]
    places = [match.end() for match in _few(OBJECT_STREAM, content, MOST_STREAMS)]
    places += [place for place, name in names.items() if ESCAPED_OBJECT_STREAM.match(name)]
    named = {_next_of(starts, place) for place in places}
    objects = bytearray()
    work = MOST_WORK
    for start in starts:
        begin = _first_look(content, start)
        if begin and NUMBERS.match(begin):
            work -= _unpack(content, start, objects, work)
        elif start in named:
            raise _UnreadableError
    return bytes(objects)


def _next_of(starts: list[int], position: int) -> int | None:
    place = bisect.bisect_left(starts, position)
    return starts[place] if place < len(starts) else None


def _first_look(content: bytes, start: int) -> bytes:
    """How a stream begins when unpacked; nothing when it is packed in another way."""
    packed = zlib.decompressobj()
    piece = content[start : start + FIRST_LOOK]
    try:
        begin = packed.decompress(piece, 64)
    except zlib.error:
        return b""
    if not begin and not packed.eof and len(piece) == FIRST_LOOK:
        raise _UnreadableError  # no honest program packs so much into nothing
    return begin


def _unpack(content: bytes, start: int, objects: bytearray, work: int) -> int:
    """Add what the stream holds to `objects`; returns the bytes gone through."""
    packed, place, before = zlib.decompressobj(), start, len(objects)
    while not packed.eof:
        piece = content[place : place + PIECE]
        objects += packed.decompress(piece)
        place += len(piece)
        if not piece or place - start + len(objects) - before > work:
            raise _UnreadableError
    objects += b"\n"
    return place - start + len(objects) - before


def _few(pattern: re.Pattern[bytes], content: bytes, most: int) -> list[re.Match[bytes]]:
    found = list(islice(pattern.finditer(content), most + 1))
    if len(found) > most:
        raise _UnreadableError
    return found
