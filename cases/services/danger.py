"""The mark of danger: the applicant may have ticked it by mistake, or not dared to."""

from django.db import transaction
from django.utils.translation import gettext as _

from cases import events
from cases.models import Appeal
from cases.services.notes import write_note
from mediation_office.accounts.models import User
from mediation_office.events import Audience
from mediation_office.lifecycle import BusinessRuleError


@transaction.atomic
def mark_danger(appeal: Appeal, *, by: User, reason: str) -> Appeal:
    """From now on it stands first in every queue, and is reached as carefully as danger asks."""
    appeal = _still_open(appeal)
    if not appeal.has_danger:
        appeal.has_danger = True
        appeal.save(update_fields=["has_danger"])
        write_note(appeal, by=by, body=reason, audience=Audience.OFFICE, event=events.DANGER_MARKED)
    return appeal


@transaction.atomic
def clear_danger(appeal: Appeal, *, by: User, reason: str) -> Appeal:
    """A person looked: there is no danger; the reason stays as a note of the office."""
    appeal = _still_open(appeal)
    if appeal.has_danger:
        appeal.has_danger = False
        appeal.save(update_fields=["has_danger"])
        write_note(
            appeal, by=by, body=reason, audience=Audience.OFFICE, event=events.DANGER_CLEARED
        )
    return appeal


def _still_open(appeal: Appeal) -> Appeal:
    appeal = Appeal.objects.locked(appeal.pk)
    if not appeal.is_open:
        raise BusinessRuleError(_("This appeal is closed: its mark stays as it is."))
    return appeal
