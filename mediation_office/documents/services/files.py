"""Files, from upload to the sealed store; what was never sent is forgotten again."""

import uuid
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mediation_office.accounts.models import Office, User
from mediation_office.clock import now
from mediation_office.documents.choices import FileState, HeldReason
from mediation_office.documents.files import images, scanner
from mediation_office.documents.files.inspection import PICTURES, Finding, examine
from mediation_office.documents.files.storage import (
    Digest,
    open_file,
    orphans,
    path_of,
    write_sealed,
)
from mediation_office.documents.files.uploads import IncomingFile
from mediation_office.documents.models import StoredFile
from mediation_office.events import Audience
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.sealing import Erased, SealBroken

RECHECKED_AT_ONCE = 50  # files a tick, each 10 MB at most
PICTURE_TYPES = {kind.content_type for kind in PICTURES.values()}


def check_file(upload: UploadedFile) -> None:
    """Raise BusinessRuleError with a sentence for whoever sends a file that is not taken.

    What is asked before a transaction is not asked again in it, while rows are locked.
    """
    _examined(upload)


@transaction.atomic
def store_file(
    upload: UploadedFile,
    *,
    thread: uuid.UUID,
    office: Office,
    purpose: str,
    audience: str = Audience.OFFICE,
    by: User | None = None,
) -> StoredFile:
    """Keep a file sealed under its thread's key: a photo without its hidden data, a suspicious file
    in quarantine. Raises BusinessRuleError with a sentence for what is not taken.
    """
    found = _examined(upload)
    _require_room(thread, purpose, by)
    reason = found.reason or scanner.suspicion(upload.chunks())
    content = [found.drawn] if found.drawn and not reason else upload.chunks()
    name, digest = uuid.uuid4(), Digest()
    write_sealed(name, thread, digest.over(content))
    return StoredFile.objects.create(
        uuid=name,
        thread=thread,
        office=office,
        name=found.name,
        content_type=found.kind.content_type,
        size=digest.size,
        sha256=digest.value,
        state=FileState.QUARANTINED if reason else FileState.READY,
        state_reason=reason,
        audience=audience,
        purpose=purpose,
        added_at=now(),
        added_by=by,
    )


def kept_files(thread: uuid.UUID, *, purpose: str) -> list[StoredFile]:
    return list(StoredFile.objects.filter(thread=thread, purpose=purpose))


@transaction.atomic
def keep_file_once(
    upload: UploadedFile, *, thread: uuid.UUID, office: Office, purpose: str
) -> None:
    """Keep what a citizen chose before they send it; the same file chosen again is kept once.

    The caller holds a lock: files are chosen one after the other.
    """
    known = {file.sha256 for file in kept_files(thread, purpose=purpose)}
    stored = store_file(
        upload, thread=thread, office=office, purpose=purpose, audience=Audience.SIDE_1
    )
    if stored.sha256 in known:
        delete_file(stored)


def drop_kept_file(thread: uuid.UUID, *, purpose: str, key: str) -> None:
    """Take a chosen file out before it is sent; a key that is not among them does nothing."""
    for file in kept_files(thread, purpose=purpose):
        if str(file.uuid) == key:
            delete_file(file)


@transaction.atomic
def delete_file(stored: StoredFile) -> None:
    """Forget a file of what was never sent: its row, and its bytes once that is certain."""
    path = path_of(stored.uuid)
    stored.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def sweep_files() -> list[Path]:
    """Remove the sealed files that no row knows; returns where they lay."""
    found = list(orphans())
    for path in found:
        path.unlink(missing_ok=True)
    return found


def recheck_held_files() -> int:
    """Look again at what waits for the scanner, so many files a tick; returns how many of them it
    could judge. While it does not answer nothing is read.
    """
    if not scanner.is_there():
        return 0
    # in any order: those it never judges must not stand before the others
    waiting = _unjudged().order_by("?").values_list("pk", flat=True)[:RECHECKED_AT_ONCE]
    return sum(map(_recheck, waiting))


def _unjudged() -> QuerySet[StoredFile]:
    return StoredFile.objects.filter(
        state=FileState.QUARANTINED, state_reason=HeldReason.SCANNER_OFF
    )


@transaction.atomic
def _recheck(pk: int) -> bool:
    """Let one file go, or keep it for what was found. A photo is drawn anew, as on its arrival."""
    stored = _unjudged().select_for_update(skip_locked=True).filter(pk=pk).first()
    if stored is None:
        return False
    try:
        content = b"".join(open_file(stored))
    except (Erased, SealBroken, FileNotFoundError):
        return False  # `sweep_files` and the keeper of keys know of it
    stored.state_reason = scanner.suspicion([content])
    if stored.state_reason == HeldReason.SCANNER_OFF:
        return False
    if not stored.state_reason and stored.content_type in PICTURE_TYPES:
        _draw_anew(stored, content)
    stored.state = FileState.QUARANTINED if stored.state_reason else FileState.READY
    stored.save()
    return True


def _draw_anew(stored: StoredFile, content: bytes) -> None:
    """The drawn photo is another file: whole on disk before its row names it, and the first one
    stays until that is certain.
    """
    drawn = images.drawn_anew(BytesIO(content))
    if drawn is None:
        stored.state_reason = HeldReason.NOT_DRAWN
        return
    before, name, digest = path_of(stored.uuid), stored.name, Digest()
    stored.uuid = uuid.uuid4()
    stored.name = name  # sealed to the row's uuid
    write_sealed(stored.uuid, stored.thread, digest.over([drawn]))
    stored.size, stored.sha256 = digest.size, digest.value
    transaction.on_commit(lambda: before.unlink(missing_ok=True))


def _examined(upload: UploadedFile) -> Finding:
    if finding := getattr(upload, "finding", None):
        return cast(Finding, finding)
    limit = settings.FILE_LIMIT_BYTES
    if getattr(upload, "is_too_big", False) or (upload.size or 0) > limit:
        raise BusinessRuleError(
            _("This file is larger than %(limit)s MB. Send a smaller one or bring it to us.")
            % {"limit": limit // 1024**2}
        )
    finding = examine(cast(BinaryIO, upload), upload.name or "")
    cast(IncomingFile, upload).finding = finding
    return finding


def _require_room(thread: uuid.UUID, purpose: str, by: User | None) -> None:
    """A citizen adds a handful of files for one purpose; staff may add more."""
    rows = StoredFile.objects.filter(thread=thread, purpose=purpose, added_by__isnull=True)
    sent = rows.count()
    if by is None and sent >= settings.FILES_LIMIT:
        raise BusinessRuleError(
            ngettext(
                "No more than %(limit)s file can be sent. Bring the others to the office.",
                "No more than %(limit)s files can be sent. Bring the others to the office.",
                settings.FILES_LIMIT,
            )
            % {"limit": settings.FILES_LIMIT}
        )
