"""The appeal in steps: what happened, the other side, you, how to reach you, check and send."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.consent import consent_terms
from mediation_office.accounts.models import Office, Region
from mediation_office.components import Step
from mediation_office.http import client_address
from mediation_office.labels import LANGUAGES
from outreach import forms, services
from outreach.models import Draft
from outreach.presentation.steps import FIRST, LAST, STEPS, form_of, order_of
from outreach.presentation.summary import left_empty, summary_of
from outreach.services.drafts import files_of, typed
from outreach.services.sending import suspicion_about
from outreach.views.citizen import citizen_page, files_taken, region_here
from outreach.views.visit import (
    begin_draft,
    draft_of,
    names_draft,
    remember_draft,
    remember_slip,
    slip_key,
)


def _beside(step: str, draft: Draft | None, way: int) -> str:
    """The address of the step after (1) or before (-1) this one; there is none before the first."""
    order = order_of(draft)
    return step_url(order[max(order.index(step) + way, 0)])


@require_http_methods(["GET", "HEAD", "POST"])
@citizen_page
def appeal(request: HttpRequest, step: str = FIRST) -> HttpResponse:
    """One step. Whatever was typed is kept first; only then is it looked at."""
    region, draft = region_here(), draft_of(request)
    if step not in order_of(draft):
        return redirect("outreach:appeal")
    form_class = form_of(step, draft)
    if request.method != "POST":
        form = form_class(region=region, initial=_initial(draft))
        return _show(request, step, form, draft)
    form, before = form_class(request.POST, request.FILES, region=region), typed(draft)
    draft = services.write_draft(draft or begin_draft(request, region), form.as_typed())
    remember_draft(request, draft)
    for name, kept in services.cut_fields(draft, form.as_typed()).items():
        form.add_error(name, _cut_words(kept))
    for sentence in _change_files(request, draft):
        form.add_error("files", sentence)
    if elsewhere := _led_elsewhere(request, step, draft):
        return elsewhere
    if set(form.errors) - _left_as_typed(request, before, typed(draft)) or "files" in form.errors:
        return _show(request, step, form, draft)
    return redirect(_beside(step, draft, 1))


@require_http_methods(["GET", "HEAD", "POST"])
@citizen_page
def appeal_check(request: HttpRequest) -> HttpResponse:
    """The last step: read it over, then send. Sending always succeeds, and a second press gives the
    same slip.
    """
    region, draft = region_here(), draft_of(request)
    key = request.POST.get("draft", "")
    # asked after the draft: a press that finds none any more finds what it became
    if names_draft(request, key) and services.find_sent(key):
        return _to_slip(request, key)
    if draft is None:
        return redirect("outreach:appeal")
    if request.method != "POST":
        form = forms.AppealCheckForm(region=region, initial=_initial(draft))
        return _show(request, LAST, form, draft)
    form = forms.AppealCheckForm(request.POST, region=region)
    if elsewhere := _led_elsewhere(request, LAST, draft):
        remember_draft(request, services.write_draft(draft, form.as_typed()))
        return elsewhere
    _send(request, draft, form.as_typed(), region)
    return _to_slip(request, str(draft.uuid))


def _left_as_typed(request: HttpRequest, before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    """The fields whose mistake was named before and that were not changed since: they may stay."""
    named = request.POST.get("as_typed", "").split(",")
    same = (name for name in named if _begin(before.get(name)) == _begin(after.get(name)))
    return set(same)


def _begin(value: Any) -> str:
    """Enough to tell a change: of a very long text how much is kept may differ."""
    return str(value)[:1000]


def _cut_words(kept: int) -> str:
    sentence = _("Only the first %(kept)s characters are kept. Add the rest as a file.")
    return sentence % {"kept": kept}


def _send(request: HttpRequest, draft: Draft, last: dict[str, Any], region: Region) -> None:
    trap, address = request.POST.get("website", ""), client_address(request)
    suspicion = suspicion_about(draft, trap=trap, address=address, region=region)
    scope = dict(consent_terms(region).lines)
    services.send_draft(draft, region=region, last=last, consent_scope=scope, suspicion=suspicion)


def _to_slip(request: HttpRequest, key: str) -> HttpResponse:
    remember_slip(request, key)
    return redirect("outreach:appeal_slip")


def step_url(step: str, language: str | None = None) -> str:
    with override(language or get_language()):
        if step == LAST:
            return reverse("outreach:appeal_check")
        return reverse("outreach:appeal", args=[step] if step != FIRST else [])


def _initial(draft: Draft | None) -> dict[str, Any]:
    return {"answer_language": get_language(), "authority": "self"} | typed(draft)


def _change_files(request: HttpRequest, draft: Draft) -> list[str]:
    """Take out the file that was dropped, add what was chosen; a sentence for each not taken."""
    if drop := request.POST.get("drop"):
        services.drop_file(draft, drop)
    office = Office.objects.main_of(region_here()) if request.FILES else None
    return files_taken(request, partial(services.add_file, draft, office=office))


def _led_elsewhere(request: HttpRequest, step: str, draft: Draft) -> HttpResponse | None:
    """Other ways off the page than on: back, another language, another time, only the files."""
    language = request.POST.get("language")
    if language in LANGUAGES:
        return redirect(step_url(step, language))
    if "back" in request.POST:
        return redirect(_beside(step, draft, -1))
    if "later" in request.POST:
        return redirect(f"{step_url(step)}?kept=1")
    if "drop" in request.POST:
        return redirect(f"{step_url(step)}#files")
    return None


def _show(request: HttpRequest, step: str, form: Any, draft: Draft | None) -> HttpResponse:
    order = order_of(draft)
    place = order.index(step)
    context = {
        "form": form,
        "step": step,
        "steps": _steps(order, place),
        "eyebrow": _("Step %(number)s of %(all)s") % {"number": place + 1, "all": len(order)},
        "heading": STEPS[step].heading,
        "draft": draft,
        "about": typed(draft).get("about", ""),
        "files": files_of(draft) if step in (FIRST, LAST) else [],
        "is_kept": draft and "kept" in request.GET,
        "is_sent": draft is None and slip_key(request),
        "leave_url": reverse("outreach:leave"),
    }
    if step == LAST:
        return render(request, "outreach/appeal_check.html", context | _read_back(draft))
    return render(request, "outreach/appeal.html", context)


def _steps(order: list[str], place: int) -> list[Step]:
    states = ["done"] * place + ["now"] + [""] * (len(order) - place - 1)
    return [Step(str(STEPS[name].title), state) for name, state in zip(order, states, strict=True)]


def _read_back(draft: Draft | None) -> dict[str, Any]:
    region = region_here()
    return {
        "summary": summary_of(draft, region=region, url_of=step_url),
        "left_empty": left_empty(draft, region=region),
        "consent": consent_terms(region),
    }
