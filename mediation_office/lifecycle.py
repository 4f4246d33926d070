"""Lifecycles: a table of transitions per object.

The table is the documentation, the buttons, the diagram and the test.
"""

from collections.abc import Iterable
from dataclasses import dataclass


class BusinessRuleError(Exception):
    """The office's rules refuse this; the message is a translated sentence for the person at the
    screen.
    """


@dataclass(frozen=True)
class Transition:
    """One move, by its verb: it starts in one of `start` and ends in `end`."""

    name: str
    start: tuple[str, ...]
    end: str

    def allowed_from(self, status: str) -> bool:
        return status in self.start


def moves_from(status: str, transitions: Iterable[Transition]) -> list[str]:
    """The names of the moves that are open in this status, in the table's order."""
    return [move.name for move in transitions if move.allowed_from(status)]
