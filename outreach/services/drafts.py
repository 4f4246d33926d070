"""Drafts: nothing that was typed is lost for 24 hours, and nothing of it is readable without its
session.
"""

import json
import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from mediation_office.accounts.models import Office
from mediation_office.accounts.settings import setting
from mediation_office.clock import now
from mediation_office.documents import services as documents
from mediation_office.documents.models import StoredFile
from mediation_office.events import Audience
from mediation_office.sealing import Erased, erase_thread
from outreach.models import Draft


def start_draft(*, office: Office) -> Draft:
    """An empty draft, kept for the hours that the setting names."""
    hours = int(setting(office.region, "draft.hours"))
    return Draft.objects.create(began_at=now(), expires_at=now() + timedelta(hours=hours))


def open_draft(key: str | None) -> Draft | None:
    """The draft of this session while it is kept; None when there is none, or it was sent or swept
    away.
    """
    if not key:
        return None
    return Draft.objects.filter(uuid=uuid.UUID(key), expires_at__gt=now()).first()


def typed(draft: Draft | None) -> dict[str, Any]:
    """What was typed so far, as typed, by the name of the field."""
    try:
        return json.loads(draft.data) if draft and draft.data else {}
    except Erased:
        return {}


@transaction.atomic
def write_draft(draft: Draft, values: Mapping[str, Any]) -> Draft:
    """Keep what one step says beside what the others said; of two tabs the later press counts,
    field by field.

    A draft that was sent or swept away meanwhile is begun anew: what was typed last is still kept.
    """
    locked = Draft.objects.select_for_update().filter(pk=draft.pk).first()
    draft = locked or Draft.objects.create(began_at=draft.began_at, expires_at=draft.expires_at)
    draft.data = json.dumps(typed(draft) | dict(values), ensure_ascii=False)
    draft.save(update_fields=["data"])
    return draft


# ── files ──────────────────────────────────────────────────────────────────────────────────


def files_of(draft: Draft | None) -> list[StoredFile]:
    return list(StoredFile.objects.filter(thread=draft.thread)) if draft else []


@transaction.atomic
def add_file(draft: Draft, upload: UploadedFile, *, office: Office) -> None:
    """Seal what was chosen under the draft's key."""
    Draft.objects.select_for_update().filter(
        pk=draft.pk
    ).first()  # two presses, one after the other
    known = {file.sha256 for file in files_of(draft)}
    stored = documents.store_file(
        upload, thread=draft.thread, office=office, purpose="attachment", audience=Audience.SIDE_1
    )
    if stored.sha256 in known:  # the same press, sent again
        documents.delete_file(stored)


def drop_file(draft: Draft, key: str) -> None:
    """Take a file out of the draft; a key that is not among its files does nothing."""
    for file in files_of(draft):
        if str(file.uuid) == key:
            documents.delete_file(file)


# ── the end ────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def delete_draft(draft: Draft) -> None:
    """Forget an unsent draft: its files and its key go with it."""
    locked = Draft.objects.select_for_update().filter(pk=draft.pk).first()
    if locked is None:  # sent in the meantime: what it held is the matter's now
        return
    for file in files_of(locked):
        documents.delete_file(file)
    thread = locked.thread
    locked.delete()
    erase_thread(thread)


def sweep_drafts() -> int:
    """Forget drafts whose hours are over; returns how many."""
    old = list(Draft.objects.filter(expires_at__lte=now())[:500])
    for draft in old:
        delete_draft(draft)
    return len(old)
