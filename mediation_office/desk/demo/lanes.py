"""Lanes: parts of the history that are told side by side, each in a process of its own, so that two cores share the work."""

import multiprocessing
import signal
from collections.abc import Callable, Sequence
from multiprocessing.connection import wait

from django.db import connections

from mediation_office.run import end_with_parent

Lane = tuple[str, ...]
Tell = Callable[[str], None]
Way = Callable[[Sequence[Lane], Tell], None]


class LaneError(Exception):
    """A lane broke off; what it had told to the end stays."""


def one_after_another(lanes: Sequence[Lane], tell: Tell) -> None:
    for lane in lanes:
        _tell(lane, tell)


def side_by_side(lanes: Sequence[Lane], tell: Tell) -> None:
    """Each lane in a child of this process. None outlives it, and none goes on when another failed (LaneError)."""
    connections.close_all()  # a child that shared one would speak into our conversation
    fork = multiprocessing.get_context("fork")
    children = [fork.Process(target=_alone, args=(lane, tell), daemon=True) for lane in lanes]
    try:
        for child in children:
            child.start()
        running = {child.sentinel: child for child in children}
        while running:
            for sentinel in wait(list(running)):
                child = running.pop(sentinel)  # type: ignore[arg-type]
                child.join()
                if child.exitcode:
                    raise LaneError
    finally:
        for child in children:
            if child.pid:
                child.terminate()
                child.join()


def _alone(lane: Lane, tell: Tell) -> None:
    end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent too, which ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _tell(lane, tell)


def _tell(lane: Lane, tell: Tell) -> None:
    for part in lane:
        tell(part)
