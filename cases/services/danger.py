"""The mark of danger: the applicant may have ticked it by mistake, or not dared to."""

from django.db import transaction
from django.utils.translation import gettext as _

from cases import events
from cases.models import Appeal, Note
from mediation_office.accounts.models import User
from mediation_office.clock import now
from mediation_office.events import Audience
from mediation_office.lifecycle import BusinessRuleError


@transaction.atomic
def mark_danger(appeal: Appeal, *, by: User, reason: str) -> Appeal:
    """From now on it stands first in every queue, and is reached as carefully as danger asks."""
    return _set(appeal, True, by=by, reason=reason, event=events.DANGER_MARKED)


@transaction.atomic
def clear_danger(appeal: Appeal, *, by: User, reason: str) -> Appeal:
    """A person looked: there is no danger; the reason stays as a note of the office."""
    return _set(appeal, False, by=by, reason=reason, event=events.DANGER_CLEARED)


def _set(appeal: Appeal, has_danger: bool, *, by: User, reason: str, event: str) -> Appeal:
    appeal = Appeal.objects.select_related("office").locked(appeal.pk)
    if not appeal.is_open:
        raise BusinessRuleError(_("This appeal is closed: its mark stays as it is."))
    if appeal.has_danger == has_danger:
        return appeal
    appeal.has_danger = has_danger
    appeal.save(update_fields=["has_danger"])
    note = Note.objects.create(
        appeal=appeal,
        thread=appeal.thread,
        audience=Audience.OFFICE,
        body=reason,
        by=by,
        at=now(),
    )
    events.record_event(appeal, event, by=by, data={"note": note.pk})
    return appeal
