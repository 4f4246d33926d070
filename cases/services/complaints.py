"""What a complaint is about, and whom that keeps from it."""

from django.db import transaction
from django.utils.translation import gettext as _

from cases import events
from cases.models import Appeal
from cases.policies import can_sign
from cases.services.status import locked_for_act
from mediation_office.accounts.models import User
from mediation_office.clock import now
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.people.models import Tie


@transaction.atomic
def name_complained_of(appeal: Appeal, *, about: Appeal, by: User) -> Appeal:
    """A person says which earlier appeal a complaint brought on paper or told aloud is about: from
    now on whoever answered for that one acts on this one no more, whoever it was that named it.

    Once it is named, whoever signs for the office alone names another.
    """
    appeal = locked_for_act(appeal, by=by)
    if appeal.about_id == about.pk:
        return appeal
    if appeal.about_id and not can_sign(by, appeal):
        raise BusinessRuleError(
            _("It is named already what this complaint is about: the head alone names another.")
        )
    if about.office_id != appeal.office_id or about.pk >= appeal.pk:  # nor ever in a circle
        raise BusinessRuleError(_("A complaint is about an earlier appeal of this office."))
    appeal.about = about
    appeal.save(update_fields=["about"])
    tie_as(about, appeal)
    events.record_event(appeal, events.COMPLAINT_NAMED, by=by, data={"about": about.reference})
    events.record_event(about, events.COMPLAINT_MADE, data={"appeal": appeal.pk})
    return appeal


def tie_as(matter: Appeal, complaint: Appeal) -> None:
    """Whom a recorded tie keeps from a matter, it keeps from complaints about it, and from those
    about these.
    """
    for tie in Tie.objects.filter(thread=matter.thread):
        known = {"since": now(), "recorded_by": tie.recorded_by, "reason": tie.reason}
        Tie.objects.get_or_create(thread=complaint.thread, user=tie.user, defaults=known)
    for further in complaint.complaints.all():
        tie_as(complaint, further)
