"""What the applicant does by reference and code: reads papers, says how to be reached."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cases import events
from cases.choices import DECISIONS
from cases.models import Appeal, MatterEvent
from cases.services.notes import write_answer
from mediation_office.accounts.models import User
from mediation_office.clock import now, today
from mediation_office.documents.models import Paper
from mediation_office.labels import in_language
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.people import services as people
from mediation_office.people.choices import Channel, ContactOutcome
from mediation_office.people.models import Contact, SafeContact
from mediation_office.people.reach import Reach, strictest_of
from mediation_office.people.safe import SafeRules, unasked
from mediation_office.terms import services as terms
from mediation_office.terms.codes import TermCode
from mediation_office.terms.days import Calendar

A_DAY = 10  # times that whoever holds the slip writes how to reach them


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
    """The last day to complain about what was decided, from the day it was learned (APPC 92); None
    once it has passed.

    Learned when the paper went or was read on the status page, the earlier of the two; whoever asks
    before either is reading it now. Longer where no body that takes complaints is named.
    """
    decided = appeal.moves.filter(code__in=DECISIONS, paper__signed_at__isnull=False)
    read_at = events.first_reading("paper_id")
    move = decided.select_related("paper").annotate(read_at=read_at).last()
    if move is None or move.paper is None:
        return None
    learned = min(filter(None, [move.paper.sent_at, move.read_at]), default=now())
    region, language = appeal.office.region, move.paper.language
    named = in_language(region, "parent", language)
    code = TermCode.COMPLAINT_FILE if named else TermCode.COMPLAINT_FILE_UNEXPLAINED
    start = timezone.localdate(learned)
    last = terms.term_day(region, code, start=start, calendar=calendar)
    return last if last >= today() else None


def change_reach(
    appeal: Appeal, reach: Reach, *, drops_warning: bool = False, new_point: str = ""
) -> bool:
    """Told by reference and code: only what is stricter holds in this matter, at once; no warning
    goes, and the card is not touched. Whether that is all they told.

    What loosens waits as a contact for the secretary, and so does a new number or address: whoever
    found the slip could tell it, so the desk asks by a way that was safe before. After A_DAY of
    these no more words are taken that day (BusinessRuleError): what is stricter holds all the same.
    """
    with transaction.atomic():
        appeal = Appeal.objects.locked(appeal.pk)
        may_say_more = _told_today(appeal) < A_DAY
        before = _tighten(appeal, reach if may_say_more else replace(reach, warning=""))
        holds = strictest_of([before, reach])
        drops_warning = drops_warning and bool(before.warning)
        waits = (
            drops_warning
            or replace(reach, warning="").columns != replace(holds, warning="").columns
        )
        if waits and may_say_more:
            wish = _wish(reach, appeal.language, drops=drops_warning)
            _ask_desk(appeal, events.REACH_ASKED, wish)
        if new_point and may_say_more:
            _ask_desk(appeal, events.POINT_ASKED, new_point)
    says_more = waits or new_point or holds.warning != before.warning
    if says_more and not may_say_more:
        raise BusinessRuleError(
            _(
                "What is stricter holds from now on. More than that was written too often today:"
                " call us, or come by."
            )
        )
    return not waits


def ask_point(contact: Contact, value: str, by: User | None) -> bool:
    """A number told on the line waits like one told by the code; False where there is no appeal."""
    appeal = Appeal.objects.select_related("office").filter(thread=contact.thread).first()
    if appeal is None:
        return False
    _record_asked(appeal, events.POINT_ASKED, value, contact=contact, by=by)
    return True


def _told_today(appeal: Appeal) -> int:
    """How often something of how to reach them was told by the code since midnight."""
    told = (events.SAFE_CONTACT, events.REACH_ASKED, events.POINT_ASKED)
    theirs = MatterEvent.objects.filter(appeal=appeal, by=None)
    return theirs.filter(code__in=told, at__date=today()).count()


def _tighten(appeal: Appeal, reach: Reach) -> Reach:
    """Let what is stricter hold; what was told before. The caller locked the appeal."""
    known = SafeContact.objects.of_side(appeal.thread).first()
    before = strictest_of([known.reach if known else unasked(appeal.thread)])
    holds = strictest_of([before, reach])
    if holds != before:
        people.replace_safe_contact(
            holds, thread=appeal.thread, told_by=appeal.name_stated, asked_on=today()
        )
        events.record_event(appeal, events.SAFE_CONTACT, by_side=1)
    return before


def _wish(reach: Reach, language: str, *, drops: bool) -> str:
    """How they would like to be reached, for whoever asks them."""
    rules = SafeRules(**reach.columns)
    with override(language):
        lines = [
            _("Told by the code of the slip. Ask them first, by a way that was safe before:"),
            rules.calls_in_words,
            rules.writing_in_words,
        ]
        if drops:
            lines.append(_("The warning that they gave before need not be kept any more."))
    return "\n".join(lines)


def _ask_desk(appeal: Appeal, code: str, note: str) -> None:
    """Sent twice in a day it waits once; the caller locked the appeal."""
    asked = Contact.objects.filter(thread=appeal.thread, taken_by=None, at__date=today())
    if any(contact.note == note for contact in asked):
        return
    contact = people.record_contact(
        office=appeal.office,
        channel=Channel.SITE,
        at=now(),
        by=None,
        outcome=ContactOutcome.NOTHING,
        language=appeal.language,
        name_stated=appeal.name_stated,
        note=note,
        thread=appeal.thread,
    )
    _record_asked(appeal, code, note, contact=contact)


def _record_asked(
    appeal: Appeal, code: str, note: str, *, contact: Contact, by: User | None = None
) -> None:
    """What the applicant would like waits at a turn to the office, for the secretariat."""
    written = write_answer(appeal, side=1, body=note)
    data = {"contact": contact.pk, "reference": contact.reference, "note": written.pk}
    events.record_event(appeal, code, by=by, by_side=1, data=data)
