"""The virus scanner, asked over its own protocol (clamd INSTREAM) when CLAMD_URL names one."""

import socket
import struct
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings

SECONDS = 15


def suspicion(pieces: Iterable[bytes]) -> str:
    """ "virus" when the scanner finds one, "scanner-off" when it cannot be asked; else nothing."""
    if not settings.CLAMD_URL:
        return ""
    try:
        verdict = _ask(pieces)
    except OSError:
        return "scanner-off"
    if verdict.endswith(b"FOUND"):
        return "virus"
    return "" if verdict.endswith(b"OK") else "scanner-off"


def is_there() -> bool:
    """Whether the scanner can be asked now; where none is named, nobody is missed."""
    if not settings.CLAMD_URL:
        return True
    try:
        _connected().close()
    except OSError:
        return False
    return True


def _ask(pieces: Iterable[bytes]) -> bytes:
    with _connected() as line:
        line.sendall(b"zINSTREAM\0")
        for piece in pieces:
            if piece:
                line.sendall(struct.pack("!L", len(piece)) + piece)
        line.sendall(struct.pack("!L", 0))
        answer = b""
        while not answer.endswith(b"\0") and (part := line.recv(4096)):
            answer += part
        return answer.rstrip(b"\0\n ")


def _connected() -> socket.socket:
    """tcp://127.0.0.1:3310 or unix:///run/clamav/clamd.ctl."""
    address = urlsplit(settings.CLAMD_URL)
    if address.scheme == "unix":
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(SECONDS)
        try:
            line.connect(address.path)
        except OSError:
            line.close()
            raise
        return line
    return socket.create_connection((address.hostname, address.port or 3310), timeout=SECONDS)
