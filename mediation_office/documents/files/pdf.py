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
# how a link to a page or to a mailbox begins
PAGE = rb"(?i:(?:https?|mailto|tel):|[a-z0-9._~-]+[/)?#@]|[)])"
# an address where the name of a file is expected, or behind a link what is no page of the web.
# A letter may be written as its number: who does so in a name or at the start of a link hides it
ADDRESS = re.compile(
    rb"/(?:U?F[\s\0]*(?:\([^)]{0,255}?[\\/:]|<(?!<)|%|\d+[\s\0]+\d+[\s\0]+R\b)"
    rb"|FS[\s\0]*(?:/URL|%)"
    rb"|URI[\s\0]*(?:\((?![\s\0]*" + PAGE + rb")|%))"
)
LINK_IN_HEX = re.compile(rb"/URI[\s\0]*<(?!<)([^>]{0,8000})>?")
# what is done on opening or turning a page, not on a press; an array is a place in the document
UNASKED = re.compile(rb"/(?:AA(?![A-Za-z0-9])|OpenAction(?![A-Za-z0-9])(?![\s\0]*\[))")
LINK = re.compile(rb"/URI(?![A-Za-z0-9])")
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
UNASKED_ESCAPED = _any_of(map(_with_escapes, ("AA", "OpenAction")))
LINK_ESCAPED = _any_of(map(_with_escapes, ("URI",)))
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
        packed = _escaped_names(objects)
        if reason := _told_by(objects, packed):
            return reason
        written = b" ".join({*names.values(), *packed.values()})
        return "outside-link" if _links_unasked((content, objects), written) else ""
    except (_UnreadableError, zlib.error):
        return "pdf-unreadable"


def _told_by(content: bytes, names: dict[int, bytes]) -> str:
    if content.count(b"/") > MOST_NAMES:
        raise _UnreadableError
    if found := TOLD.search(content) or TOLD_ESCAPED.search(b" ".join(set(names.values()))):
        name = re.sub(rb"#(..)", lambda escape: bytes.fromhex(escape[1].decode()), found[0])
        return REASONS[name[1:].decode()]
    links = (_unhexed(match[1]) for match in _few(LINK_IN_HEX, content, MOST_ESCAPED))
    is_outside = ADDRESS.search(content) or not all(re.match(PAGE, link + b")") for link in links)
    return "outside-link" if is_outside else ""


def _links_unasked(parts: tuple[bytes, bytes], escaped: bytes) -> bool:
    """Whether something may be called without a press: a link beside what is done on opening."""
    is_unasked = any(map(UNASKED.search, parts)) or UNASKED_ESCAPED.search(escaped)
    return bool(is_unasked and (any(map(LINK.search, parts)) or LINK_ESCAPED.search(escaped)))


def _unhexed(digits: bytes) -> bytes:
    """The letters of a string that is written in hexadecimal digits."""
    kept = re.sub(rb"[^0-9A-Fa-f]", b"", digits)
    said = bytes.fromhex((kept + b"0" * (len(kept) % 2)).decode())
    return said.decode("utf-16", "replace").encode() if said[:2] == b"\xfe\xff" else said.lstrip()


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
