"""The master keys of the office as the environment names them (docs/running.md). Imports no Django:
settings ask it before anything starts.
"""

import base64
import binascii
import re
from collections.abc import Sequence

KEY_BYTES = 32
KEY_ID = re.compile("[a-su-z][a-z0-9]*")  # t begins the keys of threads, a dot ends an id


def master_keys(entries: Sequence[str]) -> dict[str, bytes]:
    """By id, the newest first. Raises ValueError with a sentence that never repeats a key."""
    masters: dict[str, bytes] = {}
    for entry in entries:
        key_id, _, written = entry.partition(":")
        if not KEY_ID.fullmatch(key_id):
            raise ValueError(
                "the id of a key is small Latin letters and digits; it begins with a"
                " letter other than t"
            )
        if key_id in masters:
            raise ValueError(f"the id {key_id} stands there twice")
        masters[key_id] = _bytes_of(key_id, written)
    if not masters:
        raise ValueError("no key stands there")
    return masters


def checked_keys(entries: list[str]) -> list[str]:
    """The same entries; the program ends with a sentence when one of them is no key."""
    try:
        master_keys(entries)
    except ValueError as problem:
        raise SystemExit(f"The office does not start: FIELD_KEYS is wrong, {problem}.") from None
    return entries


def _bytes_of(key_id: str, written: str) -> bytes:
    try:
        key = base64.b64decode(written, validate=True)
    except binascii.Error:
        key = b""
    if len(key) != KEY_BYTES:
        raise ValueError(f"{key_id} is no {KEY_BYTES} bytes in base64 (openssl rand -base64 32)")
    return key
