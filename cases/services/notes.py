"""Notes for the office, messages to the applicant on the status page, and what they answer."""

from django.db import transaction

from cases import events, notices
from cases.choices import AppealStatus
from cases.models import Appeal, Note
from cases.services.status import locked_for_act
from mediation_office.accounts.models import User
from mediation_office.clock import now
from mediation_office.events import Audience


@transaction.atomic
def add_note(appeal: Appeal, *, by: User, body: str) -> Note:
    """A note that only the office reads: whom a complaint is about says there what they have to."""
    return write_note(appeal, by=by, body=body, audience=Audience.OFFICE, event=events.NOTE_ADDED)


@transaction.atomic
def write_message(appeal: Appeal, *, by: User, body: str) -> Note:
    """A message on the status page; one neutral word that it is there, by the channel that is safe.

    Before registration nothing is sent, nor after a withdrawal: the message waits on the status
    page alone.
    """
    appeal = locked_for_act(appeal, by=by)
    note = write_note(appeal, by=by, body=body, audience=Audience.SIDE_1, event=events.MESSAGE)
    if appeal.registered_at and appeal.status != AppealStatus.WITHDRAWN:
        notices.plan_message(note)
    return note


def write_answer(appeal: Appeal, *, side: int, body: str) -> Note:
    """What a side writes back, for the office: as with all it filed, no page shows it again.

    The caller holds the lock and records what it was about.
    """
    return Note.objects.create(
        appeal=appeal,
        thread=appeal.thread,
        audience=Audience.OFFICE,
        body=body,
        by_side=side,
        at=now(),
    )


def write_note(appeal: Appeal, *, by: User, body: str, audience: str, event: str) -> Note:
    """What staff write down in a matter, sealed; the event names it."""
    appeal = Appeal.objects.select_related("person", "topic").locked(appeal.pk)
    note = keep_note(appeal, by=by, body=body, audience=audience)
    events.record_event(appeal, event, by=by, data={"note": note.pk})
    return note


def keep_note(appeal: Appeal, *, by: User, body: str, audience: str = Audience.OFFICE) -> Note:
    """The sealed words alone: the caller holds the lock and records what they belong to."""
    return Note.objects.create(
        appeal=appeal, thread=appeal.thread, audience=audience, body=body, by=by, at=now()
    )
