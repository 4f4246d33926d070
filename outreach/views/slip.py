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

from cases import slips
from cases.services import appeal_code
from mediation_office.documents.files.sending import attach
from mediation_office.documents.papers import qr_svg, slip_pdf
from mediation_office.numbers import only_digits, spaced_code
from outreach import forms, services
from outreach.services.sending import digits_typed
from outreach.services.slip import slip_of
from outreach.views.visit import citizen_page, slip_key


@require_http_methods(["GET", "HEAD", "POST"])
@citizen_page
def appeal_slip(request: HttpRequest) -> HttpResponse:
    """Reference and code, for two hours after sending; POST only compares the last digits somebody
    wrote down.
    """
    key = slip_key(request)
    appeal = services.find_sent(key) if key else None
    if appeal is None or key is None:
        return redirect("outreach:status")
    code = appeal_code(services.token_of(key))
    form = forms.TailForm(request.POST if request.method == "POST" else None)
    tail = only_digits(digits_typed(form.cleaned_data["tail"])) if form.is_valid() else ""
    context = {
        "slip": slip_of(appeal),
        "code": spaced_code(code),
        "picture": qr_svg(status_address()),
        "form": form,
        "tail_fits": hmac.compare_digest(tail, code[-3:]) if tail else None,
        "leave_url": reverse("outreach:leave"),
    }
    return render(request, "outreach/appeal_slip.html", context)


@require_safe
@citizen_page
def appeal_slip_pdf(request: HttpRequest) -> HttpResponse:
    """The same slip as a sheet: drawn for this press, stored nowhere, with a name that says
    nothing.
    """
    key = slip_key(request)
    appeal = services.find_sent(key) if key else None
    if appeal is None or key is None:
        return redirect("outreach:status")
    sheet = slips.slip_of(appeal, token=services.token_of(key))
    return attach(slip_pdf(sheet, get_language() or "kk"), name="slip.pdf")


def status_address() -> str:
    """What the picture on the slip holds: where to type reference and code, and nothing else."""
    return f"{settings.SITE_URL}{reverse('outreach:status')}"
