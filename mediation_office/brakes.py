"""Brakes: how often something may be tried from one address, or by everybody together.

They live in PostgreSQL, so that all processes share them and a lost broker loosens none. Addresses
are kept as keyed hashes only. The database's own clock counts, in windows that begin with the
first try.
"""

import ipaddress
from datetime import timedelta

from django.db import connection

from mediation_office.models import Brake
from mediation_office.sealing import blind

KEPT = timedelta(days=1)  # longer than any window
TABLE = Brake._meta.db_table


def allow(purpose: str, key: str, limit: int, per_seconds: int) -> bool:
    """Count one try; False when there were more than `limit` in this window of `per_seconds`.

    One statement of its own: call it outside the transaction that the try might roll back.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            INSERT INTO {TABLE} AS brake (key, began_at, used) VALUES (%s, clock_timestamp(), 1)
            ON CONFLICT (key) DO UPDATE SET
                used = CASE WHEN brake.began_at < clock_timestamp() - %s THEN 1
                            ELSE brake.used + 1 END,
                began_at = CASE WHEN brake.began_at < clock_timestamp() - %s
                                THEN clock_timestamp() ELSE brake.began_at END
            RETURNING used
            """,
            [_name(purpose, key), *[timedelta(seconds=per_seconds)] * 2],
        )
        return int(cursor.fetchone()[0]) <= limit


def give_back(purpose: str, key: str) -> None:
    """The try was none to count, a right code for instance."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {TABLE} SET used = used - 1 WHERE key = %s AND used > 0",
            [_name(purpose, key)],
        )


def release_old() -> None:
    """Forget windows that ended long ago."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE began_at < clock_timestamp() - %s", [KEPT])


def network(address: str) -> str:
    """What counts as one address: an IPv4 address, or the /64 that one IPv6 subscriber has."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return address
    mapped = parsed.ipv4_mapped
    return str(mapped) if mapped else str(ipaddress.ip_network(f"{address}/64", strict=False))


def _name(purpose: str, key: str) -> str:
    return f"{purpose}:{blind(key, purpose='brake')}"
