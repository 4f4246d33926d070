"""Files that belong to an appeal: brought to the desk with it, or added later."""

from collections.abc import Iterable

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from cases import events
from cases.models import Appeal
from mediation_office.accounts.models import User
from mediation_office.documents import services as documents
from mediation_office.events import Audience


@transaction.atomic
def add_files(
    appeal: Appeal,
    uploads: Iterable[UploadedFile],
    *,
    by: User,
    purpose: str,
    audience: str = Audience.OFFICE,
) -> None:
    """Keep the files sealed under the matter's key.

    Raises BusinessRuleError for one that is not taken; then none is.
    """
    for upload in uploads:
        stored = documents.store_file(
            upload,
            thread=appeal.thread,
            office=appeal.office,
            purpose=purpose,
            audience=audience,
            by=by,
        )
        events.record_event(
            appeal,
            events.FILE_ADDED,
            by=by,
            public=audience == Audience.SIDE_1,
            data={"file": stored.pk},
        )
