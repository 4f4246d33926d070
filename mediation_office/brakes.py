"""Brakes: how often something may be tried from one address, or by everybody together.

They live in PostgreSQL, so that all processes share them and a lost broker loosens none. Addresses
are kept as keyed hashes only. The database's own clock counts, in windows that begin with the
first try. A try stays counted whatever becomes of the transaction around it.
"""

import ipaddress
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event
from typing import Any

from django.conf import settings
from django.db import connection, connections

from mediation_office.models import Brake
from mediation_office.sealing import blind

KEPT = 24 * 3600  # seconds, longer than any window
TABLE = Brake._meta.db_table
AGO = "clock_timestamp() - make_interval(secs => %s)"


class TooManyTries(Exception):
    """There were too many: the next one is not even looked at."""


@dataclass(frozen=True)
class Limit:
    """So many tries of one purpose by one key, or by "all", in a window of so many seconds."""

    purpose: str
    key: str
    tries: int
    per_seconds: int

    def allows(self) -> bool:
        """Count one try; False when there were more than `tries` in this window."""
        return self.count() <= self.tries

    def count(self) -> int:
        """Count one try; how many there have been in this window, this included."""
        with _apart() as cursor:
            cursor.execute(
                f"""
                INSERT INTO {TABLE} AS brake (key, began_at, used) VALUES (%s, clock_timestamp(), 1)
                ON CONFLICT (key) DO UPDATE SET
                    used = CASE WHEN brake.began_at < {AGO} THEN 1
                                ELSE brake.used + 1 END,
                    began_at = CASE WHEN brake.began_at < {AGO}
                                    THEN clock_timestamp() ELSE brake.began_at END
                RETURNING used
                """,
                [self._name, self.per_seconds, self.per_seconds],
            )
            return int(cursor.fetchone()[0])

    def used(self) -> int:
        """How many tries this window has seen; asking counts as none."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT used FROM {TABLE} WHERE key = %s AND began_at >= {AGO}",
                [self._name, self.per_seconds],
            )
            row = cursor.fetchone()
            return int(row[0]) if row else 0

    def seconds_left(self) -> int:
        """How long a window that is used up goes on; 0 where it is not."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT ceil(extract(epoch FROM began_at - ({AGO}))) FROM {TABLE}"
                f" WHERE key = %s AND began_at >= {AGO} AND used >= %s",
                [self.per_seconds, self._name, self.per_seconds, self.tries],
            )
            row = cursor.fetchone()
            return int(row[0]) if row else 0

    def give_back(self) -> None:
        """The try was none to count, a right code for instance."""
        with _apart() as cursor:
            cursor.execute(
                f"UPDATE {TABLE} SET used = used - 1 WHERE key = %s AND used > 0", [self._name]
            )

    @property
    def _name(self) -> str:
        return f"{self.purpose}:{blind(self.key, purpose='brake')}"


def take(*limits: Limit) -> None:
    """Count one try at each, before it is looked at; raises TooManyTries at the first that is used
    up. Where only wrong ones count, `give_back` follows a right one.
    """
    for limit in limits:
        if not limit.allows():
            raise TooManyTries


@contextmanager
def _apart() -> Iterator[Any]:
    """A cursor of which each statement is its own transaction: else an error gave the try back, and
    its row stayed locked for everybody until the page is done.
    """
    if not (settings.BRAKES_APART and connection.in_atomic_block):
        with connection.cursor() as cursor:
            yield cursor
        return
    own = connections["default"].copy()
    try:
        with own.cursor() as cursor:
            yield cursor
    finally:
        own.close()


@contextmanager
def alone(purpose: str, key: str, *, patience: float = 0) -> Iterator[bool]:
    """Whether nobody else is within the block for this key, in whatever process; asked again for
    `patience` seconds.
    """
    number = int(blind(f"{purpose}:{key}", purpose="brake")[:15], 16)
    with connection.cursor() as cursor:
        given_up_at, pause = time.monotonic() + patience, Event()
        while not (is_alone := _locked(cursor, number)) and time.monotonic() < given_up_at:
            pause.wait(0.1)
        try:
            yield is_alone
        finally:
            if is_alone:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [number])


def _locked(cursor: Any, number: int) -> bool:
    cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
    return bool(cursor.fetchone()[0])


def release_old() -> None:
    """Forget windows that ended long ago."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {TABLE} WHERE began_at < {AGO}",
            [KEPT],
        )


def network(address: str, *, prefix: int = 64) -> str:
    """What counts as one address: an IPv4 address, or the /64 that one IPv6 subscriber has; a /48
    is what one customer may have of them.
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return address
    mapped = parsed.ipv4_mapped
    return str(mapped) if mapped else str(ipaddress.ip_network(f"{address}/{prefix}", strict=False))
