"""docs/lifecycle.md: every object's life, read from the tables that the services obey."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import TextChoices

from cases import lifecycle as appeals
from cases.choices import CLOSED_STATUSES, AppealStatus, MoveState
from mediation_office.documents import lifecycle as papers
from mediation_office.documents.choices import PaperState
from mediation_office.lifecycle import Transition
from mediation_office.notices import lifecycle as messages
from mediation_office.notices.choices import NoticeState
from training import lifecycle as mediators
from training.choices import Standing

HEAD = """# Lifecycles

Written by `manage.py lifecycle_doc` from the tables of transitions; a test fails when it is stale.
A step that is not in the table is refused with a sentence, whatever page or task asks for it."""


@dataclass(frozen=True)
class Life:
    """One object: its states, its table, and where it begins and ends."""

    title: str
    source: str
    states: type[TextChoices]
    transitions: Sequence[Transition]
    begins: Sequence[str]
    ends: Sequence[str]


LIVES = (
    Life(
        "Appeal",
        "cases/lifecycle.py",
        AppealStatus,
        appeals.TRANSITIONS,
        (AppealStatus.RECEIVED, AppealStatus.QUARANTINED),
        CLOSED_STATUSES,
    ),
    Life(
        "Move",
        "cases/lifecycle.py",
        MoveState,
        appeals.MOVE_TRANSITIONS,
        appeals.MOVE_BEGINNINGS,
        (MoveState.DONE, MoveState.DROPPED),
    ),
    Life(
        "Paper",
        "mediation_office/documents/lifecycle.py",
        PaperState,
        papers.TRANSITIONS,
        (PaperState.DRAFT,),
        (PaperState.SENT, PaperState.DROPPED),
    ),
    Life(
        "Message",
        "mediation_office/notices/lifecycle.py",
        NoticeState,
        messages.TRANSITIONS,
        messages.BEGINNINGS,
        messages.ENDINGS,
    ),
    Life(
        "Mediator",
        "training/lifecycle.py",
        Standing,
        mediators.TRANSITIONS,
        (Standing.CANDIDATE,),
        (Standing.ENDED,),
    ),
)


def document() -> str:
    """The whole page, in the language that is active."""
    return "\n\n".join([HEAD, *("\n".join(_part(life)) for life in LIVES)]) + "\n"


def _part(life: Life) -> Iterator[str]:
    yield f"## {life.title}\n\nThe table: `{life.source}`.\n"
    yield "| Step | from | to |\n|---|---|---|"
    for move in life.transitions:
        start = ", ".join(str(life.states(state).label) for state in move.start)
        yield f"| `{move.name}` | {start} | {life.states(move.end).label} |"
    yield "\n```mermaid\nstateDiagram-v2"
    yield from (f'    state "{state.label}" as {_key(state)}' for state in life.states)
    yield from (f"    [*] --> {_key(state)}" for state in life.begins)
    for move in life.transitions:
        yield from (f"    {_key(state)} --> {_key(move.end)}: {move.name}" for state in move.start)
    yield from (f"    {_key(state)} --> [*]" for state in life.ends)
    yield "```"


def _key(state: str) -> str:
    return str(state).replace("-", "_")
