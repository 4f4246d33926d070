"""After the signature: the scan of the sheet comes back, and the paper leaves."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases import services
from cases.choices import TO_A_BODY, FilePurpose
from cases.forms.papers import MoveMarkSentForm, ScanAddForm, ScanConfirmForm
from cases.presentation import paper_facts
from cases.views.moves import find_move
from mediation_office.access import SECRETARIAT, role_required
from mediation_office.documents.models import StoredFile
from mediation_office.lifecycle import BusinessRuleError


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def scan_add(request: HttpRequest, reference: str, move: int) -> HttpResponse:
    """The signed paper comes back as a scan, which is looked at before it counts."""
    appeal, found = find_move(request, reference, move)
    form = ScanAddForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            kept = services.keep_scan(found, form.cleaned_data["scan"], by=request.user)
        except BusinessRuleError as error:
            form.add_error("scan", str(error))
        else:
            return redirect("cases:scan_confirm", appeal.reference, found.pk, kept.uuid)
    context = {"appeal": appeal, "form": form, "facts": paper_facts(found)}
    context |= {"scan": found.paper.signed_scan}
    return render(request, "cases/scan_add.html", context)


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def scan_confirm(request: HttpRequest, reference: str, move: int, uuid: UUID) -> HttpResponse:
    """Somebody has opened the scan and says that it is this paper."""
    appeal, found = find_move(request, reference, move)
    scans = StoredFile.objects.filter(thread=appeal.thread, purpose=FilePurpose.SIGNED_SCAN)
    scan, paper = get_object_or_404(scans, uuid=uuid), found.paper
    form = ScanConfirmForm(request.POST or None, is_another=paper.signed_scan not in (None, scan))
    if form.is_valid():
        try:
            reason = form.cleaned_data.get("reason", "")
            services.add_signed_scan(found, scan, by=request.user, reason=reason)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            words = _("The signed scan of № %(number)s is kept.")
            messages.success(request, words % {"number": paper.outgoing})
            return redirect(appeal)
    context = {"appeal": appeal, "form": form, "facts": paper_facts(found), "move": found}
    context |= {"scan": scan, "is_theirs": found.code not in TO_A_BODY}
    return render(request, "cases/scan_confirm.html", context)


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def move_mark_sent(request: HttpRequest, reference: str, move: int) -> HttpResponse:
    """How the signed paper left, and on which day."""
    appeal, found = find_move(request, reference, move)
    form = MoveMarkSentForm(request.POST or None, channel=appeal.contact.channel)
    if form.is_valid():
        try:
            services.mark_move_sent(found, by=request.user, **form.cleaned_data)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Noted as sent."))
            return redirect(appeal)
    context = {"appeal": appeal, "form": form, "facts": paper_facts(found)}
    return render(request, "cases/move_mark_sent.html", context)
