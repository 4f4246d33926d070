"""From the status page to a complaint about the answer or about our work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.models import Appeal
from cases.services.applicant import complain_until
from mediation_office.clock import today
from mediation_office.terms.codes import TermCode
from mediation_office.terms.days import Calendar
from mediation_office.terms.models import Term
from outreach import services
from outreach.services.drafts import typed
from outreach.views.citizen import region_here
from outreach.views.status import with_matter
from outreach.views.visit import begin_draft, draft_of


@require_http_methods(["GET", "HEAD", "POST"])
@with_matter
def status_complaint(request: HttpRequest, appeal: Appeal) -> HttpResponse:
    """What a complaint brings; the press opens the form of an appeal with a draft about this one.

    Name and ways to reach are asked anew: whoever found the slip shall not read them there.
    """
    draft = draft_of(request)
    known = typed(draft)
    is_begun = known.get("about") == appeal.reference
    if request.method == "POST":
        if draft and not is_begun:
            services.delete_draft(draft)
        if not is_begun:
            draft = begin_draft(request, region_here())
            services.write_draft(draft, {"about": appeal.reference})
        return redirect("outreach:appeal")
    region = appeal.office.region
    term = Term.objects.in_force(region, TermCode.COMPLAINT_REVIEW, today())
    context = {
        "appeal": appeal,
        "answered_in": term.length,
        "until": complain_until(appeal, calendar=Calendar.shown(region)),
        "forgets": bool(known) and not is_begun,
        "leave_url": reverse("outreach:leave"),
    }
    return render(request, "outreach/status_complaint.html", context)
