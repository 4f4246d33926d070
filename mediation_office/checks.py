"""What the office asks of the ground it stands on, before it starts."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from mediation_office.signatures import SHORTEST_SECRET

EXTENSIONS = {"btree_gist", "pg_trgm"}
ZONES = ("Asia/Aqtau", "Asia/Almaty")
# Almaty moved to the country's one time on 1 March 2024; Aqtau had it already
HOURS_BEFORE, HOURS_SINCE = (5, 6), (5, 5)
BEFORE, SINCE = datetime(2024, 2, 1, tzinfo=UTC), datetime(2024, 4, 1, tzinfo=UTC)


@register()
def python_knows_the_zones(**_: Any) -> list[CheckMessage]:
    """Terms are counted in days of the office's zone, three years back and more."""
    for moment, expected in ((BEFORE, HOURS_BEFORE), (SINCE, HOURS_SINCE)):
        offsets = [moment.astimezone(ZoneInfo(zone)).utcoffset() for zone in ZONES]
        if offsets != [timedelta(hours=hours) for hours in expected]:
            return [_error("E001", "Python's time zone data are older than 2024a.", "tzdata")]
    return []


@register(Tags.security, deploy=True)
def the_gateways_secret_is_long(**_: Any) -> list[CheckMessage]:
    """Whoever guesses it may say that a message arrived."""
    secret = settings.SMS_GATEWAY_SECRET
    if not secret or len(secret) >= SHORTEST_SECRET:
        return []
    return [_error("E005", "SMS_GATEWAY_SECRET is too short.", "one of 32 characters or more")]


@register(Tags.database)
def postgresql_knows_the_zones(
    databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """The same moments, asked of the server."""
    question = "SELECT extract(hour FROM %s::timestamptz AT TIME ZONE %s)::int"
    problems: list[CheckMessage] = []
    for alias in databases or []:
        with connections[alias].cursor() as cursor:
            for moment, expected in ((BEFORE, HOURS_BEFORE), (SINCE, HOURS_SINCE)):
                for zone, hours in zip(ZONES, expected, strict=True):
                    cursor.execute(question, [moment, zone])
                    if cursor.fetchone() != (hours,):
                        problems.append(
                            _error(
                                "E002",
                                f"The server of {alias} has wrong hours for {zone}.",
                                "its time zone data (2024a or newer)",
                            )
                        )
    return problems


@register(Tags.database)
def postgresql_knows_kazakh_letters(
    databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """Search and uniqueness regardless of case rest on it; under LC_CTYPE=C they silently fail."""
    problems: list[CheckMessage] = []
    for alias in databases or []:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT upper('әғқ') = 'ӘҒҚ' AND 'Әлия' ILIKE 'әЛИЯ'")
            if cursor.fetchone() != (True,):
                problems.append(
                    _error(
                        "E003",
                        f"The database {alias} does not fold the case of Kazakh letters.",
                        "a database with the locale C.UTF-8 or one of ICU",
                    )
                )
    return problems


@register(Tags.database)
def postgresql_has_the_extensions(
    databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """Trigram search and places that do not overlap rest on them; migrations install them."""
    problems: list[CheckMessage] = []
    for alias in databases or []:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT name FROM pg_available_extensions")
            missing = EXTENSIONS - {name for (name,) in cursor.fetchall()}
        if missing:
            names = ", ".join(sorted(missing))
            problems.append(
                _error("E004", f"The server of {alias} lacks {names}.", "PostgreSQL's contrib")
            )
    return problems


def _error(code: str, message: str, remedy: str) -> Error:
    return Error(message, hint=f"Install {remedy}.", id=f"office.{code}")
