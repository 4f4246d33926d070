"""How the past of an appeal is told: its events, and what changed field by field."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import events
from cases.choices import (
    AppealKind,
    DismissalReason,
    FileGiven,
    Proof,
    RecusalOutcome,
    ReturnGround,
    SeenCode,
    Suspicion,
    TerminationGround,
    Track,
)
from cases.models import Appeal, MatterEvent
from mediation_office import spoken
from mediation_office.accounts.models import User
from mediation_office.components import TimelineItem
from mediation_office.documents.choices import SentHow
from mediation_office.history import Change

# names for readers of the fields that no form shows
FIELDS = {
    "answer_clock_id": gettext_lazy("Answer due"),
    "closed_on": gettext_lazy("closed"),
    "person_id": gettext_lazy("card of a person"),
    "register_clock_id": gettext_lazy("Register by"),
    "register_number": gettext_lazy("Register number"),
    "registered_at": gettext_lazy("registered"),
    "registered_by_id": gettext_lazy("Who registered it"),
    "registered_late": gettext_lazy("registered late"),
    "responsible_id": gettext_lazy("Who is responsible"),
    "screening": gettext_lazy("Kind and scope decided"),
    "quarantine_reason": gettext_lazy("reason"),
    "about_id": gettext_lazy("complaint"),
}
OFFICIALS = {"responsible_id", "registered_by_id"}
READABLE = OFFICIALS | {
    "status",
    "kind",
    "track",
    "subject",
    "name_stated",
    "has_danger",
    "registered_at",
    "registered_late",
    "register_number",
    "closed_on",
}
UNSAID = {"search_key", "iin_index", "iin_is_wrong", "register_year", "filing_token"}  # by-products

WHY = {  # what the reason code of an event is one of
    events.QUARANTINED: Suspicion,
    events.DISMISSED: DismissalReason,
    events.RETURNED: ReturnGround,
    events.TERMINATED: TerminationGround,
    events.RECUSAL_DECIDED: RecusalOutcome,
    events.CODE_REPLACED: Proof,
    events.CLARIFICATION_SENT: SeenCode,
    events.FILE_GIVEN: FileGiven,
    events.PAPER_SENT: SentHow,
    events.FORWARD_GONE: SentHow,
}


def changed(change: Change, *, staff: Mapping[int, User]) -> list[str]:
    """Each field that a change touched, in the reader's language: from what to what where it may be
    read, of what is sealed only that it changed.
    """
    known = {field.attname: field for field in Appeal._meta.concrete_fields}
    lines = []
    for name in change.fields:
        if name in UNSAID:
            continue
        label = capfirst(str(FIELDS.get(name, known[name].verbose_name)))
        was, became = (_value(row, known[name], staff) for row in (change.before, change.row))
        if was is None or became is None:
            lines.append(_("%(field)s: changed") % {"field": label})
        else:
            words = {"field": label, "was": was or "–", "became": became or "–"}
            lines.append(_("%(field)s: %(was)s → %(became)s") % words)
    return lines


def officials_of(changes: Iterable[Change]) -> set[int]:
    """Who made these changes, and whom they name."""
    rows = list(changes)
    named = {getattr(change.row, name) for change in rows for name in OFFICIALS}
    return {pk for pk in named | {change.user_id for change in rows} if pk}


def _value(row: Any, field: Any, staff: Mapping[int, User]) -> str | None:
    """What stood in a field, as a reader would say it; None where it is not for reading here."""
    if field.attname not in READABLE:
        return None
    value = getattr(row, field.attname)
    if value in (None, ""):
        return ""
    if field.attname in OFFICIALS:
        return str(staff.get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return spoken.moment(value)
    if isinstance(value, date):
        return spoken.plain_day(value)
    return str(dict(field.flatchoices).get(value, value))


def timeline_of(rows: Iterable[MatterEvent]) -> list[TimelineItem]:
    """The office's reading of the events (`for_timeline`), in the order given."""
    return [
        TimelineItem(event.at, event.words, text=_said_of(event), url=_contact_of(event))
        for event in rows
    ]


def _contact_of(event: MatterEvent) -> str:
    """Where a number that was given is confirmed."""
    reference = event.data.get("reference") if event.code in events.AT_THE_DESK else ""
    return reverse("people:contact_detail", args=[reference]) if reference else ""


def _said_of(event: MatterEvent) -> str:
    """Who did it, why, and of a decision what it was."""
    said = [str(event.by)] if event.by else []
    if event.code in WHY and event.reason_code in WHY[event.code].values:
        said.append(str(WHY[event.code](event.reason_code).label))
    if "on" in event.data:
        said.append(spoken.plain_day(date.fromisoformat(event.data["on"])))
    if event.code == events.DECIDED:
        said.append(
            _("%(kind)s, %(track)s; responsible: %(name)s")
            % {
                "kind": AppealKind(event.data["kind"]).label,
                "track": Track(event.data["track"]).label,
                "name": event.responsible_name,  # type: ignore[attr-defined]
            }
        )
        if event.data.get("about") == "":
            said.append(_("about no appeal of this office"))
    elif event.code == events.REGISTERED:
        said.append(_("number %(number)s") % {"number": event.data["register"]})
    elif event.code == events.COMPLAINT_NAMED:
        said.append(event.data["about"])
    elif event.code in events.AT_THE_DESK:
        said.append(event.data.get("reference", ""))
    return " · ".join(said)
