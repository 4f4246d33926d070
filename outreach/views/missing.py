"""Sending what the office asked for, from the status page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases import services as cases
from cases.models import Appeal, Move
from mediation_office.http import client_address
from mediation_office.lifecycle import BusinessRuleError
from outreach import forms
from outreach.services.matter import asked_of
from outreach.services.sending import has_room_for_files
from outreach.views.status import with_matter
from outreach.views.visit import region_here


@require_http_methods(["GET", "HEAD", "POST"])
@with_matter
def status_missing(request: HttpRequest, appeal: Appeal) -> HttpResponse:
    """Words and files in answer to a clarification. A file that is not taken costs nothing else."""
    asked = next(iter(asked_of(appeal)), None)
    if asked is None:
        return redirect("outreach:status_matter")
    form = forms.StatusMissingForm(initial={"text": request.POST.get("text", "")})
    if "drop" in request.POST:
        cases.drop_clarification_file(asked, request.POST["drop"])
    elif request.method == "POST":
        form = forms.StatusMissingForm(request.POST, request.FILES)
        for sentence in _keep_files(request, asked):
            form.add_error("files", sentence)
        if form.is_valid():
            try:
                cases.answer_clarification(asked, text=form.cleaned_data["text"])
            except BusinessRuleError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _("We have what you sent. You need not do anything."))
                return redirect("outreach:status_matter")
    context = {
        "form": form,
        "asked": asked,
        "files": cases.clarification_files(asked),
        "leave_url": reverse("outreach:leave"),
    }
    return render(request, "outreach/status_missing.html", context)


def _keep_files(request: HttpRequest, asked: Move) -> list[str]:
    """Keep what was chosen; a sentence for each file that could not be taken."""
    uploads, sentences = request.FILES.getlist("files"), []
    address, region = client_address(request), region_here()
    if uploads and not has_room_for_files(len(uploads), address=address, region=region):
        return [_("Too many files came from your connection. Bring them to the office, or go on.")]
    for upload in uploads:
        try:
            cases.keep_clarification_file(asked, upload)
        except BusinessRuleError as error:
            sentences.append(
                _("“%(name)s”: %(sentence)s") % {"name": upload.name[:80], "sentence": error}
            )
    return sentences
