"""Who works in the background, and when they were last alive, by the database's clock."""

import math
import os
import signal
import threading
import time
from collections import Counter
from datetime import timedelta
from typing import Any

from celery import bootsteps
from celery.apps.worker import Worker
from celery.beat import PersistentScheduler
from celery.worker import state
from django.db import DatabaseError, connection
from django.db.models import Count

from mediation_office.notices.choices import FOR_A_PERSON
from mediation_office.notices.leases import database_now
from mediation_office.notices.models import Heartbeat, Notice

SILENT_SECONDS = 60
LATE_SECONDS = 300
SECOND_TICK_SECONDS = 15
BEAT_SECONDS = 5


def beat_heart(name: str) -> None:
    """Note that `name` ("worker", "beat", "drain") is alive now."""
    table = Heartbeat._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (name, at) VALUES (%s, clock_timestamp())"
            " ON CONFLICT (name) DO UPDATE SET at = excluded.at",
            [name],
        )


def report() -> dict[str, Any]:
    """How long worker, beat and drain have been silent and how late the oldest notice is, in whole
    seconds.

    None for one that was never heard of. `is_well` is what /health/work answers by; the broker is
    asked elsewhere.
    """
    moment = database_now()
    silent: dict[str, int | None] = dict.fromkeys(("worker", "beat", "drain"))
    silent |= {
        name: int((moment - at).total_seconds())
        for name, at in Heartbeat.objects.values_list("name", "at")
    }
    oldest = (
        Notice.objects.late(moment - timedelta(seconds=LATE_SECONDS))
        .values_list("due_at", flat=True)
        .first()
    )
    late = int((moment - oldest).total_seconds()) if oldest else 0
    well = all(_is_heard(silent[name]) for name in ("worker", "beat"))
    return {"silent_seconds": silent, "oldest_late_seconds": late, "is_well": well and not late}


def account() -> dict[str, int]:
    """How many messages stand in each state, and how many of them nobody can explain.

    Unexplained is what is open although its time is over by an hour, and what waits for a person
    on nobody's list. It must be 0.
    """
    hour_ago = database_now() - timedelta(hours=1)
    states = Notice.objects.values_list("state").annotate(Count("pk")).order_by("state")
    left_over = Notice.objects.open().filter(expires_at__lt=hour_ago).count()
    unlisted = Notice.objects.filter(state__in=FOR_A_PERSON, office=None)
    return dict(states) | {"unexplained": left_over + unlisted.count()}


def _is_heard(silent: int | None) -> bool:
    return silent is not None and silent < SILENT_SECONDS


class BeatWithPulse(PersistentScheduler):
    """Beat that writes its own heartbeat, so that a dead beat and a dead broker look different."""

    _noted = -math.inf

    def tick(self, *args: Any, **kwargs: Any) -> Any:
        if time.monotonic() - self._noted > BEAT_SECONDS:
            self._noted = time.monotonic()
            try:
                beat_heart("beat")
            except DatabaseError:
                connection.close()
        return min(super().tick(*args, **kwargs), BEAT_SECONDS)


class Watchdog(bootsteps.StartStopStep):
    """In every worker: a second tick when beat is gone, and an end when the worker no longer takes
    work.

    A worker may be connected and yet not consume: ticks reach the broker and it takes none. After
    60 s of that it stops in good order, at the latest a minute later at once, and its supervisor
    starts it again. While the broker is away it waits.
    """

    def __init__(self, worker: Worker, **kwargs: Any) -> None:
        self.over = threading.Event()

    def start(self, worker: Worker) -> None:
        threading.Thread(target=self._watch, args=(worker,), daemon=True, name="watchdog").start()

    def stop(self, worker: Worker) -> None:
        self.over.set()

    def _watch(self, worker: Worker) -> None:
        taken, since = taken_tasks(), time.monotonic()
        while not self.over.wait(SECOND_TICK_SECONDS):
            went_out = self._tick(worker)
            if taken_tasks() != taken or not went_out:
                taken, since = taken_tasks(), time.monotonic()
            elif time.monotonic() - since > 2 * SILENT_SECONDS:
                os._exit(1)
            elif time.monotonic() - since > SILENT_SECONDS:
                os.kill(os.getpid(), signal.SIGTERM)

    def _tick(self, worker: Worker) -> bool:
        """Whether a tick went out."""
        try:
            worker.app.send_task("notices.drain", expires=SECOND_TICK_SECONDS, retry=False)
        except (
            Exception
        ):  # whatever a broker that is away raises; the worker itself says so at length
            return False
        return True


def taken_tasks() -> int:
    """How many tasks this worker has taken up since it started."""
    total: Counter = state.total_count
    return sum(total.values())
