"""A move goes to the head and back: signed by the head or whoever is named, then in effect."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from cases import events, notices
from cases.choices import TO_A_BODY, FilePurpose, MoveCode
from cases.models import Appeal, Move
from cases.services.basis import lacks_law
from cases.services.covering import (
    cover_of,
    drop_cover,
    locked_proposal,
    send_back_cover,
    sign_cover,
    submit_cover,
    version_to_sign,
)
from cases.services.hearings import open_objections
from cases.services.moves import (
    let_clock_go,
    locked_move,
    move_state,
    paper_of,
    set_dropped,
    set_move,
)
from cases.services.notes import add_note
from cases.services.registration import drop_open_moves
from cases.services.rules import (
    RULES,
    Rule,
    check_days,
    check_ground,
    check_not_returned,
    check_nothing_waits,
    require_movable,
)
from cases.services.status import is_alone_to_sign, move_status, require_none_against
from mediation_office.accounts.models import User
from mediation_office.clock import today
from mediation_office.documents import services as documents
from mediation_office.documents.models import PaperText
from mediation_office.events import Audience
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.presses import refuse_changed
from mediation_office.terms import services as terms
from mediation_office.terms.codes import TO_TELL


@transaction.atomic
def write_paper(
    move: Move, *, by: User, first: PaperText, second: PaperText | None, seen: str
) -> None:
    """Change the texts of a paper that is still a draft, as it was `seen`; whoever else than its
    drafter writes on it answers for it too.
    """
    move = locked_move(move, by=by)
    documents.edit_paper(paper_of(move), first=first, second=second, seen=seen)
    data = {"move": move.pk}
    written = move.appeal.events.filter(code=events.PAPER_WRITTEN, by=by, data=data)
    if by.pk != move.made_by_id and not written.exists():
        events.record_event(move.appeal, events.PAPER_WRITTEN, by=by, data=data)


@transaction.atomic
def submit_move(move: Move, *, by: User, is_without_law: bool = False) -> Move:
    """Lay the move's paper before the head, and the covering letter with it.

    An answer names an article of law (APPC 89(2)), unless somebody says that it is without one.
    """
    move = locked_proposal(move, by=by)
    if lacks_law(move) and not is_without_law:
        raise BusinessRuleError(_("No article of law is named. Name it in the text, or tick this."))
    submit_cover(move)
    move.paper = documents.submit_paper(paper_of(move))
    events.record_event(
        move.appeal,
        events.MOVE_PROPOSED,
        by=by,
        data={"move": move.pk, "code": move.code, "drafter": move.made_by_id},
    )
    notices.plan_signing_reminder(move.appeal)
    return move


@transaction.atomic
def send_back_move(move: Move, *, by: User, remark: str) -> Move:
    """The head does not sign: the paper goes back with a remark."""
    move = locked_proposal(move, by=by)
    send_back_cover(move, by=by, remark=remark)
    move.paper = documents.send_back_paper(paper_of(move), by=by, remark=remark)
    events.record_event(
        move.appeal, events.MOVE_SENT_BACK, by=by, data={"move": move.pk, "code": move.code}
    )
    notices.plan_returned(move, by=by)
    return move


@transaction.atomic
def drop_move(move: Move, *, by: User) -> Move:
    """Take a proposal back before it is signed."""
    move = locked_proposal(move, by=by)
    drop_cover(move, by=by)
    move.paper = documents.drop_paper(paper_of(move))
    let_clock_go(move)
    set_dropped(move, by=by)
    return move


@transaction.atomic
def sign_move(move: Move, *, by: User, seen: str = "") -> Move:
    """The head or a named substitute signs the paper as it was seen, and its covering letter: each
    gets its outgoing number, and the move takes effect.
    """
    move = locked_proposal(move, by=by)
    cover = cover_of(move)
    refuse_changed(seen, version_to_sign(move, cover))
    rule = RULES[move.code]
    appeal = move.appeal
    check_signing(appeal, rule, move)
    if is_alone_to_sign(appeal, by):
        events.record_event(appeal, events.SIGNED_ALONE, by=by, data={"move": move.pk})
    move.paper = documents.sign_paper(paper_of(move), by=by, postscripts=rule.postscripts(move))
    if cover:
        sign_cover(cover, move, by=by)
    move_state(move, rule.signature)
    _record_signature(move, rule, by=by)
    if not appeal.is_open:
        drop_open_moves(appeal, by=by)
    rule.effect(move)
    if rule.notify_term:
        set_move(
            move,
            clock=terms.start_clock(
                appeal.thread, office=appeal.office, code=rule.notify_term, on=today()
            ),
        )
    notices.plan_move_signed(move)
    return move


def _record_signature(move: Move, rule: Rule, *, by: User) -> None:
    """The event of the decision, with the status that it moves the appeal to."""
    data: dict[str, object] = {"move": move.pk, "paper": move.paper_id}
    if move.until_on:
        data["until"] = move.until_on.isoformat()
    appeal, reason = move.appeal, move.reason_code
    if rule.transition:
        move_status(appeal, rule.transition, rule.event, by=by, reason_code=reason, data=data)
    else:
        events.record_event(appeal, rule.event, by=by, reason_code=reason, data=data)


def check_signing(appeal: Appeal, rule: Rule, move: Move) -> None:
    """What was lawful when it was proposed may not be so any more on the day of the signature."""
    require_movable(appeal, rule)
    check_ground(appeal, rule, move.reason_code)
    check_days(appeal, rule, until_on=move.until_on, at=move.at)
    if rule.transition:
        check_nothing_waits(appeal)
    check_not_returned(appeal, rule)


def add_signed_scan(move: Move, upload: UploadedFile, *, by: User, reason: str = "") -> None:
    """Keep the scan of the signed paper, sealed, beside it; the same scan again changes nothing.

    Another one takes the place of the first with a reason, which stays as a note: the applicant may
    have had the first one already. Raises BusinessRuleError for a file that is not one.
    """
    file = documents.seal_file(
        upload,
        thread=move.thread,
        office=move.appeal.office,
        purpose=FilePurpose.SIGNED_SCAN,
        audience=Audience.SIDE_1,
        by=by,
    )
    with transaction.atomic():
        move = locked_move(move, by=by)
        stored, paper = documents.keep_file(file), paper_of(move)
        if paper.signed_scan_id == stored.pk:
            return
        event = events.SCAN_ADDED
        if paper.signed_scan_id:
            event = events.SCAN_REPLACED
            _note_why(move, reason, by=by)
        documents.attach_signed_scan(paper, stored=stored)
        events.record_event(move.appeal, event, by=by, data={"move": move.pk, "file": stored.pk})


def _note_why(move: Move, reason: str, *, by: User) -> None:
    """Why the first scan is replaced; nothing is while it may be what a complaint is about."""
    if move.appeal.complaints.open().exists():
        raise BusinessRuleError(
            _("A complaint about this is being dealt with: what it complains of stays as it is.")
        )
    require_none_against(move.appeal.complaints.all(), by)
    if not reason.strip():
        raise BusinessRuleError(
            _("A scan is there already. Say why it is replaced: the applicant may have it.")
        )
    add_note(move.appeal, by=by, body=reason)


@transaction.atomic
def mark_move_sent(move: Move, *, by: User) -> None:
    """Somebody says that the signed paper has gone to the applicant, or to the body that takes
    over.
    """
    locked_move(move, by=by)
    note_move_sent(move, by=by)


@transaction.atomic
def note_move_sent(move: Move, *, by: User | None) -> None:
    """It has gone, as the list of messages says too: the duty is met. With the notice of a hearing
    the window for objections opens (APPC 73(3)).
    """
    move = locked_move(move, by=None)
    paper = paper_of(move)
    if paper.sent_at:
        return  # by another channel already
    documents.mark_sent(paper)
    to_body = move.code in TO_A_BODY
    duty = move.running_clock
    if duty and _is_for_another(move):
        set_move(move, clock=None)
    elif duty and (to_body or duty.term.code in TO_TELL):
        terms.meet_clock(duty)  # after a hearing the move carries the term of its minutes
    if move.code == MoveCode.HEARING and move.is_waiting:
        open_objections(move)
    if by:
        notices.note_handed_over(move, by=by)
    events.record_event(
        move.appeal,
        events.FORWARD_GONE if to_body else events.PAPER_SENT,
        by=by,
        data={"move": move.pk, "paper": move.paper_id},
    )


def _is_for_another(move: Move) -> bool:
    """Whether its term goes on: another body is still to be told of the same threat."""
    others = move.appeal.moves.filter(code=MoveCode.FORWARD, clock=move.clock)
    return others.exclude(pk=move.pk).exists()
