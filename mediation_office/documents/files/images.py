"""Photos: told by their first bytes, drawn anew, so that place and camera are gone."""

import io
import threading
import warnings
from typing import BinaryIO

from PIL import Image, ImageOps

LARGEST_RASTER = 64 * 1024 * 1024  # bytes of the opened picture
LARGEST_PHOTO = 40 * 1024 * 1024  # bytes; JPEG can be opened smaller, and 12 megapixels are enough
MOST_PIXELS = 120_000_000  # what the best telephones take
QUALITY = 88
FORMATS = ("JPEG", "PNG", "WEBP")
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
    """The same picture upright, without anything but its pixels; None when it does not open."""
    with _one_at_a_time:
        try:
            with _opened(file) as picture:
                kind = picture.format or ""
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


def _scale(picture: Image.Image) -> int:
    """By how much a picture is shrunk on opening (only JPEG can be); 0 when it is too large."""
    size = picture.width * picture.height
    if size > MOST_PIXELS:
        return 0
    raster = size * max(len(picture.getbands()), 1)
    if picture.format != "JPEG":
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
    quality = {"compress_level": 3} if kind == "PNG" else {"quality": QUALITY}
    picture.save(target, kind, **quality)
    return target.getvalue()
