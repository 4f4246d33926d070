"""The journal takes the appeal, a person confirms who and what it is, and somebody becomes
responsible for it.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import events, lifecycle, notices, screening
from cases.choices import AppealKind, MoveCode, Track
from cases.models import Appeal
from cases.policies import assignable_to, is_complained_of
from cases.services.moves import set_dropped
from cases.services.status import locked_for_act, move_status, require_status
from mediation_office import numbers
from mediation_office.accounts.models import User
from mediation_office.clock import now, today
from mediation_office.documents import services as documents
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.people import services as people
from mediation_office.people.matters import require_not_kept
from mediation_office.people.models import Contact, ContactPoint, Person, Topic
from mediation_office.presses import refuse_changed
from mediation_office.terms import services as terms
from mediation_office.terms.choices import ClockState
from mediation_office.terms.codes import OUTLIVES, TermCode
from mediation_office.terms.models import Clock

REGISTRATION = (
    "register_year",
    "register_number",
    "registered_at",
    "registered_by",
    "registered_late",
    "answer_clock",
)
DECISION = ("kind", "track", "topic", "subject", "responsible", "screening", "answer_clock")


@transaction.atomic
def register_appeal(appeal: Appeal, *, by: User) -> Appeal:
    """Enter the appeal into the journal of its office and start the answer's term (APPC 64(3), 76).

    The number has no gaps within an office and year. Late registration is flagged, never refused.
    """
    appeal = Appeal.objects.select_related("office__region", "register_clock").locked(appeal.pk)
    require_status(appeal, lifecycle.REGISTER)
    assert appeal.register_clock is not None
    day = today()
    appeal.register_year = day.year
    appeal.register_number = numbers.next_value(f"register:incoming:{appeal.office_id}:{day.year}")
    appeal.registered_at, appeal.registered_by = now(), by
    appeal.registered_late = day > terms.meet_clock(appeal.register_clock).due_on
    clocks = terms.start_clocks(
        appeal.thread,
        office=appeal.office,
        days={appeal.answer_term: day, TermCode.REDIRECT: scope_begins(appeal)},
    )
    appeal.answer_clock = clocks[appeal.answer_term]
    move_status(
        appeal,
        lifecycle.REGISTER,
        events.REGISTERED,
        by=by,
        data={"register": appeal.register, "late": appeal.registered_late},
        besides=REGISTRATION,
    )
    notices.plan_registered(appeal)
    notices.plan_answer_reminders(appeal)
    return appeal


@transaction.atomic
def identify_applicant(appeal: Appeal, *, person: Person, by: User) -> Appeal:
    """A person confirms whose card this is; the machine only suggested it. What was told in this
    matter holds in all of theirs then: whom one of these complains of does not confirm it.
    """
    appeal = locked_for_act(appeal, by=by, beside=["contact"])
    require_not_kept(by, appeal.person, person)
    if person.region_id != appeal.office.region_id:
        raise BusinessRuleError(_("This card belongs to another region."))
    opens = people.opens_card(person, office=appeal.office, told=_told(appeal), by=by)
    appeal.person = person
    appeal.save(update_fields=["person"])
    people.link_contact(appeal.contact, person=person, opens=opens)
    people.log_card(by, person, purpose="link")
    events.record_event(appeal, events.IDENTIFIED, by=by, data={"person": person.pk})
    return appeal


def _told(appeal: Appeal) -> Iterator[str]:
    """What may stand on a card too; opened only where the card is not open already."""
    yield ContactPoint.objects.of_matter(appeal.thread).phone()
    yield appeal.iin_stated


@transaction.atomic
def make_applicant_card(appeal: Appeal, *, by: User) -> Appeal:
    """A card made of what was stated becomes the applicant's; asked twice, it is made once.

    Raises BusinessRuleError where the contact has its card already: nobody gets a second one.
    """
    appeal = locked_for_act(appeal, by=by, beside=["office__region"])
    if appeal.person_id:
        return appeal
    if Contact.objects.locked(appeal.contact_id).person_id:
        raise BusinessRuleError(_("The contact it grew from has a card already: choose that card."))
    person = people.make_person(
        office=appeal.office,
        name=appeal.name_stated,
        by=by,
        iin="" if appeal.iin_is_wrong else appeal.iin_stated,
        language=appeal.language,
        needs=appeal.needs,
    )
    return identify_applicant(appeal, person=person, by=by)


@transaction.atomic
def decide_appeal(
    appeal: Appeal,
    *,
    by: User,
    kind: str,
    track: str,
    topic: Topic | None,
    subject: str,
    responsible: User,
    answers: Mapping[str, bool],
    seen: str = "",
) -> Appeal:
    """Decide the kind and the track, and who is responsible. What the law excludes from mediation
    stops that track. Heads are told of a kind that moves the last day later.

    `seen` is the version that the form showed.
    """
    _require_mediable(answers, track=track)
    appeal = locked_for_act(appeal, by=by, beside=["answer_clock__term"])
    refuse_changed(seen, appeal.version)
    require_status(appeal, lifecycle.DECIDE)
    assert appeal.answer_clock is not None
    require_assignable(responsible, appeal)
    _require_no_recusal(appeal, responsible)
    appeal.kind, appeal.track, appeal.topic, appeal.subject = kind, track, topic, subject
    appeal.responsible, appeal.screening = responsible, dict(answers)
    due_before = appeal.answer_clock.due_on
    appeal.answer_clock = _clock_for_kind(appeal)
    for clock in running_clocks(appeal, TermCode.REDIRECT):
        if not appeal.moves.open().filter(clock=clock).exists():  # else it is to be passed on by it
            terms.meet_clock(clock)
    move_status(
        appeal, lifecycle.DECIDE, events.DECIDED, by=by, data=_decision(appeal), besides=DECISION
    )
    notices.plan_answer_reminders(appeal)
    if appeal.answer_clock.due_on > due_before:
        notices.plan_term_moved(appeal, by=by)
    return appeal


def _decision(appeal: Appeal) -> dict[str, Any]:
    """What the event keeps of it; of a complaint also which appeal it is about, if any."""
    data = {"kind": appeal.kind, "track": appeal.track, "responsible": appeal.responsible_id}
    if appeal.kind == AppealKind.COMPLAINT:
        data["about"] = appeal.about.reference if appeal.about else ""
    return data


def _require_mediable(answers: Mapping[str, bool], *, track: str) -> None:
    excluded = screening.stops(dict(answers))
    if excluded and track != Track.CODE:
        raise BusinessRuleError(
            _(
                "The law excludes mediation here (%(basis)s)."
                " It can be dealt with as an appeal under the Code."
            )
            % {"basis": str(excluded[0].basis)}
        )


def require_assignable(user: User, appeal: Appeal) -> None:
    """Asked under the appeal's lock: a tie or a grant may have changed since the form was shown.

    Nobody answers a complaint about their own work.
    """
    if is_complained_of(user, appeal):
        raise BusinessRuleError(
            _("The complaint is about %(name)s: another colleague answers it.")
            % {"name": user.full_name}
        )
    if not assignable_to(appeal).filter(pk=user.pk).exists():
        raise BusinessRuleError(
            _("%(name)s cannot be responsible for this appeal. Choose a colleague from the list.")
            % {"name": user.full_name}
        )


def _require_no_recusal(appeal: Appeal, responsible: User) -> None:
    """Whether somebody else takes over is the head's to decide (APPC 67(3))."""
    waiting = appeal.moves.waiting().filter(code=MoveCode.RECUSE)
    if responsible.pk != appeal.responsible_id and waiting.exists():
        raise BusinessRuleError(
            _("A recusal waits for the head’s decision: until then the responsible official stays.")
        )


def _clock_for_kind(appeal: Appeal) -> Clock:
    """A complaint has its own term (20 working days, no extension: APPC 99); it runs from the same
    registration. What is overdue stays so under the term that was missed.
    """
    assert appeal.answer_clock is not None
    assert appeal.registered_at is not None
    wanted = appeal.answer_term
    is_overdue = appeal.answer_clock.due_on < today()
    if is_overdue or appeal.answer_clock.term.code == wanted:
        return appeal.answer_clock
    return terms.start_instead(appeal.answer_clock, code=wanted)


def running_clocks(appeal: Appeal, code: str) -> list[Clock]:
    """The clocks of this term that run in this matter: one at most."""
    return list(
        Clock.objects.filter(thread=appeal.thread, term__code=code, state=ClockState.RUNNING)
    )


def one_clock(appeal: Appeal, code: str, *, on: date) -> Clock:
    """The clock of this term, begun on a day unless one runs already."""
    running = running_clocks(appeal, code)
    return (
        running[0]
        if running
        else terms.start_clock(appeal.thread, office=appeal.office, code=code, on=on)
    )


def scope_clock(appeal: Appeal) -> Clock:
    """Whose it is, is decided and passed on in days from the receipt."""
    return one_clock(appeal, TermCode.REDIRECT, on=scope_begins(appeal))


def scope_begins(appeal: Appeal) -> date:
    """However late the journal took it (APPC 65)."""
    return timezone.localdate(appeal.received_at)


def stop_clocks(appeal: Appeal, *, but: str = "", also: str = "") -> None:
    """The matter is over: what its running clocks ask for is no longer needed, but for what
    outlives it, and `but` one; `also` ends one that would.
    """
    kept = {*OUTLIVES, but} - {also}
    running = Clock.objects.filter(thread=appeal.thread, state=ClockState.RUNNING)
    for clock in running.exclude(term__code__in=kept):
        terms.cancel_clock(clock)


def drop_open_moves(appeal: Appeal, *, by: User | None) -> None:
    """What was only proposed or waited for falls away with the appeal; the right to read the file
    does not.
    """
    waiting = appeal.moves.open().exclude(code=MoveCode.FILE_ACCESS)
    for move in waiting.select_related("paper"):
        if move.is_proposed and move.paper:
            documents.drop_paper(move.paper)
        set_dropped(move, by=by)
