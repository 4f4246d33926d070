"""What was missing comes: by any way, or by the status page (files as they are chosen, then one
press).
"""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from cases import events, lifecycle, notices
from cases.choices import SENT_BY_APPLICANT, SeenCode
from cases.models import Appeal, Move
from cases.policies import knows_code
from cases.services.moves import let_clock_go, locked_for, move_state
from cases.services.notes import write_answer
from mediation_office.accounts.models import User
from mediation_office.documents import services as documents
from mediation_office.documents.models import StoredFile
from mediation_office.events import Audience
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.terms import services as terms

MOST_ADDITIONS = 10  # to one appeal, by whoever holds a link


@transaction.atomic
def receive_clarification(move: Move, *, by: User | None) -> Move:
    """What was missing has come: the wait ends, the term ran on all the while."""
    move = end_clarification(move, by=by)
    events.record_event(
        move.appeal,
        events.CLARIFIED,
        by=by,
        by_side=None if by else 1,
        data={"move": move.pk},
    )
    return move


def end_clarification(move: Move, *, by: User | None, outcome: str = "") -> Move:
    """Nobody is waited for any more; the caller says in an event why. `outcome` is a code."""
    move = locked_for(move, lifecycle.FINISH, by=by)
    assert move.appeal.answer_clock is not None
    for wait in move.appeal.answer_clock.waits.filter(ended_on__isnull=True):
        terms.end_wait(wait)
    let_clock_go(move)
    notices.let_signed_go(move)
    move_state(move, lifecycle.FINISH, reason_code=outcome)
    return move


def clarification_files(move: Move) -> list[StoredFile]:
    """What the applicant has chosen for this question so far."""
    return documents.kept_files(move.thread, purpose=_purpose(move))


def keep_clarification_file(move: Move, upload: UploadedFile) -> None:
    """Seal one chosen file at once, so that another one that is not taken costs nothing.

    The same file chosen twice is kept once. Raises BusinessRuleError with a sentence.
    """
    file = documents.seal_file(
        upload,
        thread=move.thread,
        office=move.appeal.office,
        purpose=_purpose(move),
        audience=Audience.SIDE_1,
    )
    with transaction.atomic():
        _require_asked(move)
        documents.keep_file(file)


@transaction.atomic
def drop_clarification_file(move: Move, key: str) -> None:
    """Take a chosen file out before it is sent; a key that is not among them does nothing."""
    if _is_asked(move):
        documents.drop_kept_file(move.thread, purpose=_purpose(move), key=key)


@transaction.atomic
def answer_clarification(move: Move, *, text: str) -> Move:
    """What was missing has come from the applicant: the wait ends at once (APPC 64(6)).

    The term ran on all the while. The text is sealed, beside the files kept before. The office's
    own history says where somebody here may have known the code.
    """
    _require_asked(move)
    move = end_clarification(move, by=None, outcome=SENT_BY_APPLICANT)
    files = [file.pk for file in clarification_files(move)]
    if not text.strip() and not files:
        raise BusinessRuleError(_("Write an answer or choose a file."))
    data: dict[str, object] = {"move": move.pk, "files": files}
    if text.strip():
        data["note"] = write_answer(move.appeal, side=1, body=text.strip()).pk
    seen = SeenCode.AT_THE_DESK if knows_code(move.appeal) else ""
    events.record_event(
        move.appeal, events.CLARIFICATION_SENT, by_side=1, reason_code=seen, data=data
    )
    return move


@transaction.atomic
def add_to_clarification(move: Move, *, text: str) -> None:
    """Further words after the answer, for the office and on the timeline; the same words again add
    nothing. Raises BusinessRuleError once nobody would read them.
    """
    appeal = Appeal.objects.locked(move.appeal_id)
    if any(_says(note.body, text) for note in appeal.notes.filter(by_side=1)):
        return
    added = appeal.events.filter(code=events.CLARIFICATION_ADDED).count()
    if not appeal.is_open or added >= MOST_ADDITIONS:
        raise BusinessRuleError(_("Nothing more can be added here. Call us."))
    note = write_answer(appeal, side=1, body=text)
    data = {"move": move.pk, "note": note.pk}
    events.record_event(appeal, events.CLARIFICATION_ADDED, by_side=1, data=data)


def _says(body: str, text: str) -> bool:
    """The very words, alone or below what was chosen beside them; a last word alike is not that."""
    return body == text or body.endswith(f"\n\n{text}")


def _purpose(move: Move) -> str:
    """Each question has its own room for files."""
    return f"clarification-{move.pk}"


def _require_asked(move: Move) -> None:
    """Asked before what the office is told: the applicant reads this sentence."""
    if not _is_asked(move):
        raise BusinessRuleError(_("We are not waiting for anything from you any more."))


def _is_asked(move: Move) -> bool:
    """Locks the appeal: files are chosen and sent one after the other."""
    Appeal.objects.locked(move.appeal_id)
    return Move.objects.questions().filter(pk=move.pk).exists()
