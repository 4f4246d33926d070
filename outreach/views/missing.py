"""Sending what the office asked for, from the status page."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases import services as cases
from cases.models import Appeal, Move
from mediation_office.lifecycle import BusinessRuleError
from outreach import forms
from outreach.presentation.matter import sheets_of
from outreach.services.matter import asked_of
from outreach.views.citizen import files_taken
from outreach.views.status import with_matter


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
        keep = partial(cases.keep_clarification_file, asked)
        for sentence in files_taken(request, keep):
            form.add_error("files", sentence)
        if _sent(form, asked):
            messages.success(request, _("We have what you sent. You need not do anything."))
            return redirect("outreach:status_matter")
    context = {
        "form": form,
        "asked": asked,
        "sheet": sheets_of(asked.paper)[0],
        "files": cases.clarification_files(asked),
        "leave_url": reverse("outreach:leave"),
    }
    return render(request, "outreach/status_missing.html", context)


def _sent(form: forms.StatusMissingForm, asked: Move) -> bool:
    """Whether the answer was taken; else the form says why not."""
    if not form.is_valid():
        return False
    try:
        cases.answer_clarification(asked, text=form.cleaned_data["text"])
    except BusinessRuleError as error:
        form.add_error(None, str(error))
    return not form.errors
