"""One side's view of its matter: told from the same events as the staff's, with nothing of the
other side.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cases import doors, presentation
from cases.choices import AppealStatus
from cases.events import REOPENED
from cases.models import Appeal, MatterEvent, Move, Note
from cases.presentation import sending
from cases.services.applicant import complain_until
from cases.slips import LatestAnswer, latest_answer
from mediation_office import spoken
from mediation_office.components import Action, Deadline, Fact, Next, Status, TimelineItem
from mediation_office.documents.choices import PaperKind
from mediation_office.documents.models import Paper, PaperText, StoredFile
from mediation_office.labels import in_language
from mediation_office.notices.models import Notice
from mediation_office.terms.choices import ClockState
from mediation_office.terms.days import Calendar
from mediation_office.terms.explain import Explanation, explain
from mediation_office.terms.models import Clock
from outreach.services.matter import asked_of, files_of, notes_of, papers_of, scan_of

# letters that end an appeal
ENDS = (PaperKind.ANSWER, PaperKind.REDIRECT, PaperKind.RETURN, PaperKind.TERMINATION)


@dataclass(frozen=True)
class Matter:
    """Everything that the status page of side 1 shows."""

    appeal: Appeal
    status: Status
    pill: Deadline | None
    next: Next
    timeline: list[TimelineItem]
    explanation: Explanation | None
    coupon: list[Fact]
    letters: list[Paper]
    asked: list[Move]
    notes: list[Note]
    shared: list[StoredFile]
    own_files: list[StoredFile]

    @property
    def may_change_reach(self) -> bool:
        """While anything may still be written to them: a paper that waits to leave too."""
        waits = any(sending.is_to_leave(notice_of(letter)) for letter in self.letters)
        return self.appeal.is_open or waits

    @property
    def may_withdraw(self) -> bool:
        return "withdraw" in self.appeal.next_moves


def matter_of(appeal: Appeal) -> Matter:
    clock, asked = appeal.answer_clock, asked_of(appeal) if appeal.is_open else []
    if clock and clock.state == ClockState.CANCELLED:
        clock = None
    calendar = Calendar.shown(appeal.office.region)
    latest = None
    if appeal.is_open and appeal.answer_clock is None:
        latest = latest_answer(appeal, calendar=calendar)
    shared, own_files = files_of(appeal)
    events = list(MatterEvent.objects.filter(appeal=appeal).public(side=1))
    return Matter(
        appeal=appeal,
        status=status_of(appeal),
        pill=presentation.pill_of(appeal),
        next=_next(appeal, asked),
        timeline=_timeline(appeal, latest, events),
        explanation=_explanation(clock, latest, calendar),
        coupon=_coupon_facts(appeal),
        letters=_letters(appeal, events),
        asked=asked,
        notes=notes_of(appeal),
        shared=shared,
        own_files=own_files,
    )


def _letters(appeal: Appeal, events: Sequence[MatterEvent]) -> list[Paper]:
    """What ended the appeal before it was opened again says so: it is no longer how it stands."""
    letters = papers_of(appeal)
    reopened = [event.at for event in events if event.code == REOPENED]
    for letter in letters:
        since = letter.signed_at if letter.kind in ENDS else None
        again = next((at for at in reopened if since and at > since), None)
        letter.reopened_at = again  # type: ignore[attr-defined]
        letter.has_scan = scan_of(letter) is not None  # type: ignore[attr-defined]
        letter.sent_words = sent_words(appeal, letter)  # type: ignore[attr-defined]
        letter.sheets = sheets_of(letter)  # type: ignore[attr-defined]
    return letters


def sheets_of(letter: Paper) -> list[PaperText]:
    """The letter in the language of the reader first; where it has none, in its own."""
    reader = get_language()
    return sorted(
        letter.texts, key=lambda text: (text.language != reader, text.language != letter.language)
    )


def status_of(appeal: Appeal) -> Status:
    """What is put aside for a person looks accepted: it is."""
    waits = appeal.is_quarantined or appeal.is_dismissed
    if waits:
        return Status.of(AppealStatus.RECEIVED, presentation.SHAPES)
    return presentation.status_of(appeal)


def sent_words(appeal: Appeal, paper: Paper) -> str:
    """By which way we wrote and when; nothing in a matter whose traces may be read at home."""
    if doors.facts_of_appeal(appeal).is_sensitive:
        return ""
    return sending.sent_words(paper, notice_of(paper))


def notice_of(paper: Paper) -> Notice | None:
    """The message that tells of it; of `papers_of`."""
    return sending.notice_told(paper.told)  # type: ignore[attr-defined]


def _coupon_facts(appeal: Appeal) -> list[Fact]:
    if appeal.registered_at is None or appeal.registered_by is None:
        return []
    return [
        Fact(_("Register number"), appeal.register, exact=True),
        Fact(_("Registered"), spoken.moment(appeal.registered_at)),
        Fact(_("Accepted by"), appeal.registered_by.full_name, exact=True),
        Fact(_("Position"), in_language(appeal.registered_by, "position")),
    ]


def _explanation(
    clock: Clock | None, latest: LatestAnswer | None, calendar: Calendar
) -> Explanation | None:
    if clock:
        return explain(clock, calendar=calendar)
    return latest.explanation if latest else None


def _timeline(
    appeal: Appeal, latest: LatestAnswer | None, events: Sequence[MatterEvent]
) -> list[TimelineItem]:
    """What has happened, what is going on, what comes by which day."""
    items = [TimelineItem(event.at, event.public_words) for event in events]
    if not appeal.is_open:
        return items
    if appeal.registered_at is None:
        items.append(
            TimelineItem(
                None, _("We register it"), when=spoken.by_day(appeal.register_by_on), state="now"
            )
        )
    else:
        items.append(TimelineItem(None, _("We look into your question"), state="now"))
    last = appeal.answer_clock or latest
    when = spoken.by_day(last.due_on) if last else ""
    items.append(TimelineItem(None, _("We answer you in writing"), when=when, state="next"))
    return items


def _next(appeal: Appeal, asked: list[Move]) -> Next:
    if asked and asked[0].until_on:
        return _next_is_yours(asked[0])
    if not appeal.is_open:
        return _next_is_nothing(appeal)
    if appeal.registered_at is None:
        title, who, day = (
            _("We register your appeal"),
            _("the secretary"),
            spoken.by_day(appeal.register_by_on),
        )
    else:
        title, who = _("We look into your question"), _("a member of the office's staff")
        day = spoken.by_day(appeal.answer_clock.due_on) if appeal.answer_clock else ""
    return Next(
        _("What is happening now"),
        title,
        facts=[
            Fact(_("Who acts"), who),
            Fact(_("By when"), day),
            Fact(_("What is needed of you"), _("nothing now"), tone="good"),
        ],
    )


def _next_is_yours(move: Move) -> Next:
    assert move.until_on is not None
    return Next(
        _("What is happening now"),
        _("We asked you for what is missing"),
        _("What exactly stands in the paper below. The term of the answer runs on meanwhile."),
        facts=[
            Fact(_("Who acts"), _("you")),
            Fact(_("By when"), spoken.by_day(move.until_on)),
            Fact(_("How"), _("here, at the office or by post; if you need help, call us")),
        ],
        actions=[Action(_("Send what is missing"), reverse("outreach:status_missing"), "primary")],
    )


def _next_is_a_call() -> Next:
    """What was put away: said so that it neither judges nor closes a door."""
    return Next(
        _("What is happening now"),
        _("We have what you sent"),
        _(
            "We read it and found no question for this office in it."
            " If you expect an answer, tell us: we look at it again."
        ),
        facts=[
            Fact(_("What is needed of you"), _("a call or a visit, if you expect an answer")),
        ],
    )


def _next_is_nothing(appeal: Appeal) -> Next:
    if appeal.is_dismissed:
        return _next_is_a_call()
    is_going = presentation.is_handing_over(appeal)
    titles = {
        AppealStatus.ANSWERED: _("The answer is signed: read it below")
        if sending.is_to_send(appeal)
        else _("We have answered you"),
        AppealStatus.REDIRECTED: _("We are passing your appeal on to the competent body")
        if is_going
        else _("We passed your appeal on to the competent body"),
        AppealStatus.FORWARDED: _("We are passing your report on")
        if is_going
        else _("We passed your report on"),
        AppealStatus.RETURNED: _("We returned your appeal with the reason"),
        AppealStatus.TERMINATED: _("The review of your appeal was terminated"),
        AppealStatus.WITHDRAWN: _("Your appeal is withdrawn"),
    }
    return Next(
        _("What is happening now"),
        titles[AppealStatus(appeal.status)],
        _("You may appeal again at any time."),
        facts=[
            Fact(_("What is needed of you"), _("nothing now"), tone="good"),
            *_mediation_fact(appeal),
            *_complaint_fact(appeal),
        ],
    )


def _mediation_fact(appeal: Appeal) -> list[Fact]:
    """The answer under the Code does not settle a request for mediation."""
    if appeal.status != AppealStatus.ANSWERED or not appeal.asks_for_mediation:
        return []
    words = _("the answer does not settle it: we get in touch with you, or you call us")
    return [Fact(_("Your request for mediation"), words)]


def _complaint_fact(appeal: Appeal) -> list[Fact]:
    last = complain_until(appeal, calendar=Calendar.shown(appeal.office.region))
    if last is None:
        return []
    words = _("you may complain %(by_day)s") % {"by_day": spoken.by_day(last)}
    return [Fact(_("If you do not agree"), words)]
