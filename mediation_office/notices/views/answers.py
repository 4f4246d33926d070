"""What people wrote back by SMS: read in full only here, where the look is written down."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mediation_office.access import SECRETARIAT, role_required
from mediation_office.accounts.services import log_look
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.notices import services
from mediation_office.notices.models import SmsAnswer
from mediation_office.people.matters import kept_from


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*SECRETARIAT)
def sms_answer_settle(request, uuid):
    answer = _look_at(request, uuid)
    if request.method == "POST":
        try:
            services.settle_sms_answer(answer, by=request.user)
        except BusinessRuleError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Recorded: the answer is dealt with."))
        return redirect("notices:notice_list")
    return render(request, "notices/sms_answer_settle.html", {"answer": answer})


@transaction.atomic
def _look_at(request, uuid) -> SmsAnswer:
    """The door: not yours is not there, and a look at a matter is written down."""
    rows = SmsAnswer.objects.visible_to(request.user)
    rows = rows.select_related("notice__user", "settled_by")
    answer = get_object_or_404(rows, uuid=uuid)
    answer.is_kept = answer.thread in kept_from(request.user, {answer.thread})
    if answer.thread:
        log_look(
            request.user,
            subject="sms-answer",
            reference=str(uuid),
            thread=answer.thread,
            office_id=answer.notice.office_id,
        )
    return answer
