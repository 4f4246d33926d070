"""The acceptance slip: shown to the browser that sent the appeal, drawn anew each time, stored
nowhere.
"""

import hmac

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from cases.slips import slip_of
from mediation_office.documents.files.sending import attach
from mediation_office.documents.papers import Slip, qr_svg, slip_pdf
from mediation_office.documents.papers.words import said_in
from mediation_office.numbers import only_digits, spaced_code
from mediation_office.people.phones import as_typed
from outreach import forms, services
from outreach.presentation.slip import next_steps, register_words
from outreach.views.citizen import citizen_page
from outreach.views.visit import slip_key


@require_http_methods(["GET", "HEAD", "POST"])
@citizen_page
def appeal_slip(request: HttpRequest) -> HttpResponse:
    """Reference and code, for two hours after sending; POST only compares the last digits somebody
    wrote down.
    """
    slip = _slip_here(request)
    if slip is None:
        return redirect("outreach:status")
    form = forms.TailForm(request.POST if request.method == "POST" else None)
    tail = only_digits(as_typed(form.cleaned_data["tail"])) if form.is_valid() else ""
    context = {
        "slip": slip,
        "code": spaced_code(slip.code),
        "register_words": register_words(slip),
        "kind": said_in(slip.kind, get_language() or "kk"),
        "counted": said_in(slip.counted, get_language() or "kk"),
        "next_steps": next_steps(slip),
        "picture": qr_svg(status_address()),
        "form": form,
        "tail_fits": hmac.compare_digest(tail, slip.code[-3:]) if tail else None,
        "leave_url": reverse("outreach:leave"),
    }
    return render(request, "outreach/appeal_slip.html", context)


@require_safe
@citizen_page
def appeal_slip_pdf(request: HttpRequest) -> HttpResponse:
    """The same slip as a sheet: drawn for this press, stored nowhere, with a name that says
    nothing.
    """
    slip = _slip_here(request)
    if slip is None:
        return redirect("outreach:status")
    return attach(slip_pdf(slip, get_language() or "kk"), name="slip.pdf")


def _slip_here(request: HttpRequest) -> Slip | None:
    """The slip that this session may see, if any."""
    key = slip_key(request)
    appeal = services.find_sent(key) if key else None
    return slip_of(appeal, token=services.token_of(key)) if appeal and key else None


def status_address() -> str:
    """What the picture on the slip holds: where to type reference and code, and nothing else."""
    return f"{settings.SITE_URL}{reverse('outreach:status')}"
