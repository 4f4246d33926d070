"""What the applicant does by reference and code: reads papers, says how to be reached."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from cases import events
from cases.choices import MoveCode
from cases.models import Appeal, MatterEvent
from cases.querysets import first_reading
from mediation_office.clock import now, today
from mediation_office.documents.models import Paper
from mediation_office.labels import in_language
from mediation_office.people import services as people
from mediation_office.people.choices import Channel, ContactOutcome
from mediation_office.people.models import Contact, SafeContact
from mediation_office.people.reach import Reach
from mediation_office.terms import services as terms
from mediation_office.terms.codes import TermCode
from mediation_office.terms.days import Calendar

DECISIONS = (MoveCode.ANSWER, MoveCode.REDIRECT, MoveCode.RETURN, MoveCode.TERMINATE)


@transaction.atomic
def note_reading(appeal: Appeal, papers: Iterable[Paper]) -> None:
    """Record once for each paper that the applicant has had it before their eyes; each brings its
    `first_reading` as `read_at`.
    """
    shown = {paper.pk for paper in papers if paper.read_at is None}  # type: ignore[attr-defined]
    if not shown:
        return
    Appeal.objects.locked(appeal.pk)  # two tabs at once are one reading
    seen = MatterEvent.objects.filter(appeal=appeal, code=events.ANSWER_READ)
    for key in sorted(shown - set(seen.values_list("data__paper", flat=True))):
        events.record_event(appeal, events.ANSWER_READ, by_side=1, data={"paper": key})


def complain_until(appeal: Appeal, *, calendar: Calendar | None = None) -> date | None:
    """The last day to complain about what was decided, from the day it was learned (APPC 92).

    Learned when the paper went or was read on the status page, the earlier of the two; whoever asks
    before either is reading it now. Longer where no body that takes complaints is named.
    """
    decided = appeal.moves.filter(code__in=DECISIONS, paper__signed_at__isnull=False)
    read_at = first_reading("paper_id")
    move = decided.select_related("paper").annotate(read_at=read_at).last()
    if move is None or move.paper is None:
        return None
    learned = min(filter(None, [move.paper.sent_at, move.read_at]), default=now())
    region, language = appeal.office.region, move.paper.language
    named = in_language(region, "parent", language)
    code = TermCode.COMPLAINT_FILE if named else TermCode.COMPLAINT_FILE_UNEXPLAINED
    start = timezone.localdate(learned)
    return terms.term_day(region, code, start=start, calendar=calendar)


@transaction.atomic
def change_reach(
    appeal: Appeal,
    reach: Reach,
    *,
    drops_warning: bool = False,
    new_point: str = "",
    seen: str = "",
) -> SafeContact:
    """What may be used holds in this matter at once, as told; the card is not touched. A warning
    that was given before stays beside a new one unless they take it back: no page shows it again.

    A new number or address only waits as a contact for the secretary, who asks and confirms:
    whoever found the code could give another one (decision of the staff, never of the page).
    `seen` is the version that the form showed.
    """
    appeal = Appeal.objects.locked(appeal.pk)
    known = SafeContact.objects.of_side(appeal.thread).first()
    warnings = [known.warning if known and not drops_warning else "", reach.warning]
    safe = people.set_safe_contact(
        replace(reach, warning="\n".join(dict.fromkeys(filter(None, warnings)))),
        thread=appeal.thread,
        told_by=appeal.name_stated,
        asked_on=today(),
        seen=seen,
    )
    events.record_event(appeal, events.SAFE_CONTACT, by_side=1)
    if new_point:
        _ask_for_point(appeal, new_point)
    return safe


def _ask_for_point(appeal: Appeal, new_point: str) -> None:
    """Sent twice in a day it waits once; the caller locked the appeal."""
    asked = Contact.objects.filter(thread=appeal.thread, taken_by=None, at__date=today())
    if any(contact.note == new_point for contact in asked):
        return
    contact = people.record_contact(
        office=appeal.office,
        channel=Channel.SITE,
        at=now(),
        by=None,
        outcome=ContactOutcome.NOTHING,
        language=appeal.language,
        name_stated=appeal.name_stated,
        note=new_point,
        thread=appeal.thread,
    )
    events.record_event(appeal, events.POINT_ASKED, by_side=1, data={"contact": contact.pk})
