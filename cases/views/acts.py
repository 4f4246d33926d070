"""Acts that wait for no signature."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cases import services
from cases.choices import FilePurpose, MoveCode
from cases.forms.acts import (
    AppealForwardForm,
    AppealReopenForm,
    AppealWithdrawForm,
    CodeReplaceForm,
    DangerMarkForm,
    FileGiveForm,
    HearingCallOffForm,
    NoteAddForm,
    RecusalDecideForm,
    RecusalRequestForm,
)
from cases.forms.intake import FileAddForm
from cases.models import Appeal
from cases.policies import can_reopen
from cases.views.acting import act_on, by_day, find_appeal, find_to_work
from cases.views.moves import find_move, find_to_sign
from mediation_office.access import DESK, SECRETARIAT, role_required
from mediation_office.clock import today
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.numbers import spaced_code
from mediation_office.terms import services as terms
from mediation_office.terms.codes import TermCode


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def appeal_withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    appeal = find_to_work(request, reference)
    form = AppealWithdrawForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            _keep(request, appeal, form.cleaned_data["files"])
            services.withdraw_appeal(appeal, by=request.user, reason=form.cleaned_data["reason"])
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Withdrawn at the applicant's wish."))
            return redirect(appeal)
    return render(request, "cases/appeal_withdraw.html", {"appeal": appeal, "form": form})


def _keep(request: HttpRequest, appeal: Appeal, files: list[UploadedFile]) -> None:
    """What the applicant signed for an act of theirs stays with the appeal, for the office."""
    services.add_files(appeal, files, by=request.user, purpose=FilePurpose.ADDED)


@require_http_methods(["GET", "POST"])
@role_required(*DESK)
def appeal_forward(request: HttpRequest, reference: str) -> HttpResponse:
    """Whoever hears of a crime or threat passes it on at once, operators too."""
    appeal = find_appeal(request, reference)
    form = AppealForwardForm(request.POST or None, region=appeal.office.region)
    if form.is_valid():
        try:
            services.forward_appeal(appeal, by=request.user, **form.cleaned_data)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            done = _("The covering paper has its number: print it and hand it over now; call too.")
            messages.success(request, done)
            return redirect(appeal)
    return render(request, "cases/appeal_forward.html", {"appeal": appeal, "form": form})


@require_POST
@role_required(*SECRETARIAT)
def forward_close(request: HttpRequest, reference: str) -> HttpResponse:
    appeal = find_to_work(request, reference)
    done = _("It is over: what it asked was passed on.")
    return act_on(request, appeal, services.close_forwarded, done, appeal)


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def danger_mark(request: HttpRequest, reference: str) -> HttpResponse:
    appeal = find_to_work(request, reference)
    form = DangerMarkForm(
        request.POST or None, initial={"has_danger": "no" if appeal.has_danger else "yes"}
    )
    if form.is_valid():
        act = services.mark_danger if form.cleaned_data["has_danger"] else services.clear_danger
        try:
            act(appeal, by=request.user, reason=form.cleaned_data["reason"])
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Written down."))
            return redirect(appeal)
    return render(request, "cases/danger_mark.html", {"appeal": appeal, "form": form})


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def recusal_request(request: HttpRequest, reference: str) -> HttpResponse:
    appeal = find_to_work(request, reference)
    form = RecusalRequestForm(request.POST or None)
    if form.is_valid():
        try:
            asked = services.request_recusal(
                appeal, by=request.user, reason=form.cleaned_data["reason"]
            )
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, by_day(_("The head decides %(by_day)s."), asked))
            return redirect(appeal)
    decided_by = terms.term_day(appeal.office.region, TermCode.RECUSAL_DECIDE, start=today())
    context = {"appeal": appeal, "form": form, "decided_by": decided_by}
    return render(request, "cases/recusal_request.html", context)


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def recusal_decide(request: HttpRequest, reference: str, move: int) -> HttpResponse:
    appeal, found = find_to_sign(request, reference, move, code=MoveCode.RECUSE)
    form = RecusalDecideForm(request.POST or None, appeal=appeal)
    if form.is_valid():
        try:
            by = {"by": request.user, "reasons": form.reasons}
            if form.cleaned_data["upheld"]:
                successor = form.cleaned_data["successor"]
                decided = services.uphold_recusal(found, successor=successor, **by)
            else:
                decided = services.refuse_recusal(found, **by)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, by_day(_("Decided. Tell the applicant %(by_day)s."), decided))
            still = Appeal.objects.visible_to(request.user).filter(pk=appeal.pk).exists()
            return redirect(appeal if still else "cases:paper_list")
    return render(
        request, "cases/recusal_decide.html", {"appeal": appeal, "move": found, "form": form}
    )


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def hearing_call_off(request: HttpRequest, reference: str, move: int) -> HttpResponse:
    """Whoever signs takes back what was signed."""
    appeal, found = find_to_sign(request, reference, move, code=MoveCode.HEARING)
    form = HearingCallOffForm(request.POST or None)
    if form.is_valid():
        try:
            services.call_off_hearing(found, by=request.user, reason=form.cleaned_data["reason"])
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Called off. The applicant reads why."))
            return redirect(appeal)
    context = {"appeal": appeal, "move": found, "form": form}
    return render(request, "cases/hearing_call_off.html", context)


@require_POST
@role_required(*SECRETARIAT)
def file_request(request: HttpRequest, reference: str) -> HttpResponse:
    appeal = find_to_work(request, reference)
    done = _("Give the file for reading %(by_day)s.")
    return act_on(request, appeal, services.request_file, done, appeal)


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def file_give(request: HttpRequest, reference: str, move: int) -> HttpResponse:
    appeal, found = find_move(request, reference, move, code=MoveCode.FILE_ACCESS)
    form = FileGiveForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        told = form.cleaned_data
        try:
            _keep(request, appeal, told["files"])
            services.give_file(found, by=request.user, how=told["how"], on=told["on"])
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Noted: the applicant has read the file."))
            return redirect(appeal)
    return render(request, "cases/file_give.html", {"appeal": appeal, "move": found, "form": form})


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def file_add(request: HttpRequest, reference: str) -> HttpResponse:
    appeal = find_to_work(request, reference)
    form = FileAddForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            services.add_files(
                appeal,
                form.cleaned_data["files"],
                by=request.user,
                purpose=FilePurpose.ADDED,
                audience=form.cleaned_data["audience"],
            )
        except BusinessRuleError as error:
            form.add_error("files", str(error))
        else:
            messages.success(request, _("Kept."))
            return redirect(appeal)
    return render(request, "cases/file_add.html", {"appeal": appeal, "form": form})


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def note_add(request: HttpRequest, reference: str) -> HttpResponse:
    """A note for the office, or (by its own button) a message on the applicant's status page."""
    appeal = find_to_work(request, reference)
    form = NoteAddForm(request.POST or None)
    if form.is_valid():
        write = services.write_message if "message" in request.POST else services.add_note
        try:
            write(appeal, by=request.user, body=form.cleaned_data["body"])
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Written down."))
            return redirect(appeal)
    return render(request, "cases/note_add.html", {"appeal": appeal, "form": form})


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def appeal_reopen(request: HttpRequest, reference: str) -> HttpResponse:
    appeal = find_appeal(request, reference)
    if not can_reopen(request.user, appeal):
        raise PermissionDenied
    form = AppealReopenForm(request.POST or None)
    if form.is_valid():
        try:
            services.reopen_appeal(appeal, by=request.user, reason=form.cleaned_data["reason"])
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("It is open again."))
            return redirect(appeal)
    return render(request, "cases/appeal_reopen.html", {"appeal": appeal, "form": form})


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def code_replace(request: HttpRequest, reference: str) -> HttpResponse:
    """A new code, shown once on this very page: in person, or by the code word on the safe
    number.
    """
    appeal = find_to_work(request, reference)
    form = CodeReplaceForm(request.POST or None)
    code = ""
    if form.is_valid():
        try:
            code = services.replace_code(appeal, by=request.user, **form.cleaned_data)
            request.session.pop(f"slip:{appeal.reference}", None)  # it shows the old code
        except BusinessRuleError as error:
            form.add_error(None, str(error))
    return render(
        request,
        "cases/code_replace.html",
        {"appeal": appeal, "form": form, "code": spaced_code(code) if code else ""},
    )
