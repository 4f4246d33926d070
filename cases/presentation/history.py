"""How the past of an appeal is told: its events, and what changed field by field."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import events
from cases.choices import AppealKind, Track
from cases.models import Appeal, MatterEvent
from mediation_office.components import TimelineItem

# names for readers of the fields that no form shows
FIELDS = {
    "answer_clock_id": gettext_lazy("Answer due"),
    "closed_on": gettext_lazy("closed"),
    "person_id": gettext_lazy("card of a person"),
    "register_number": gettext_lazy("Register number"),
    "registered_at": gettext_lazy("registered"),
    "registered_by_id": gettext_lazy("Registered by"),
    "registered_late": gettext_lazy("registered late"),
    "responsible_id": gettext_lazy("Who is responsible"),
    "screening": gettext_lazy("Kind and scope decided"),
    "quarantine_reason": gettext_lazy("reason"),
    "about_id": gettext_lazy("complaint"),
}
UNSAID = {"search_key", "iin_index", "iin_is_wrong", "register_year", "filing_token"}  # by-products


def changed(fields: Iterable[str]) -> str:
    """Which fields a change touched, in the reader's language."""
    known = {field.attname: field.verbose_name for field in Appeal._meta.concrete_fields}
    words = [str(FIELDS.get(name, known[name])) for name in fields if name not in UNSAID]
    return capfirst(", ".join(word[:1].lower() + word[1:] for word in words))


def timeline_of(rows: Iterable[MatterEvent]) -> list[TimelineItem]:
    """The office's reading of the events (`for_timeline`), in the order given."""
    return [TimelineItem(event.at, event.words, text=_said_of(event)) for event in rows]


def _said_of(event: MatterEvent) -> str:
    """Who did it, and of a decision what it was."""
    said = [str(event.by)] if event.by else []
    if event.code == events.DECIDED:
        said.append(
            _("%(kind)s, %(track)s; responsible: %(name)s")
            % {
                "kind": AppealKind(event.data["kind"]).label,
                "track": Track(event.data["track"]).label,
                "name": event.responsible_name,  # type: ignore[attr-defined]
            }
        )
    elif event.code == events.REGISTERED:
        said.append(_("number %(number)s") % {"number": event.data["register"]})
    return " · ".join(said)
