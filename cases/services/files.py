"""Files of an appeal: brought with it or added later, and the whole file given for reading."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import events, lifecycle
from cases.choices import MoveCode
from cases.models import Appeal, Move
from cases.services.moves import begin_asked, locked_for, move_state
from cases.services.status import locked_for_act
from mediation_office import spoken
from mediation_office.accounts.models import User
from mediation_office.clock import today
from mediation_office.documents import services as documents
from mediation_office.documents.models import StoredFile
from mediation_office.events import Audience
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.terms import services as terms
from mediation_office.terms.codes import TermCode


def add_files(
    appeal: Appeal,
    uploads: Iterable[UploadedFile],
    *,
    by: User,
    purpose: str,
    audience: str = Audience.OFFICE,
) -> list[StoredFile]:
    """Keep the files sealed under the matter's key; one that is there already is not added again.
    Returns them as they are kept.

    Raises BusinessRuleError for one that is not taken; then none is.
    """
    given: Any = {"purpose": purpose, "audience": audience, "by": by}
    sealed = [
        documents.seal_file(upload, thread=appeal.thread, office=appeal.office, **given)
        for upload in uploads
    ]
    with transaction.atomic():
        appeal = locked_for_act(appeal, by=by)
        kept = [documents.keep_file(file) for file in sealed]
        for file, new in zip(kept, sealed, strict=True):
            if file is new:
                events.record_event(
                    appeal, events.FILE_ADDED, by=by, audience=audience, data={"file": file.pk}
                )
    return kept


@transaction.atomic
def request_file(appeal: Appeal, *, by: User | None) -> Move:
    """The applicant wants to read the file: given within 3 working days (APPC 75)."""
    appeal = locked_for_act(appeal, by=by)
    if appeal.moves.waiting().filter(code=MoveCode.FILE_ACCESS).exists():
        raise BusinessRuleError(_("The file is already being prepared for reading."))
    return begin_asked(
        appeal, MoveCode.FILE_ACCESS, by=by, term=TermCode.FILE_ACCESS, event=events.FILE_ACCESS
    )


@transaction.atomic
def give_file(move: Move, *, by: User, how: str, on: date) -> Move:
    """The applicant has read the file on this day, as one of FileGiven; the term of article 75 is
    met. Raises BusinessRuleError for a day before it was asked for, or still to come.
    """
    move = locked_for(move, lifecycle.FINISH, by=by)
    if not timezone.localdate(move.made_at) <= on <= today():
        raise BusinessRuleError(
            _("It was asked for %(on_day)s: it was read on that day or later, and not after today.")
            % {"on_day": spoken.on_day(move.made_at)}
        )
    if move.clock:
        terms.meet_clock(move.clock, on=on)
    move_state(move, lifecycle.FINISH)
    data = {"move": move.pk, "on": on.isoformat()}
    events.record_event(move.appeal, events.FILE_GIVEN, by=by, reason_code=how, data=data)
    return move
