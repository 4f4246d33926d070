"""What the status page of one side reads of its matter, and nothing of the other side."""

from dataclasses import replace
from typing import Any

from cases.choices import FilePurpose
from cases.events import first_reading
from cases.models import Access, Appeal, Move, Note
from cases.querysets import notice_of_move
from mediation_office.documents.choices import PaperKind, PaperState
from mediation_office.documents.models import Paper, StoredFile
from mediation_office.documents.policies import side_may_open
from mediation_office.events import Audience
from mediation_office.people.models import SafeContact

# what goes to another body is not shown
PAPERS_FOR_APPLICANT = set(PaperKind.values) - {PaperKind.FORWARD, PaperKind.COVER}


def appeal_by(access: int | None) -> Appeal | None:
    """The appeal that an access opens while its code is the current one."""
    if access is None:
        return None
    current = Access.objects.in_use().filter(pk=access).values("thread")
    return (
        Appeal.objects.filter(thread__in=current)
        .for_reach()
        .with_handing_over()
        .select_related(
            "topic",
            "registered_by",
            "register_clock",
            "answer_clock__term",
            "answer_clock__extension",
        )
        .first()
    )


def asked_of(appeal: Appeal) -> list[Move]:
    """What the applicant was asked for, in a signed paper, and has not answered."""
    return list(appeal.moves.questions().select_related("paper"))


def notes_of(appeal: Appeal) -> list[Note]:
    """What the office wrote to this side, the newest last; never its own notes."""
    rows = appeal.notes.filter(audience__in=[Audience.SIDES, Audience.SIDE_1])
    return list(rows.select_related("by"))


def files_of(appeal: Appeal) -> tuple[list[StoredFile], list[StoredFile]]:
    """What the office shared with this side, and what this side sent itself.

    The second is listed by name only: whoever found the slip shall not read what was sent.
    """
    rows = list(
        StoredFile.objects.filter(thread=appeal.thread).exclude(purpose=FilePurpose.SIGNED_SCAN)
    )
    ours = [file for file in rows if file.added_by_id and side_may_open(1, file)]
    own = [file for file in rows if not file.added_by_id and file.audience == Audience.SIDE_1]
    return ours, own


def papers_of(appeal: Appeal) -> list[Paper]:
    """Signed papers to the applicant, newest first."""
    signed = Paper.objects.filter(
        thread=appeal.thread,
        kind__in=PAPERS_FOR_APPLICANT,
        state__in=[PaperState.SIGNED, PaperState.SENT],
    )
    signed = signed.annotate(told=notice_of_move("move__pk"), read_at=first_reading("pk"))
    return list(signed.select_related("office__region", "signed_scan").order_by("-signed_at"))


def scan_of(paper: Paper) -> StoredFile | None:
    """The signed scan beside a paper of `papers_of`, once it may be opened."""
    scan = paper.signed_scan
    return scan if scan and not scan.is_held else None


def reach_of(appeal: Appeal) -> dict[str, Any]:
    """How this matter may be reached, as a form shows it; what was warned of is not shown again."""
    told = SafeContact.objects.of_side(appeal.thread).first()
    return replace(told.reach, warning="").initial if told else {}
