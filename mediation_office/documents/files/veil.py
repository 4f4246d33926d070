"""A temporary file whose bytes on disk nobody can read: the key lives and dies with the object.

Uploads wait in it while they are looked at, so that plain text never reaches the disk and a big
file never fills the memory.
"""

import io
import os
import tempfile
from typing import IO, TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BLOCK = 16


class _Veil(io.RawIOBase):
    """Bytes in a nameless file under AES-CTR with a key of its own; any place can be read.

    Each place is written once only, from front to back: a second writing would use the same
    key stream again.
    """

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 closed with this one
        self._key, self._start = os.urandom(32), os.urandom(8) + bytes(8)
        self._size = self._place = 0

    def _veiled(self, content: bytes, place: int) -> bytes:
        counter = (int.from_bytes(self._start, "big") + place // BLOCK).to_bytes(16, "big")
        cipher = Cipher(algorithms.AES256(self._key), modes.CTR(counter)).encryptor()
        cipher.update(bytes(place % BLOCK))
        return cipher.update(content)

    def append(self, content: bytes) -> None:
        self._file.seek(self._size)
        self._file.write(self._veiled(content, self._size))
        self._size += len(content)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        room = memoryview(buffer)
        self._file.seek(self._place)
        box = self._file.read(min(len(room), max(self._size - self._place, 0))) or b""
        room[: len(box)] = self._veiled(box, self._place)
        self._place += len(box)
        return len(box)

    def seek(self, place: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._size}[whence]
        self._place = max(base + place, 0)
        return self._place

    def tell(self) -> int:
        return self._place

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()


class VeiledFile(io.BufferedReader):
    """What a `_Veil` holds, to be read from any place; `append` adds to its end."""

    def __init__(self) -> None:
        self._veil = _Veil()
        super().__init__(self._veil, buffer_size=64 * 1024)

    def append(self, content: bytes) -> None:
        self._veil.append(content)
