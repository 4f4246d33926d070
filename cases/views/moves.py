"""Moves and their papers: proposed by the secretary, signed by the head."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases import services
from cases.choices import FilePurpose, MoveCode
from cases.forms.intake import MinutesGiveForm
from cases.forms.moves import MoveProposeForm, MoveSendBackForm, PaperEditForm
from cases.models import Appeal, Move
from cases.policies import can_sign
from cases.presentation import move_title, terms_of
from cases.querysets import papers_to_sign, recusals_to_decide
from cases.services.basis import lacks_law
from cases.services.covering import cover_of, version_to_sign
from cases.services.lawful import what_is_unusual
from cases.services.proposing import check_open, wording_of
from cases.services.rules import RULES
from cases.views.acting import act_on, by_day, find_appeal, find_to_work
from mediation_office.access import SECRETARIAT, role_required
from mediation_office.accounts.models import User
from mediation_office.content import services as content
from mediation_office.content.declared import DECLARED
from mediation_office.documents.policies import absent_behind
from mediation_office.events import Audience
from mediation_office.http import paginate, render_page
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.presses import seen_in
from mediation_office.terms.days import Calendar
from mediation_office.terms.explain import pill
from mediation_office.terms.models import Clock


def find_move(request: HttpRequest, reference: str, move: int, **about: Any) -> tuple[Appeal, Move]:
    """A move for the secretariat of its own office; `about` narrows it, by default to moves with a
    paper.
    """
    appeal = find_to_work(request, reference)
    return appeal, _move_of(appeal, move, **about or {"paper__isnull": False})


def find_to_sign(
    request: HttpRequest, reference: str, move: int, **about: Any
) -> tuple[Appeal, Move]:
    """The same for whoever signs for its office today."""
    appeal = find_appeal(request, reference)
    if not can_sign(request.user, appeal):
        raise PermissionDenied
    return appeal, _move_of(appeal, move, **about or {"paper__isnull": False})


def _move_of(appeal: Appeal, move: int, **about: Any) -> Move:
    moves = appeal.moves.select_related("paper__signed_scan", "organisation", "clock")
    found = get_object_or_404(moves.filter(**about), pk=move)
    found.appeal = appeal
    return found


@require_GET
@role_required(*SECRETARIAT)
def paper_list(request: HttpRequest) -> HttpResponse:
    """What waits for the signature of the person at the screen, the nearest last day first."""
    page = paginate(request, papers_to_sign(request.user))
    calendar = Calendar.shown(request.user.office.region)
    for paper in page.items:
        paper.terms = terms_of(paper.move, calendar=calendar)
    recusals = list(recusals_to_decide(request.user))
    for move in recusals:
        move.pill = pill(move.clock, calendar=calendar)
    context = {"page": page, "recusals": recusals}
    return render_page(
        request, "cases/paper_list.html", context, fragment="cases/_paper_table.html"
    )


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def move_propose(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    appeal = find_to_work(request, reference)
    rule = RULES.get(code)
    if rule is None:
        raise Http404
    sent = request.POST if request.method == "POST" else None  # some moves ask for nothing
    form = MoveProposeForm(sent, code=code, appeal=appeal)
    if form.is_valid():
        try:
            move = services.propose_move(appeal, code=code, by=request.user, **form.cleaned_data)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            for words in what_is_unusual(move):
                messages.warning(request, words)
            return redirect("cases:paper_edit", appeal.reference, move.pk)
    context = {
        "appeal": appeal,
        "form": form,
        "title": rule.title,
        "later": appeal.notes.filter(by_side=1),
        "refusal": (refusal := _refusal(appeal, rule, request.user)),
        "instead": _instead(appeal, rule, request.user) if refusal else [],
    }
    return render(request, "cases/move_propose.html", context)


def _refusal(appeal: Appeal, rule: Any, user: User) -> str:
    """Why this move is not open at all, told before anything is typed."""
    try:
        check_open(appeal, rule, by=user)
    except BusinessRuleError as error:
        return str(error)
    return ""


def _instead(appeal: Appeal, rule: Any, user: User) -> list[Any]:
    """What is open where a term, or a hearing before its end, is not."""
    if rule.code not in (MoveCode.EXTEND, MoveCode.HEARING):
        return []
    others = [RULES[code] for code in (MoveCode.EXTEND, MoveCode.ANSWER) if code != rule.code]
    return [other for other in others if not _refusal(appeal, other, user)]


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def paper_edit(request: HttpRequest, reference: str, move: int) -> HttpResponse:
    appeal, found = find_move(request, reference, move)
    blocks = _blocks(found)
    if inserted := blocks.get(request.POST.get("insert", "")):
        form = PaperEditForm(move=found, initial=_with_block(found, request.POST, inserted.texts))
    else:
        form = PaperEditForm(request.POST or None, move=found)
    if form.is_valid():
        try:
            messages.success(request, _save_draft(request, found, form))
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            return redirect(appeal)
    context = {
        "appeal": appeal,
        "move": found,
        "paper": found.paper,
        "cover": cover_of(found),
        "form": form,
        "title": move_title(found),
        "later": appeal.notes.filter(by_side=1),
        "blocks": blocks,
    }
    return render(request, "cases/paper_edit.html", context)


class TextBlock(NamedTuple):
    """One of the texts that answers are made of: named for the reader, told as the paper tells."""

    title: str
    texts: list[tuple[str, content.Rendered]]


def _blocks(move: Move) -> dict[str, TextBlock]:
    """The text blocks by code, in the order of topics, each in the languages of the paper."""
    region, paper = move.appeal.office.region, move.paper
    in_each = [(language, content.text_blocks(region, language)) for language in paper.languages]
    return {
        code: TextBlock(
            DECLARED[code].description, [(language, blocks[code]) for language, blocks in in_each]
        )
        for code in in_each[0][1]
    }


def _with_block(move: Move, typed: Any, block: list[tuple[str, content.Rendered]]) -> dict:
    """What is typed so far, with a block put into each language that is written in."""
    region, kept = move.appeal.office.region, typed.dict()
    for (language, words), name in zip(block, ("body", "body_other"), strict=True):
        wording = content.published_text(region, wording_of(move, move.paper.kind), language)[1]
        if kept.get(name):
            kept[name] = content.put_block(kept[name], words.body, wording=wording)
    return kept


@transaction.atomic
def _save_draft(request: HttpRequest, move: Move, form: PaperEditForm) -> str:
    """Saved, and by its own button laid before the head; returns what to say of it."""
    texts = {"first": form.first, "second": form.second, "seen": seen_in(request)}
    services.write_paper(move, by=request.user, **texts)
    if "submit" not in request.POST:
        return _("The draft is saved.")
    said = form.cleaned_data.get("is_without_law", False)
    services.submit_move(move, by=request.user, is_without_law=said)
    return _("Laid before the head.")


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def move_sign(request: HttpRequest, reference: str, move: int) -> HttpResponse:
    """The head reads the paper and signs it, or sends it back."""
    appeal, found = find_to_sign(request, reference, move, code__in=[*RULES])
    if request.method == "POST":
        done = _("Signed. The paper has its number and can go out.")
        return act_on(request, appeal, services.sign_move, done, found, seen=seen_in(request))
    return _page_to_sign(request, found, MoveSendBackForm())


@require_POST
@role_required(*SECRETARIAT)
def move_send_back(request: HttpRequest, reference: str, move: int) -> HttpResponse:
    appeal, found = find_to_sign(request, reference, move, code__in=[*RULES])
    form = MoveSendBackForm(request.POST)
    if not form.is_valid():
        return _page_to_sign(request, found, form)
    done, remark = _("Sent back with your remark."), form.cleaned_data["remark"]
    return act_on(request, appeal, services.send_back_move, done, found, remark=remark)


def _page_to_sign(request: HttpRequest, move: Move, form: MoveSendBackForm) -> HttpResponse:
    cover = cover_of(move)
    context = {
        "appeal": move.appeal,
        "move": move,
        "paper": move.paper,
        "cover": cover.paper if cover else None,
        "version": version_to_sign(move, cover),
        "instead_of": ", ".join(str(user) for user in absent_behind(request.user, move.paper)),
        "title": move_title(move),
        "form": form,
        "lacks_law": lacks_law(move),
        "unusual": what_is_unusual(move),
        "later": move.appeal.notes.filter(by_side=1),
        "terms": terms_of(move, calendar=Calendar.shown(move.appeal.office.region)),
    }
    return render(request, "cases/move_sign.html", context)


@require_POST
@role_required(*SECRETARIAT)
def move_drop(request: HttpRequest, reference: str, move: int) -> HttpResponse:
    appeal, found = find_move(request, reference, move)
    return act_on(request, appeal, services.drop_move, _("Dropped."), found)


@require_POST
@role_required(*SECRETARIAT)
def clarification_receive(request: HttpRequest, reference: str, move: int) -> HttpResponse:
    appeal, found = find_move(request, reference, move, code=MoveCode.CLARIFY)
    return act_on(
        request,
        appeal,
        services.receive_clarification,
        _("Noted. The term ran on all the while."),
        found,
    )


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def minutes_give(request: HttpRequest, reference: str, move: int) -> HttpResponse:
    appeal, found = find_move(request, reference, move, code=MoveCode.HEARING)
    form = MinutesGiveForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            remarks = _give_minutes(found, by=request.user, **form.cleaned_data)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            done = _("Noted. Remarks on the minutes are taken %(by_day)s.")
            messages.success(request, by_day(done, remarks))
            return redirect(appeal)
    context = {"appeal": appeal, "move": found, "form": form}
    return render(request, "cases/minutes_give.html", context)


def _give_minutes(move: Move, *, by: User, files: list[UploadedFile], place: str) -> Clock:
    """With the minutes among the files that the applicant reads, where they were added."""
    kept = services.add_files(
        move.appeal, files, by=by, purpose=FilePurpose.ADDED, audience=Audience.SIDE_1
    )
    return services.give_minutes(move, by=by, files=kept, place=place)


@require_POST
@role_required(*SECRETARIAT)
def hearing_hold(request: HttpRequest, reference: str, move: int) -> HttpResponse:
    appeal, found = find_move(request, reference, move, code=MoveCode.HEARING)
    return act_on(
        request,
        appeal,
        services.hold_hearing,
        _("Noted. The minutes are due %(by_day)s."),
        found,
    )
