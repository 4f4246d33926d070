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

from cases.choices import FilePurpose
from mediation_office.accounts.models import Office, Region
from mediation_office.accounts.settings import setting
from mediation_office.brakes import Limit, network
from mediation_office.clock import now
from mediation_office.documents import services as documents
from mediation_office.documents.models import StoredFile
from mediation_office.events import Audience
from mediation_office.forms import LONGEST_TEXT
from mediation_office.sealing import Erased, erase_thread
from outreach.models import Draft

NARROW_ROOM = LONGEST_TEXT  # characters
UNVISITED = timedelta(hours=1)
FILES = FilePurpose.ATTACHMENT  # the purpose they keep in the appeal


def start_draft(*, region: Region, address: str) -> Draft:
    """An empty draft, kept for an hour until its visitor comes back to it.

    When too many are begun within an hour, from one address or in all, it holds less.
    """
    own = int(setting(region, "draft.hourly_per_address"))
    in_all = int(setting(region, "draft.hourly_in_all"))
    crowded = not Limit("draft", network(address), own, 3600).allows()
    flooded = not Limit("drafts", "all", in_all, 3600).allows()
    narrow = {"room": NARROW_ROOM} if crowded or flooded else {}
    began_at = now()
    return Draft.objects.create(began_at=began_at, expires_at=began_at + UNVISITED, **narrow)


def open_draft(key: str | None, *, region: Region) -> Draft | None:
    """The draft of this session while it is kept; None when there is none, or it was sent or swept
    away. Who comes back finds it for the hours that the setting names.
    """
    if not key:
        return None
    draft = Draft.objects.filter(uuid=uuid.UUID(key), expires_at__gt=now()).first()
    if draft and draft.expires_at == draft.began_at + UNVISITED:
        draft.expires_at = draft.began_at + timedelta(hours=int(setting(region, "draft.hours")))
        draft.save(update_fields=["expires_at"])
    return draft


def typed(draft: Draft | None) -> dict[str, Any]:
    """What was typed so far, as typed, by the name of the field."""
    try:
        return json.loads(draft.data) if draft and draft.data else {}
    except Erased:
        return {}


def is_complaint(draft: Draft | None) -> bool:
    """Whether it was begun on the status page of the appeal it complains of."""
    return bool(typed(draft).get("about"))


@transaction.atomic
def write_draft(draft: Draft, values: Mapping[str, Any]) -> Draft:
    """Keep what one step says beside what the others said; of two tabs the later press counts,
    field by field. What is longer than the draft has room for is cut.

    A draft that was sent or swept away meanwhile is begun anew: what was typed last is still kept.
    """
    locked = Draft.objects.select_for_update().filter(pk=draft.pk).first()
    draft = locked or Draft.objects.create(
        began_at=draft.began_at, expires_at=draft.expires_at, room=draft.room
    )
    add_typed(draft, values)
    draft.save(update_fields=["data"])
    return draft


def add_typed(draft: Draft, values: Mapping[str, Any]) -> None:
    """Put what one step says beside what the others said, without saving it."""
    kept = _cut(typed(draft) | dict(values), draft.room)
    draft.data = json.dumps(kept, ensure_ascii=False)


def _cut(values: dict[str, Any], room: int) -> dict[str, Any]:
    """The longest texts lose their ends until all fit; a list of choices is short anyway."""
    cut = {
        name: value if isinstance(value, str) else _short(value) for name, value in values.items()
    }
    texts = sorted((name for name in cut if isinstance(cut[name], str)), key=lambda n: -len(cut[n]))
    excess = sum(len(cut[name]) for name in texts) - room
    for name in texts:
        if excess <= 0:
            break
        kept = max(len(cut[name]) - excess, 0)
        excess -= len(cut[name]) - kept
        cut[name] = cut[name][:kept]
    return cut


def _short(value: Any) -> Any:
    return [item[:40] for item in value[:20]] if isinstance(value, list) else value


def cut_fields(draft: Draft, values: Mapping[str, Any]) -> dict[str, int]:
    """Of what was just typed, the fields that were cut, and how long the rest is."""
    kept = typed(draft)
    return {
        name: len(kept[name])
        for name, value in values.items()
        if isinstance(value, str) and len(kept.get(name, "")) < len(value)
    }


def files_of(draft: Draft | None) -> list[StoredFile]:
    return documents.kept_files(draft.thread, purpose=FILES) if draft else []


def add_file(draft: Draft, upload: UploadedFile, *, office: Office) -> None:
    """Seal what was chosen under the draft's key; the same press, sent again, keeps it once."""
    file = documents.seal_file(
        upload, thread=draft.thread, office=office, purpose=FILES, audience=Audience.SIDE_1
    )
    with transaction.atomic():
        Draft.objects.select_for_update().filter(pk=draft.pk).first()  # one after the other
        documents.keep_file(file)


def drop_file(draft: Draft, key: str) -> None:
    """Take a file out of the draft; a key that is not among its files does nothing."""
    documents.drop_kept_file(draft.thread, purpose=FILES, key=key)


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
    count = 0
    for draft in Draft.objects.filter(expires_at__lte=now()).iterator(chunk_size=100):
        delete_draft(draft)
        count += 1
    return count
