"""Events: every change of state, and every act that is counted, leaves one row.

Timeline, status page and statistics are three readings of these rows. No free text: what somebody
writes is a sealed note that the event names.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.functional import Promise

from mediation_office.clock import now
from mediation_office.registry import Registry


@dataclass(frozen=True)
class EventCode:
    """One kind of event with its wording for each audience; without a public wording it never
    reaches the status page.
    """

    code: str
    office: str | Promise
    public: str | Promise = ""


CODES: Registry[EventCode] = Registry("event code")


def register_event(code: str, office: str | Promise, *, public: str | Promise = "") -> str:
    """Register a code; returns the code."""
    return CODES.register(code, EventCode(code, office, public)).code


def public_codes() -> list[str]:
    return [code for code, kind in CODES.items() if kind.public]


class Audience(models.TextChoices):
    """Who may see a note, file, message or event: the office, one side, or all who were sides at
    that moment.
    """

    OFFICE = "office"
    SIDE_1 = "side-1"
    SIDE_2 = "side-2"
    SIDES = "sides"


class EventQuerySet(models.QuerySet):
    def of_thread(self, thread: uuid.UUID) -> Self:
        return self.filter(thread=thread)

    def public(self, side: int = 1) -> Self:
        """What this side's status page may show."""
        return self.filter(code__in=public_codes(), audience__in=[Audience.SIDES, f"side-{side}"])


class Event(models.Model):
    """One act.

    `at` is when it happened by business time, `recorded_at` when it was written down (UTC both).
    """

    thread = models.UUIDField(db_index=True)
    code = models.CharField(max_length=60)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_side = models.PositiveSmallIntegerField(null=True)
    office = models.ForeignKey("accounts.Office", models.PROTECT, related_name="+")
    from_status = models.CharField(max_length=30, blank=True)
    to_status = models.CharField(max_length=30, blank=True)
    reason_code = models.CharField(max_length=60, blank=True)
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.OFFICE)
    data = models.JSONField(default=dict)

    objects = EventQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["office", "code", "at"])]

    def __str__(self) -> str:
        return f"{self.code} {self.at:%Y-%m-%d %H:%M}"

    @property
    def words(self) -> str:
        """What the office's own timeline says."""
        return str(CODES[self.code].office)

    @property
    def public_words(self) -> str:
        return str(CODES[self.code].public)


def record(
    table: type[Event],
    code: str,
    *,
    thread: uuid.UUID,
    office: Any,
    data: Mapping[str, Any] | None = None,
    **rest: Any,
) -> Any:
    """Write one event row in the caller's transaction. `data` holds ids, codes and dates only."""
    CODES[code]  # an unregistered code is a mistake of ours: fail here, not on the timeline
    moment = now()
    return table.objects.create(
        thread=thread,
        code=code,
        office=office,
        data=dict(data or {}),
        **{"at": moment, "recorded_at": moment} | rest,
    )
