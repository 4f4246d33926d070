"""Every kind of event a mediator leaves. None is for the public."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from mediation_office.accounts.models import Office, User
from mediation_office.events import Audience, record, register_event
from training import lifecycle
from training.models import Mediator, MediatorEvent

ADDED = register_event("mediator-added", _("Card made"))
CHANGED = register_event("mediator-changed", _("Card changed"))
ENTERED = register_event("mediator-enter", _("Entered in the register"))
SUSPENDED = register_event("mediator-suspend", _("Suspended"))
LAPSED = register_event("mediator-lapse", _("Lapsed"))
REINSTATED = register_event("mediator-reinstate", _("Back in good standing"))
ENDED = register_event("mediator-end", _("Excluded from the register"))
OF_MOVE = {
    lifecycle.ENTER: ENTERED,
    lifecycle.SUSPEND: SUSPENDED,
    lifecycle.LAPSE: LAPSED,
    lifecycle.REINSTATE: REINSTATED,
    lifecycle.END: ENDED,
}
TIE_DECLARED = register_event("mediator-tie-declared", _("Tie declared"))
TIE_WITHDRAWN = register_event("mediator-tie-withdrawn", _("Tie withdrawn"))
ABSENT = register_event("mediator-absent", _("Absence entered"))
BACK = register_event("mediator-back", _("Back from absence"))


def record_event(mediator: Mediator, code: str, *, by: User, **rest: Any) -> MediatorEvent:
    """One event of this mediator, in the caller's transaction; who belongs to no office is the main
    one's.
    """
    office = mediator.office or Office.objects.main_of(mediator.region)
    return record(
        MediatorEvent,
        code,
        thread=mediator.thread,
        office=office,
        mediator=mediator,
        by=by,
        audience=Audience.OFFICE,
        **rest,
    )
