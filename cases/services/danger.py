"""The mark of danger: the applicant may have ticked it by mistake, or not dared to."""

from django.db import transaction
from django.utils.translation import gettext as _

from cases import events
from cases.models import Appeal
from cases.services.notes import write_note
from cases.services.status import locked_for_act
from mediation_office.accounts.models import User
from mediation_office.events import Audience
from mediation_office.lifecycle import BusinessRuleError


@transaction.atomic
def mark_danger(appeal: Appeal, *, by: User, reason: str) -> Appeal:
    """From now on it stands first in every queue, and is reached as carefully as danger asks: by
    whoever hears of it, whatever a complaint is about.
    """
    appeal = Appeal.objects.locked(appeal.pk)
    return _say(appeal, danger=True, event=events.DANGER_MARKED, by=by, reason=reason)


def mark_passed_on(appeal: Appeal, *, by: User) -> None:
    """A report of a crime or threat speaks of danger: whoever passes it on, having locked the
    appeal, says so in the same act.
    """
    if appeal.has_danger:
        return
    appeal.has_danger = True
    appeal.save(update_fields=["has_danger"])
    events.record_event(appeal, events.DANGER_MARKED, by=by)


@transaction.atomic
def clear_danger(appeal: Appeal, *, by: User, reason: str) -> Appeal:
    """A person looked: there is no danger; the reason stays as a note of the office."""
    appeal = locked_for_act(appeal, by=by)
    return _say(appeal, danger=False, event=events.DANGER_CLEARED, by=by, reason=reason)


def _say(appeal: Appeal, *, danger: bool, event: str, by: User, reason: str) -> Appeal:
    """Why is kept always; the mark changes, and is told as an event, only where it is not so
    already.
    """
    if not appeal.is_open:
        raise BusinessRuleError(_("This appeal is closed: its mark stays as it is."))
    if appeal.has_danger == danger:
        event = events.NOTE_ADDED
    appeal.has_danger = danger
    appeal.save(update_fields=["has_danger"])
    write_note(appeal, by=by, body=reason, audience=Audience.OFFICE, event=event)
    return appeal
