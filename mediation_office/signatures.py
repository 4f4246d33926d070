"""Machines that speak to the office sign what they say, under a secret that both know.

    X-Office-Time: 1764835200          seconds since 1970 (UTC)
    X-Office-Signature: 64 digits      HMAC-SHA256 of "<time>.<path>.<body>", hexadecimal

The moment is part of it, so that what was overheard is of no use after five minutes; the path too,
so that what was said at one address says nothing at another.
"""

import hashlib
import hmac

from django.http import HttpRequest

from mediation_office.clock import now

WINDOW_SECONDS = 5 * 60
SHORTEST_SECRET = 32  # characters


def signed_headers(secret: str, path: str, body: bytes) -> dict[str, str]:
    """What goes with a body that is said at this moment."""
    at = str(int(now().timestamp()))
    return {"X-Office-Time": at, "X-Office-Signature": _signature(secret, at, path, body)}


def is_signed(request: HttpRequest, secret: str) -> bool:
    """Whether somebody who knows the secret said just this, just now; never under no secret.

    The body must not have been read as a form.
    """
    at = request.headers.get("X-Office-Time", "")
    given = request.headers.get("X-Office-Signature", "")
    if not secret or not (at.isascii() and at.isdigit() and len(at) < 12):
        return False
    if abs(int(at) - now().timestamp()) > WINDOW_SECONDS:
        return False
    right = _signature(secret, at, request.path, request.body)
    return hmac.compare_digest(right.encode(), given.encode())


def _signature(secret: str, at: str, path: str, body: bytes) -> str:
    said = f"{at}.{path}.".encode() + body
    return hmac.new(secret.encode(), said, hashlib.sha256).hexdigest()
