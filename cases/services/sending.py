"""After the signature: the scan of the sheet, and how and when the paper left the office."""

from datetime import date, datetime, time

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import events, notices
from cases.choices import TO_A_BODY, FilePurpose, MoveCode
from cases.models import Move
from cases.services.hearings import open_objections
from cases.services.moves import locked_move, paper_of, set_move
from cases.services.notes import add_note
from cases.services.status import require_none_against
from mediation_office import spoken
from mediation_office.accounts.models import User
from mediation_office.clock import now, today
from mediation_office.documents import services as documents
from mediation_office.documents.models import Paper, StoredFile
from mediation_office.events import Audience
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.terms import services as terms
from mediation_office.terms.codes import TO_TELL


def keep_scan(move: Move, upload: UploadedFile, *, by: User) -> StoredFile:
    """Keep the scan of a signed paper, sealed; it counts once somebody has looked at it and says so
    (`add_signed_scan`). Raises BusinessRuleError for a file that is not one.
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
        paper, stored = paper_of(locked_move(move, by=by)), documents.keep_file(file)
        documents.require_scan_of(paper, stored)
        return stored


@transaction.atomic
def add_signed_scan(move: Move, stored: StoredFile, *, by: User, reason: str = "") -> None:
    """This scan stands beside its paper from now on; the same one again changes nothing.

    Another one takes the place of the first with a reason, which stays as a note: the applicant may
    have had the first one already.
    """
    move = locked_move(move, by=by)
    paper, event = paper_of(move), events.SCAN_ADDED
    if paper.signed_scan_id == stored.pk:
        return
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
def mark_move_sent(move: Move, *, by: User, how: str = "", on: date | None = None) -> None:
    """Somebody says how (one of SentHow) and on which day, today by default, the signed paper has
    gone to the applicant, or to the body that takes over.

    Raises BusinessRuleError for a day before the signature, or still to come.
    """
    move = locked_move(move, by=by)
    day, signed_at = on or today(), paper_of(move).signed_at
    if signed_at and not timezone.localdate(signed_at) <= day <= today():
        raise BusinessRuleError(
            _("It was signed %(on_day)s: it left on that day or later, and not after today.")
            % {"on_day": spoken.on_day(signed_at)}
        )
    note_move_sent(move, by=by, how=how, on=day)


@transaction.atomic
def note_move_sent(move: Move, *, by: User | None, how: str = "", on: date | None = None) -> None:
    """It has gone, as the list of messages says too: the duty is met. With the notice of a hearing
    the window for objections opens (APPC 73(3)). By another channel already, only `how` is new.
    """
    move = locked_move(move, by=None)
    paper, day = paper_of(move), on or today()
    if paper.sent_at and how in ("", paper.sent_how):
        return
    is_first = paper.sent_at is None
    documents.mark_sent(paper, how=how, at=_moment_of(day, paper))
    if is_first:
        _meet_duty_to_send(move, on=day)
    if by:
        notices.note_handed_over(move, by=by)
    events.record_event(
        move.appeal,
        events.FORWARD_GONE if move.code in TO_A_BODY else events.PAPER_SENT,
        by=by,
        reason_code=how,
        data={"move": move.pk, "paper": move.paper_id, "on": day.isoformat()},
    )


def _moment_of(day: date, paper: Paper) -> datetime:
    """Of today it is now; of an earlier day nobody knows the hour, only that it was signed."""
    if day == today() or paper.signed_at is None:
        return now()
    return max(paper.signed_at, timezone.make_aware(datetime.combine(day, time(12))))


def _meet_duty_to_send(move: Move, *, on: date) -> None:
    duty = move.running_clock
    if duty and _is_for_another(move):
        set_move(move, clock=None)
    elif duty and (move.code in TO_A_BODY or duty.term.code in TO_TELL):
        terms.meet_clock(duty, on=on)  # after a hearing the move carries the term of its minutes
    if move.code == MoveCode.HEARING and move.is_waiting:
        open_objections(move, on=on)


def _is_for_another(move: Move) -> bool:
    """Whether its term goes on: another body is still to be told of the same threat."""
    others = move.appeal.moves.filter(code=MoveCode.FORWARD, clock=move.clock)
    return others.exclude(pk=move.pk).exists()
