"""Messages: what waits for a person first, then what leaves and what has left."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mediation_office.access import SECRETARIAT, role_required
from mediation_office.accounts.services import log_look
from mediation_office.addresses import address_of
from mediation_office.documents.files import attach
from mediation_office.documents.papers import Letter, letter_pdf
from mediation_office.http import Page, paginate
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.notices import by_hand, services
from mediation_office.notices.choices import Decision
from mediation_office.notices.forms import NoticeFilterForm, NoticeSettleForm
from mediation_office.notices.models import Notice, SmsAnswer
from mediation_office.people.matters import kept_from, names_of


@require_safe
@role_required(*SECRETARIAT)
def notice_list(request):
    mine = Notice.objects.visible_to(request.user)
    form = NoticeFilterForm(request.GET)
    show = form.chosen.get("show") or ("all" if form.wanted else "waiting")
    if show == "waiting":
        rows = mine.for_a_person()
    else:
        found = mine.filter(**form.wanted)
        rows = found.to_come() if show == "planned" else found.begun()
    context = {
        "form": form,
        "page": _page(request, rows.for_list()),
        "show": show,
        "answers": SmsAnswer.objects.visible_to(request.user).for_a_person(),
        "waiting": mine.for_a_person().count(),
    }
    return render(request, "notices/notice_list.html", context)


def _page(request, rows) -> Page:
    """One page of them, each with its applicant, where its matter opens, and whose it is not."""
    page = paginate(request, rows)
    kept = kept_from(request.user, {notice.thread for notice in page.items})
    theirs = {notice.thread for notice in page.items if notice.side == 1}
    names = names_of(request.user, theirs)
    for notice in page.items:
        notice.is_kept = notice.thread in kept
        notice.name = names.get(notice.thread, "") if notice.side == 1 else ""
        if notice.is_about_an_appeal:
            notice.matter = address_of("appeal", notice.reference)
    return page


@require_safe
@role_required(*SECRETARIAT)
def notice_detail(request, uuid):
    notice = _look_at(request, uuid)
    context = {
        "notice": notice,
        "task": by_hand.task_of(notice),
        "decisions": notice.decisions.select_related("by"),
    }
    return render(request, "notices/notice_detail.html", context)


@require_safe
@role_required(*SECRETARIAT)
def notice_letter(request, uuid):
    """What goes by post and is no paper of its own: its words on the office's sheet."""
    notice = _look_at(request, uuid)
    task = by_hand.task_of(notice)
    if not task.is_letter:
        raise Http404
    name = names_of(request.user, {notice.thread}).get(notice.thread, "")
    letter = Letter(
        office=notice.office,
        reference=notice.reference,
        language=notice.language,
        written_at=notice.due_at,
        addressee="\n".join(filter(None, [name, task.reach])),
        subject=task.words.subject,
        body=task.words.body,
    )
    return attach(letter_pdf(letter), name=f"{notice.reference or 'letter'}.pdf")


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*SECRETARIAT)
def notice_settle(request, uuid):
    notice = _look_at(request, uuid)
    form = NoticeSettleForm(request.POST or None)
    if form.is_valid():
        try:
            services.settle_notice(notice, by=request.user, **form.cleaned_data)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, SETTLED[form.cleaned_data["decision"]]())
            return redirect("notices:notice_list")
    context = {"notice": notice, "form": form, "task": by_hand.task_of(notice)}
    return render(request, "notices/notice_settle.html", context)


SETTLED = {
    Decision.DONE: lambda: _("Recorded as done by hand."),
    Decision.AGAIN: lambda: _("The message will be sent again within a minute."),
    Decision.GIVE_UP: lambda: _("Recorded: nobody will be told."),
}


@transaction.atomic
def _look_at(request, uuid) -> Notice:
    """The door: not yours is not there, and a look at a matter is written down."""
    rows = Notice.objects.visible_to(request.user).select_related("office__region", "user", "point")
    notice = get_object_or_404(rows, uuid=uuid)
    notice.is_kept = notice.thread in kept_from(request.user, {notice.thread})
    if notice.thread:
        log_look(
            request.user,
            subject="notice",
            reference=notice.reference or str(uuid),
            thread=notice.thread,
            office_id=notice.office_id,
        )
    return notice
