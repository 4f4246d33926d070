"""Photos: told by their first bytes, drawn anew, so that place and camera are gone."""

import io
import re
import threading
import warnings
from typing import TYPE_CHECKING, BinaryIO

from PIL import Image, ImageOps

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

LARGEST_RASTER = 64 * 1024 * 1024  # bytes of the opened picture
LARGEST_PHOTO = 40 * 1024 * 1024  # bytes; JPEG can be opened smaller, and 12 megapixels are enough
MOST_PIXELS = 120_000_000  # what the best telephones take
MOST_SCANS = 100  # a telephone's JPEG has ten; each one costs all pixels, however few its bytes
MOST_PIXELS_IN_SCANS = 13_000_000  # of a JPEG in several scans: all of it stays in memory, undrawn
LARGEST_DRAWN = 16 * 1024 * 1024  # bytes; a file may pack its pixels better than we do, up to here
BYTES_A_PIXEL = {"1": 1, "L": 1, "P": 1, "I;16": 2}  # as the library keeps them; others take four
# markers of a JPEG; between them lie bytes that readers pass over, and those that stand alone
MARKER = re.compile(rb"\xff[^\x00\x01\xd0-\xd8\xff]")
START_OF_SCAN, END_OF_IMAGE = 0xDA, 0xD9
START_OF_FRAME = (0xC0, 0xC1)  # of a photo that may come in one scan
FORMATS = ("JPEG", "PNG", "WEBP")
HOW_SAVED: dict[str, dict[str, int]] = {  # quickly rather than as small as can be
    "JPEG": {"quality": 88},
    "PNG": {"compress_level": 3},
    "WEBP": {"quality": 88, "method": 0},
}
_one_at_a_time = threading.Lock()  # an opened picture is the largest thing in the process

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


class _Bounded(io.BytesIO):
    """Takes so many bytes and no more: what would grow is given up while it is written."""

    def write(self, piece: "ReadableBuffer") -> int:
        if self.tell() + len(memoryview(piece)) > LARGEST_DRAWN:
            raise OSError("the picture drawn anew is too large")
        return super().write(piece)


def format_of(start: bytes) -> str:
    if start.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    return "WEBP" if start[:4] == b"RIFF" and start[8:12] == b"WEBP" else ""


def is_heic(start: bytes) -> bool:
    return start[4:8] == b"ftyp" and start[8:12] in (
        b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif"
    )  # fmt: skip


def problem(file: BinaryIO) -> str:
    """Why the picture cannot be taken ("damaged", "pixels"), told from its head; else nothing."""
    try:
        with _opened(file) as picture:
            return "" if _scale(picture) else "pixels"
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return "pixels"
    except Exception:  # a decoder of foreign bytes fails in any way it likes
        return "damaged"


def drawn_anew(file: BinaryIO) -> bytes | None:
    """The same picture upright, without anything but its pixels; None when it does not open, or
    only at a cost out of all proportion.
    """
    file.seek(0)
    content = file.read()
    with _one_at_a_time:
        try:
            with _opened(file) as picture:
                kind = _kind(picture)
                if kind == "JPEG" and not _is_bearable(picture, content):
                    return None
                if (scale := _scale(picture)) > 1:
                    picture.draft(None, (picture.width // scale, picture.height // scale))
                ImageOps.exif_transpose(picture, in_place=True)
                return _saved(picture, kind)
        except Exception:  # as above
            return None


def _opened(file: BinaryIO) -> Image.Image:
    file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(file, formats=FORMATS)


def _kind(picture: Image.Image) -> str:
    """A telephone may put a second picture behind the photo (MPO): the first one is kept."""
    return "JPEG" if picture.format == "MPO" else picture.format or ""


def _is_bearable(picture: Image.Image, content: bytes) -> bool:
    """Whether a JPEG asks for no more time and memory than its size tells."""
    scans, is_whole = _scans(content)
    is_small = picture.width * picture.height <= MOST_PIXELS_IN_SCANS
    return scans <= MOST_SCANS and (is_small or is_whole)


def _scans(content: bytes) -> tuple[int, bool]:
    """How many scans a JPEG has, and whether the first one brings all its colours (ITU-T T.81,
    annex B); what lies behind its end is not read.
    """
    at, scans, colours, is_whole = 2, 0, 0, False
    while (found := MARKER.search(content, at)) and scans <= MOST_SCANS:
        marker, at = content[found.end() - 1], found.end()
        if marker == END_OF_IMAGE:
            break
        if marker in START_OF_FRAME:
            colours = content[at + 7]
        if marker == START_OF_SCAN:
            scans += 1
            is_whole = is_whole or (scans == 1 and content[at + 2] == colours)
        at += int.from_bytes(content[at : at + 2], "big")
    return scans, is_whole


def _scale(picture: Image.Image) -> int:
    """By how much a picture is shrunk on opening (only JPEG can be); 0 when it is too large."""
    size = picture.width * picture.height
    if size > MOST_PIXELS:
        return 0
    if _kind(picture) != "JPEG":
        return int(size * BYTES_A_PIXEL.get(picture.mode, 4) <= LARGEST_RASTER)
    raster = size * max(len(picture.getbands()), 1)
    return next((scale for scale in (1, 2, 4, 8) if raster // scale**2 <= LARGEST_PHOTO), 0)


def _saved(picture: Image.Image, kind: str) -> bytes:
    if kind == "JPEG" and picture.mode not in ("L", "RGB"):
        picture = picture.convert("RGB")
    picture.load()
    # a palette that lets things show through stays one: as colours it takes four times the room
    picture.info = {name: picture.info[name] for name in ("transparency",) if name in picture.info}
    target = _Bounded()
    picture.save(target, kind, **HOW_SAVED[kind])
    return target.getvalue()
