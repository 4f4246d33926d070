"""Photos: drawn anew, at a cost that their size tells."""

import io
import random

import pytest
from PIL import Image

from mediation_office.documents.files import images

SCAN = b"\xff\xda"


def photo(kind="JPEG", size=(64, 48), **how):
    kept = io.BytesIO()
    Image.new("RGB", size, "teal").save(kept, kind, **how)
    return kept


def with_scans(count):
    """A progressive photo whose last scan is repeated: each one asks the decoder for all pixels."""
    content = photo(progressive=True).getvalue()
    last, end = content.rindex(SCAN), content.rindex(b"\xff\xd9")
    before = content.count(SCAN)
    return io.BytesIO(content[:end] + content[last:end] * (count - before) + content[end:])


def test_a_progressive_photo_is_drawn():
    assert images.drawn_anew(with_scans(images.MOST_SCANS))


def test_a_photo_of_thousands_of_scans_is_not_drawn():
    assert images.drawn_anew(with_scans(images.MOST_SCANS + 1)) is None


def test_what_only_looks_like_scans_is_no_reason():
    # the film that a telephone puts behind a photo; packed pixels of another format are as any
    for kind in ("JPEG", "PNG", "WEBP"):
        assert images.drawn_anew(io.BytesIO(photo(kind).getvalue() + SCAN * 1000))


def test_of_two_pictures_in_one_file_the_first_is_drawn_as_a_photo():
    second = Image.new("RGB", (32, 24), "red")
    taken = photo("MPO", (5000, 4600), save_all=True, append_images=[second])
    assert images.problem(taken) == ""
    drawn = Image.open(io.BytesIO(images.drawn_anew(taken)))
    assert drawn.format == "JPEG"
    assert getattr(drawn, "n_frames", 1) == 1


@pytest.mark.parametrize(("size", "is_drawn"), [((4334, 3000), False), ((4096, 3072), True)])
def test_a_large_photo_in_several_scans_would_take_all_memory(size, is_drawn):
    taken = photo(size=size, progressive=True)
    assert (images.drawn_anew(taken) is not None) == is_drawn


def test_a_large_photo_in_one_scan_is_drawn():
    assert images.drawn_anew(photo(size=(8000, 5001)))


def png(picture, **how):
    kept = io.BytesIO()
    picture.save(kept, "PNG", compress_level=1, **how)
    return kept


def test_a_palette_that_lets_things_show_through_takes_no_more_room():
    veil = b"\x80"  # of the one colour that it has
    taken = png(Image.new("P", (4200, 4200)), transparency=veil)
    drawn = Image.open(io.BytesIO(images.drawn_anew(taken)))
    assert (drawn.mode, drawn.info) == ("P", {"transparency": veil})


@pytest.mark.parametrize(("mode", "size"), [("I;16", (6000, 6000)), ("LA", (4100, 4100))])
def test_a_picture_counts_by_the_bytes_that_it_takes_opened(mode, size):
    assert images.problem(png(Image.new(mode, size))) == "pixels"


def test_what_grows_beyond_all_measure_is_not_drawn(monkeypatch):
    noise = png(Image.frombytes("L", (100, 100), random.Random(1).randbytes(100 * 100)))
    assert images.drawn_anew(noise)
    monkeypatch.setattr(images, "LARGEST_DRAWN", 5000)
    assert images.drawn_anew(noise) is None


def test_a_byte_that_readers_pass_over_hides_no_scans():
    content = photo(size=(8000, 5001), progressive=True).getvalue()
    tale = b"\xff\xc0\0\x11\x08\0\0\0\0\x03" + b"\0" * 9 + b"\xff\xda\0\x0c\x03"
    # whoever takes the byte for a marker reads 0xFEFF as its length, which leads into the comment
    comment = (b"\0" * (2 + 2 + 0xFEFF - 7) + tale).ljust(0xFFFE - 2, b"\0")
    hidden = content[:2] + b"\xff" + b"\xff\xfe\xff\xfe" + comment + content[2:]
    assert images.drawn_anew(io.BytesIO(hidden)) is None
