"""Files, from upload to the sealed store; what was never sent is forgotten again."""

import uuid
from dataclasses import replace
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

    What was found out is remembered: it is not looked into again when it is kept.
    """
    _examined(upload)


def seal_file(
    upload: UploadedFile,
    *,
    thread: uuid.UUID,
    office: Office,
    purpose: str,
    audience: str = Audience.OFFICE,
    by: User | None = None,
) -> StoredFile:
    """A file on disk, sealed under its thread's key, and its row, not saved yet: a photo without
    its hidden data, a suspicious file in quarantine. Raises BusinessRuleError for what is not
    taken.

    The caller holds no locks: this may take half a minute.
    """
    found = _examined(upload)
    content = [found.drawn] if found.drawn and not found.reason else upload.chunks()
    name, digest = uuid.uuid4(), Digest()
    write_sealed(name, thread, digest.over(content))
    return StoredFile(
        uuid=name,
        thread=thread,
        office=office,
        name=found.name,
        content_type=found.kind.content_type,
        size=digest.size,
        sha256=digest.value,
        state=FileState.QUARANTINED if found.reason else FileState.READY,
        state_reason=found.reason,
        audience=audience,
        purpose=purpose,
        added_at=now(),
        added_by=by,
    )


def keep_file(file: StoredFile) -> StoredFile:
    """Save what was sealed; the same content for the same purpose and readers is kept once: then
    this returns the file that is there. Raises BusinessRuleError when there is no room.

    The caller holds a lock: files come one after the other.
    """
    alike = StoredFile.objects.filter(thread=file.thread, purpose=file.purpose)
    known = alike.filter(sha256=file.sha256, audience=file.audience).first()
    try:
        if known is None:
            _require_room(alike, by=file.added_by)
            file.save()
    finally:
        if file.pk is None:
            path_of(file.uuid).unlink(missing_ok=True)
    return known or file


def kept_files(thread: uuid.UUID, *, purpose: str) -> list[StoredFile]:
    return list(StoredFile.objects.filter(thread=thread, purpose=purpose))


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


def _recheck(pk: int) -> bool:
    """Let one file go, or keep it for what was found. A photo is drawn anew, as on its arrival.

    It is looked into before its row is locked: whoever deletes it meanwhile waits for nobody.
    """
    seen = _unjudged().filter(pk=pk).first()
    if seen is None:
        return False
    try:
        content = b"".join(open_file(seen))
    except (Erased, SealBroken, FileNotFoundError):
        return False  # `sweep_files` and the keeper of keys know of it
    reason, drawn = scanner.suspicion([content]), None
    if reason == HeldReason.SCANNER_OFF:
        return False
    if not reason and seen.content_type in PICTURE_TYPES:
        drawn = images.drawn_anew(BytesIO(content))
        reason = "" if drawn else HeldReason.NOT_DRAWN
    return _judge(pk, reason, drawn)


@transaction.atomic
def _judge(pk: int, reason: str, drawn: bytes | None) -> bool:
    """Write down what was found; nothing where somebody else was quicker."""
    stored = _unjudged().select_for_update(skip_locked=True).filter(pk=pk).first()
    if stored is None:
        return False
    if drawn:
        _take_drawn(stored, drawn)
    stored.state_reason = reason
    stored.state = FileState.QUARANTINED if reason else FileState.READY
    stored.save()
    return True


def _take_drawn(stored: StoredFile, drawn: bytes) -> None:
    """The drawn photo is another file: whole on disk before its row names it, and the first one
    stays until that is certain.
    """
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
    if not finding.reason and (reason := scanner.suspicion(upload.chunks())):
        finding = replace(finding, reason=reason)
    cast(IncomingFile, upload).finding = finding
    return finding


def _require_room(alike: QuerySet[StoredFile], *, by: User | None) -> None:
    """A citizen adds a handful of files for one purpose; staff may add more."""
    sent = alike.filter(added_by__isnull=True).count()
    if by is None and sent >= settings.FILES_LIMIT:
        raise BusinessRuleError(
            ngettext(
                "No more than %(limit)s file can be sent. Bring the others to the office.",
                "No more than %(limit)s files can be sent. Bring the others to the office.",
                settings.FILES_LIMIT,
            )
            % {"limit": settings.FILES_LIMIT}
        )
