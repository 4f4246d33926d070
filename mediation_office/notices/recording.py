"""The demo office tells its history: what would have left long ago goes into the recorder."""

from datetime import UTC, datetime

from django.db import transaction

from mediation_office.clock import now
from mediation_office.notices import lifecycle
from mediation_office.notices.channels import RECORDER, Parcel
from mediation_office.notices.choices import MACHINE_CHANNELS
from mediation_office.notices.drain import follow_up, note_sent, prepare, turn
from mediation_office.notices.models import Notice

FOR_EVER = datetime.max.replace(tzinfo=UTC)


def record_due() -> int:
    """Bring everything that is due by business time into the recorder, whatever is configured; how
    many.

    For an office that tells its history (`clock.telling`): nothing old waits when the worker
    starts.
    """
    handled = 0
    due = Notice.objects.open().filter(due_at__lte=now(), channel__in=MACHINE_CHANNELS)
    for pk in list(due.values_list("pk", flat=True)):
        with transaction.atomic():
            notice = Notice.objects.locked(pk)
            turn(notice, lifecycle.CLAIM)
            notice.next_try_at = None
            if parcel := _prepare_told(notice):
                note_sent(notice, getattr(RECORDER.send(parcel), "reference", ""), at=now())
                turn(notice, lifecycle.SEND)
            notice.save()
        if not notice.is_followed_up:
            follow_up(notice.pk)
        handled += 1
    return handled


def _prepare_told(notice: Notice) -> Parcel | None:
    expires_at, notice.expires_at = notice.expires_at, FOR_EVER
    try:
        return prepare(notice)
    finally:
        notice.expires_at = expires_at
