"""Words that every step of an appeal shares: what a move is called, where it is done, by when."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.choices import MoveCode
from cases.models import Appeal, Move
from mediation_office import spoken
from mediation_office.clock import today
from mediation_office.components import Action, Fact
from mediation_office.terms.models import Clock


def move_title(move: Move) -> str:
    return capfirst(str(MoveCode(move.code).label))


def url_of(name: str, appeal: Appeal, *rest: object) -> str:
    return reverse(f"cases:{name}", args=[appeal.reference, *rest])


def to_mark_sent(appeal: Appeal, move: Move) -> Action:
    """Where it is noted how and when its paper left."""
    return Action(_("Handed over or posted"), url_of("move_mark_sent", appeal, move.pk))


def by_itself() -> str:
    return _("The message goes out by itself where that is safe; else hand it over.")


def running(move: Move) -> list[Clock]:
    both = (move.clock, move.appeal.answer_clock)
    return [clock for clock in both if clock and clock.is_running]


def due_with(appeal: Appeal, move: Move) -> list[Fact]:
    """The move's own last day beside the answer's, the nearest first, marked when passed."""
    move.appeal = appeal
    facts = []
    for clock in sorted(running(move), key=lambda clock: clock.due_on):
        words = _("Answer due") if clock == appeal.answer_clock else str(clock.term.name)
        is_late = clock.due_on < today()
        facts.append(Fact(words, spoken.day(clock.due_on), tone="late" if is_late else ""))
    return facts
