"""Ticks. One that is lost or doubled is harmless: the work is rows in PostgreSQL."""

import logging

from celery import shared_task

from mediation_office.notices import drain as outbox
from mediation_office.notices import planner, pulse

log = logging.getLogger(__name__)


@shared_task(name="notices.drain")
def drain() -> None:
    """Send what is due."""
    outbox.drain(pulse=_alive)


@shared_task(name="notices.heartbeat")
def heartbeat() -> None:
    """Note that beat's tick came through the broker and a worker took it."""
    pulse.beat_heart("worker")


@shared_task(name="notices.account")
def account() -> None:
    """Every night the log says how many messages stand where; unexplained must be 0."""
    log.info("messages: %s", pulse.account())


@shared_task(name="notices.replan")
def replan() -> int:
    """Every minute: plan anew what hangs on rules that were changed on screen."""
    return planner.replan()


def _alive() -> None:
    pulse.beat_heart("worker")
    pulse.beat_heart("drain")
