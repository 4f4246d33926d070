"""The database's own clock: leases and due times are asked of no worker's."""

from datetime import datetime

from django.db import connection


def database_now() -> datetime:
    """This very moment by the database, also inside a transaction (UTC)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
    return moment


def is_over(moment: datetime | None) -> bool:
    return moment is None or moment <= database_now()
