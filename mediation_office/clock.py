"""Business time.

The whole office asks `now()` and `today()`; only leases and history use the database's own clock.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_told: ContextVar[datetime | None] = ContextVar("told_time", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _told.get() or timezone.now()


def today() -> date:
    """The present day in the office's own zone (Asia/Aqtau)."""
    return timezone.localdate(now())


@contextmanager
def telling(moment: datetime) -> Iterator[None]:
    """Within the block business time stands at `moment`: how the demo office tells its history
    backwards.
    """
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)
