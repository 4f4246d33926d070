"""The desk writes an appeal down for somebody, prints the slip, and looks at what was put aside."""

import time
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases import services
from cases.choices import FilePurpose, Queue
from cases.consent import consent_terms, spoken_terms
from cases.forms.intake import AppealCreateForm, AppealDismissForm
from cases.models import Access, Appeal
from cases.policies import can_sign
from cases.services import Filing
from cases.slips import protocol_of, slip_of
from cases.views.acting import act_on, find_appeal, find_to_work
from mediation_office.access import DESK, SECRETARIAT, role_required
from mediation_office.documents import papers
from mediation_office.documents.files.sending import attach
from mediation_office.documents.models import StoredFile
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.numbers import parse_reference, spaced_code
from mediation_office.people import safe
from mediation_office.people import services as people
from mediation_office.people.choices import Channel
from mediation_office.people.models import Contact
from mediation_office.people.policies import can_reach_by
from mediation_office.presses import key_of, new_press
from mediation_office.sealing import blind

SLIP_SECONDS = 10 * 60


@require_http_methods(["GET", "POST"])
@role_required(*DESK)
def appeal_create(request: HttpRequest) -> HttpResponse:
    """Pressed twice, it is one appeal, and its slip shows the same code; sent again with other
    words it is another appeal.
    """
    contact = _contact(request)
    form = AppealCreateForm(
        request.POST or None, request.FILES or None, user=request.user, contact=contact
    )
    if form.is_valid():
        try:
            token = _token_of(request)
            appeal = _accept(request, form, token=token, contact=contact)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            request.session[f"slip:{appeal.reference}"] = [token, _code_made_at(appeal)]
            return redirect("cases:appeal_slip", appeal.reference)
    context = {
        "form": form,
        "contact": contact,
        **_told_before(request, contact),
        "token": request.POST.get("token") or new_press(),
        "consent": spoken_terms(request.user.office.region),
    }
    return render(request, "cases/appeal_create.html", context)


def _told_before(request: HttpRequest, contact: Contact | None) -> dict[str, Any]:
    """How it is safe to reach whoever turned to us, and whether that may be changed now."""
    if contact is None:
        return {"rules": None, "may_change": False}
    reaches = can_reach_by(request.user, contact)
    return {"rules": safe.rules_in_matter(contact.thread), "may_change": reaches}


def _token_of(request: HttpRequest) -> str:
    """The one-time token of this form: of whom, of this session, of every word of it. Whoever sends
    it with other words, or finds it in another session, gets no code that was made for these.
    """
    return blind(f"{request.session.session_key} {key_of(request)}", purpose="filing")


def _code_made_at(appeal: Appeal) -> int:
    """When the code of its slip was made; 0 once another one took its place."""
    first = Access.objects.filter(reference=appeal.reference, side=1).earliest("pk")
    return 0 if first.replaced_at else int(first.issued_at.timestamp())


def _accept(
    request: HttpRequest, form: AppealCreateForm, *, token: str, contact: Contact | None
) -> Appeal:
    """The appeal with the files brought along; pressed twice, the files are kept once too."""
    stated, uploads = form.stated, form.cleaned_data["files"]
    office = contact.office if contact else form.cleaned_data["office"]
    if "consent" in stated:
        with override(stated["language"]):
            stated["consent_scope"] = dict(consent_terms(office.region).lines)
    with transaction.atomic():
        appeal = services.accept_appeal(
            Filing(**stated),
            token=token,
            office=office,
            channel=contact.channel if contact else Channel.VISIT,
            by=request.user,
            contact=contact,
        )
        if uploads and not StoredFile.objects.filter(thread=appeal.thread).exists():
            services.add_files(appeal, uploads, by=request.user, purpose=FilePurpose.SCAN)
    return appeal


def _contact(request: HttpRequest) -> Contact | None:
    """The contact it grows from, or 404; its note is read with it, so the look is logged."""
    reference = request.GET.get("contact")
    if not reference:
        return None
    rows = Contact.objects.visible_to(request.user)
    with transaction.atomic():
        contact = get_object_or_404(rows, reference=parse_reference(reference) or "")
        people.log_contact(request.user, contact)
    return contact


@require_GET
@role_required(*DESK)
def appeal_slip(request: HttpRequest, reference: str) -> HttpResponse:
    """The acceptance slip with the code: streamed to whoever wrote the appeal down, in this session
    for ten minutes, never stored.
    """
    appeal = find_appeal(request, reference)
    token, since = request.session.get(f"slip:{appeal.reference}", ["", 0])
    if time.time() - since > SLIP_SECONDS:
        request.session.pop(f"slip:{appeal.reference}", None)
        messages.error(
            request,
            _("The code is shown once. A lost code is replaced, in person or by the code word."),
        )
        return redirect(appeal)
    slip = slip_of(appeal, token=token)
    if request.GET.get("format") == "pdf":
        return attach(papers.slip_pdf(slip, appeal.language), name=f"{appeal.reference}.pdf")
    context = {"appeal": appeal, "slip": slip, "code": spaced_code(slip.code)}
    return render(request, "cases/appeal_slip.html", context)


@require_GET
@role_required(*DESK)
def appeal_protocol(request: HttpRequest, reference: str) -> HttpResponse:
    """The appeal on paper: what was told at the desk, to be read out and signed (APPC 63(1)); what
    came in writing, as it was filed, to be enclosed.
    """
    appeal = find_appeal(request, reference)
    reaches = can_sign(request.user, appeal) or can_reach_by(request.user, appeal.contact)
    sheet = papers.protocol_pdf(protocol_of(appeal, reaches=reaches))
    return attach(sheet, name=f"{appeal.reference}.pdf")


@require_POST
@role_required(*SECRETARIAT)
def appeal_release(request: HttpRequest, reference: str) -> HttpResponse:
    appeal = find_to_work(request, reference)
    done = _("It is in the queue to register.")
    return act_on(request, appeal, services.release_appeal, done, appeal)


@require_POST
@role_required(*SECRETARIAT)
def appeal_release_many(request: HttpRequest) -> HttpResponse:
    """Those ticked in the list, each by itself with its event: one refused stops no other."""
    ticked = {parse_reference(one) for one in request.POST.getlist("chosen")} - {None}
    rows = Appeal.objects.visible_to(request.user).filter(reference__in=ticked)
    rows = rows.filter(office__in=request.user.offices_as(*SECRETARIAT)).order_by("pk")
    released = sum(_is_released(request, appeal) for appeal in rows)
    if released:
        words = ngettext(
            "%(count)d appeal is in the queue to register.",
            "%(count)d appeals are in the queue to register.",
            released,
        )
        messages.success(request, words % {"count": released})
    elif not ticked:
        messages.error(request, _("Tick those that are appeals."))
    return redirect(Queue.QUARANTINE.address)


def _is_released(request: HttpRequest, appeal: Appeal) -> bool:
    """Whether it went to the queue; why not, is said beside its reference."""
    try:
        services.release_appeal(appeal, by=request.user)
    except BusinessRuleError as error:
        told = {"reference": appeal.reference, "why": error}
        messages.error(request, _("%(reference)s: %(why)s") % told)
        return False
    return True


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def appeal_dismiss(request: HttpRequest, reference: str) -> HttpResponse:
    appeal = find_to_work(request, reference)
    form = AppealDismissForm(request.POST or None)
    if form.is_valid():
        try:
            services.dismiss_appeal(appeal, by=request.user, reason=form.cleaned_data["reason"])
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Put away. It stays in the list “Closed”."))
            return redirect("cases:appeal_list")
    return render(request, "cases/appeal_dismiss.html", {"appeal": appeal, "form": form})
