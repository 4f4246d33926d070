"""Ticks. One that is lost or doubled is harmless: the work is rows in PostgreSQL."""

from celery import shared_task

from mediation_office.notices import drain as outbox
from mediation_office.notices import pulse


@shared_task(name="notices.drain")  # type: ignore[untyped-decorator]
def drain() -> None:
    """Send what is due."""
    outbox.drain(pulse=_alive)


@shared_task(name="notices.heartbeat")  # type: ignore[untyped-decorator]
def heartbeat() -> None:
    """Note that beat's tick came through the broker and a worker took it."""
    pulse.beat_heart("worker")


def _alive() -> None:
    pulse.beat_heart("worker")
    pulse.beat_heart("drain")
