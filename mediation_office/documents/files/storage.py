"""The sealed store: one file a UUID under PRIVATE_ROOT, in chunks that open one after another.

Each chunk is AES-GCM under the thread's key and bound to the file, its place and whether it is the
last, so that chunks can be neither moved, repeated, left out nor cut off unnoticed. A file is
complete on disk before its row exists; what a roll-back leaves behind is swept up a day later.
"""

import hashlib
import hmac
import os
import re
import time
import uuid
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from mediation_office.documents.models import StoredFile
from mediation_office.sealing import derived_key, open_bytes, seal_bytes

CHUNK = 256 * 1024
SEALED_CHUNK = CHUNK + 28  # nonce and tag
PART = ".part"


def path_of(name: uuid.UUID) -> Path:
    """Two levels of folders, so that none holds more than a few thousand files."""
    return Path(settings.PRIVATE_ROOT) / name.hex[:2] / name.hex[2:4] / name.hex


def write_sealed(name: uuid.UUID, thread: uuid.UUID, pieces: Iterable[bytes]) -> None:
    """Seal the pieces under the thread's key; the file appears whole or not at all."""
    path = path_of(name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_suffix(PART)
    try:
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
            for place, (plain, is_last) in enumerate(_marked(_regular(pieces))):
                binding = _binding(name, place, is_last=is_last)
                target.write(seal_bytes(plain, key_id=f"t{thread.hex}", binding=binding))
            target.flush()
            os.fsync(target.fileno())
        part.rename(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def open_file(stored: StoredFile) -> Iterator[bytes]:
    """The plain bytes, chunk by chunk; the first is opened before this returns.

    Raises SealBroken for an altered file, Erased when the key is gone, FileNotFoundError.
    """
    chunks = _opened(stored)
    return chain([next(chunks)], chunks)


def _opened(stored: StoredFile) -> Iterator[bytes]:
    with open(path_of(stored.uuid), "rb") as source:
        for place, (box, is_last) in enumerate(_marked(_boxes(source))):
            binding = _binding(stored.uuid, place, is_last=is_last)
            yield open_bytes(box, key_id=f"t{stored.thread.hex}", binding=binding)


def _boxes(source: BinaryIO) -> Iterator[bytes]:
    while box := source.read(SEALED_CHUNK):
        yield box


def _binding(name: uuid.UUID, place: int, *, is_last: bool) -> bytes:
    return f"documents.storedfile|{name.hex}|{place}|{int(is_last)}".encode()


def _regular(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in chunks of equal size; at least one, if empty."""
    held = b""
    sent = False
    for piece in pieces:
        held += piece
        while len(held) > CHUNK:
            yield held[:CHUNK]
            held, sent = held[CHUNK:], True
    if held or not sent:
        yield held


def _marked(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Each piece with whether it is the last."""
    before: bytes | None = None
    for piece in pieces:
        if before is not None:
            yield before, False
        before = piece
    yield before or b"", True


def orphans() -> Iterator[Path]:
    """Files a day old or more that no row knows: what roll-backs and crashes left behind."""
    yesterday = time.time() - 24 * 3600
    for folder in Path(settings.PRIVATE_ROOT).glob("??/??"):
        old = [path for path in folder.iterdir() if path.stat().st_mtime < yesterday]
        names = [uuid.UUID(path.name) for path in old if re.fullmatch("[0-9a-f]{32}", path.name)]
        known = set(StoredFile.objects.filter(uuid__in=names).values_list("uuid", flat=True))
        yield from (path for path in old if path.suffix == PART or _unknown(path, known))


def _unknown(path: Path, known: set[uuid.UUID]) -> bool:
    return path.name not in {name.hex for name in known}


class Digest:
    """Counts what passes through and takes its keyed digest: the bare one of a known document would
    tell from a copy of the database that it was sent.
    """

    def __init__(self) -> None:
        self.size = 0
        self._hmac = hmac.new(derived_key("file-digest"), digestmod=hashlib.sha256)

    def over(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            self.size += len(piece)
            self._hmac.update(piece)
            yield piece

    @property
    def value(self) -> str:
        return self._hmac.hexdigest()
