"""Papers and files for tests; a test names only what it is about."""

import uuid
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from mediation_office.accounts.models import Office, User
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.documents import services
from mediation_office.documents.choices import PaperKind, PaperState
from mediation_office.documents.files import open_file
from mediation_office.documents.models import Paper, PaperText, StoredFile
from mediation_office.people.models import Tie


def make_paper(
    office: Office | None = None,
    *,
    state: str = PaperState.TO_SIGN,
    second: PaperText | None = None,
    thread: uuid.UUID | None = None,
    kind: str = PaperKind.ANSWER,
    reference: str = "A26-483157-9",
    by: User | None = None,
    **said: str,
) -> Paper:
    """A paper that has come as far as `state` by the services."""
    office = office or make_office()
    paper = services.draft_paper(
        thread=thread or uuid.uuid4(),
        office=office,
        reference=reference,
        kind=kind,
        by=by or make_user(role="secretary", office=office),
        first=make_text(**said),
        second=second,
    )
    return advance(paper, state)


def make_text(language: str = "ru", **said: str) -> PaperText:
    """What a paper says, in Russian unless told otherwise."""
    usual = {
        "addressee": "Сериковой А. Б.",
        "subject": "О рассмотрении обращения",
        "body": "Ваше обращение рассмотрено.",
    }
    return PaperText(language=language, **usual | said)


def advance(paper: Paper, state: str) -> Paper:
    if state == PaperState.DROPPED:
        return services.drop_paper(paper)
    if state != PaperState.DRAFT:
        paper = services.submit_paper(paper)
    if state in (PaperState.SIGNED, PaperState.SENT):
        paper = services.sign_paper(paper, by=make_user(role="head", office=paper.office))
    return services.mark_sent(paper) if state == PaperState.SENT else paper


def tie(user: User, thread: uuid.UUID) -> Tie:
    from mediation_office.clock import now

    return Tie.objects.create(thread=thread, user=user, reason="kin", since=now(), recorded_by=user)


def upload(name: str = "note.txt", content: bytes = "Құжат".encode()) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def files_on_disk() -> set[Path]:
    return {path for path in Path(settings.PRIVATE_ROOT).rglob("*") if path.is_file()}


def content_of(stored: StoredFile) -> bytes:
    return b"".join(open_file(stored))


def store_file(file: SimpleUploadedFile, **about: Any) -> StoredFile:
    """A file kept at once, for whom it concerns: `thread`, `office`, `purpose` and more."""
    return services.keep_file(services.seal_file(file, **about))
