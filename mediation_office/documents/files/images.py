"""Photos: told by their first bytes, drawn anew, so that place and camera are gone."""

import io
import threading
import warnings
from typing import BinaryIO

from PIL import Image, ImageOps

LARGEST_RASTER = 64 * 1024 * 1024  # bytes of the opened picture
LARGEST_PHOTO = 40 * 1024 * 1024  # bytes; JPEG can be opened smaller, and 12 megapixels are enough
MOST_PIXELS = 120_000_000  # what the best telephones take
MOST_SCANS = 100  # a telephone's JPEG has ten; each one costs all pixels, however few its bytes
MOST_PIXELS_IN_SCANS = 40_000_000  # of a JPEG in several scans: all of it stays in memory, undrawn
START_OF_SCAN = b"\xff\xda"
START_OF_FRAME = (0xC0, 0xC1)  # markers of a JPEG that may come in one scan
PASSED_OVER = (0xC4, 0xDB, 0xDD, 0xFE, *range(0xE0, 0xF0))  # tables, comments, what programs add
FORMATS = ("JPEG", "PNG", "WEBP")
HOW_SAVED: dict[str, dict[str, int]] = {  # quickly rather than as small as can be
    "JPEG": {"quality": 88},
    "PNG": {"compress_level": 3},
    "WEBP": {"quality": 88, "method": 0},
}
_one_at_a_time = threading.Lock()  # an opened picture is the largest thing in the process

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


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
    if (content := file.read()).count(START_OF_SCAN) > MOST_SCANS:
        return None
    with _one_at_a_time:
        try:
            with _opened(file) as picture:
                kind = _kind(picture)
                if kind == "JPEG" and not _fits_in_memory(picture, content):
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


def _fits_in_memory(picture: Image.Image, content: bytes) -> bool:
    return picture.width * picture.height <= MOST_PIXELS_IN_SCANS or _is_in_one_scan(content)


def _is_in_one_scan(content: bytes) -> bool:
    """Whether the first scan of a JPEG brings all its colours (ITU-T T.81, B.2). Where another
    reader could read it otherwise, it does not.
    """
    at, colours = 2, 0
    while content[at : at + 1] == b"\xff":
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == START_OF_SCAN[1]:
            return content[at + 4] == colours
        if marker in START_OF_FRAME:
            colours = content[at + 9]
        elif marker not in PASSED_OVER:
            return False
        at += 2 + length
    return False


def _scale(picture: Image.Image) -> int:
    """By how much a picture is shrunk on opening (only JPEG can be); 0 when it is too large."""
    size = picture.width * picture.height
    if size > MOST_PIXELS:
        return 0
    raster = size * max(len(picture.getbands()), 1)
    if _kind(picture) != "JPEG":
        return int(raster <= LARGEST_RASTER)
    return next((scale for scale in (1, 2, 4, 8) if raster // scale**2 <= LARGEST_PHOTO), 0)


def _saved(picture: Image.Image, kind: str) -> bytes:
    if kind == "JPEG" and picture.mode not in ("L", "RGB"):
        picture = picture.convert("RGB")
    if picture.mode == "P" and "transparency" in picture.info:
        picture = picture.convert("RGBA")
    picture.load()
    picture.info = {}
    target = io.BytesIO()
    picture.save(target, kind, **HOW_SAVED[kind])
    return target.getvalue()
