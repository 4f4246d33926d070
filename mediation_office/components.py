"""What a page is made of: finished objects, so that no template counts days or picks a tone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, Self

from django.db.models import TextChoices

from mediation_office import spoken

Tone = Literal["", "open", "good", "wait", "late"]
Shape = Literal["new", "open", "wait", "moved", "closed", "done", "late", "behind"]
DEADLINE_ICONS = {
    "calm": "clock",
    "soon": "clock",
    "late": "alert",
    "wait": "pause",
    "done": "check",
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """A term as it stands now: `words` ("day 6 of 15") and `detail` ("answer by 7 December").

    `part` of `whole` days draw the ring while the term is calm. "wait" is for what really stands
    still: a statutory term runs on while somebody is waited for.
    """

    kind: Literal["calm", "soon", "late", "wait", "done"]
    words: str
    detail: str = ""
    part: int | None = None
    whole: int | None = None

    @property
    def css_class(self) -> str:
        return "deadline" if self.kind == "calm" else f"deadline deadline-{self.kind}"

    @property
    def icon(self) -> str:
        return DEADLINE_ICONS[self.kind]

    @property
    def ring(self) -> int | None:
        """Days of the ring that are filled; None when another shape speaks."""
        if self.kind != "calm" or self.part is None or not self.whole:
            return None
        return max(0, min(self.part, self.whole))


@dataclass(frozen=True, slots=True)
class Status:
    """What state a thing is in: a shape and a word that the tone repeats. Never a date or count."""

    tone: Tone
    shape: Shape
    words: str

    @classmethod
    def of(cls, choice: TextChoices, shapes: Mapping[Any, tuple[Tone, Shape]]) -> Self:
        """As the room's own table draws it; what stands in no table is over."""
        tone, shape = shapes.get(choice, ("", "closed"))
        return cls(tone, shape, str(choice.label))

    @property
    def css_class(self) -> str:
        return f"status status-{self.tone}" if self.tone else "status"


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One step of a thread; `when` replaces the written moment ("by 30 November"), `url` is where
    the text leads.

    The state is "" for what is past.
    """

    at: date | None
    title: str
    text: str = ""
    when: str = ""
    state: Literal["", "now", "next"] = ""
    url: str = ""

    @property
    def written_at(self) -> str:
        """The moment with its time, or the day alone when no time is known."""
        if self.at is None:
            return ""
        if isinstance(self.at, datetime):
            return spoken.moment(self.at)
        return spoken.plain_day(self.at)


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value; "good" puts a tick before it and "late" a warning.

    `exact` is never machine-translated.
    """

    label: str
    value: str
    tone: Literal["", "good", "late"] = ""
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """A button or a link, one "primary" a page; `post` makes it a form: it changes something."""

    words: str
    url: str
    kind: Literal["primary", "secondary", "danger", "link"] = "secondary"
    icon: str = ""
    post: bool = False

    @property
    def css_class(self) -> str:
        return f"btn btn-{self.kind}"


@dataclass(frozen=True, slots=True)
class Mark:
    """A point on a track, at a percent of its length: a day and what it is ("9 Dec", "30 days")."""

    percent: int
    when: str
    words: str = ""

    @property
    def anchor(self) -> str:
        """Which end of the words stands at the point, so that none leave the picture."""
        if self.percent < 12:
            return "start"
        return "end" if self.percent > 88 else "middle"


@dataclass(frozen=True, slots=True)
class Track:
    """A term drawn along a line; `label` tells it all in a sentence to who can't see it."""

    label: str
    now: Mark
    marks: Sequence[Mark] = ()


@dataclass(frozen=True, slots=True)
class Next:
    """What to do now, who, by when: once a page, before everything else."""

    eyebrow: str
    title: str
    text: str = ""
    facts: Sequence[Fact] = ()
    actions: Sequence[Action] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a form on the way."""

    words: str
    state: Literal["", "done", "now"] = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two sides of a matter; the number is written, the colour repeats it."""

    number: Literal[1, 2]
    name: str
    note: str = ""
    facts: Sequence[Fact] = ()
    actions: Sequence[Action] = ()


@dataclass(frozen=True, slots=True)
class Confirm:
    """The question before what cannot be undone, with its consequence in words."""

    title: str
    consequence: str
    button: str
    cancel_url: str
    kind: Literal["primary", "danger"] = "danger"

    @property
    def css_class(self) -> str:
        return f"btn btn-{self.kind}"
