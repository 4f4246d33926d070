"""Following a matter with reference and code: what happens, who acts, by when; the answer;
withdrawal; another channel.
"""

from collections.abc import Callable
from functools import wraps
from mimetypes import guess_extension

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases import services as cases
from cases.models import Appeal
from cases.services.applicant import change_reach, note_reading
from cases.services.status import OvertakenError
from cases.slips import coupon_of
from mediation_office import spoken, turns
from mediation_office.components import Confirm
from mediation_office.documents.files.sending import attach, stream
from mediation_office.documents.papers import coupon_pdf, paper_pdf
from mediation_office.http import client_address
from mediation_office.lifecycle import BusinessRuleError
from outreach import forms
from outreach.presentation.matter import matter_of
from outreach.services.codes import TurnKept, try_code, turn_for_code
from outreach.services.matter import appeal_by, files_of, papers_of, reach_of, scan_of
from outreach.views.citizen import citizen_page, region_here
from outreach.views.visit import access_of, end_visit, remember_access

_LATER = gettext_lazy(
    "What is stricter holds from now on. Before we reach you in a way that was not allowed until"
    " now, somebody of the office asks you in a way that was. You can also call us or come by."
)
_IN_A_MINUTE = gettext_lazy(
    "Something about this appeal is being done just now. Nothing was withdrawn: try again in a"
    " minute."
)


def with_matter(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the view the appeal that this session opened; without one, back to the code."""

    @wraps(view)
    def opened(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        appeal = appeal_by(access_of(request))
        if appeal is None:
            return redirect("outreach:status")
        return view(request, appeal, *args, **kwargs)

    return citizen_page(opened)


@require_http_methods(["GET", "HEAD", "POST"])
@citizen_page
def status(request: HttpRequest) -> HttpResponse:
    """Reference and code; a wrong code and a reference that does not exist have one answer."""
    form = forms.StatusForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "leave_url": reverse("outreach:leave")}
    if not form.is_valid():
        return render(request, "outreach/status.html", context)
    address, turn = client_address(request), turn_for_code(request)
    try:
        access = try_code(**form.cleaned_data, address=address, turn=turn, region=region_here())
    except TurnKept:
        context["again_in"] = spoken.in_seconds(turns.seconds_of(turn))
        page = render(request, "outreach/status.html", context, status=429)
        turns.keep(page, turn, path=request.path)
        return page
    if access is None:
        form.add_error("code", _("The code doesn't match. Check the slip or call us."))
        return render(request, "outreach/status.html", context)
    remember_access(request, access.pk)
    return redirect("outreach:status_matter")


@require_safe
@with_matter
def status_matter(request: HttpRequest, appeal: Appeal) -> HttpResponse:
    """What this side may know, from the same events as the staff's timeline."""
    matter = matter_of(appeal)
    if request.method == "GET":  # HEAD brings no letter before anybody's eyes (APPC 92)
        note_reading(appeal, matter.letters)  # the look log of the applicant's side
    context = {"matter": matter, "leave_url": reverse("outreach:leave")}
    return render(request, "outreach/status_matter.html", context)


@require_safe
@with_matter
def status_coupon(request: HttpRequest, appeal: Appeal) -> HttpResponse:
    """The coupon of APPC 64(2) as a sheet."""
    if appeal.registered_at is None:
        return redirect("outreach:status_matter")
    return attach(coupon_pdf(coupon_of(appeal), get_language() or "kk"), name="coupon.pdf")


@require_safe
@with_matter
def status_paper(request: HttpRequest, appeal: Appeal, key: object) -> HttpResponse:
    """A signed paper to the applicant: its scan when there is one, else, or where `?text` asks for
    it, the sheet of what was signed here.
    """
    for paper in papers_of(appeal):
        if paper.uuid == key:
            if (scan := scan_of(paper)) and "text" not in request.GET:
                return stream(scan, name="letter" + (guess_extension(scan.content_type) or ""))
            return attach(paper_pdf(paper), name="letter.pdf")
    return redirect("outreach:status_matter")


@require_safe
@with_matter
def status_file(request: HttpRequest, appeal: Appeal, key: object) -> HttpResponse:
    """A file that the office shared with this side, under a name that tells nothing."""
    for file in files_of(appeal)[0]:
        if file.uuid == key:
            return stream(file, name="file" + (guess_extension(file.content_type) or ""))
    return redirect("outreach:status_matter")


@require_http_methods(["GET", "HEAD", "POST"])
@with_matter
def status_withdraw(request: HttpRequest, appeal: Appeal) -> HttpResponse:
    """Withdrawal before the decision (APPC 64(9)): asked once, on a page that says what follows."""
    if request.method == "POST":
        try:
            cases.withdraw_appeal(appeal, by=None)
        except OvertakenError:  # its sentence is the office's: it names status and colleague
            messages.error(request, _("This appeal can no longer be withdrawn."))
        except BusinessRuleError:  # a message about it is on its way: their right stays
            messages.error(request, _IN_A_MINUTE)
        else:
            messages.success(request, _("You withdrew your appeal."))
        return redirect("outreach:status_matter")
    question = Confirm(
        title=_("Withdraw the appeal?"),
        consequence=_(
            "We stop looking into it and send no answer on its substance. What was written stays"
            " with the office"
            " under the rules of keeping. You may appeal again at any time; the term then begins"
            " anew."
        ),
        button=_("Withdraw the appeal"),
        cancel_url=reverse("outreach:status_matter"),
    )
    context = {"question": question, "leave_url": reverse("outreach:leave")}
    return render(request, "outreach/status_withdraw.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_matter
def status_reach(request: HttpRequest, appeal: Appeal) -> HttpResponse:
    """What is stricter holds from now on; the rest, a new number or address too, a person asks
    about first.
    """
    form = forms.StatusReachForm(
        request.POST if request.method == "POST" else None, initial=reach_of(appeal)
    )
    if form.is_valid():
        try:
            is_all = change_reach(appeal, form.reach, **form.beside)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            said = _("From now on we reach you as you wrote.") if is_all else _LATER
            messages.success(request, said)
            return redirect("outreach:status_matter")
    context = {"form": form, "leave_url": reverse("outreach:leave")}
    return render(request, "outreach/status_reach.html", context)


@require_POST
@citizen_page
def status_close(request: HttpRequest) -> HttpResponse:
    """Close the page: nothing of it can be opened again without the code."""
    return end_visit(request)
