"""One appeal: the page, its clock, what else there is of this person, and the steps up to the
decision.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases import doors, services
from cases.choices import FilePurpose, Need
from cases.events import COMPLAINT_MADE
from cases.forms.appeals import AppealDecideForm, AppealIdentifyForm
from cases.models import Appeal, MatterEvent, Move
from cases.policies import (
    assignable_to,
    can_draft,
    can_pass_on,
    can_reopen,
    can_sign,
    can_work,
    took_in,
)
from cases.presentation import (
    acts_of,
    changed,
    consent_words,
    decision_of,
    next_for,
    officials_of,
    pill_of,
    row_of,
    same_because,
    screening_words,
    stated_facts,
    status_of,
    timeline_of,
)
from cases.querysets import notice_of_move
from cases.views.acting import find_appeal, find_to_work
from mediation_office.access import DESK, SECRETARIAT, role_required
from mediation_office.accounts.models import User
from mediation_office.components import TimelineItem
from mediation_office.documents.models import StoredFile
from mediation_office.history import changes_of
from mediation_office.http import render_page
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.people import safe
from mediation_office.people import services as people
from mediation_office.people.choices import PointKind
from mediation_office.people.models import ContactPoint, Person
from mediation_office.people.policies import can_reach_by
from mediation_office.people.presentation import card_lines
from mediation_office.people.search import refused_number
from mediation_office.presses import seen_in
from mediation_office.terms.explain import explain


@require_GET
@role_required(*DESK)
def appeal_detail(request: HttpRequest, reference: str) -> HttpResponse:
    appeal = find_appeal(request, reference)
    works, signs = can_work(request.user, appeal), can_sign(request.user, appeal)
    drafts = can_draft(request.user, appeal)
    clock, moves = appeal.answer_clock, _moves_of(appeal) if works or signs else []
    context = {
        "appeal": appeal,
        "status": status_of(appeal),
        "pill": pill_of(appeal),
        # whoever works may register, even a complaint about themselves: none is refused
        "next": next_for(appeal, moves, works=drafts if clock else works, signs=signs),
        "moves": [row_of(appeal, move, works=drafts, signs=signs) for move in moves],
        "works": works,
        "drafts": drafts,
        "acts": acts_of(appeal, moves) if drafts else [],
        "passes_on": appeal.has_danger and can_pass_on(request.user, appeal),
        "signs": signs,
        "reopens": appeal.is_reopenable and can_reopen(request.user, appeal),
        "notes": appeal.notes.select_related("by") if works or signs else [],
        "files": _files_of(appeal, request.user, all_of_them=works or signs),
        "decision": decision_of(appeal),
        "timeline": timeline_of(reversed(_events_of(appeal))),
        **_told_of(appeal, reaches=signs or can_reach_by(request.user, appeal.contact)),
    }
    return render(request, "cases/appeal_detail.html", context)


def _events_of(appeal: Appeal) -> list[MatterEvent]:
    """A complaint that the reader may not know of has not come."""
    known = appeal.known_complaints  # type: ignore[attr-defined]
    return [
        event
        for event in appeal.events.for_timeline()
        if event.code != COMPLAINT_MADE or event.data["appeal"] in known
    ]


def _moves_of(appeal: Appeal) -> list[Move]:
    moves = appeal.moves.annotate(told=notice_of_move("pk"))
    return list(
        moves.select_related("paper__signed_scan", "organisation", "clock__term", "made_by")
    )


def _files_of(appeal: Appeal, user: User, *, all_of_them: bool) -> list[StoredFile]:
    """Those held back too; a signed scan stands beside its paper."""
    files = StoredFile.objects.filter(thread=appeal.thread).exclude(purpose=FilePurpose.SIGNED_SCAN)
    return [file for file in files if all_of_them or took_in(user, file)]


def _told_of(appeal: Appeal, *, reaches: bool) -> dict[str, Any]:
    """What the applicant told of both sides, and how it is safe to reach them."""
    rules = safe.rules_in_matter(appeal.thread, facts=doors.facts_of_appeal(appeal))
    return {
        "parties": appeal.parties.all(),
        "reaches": reaches,
        "points": ContactPoint.objects.of_matter(appeal.thread) if reaches else [],
        "rules": rules,
        "needs": ", ".join(Need.labels_in(appeal.needs)),
        "consent": consent_words(appeal),
    }


@require_GET
@role_required(*SECRETARIAT)
def appeal_history(request: HttpRequest, reference: str) -> HttpResponse:
    """Which fields changed when, by whom, from what to what, for whoever signs; never what was
    sealed.
    """
    appeal = find_appeal(request, reference)
    if not can_sign(request.user, appeal):
        raise PermissionDenied
    changes = changes_of(Appeal.objects.filter(pk=appeal.pk))
    staff = User.objects.in_bulk(officials_of(changes))
    lines = [
        TimelineItem(
            change.at,
            _("First written down") if change.is_first else "; ".join(changed(change, staff=staff)),
            text=str(staff.get(change.user_id, "")),
        )
        for change in reversed(changes)
    ]
    return render(request, "cases/appeal_history.html", {"appeal": appeal, "changes": lines})


@require_GET
@role_required(*DESK)
def appeal_clock(request: HttpRequest, reference: str) -> HttpResponse:
    """How the term is counted: its start, its days off, its article, and who is waited for beside
    it.
    """
    appeal = find_appeal(request, reference)
    context = {
        "appeal": appeal,
        "explanation": explain(appeal.answer_clock) if appeal.answer_clock else None,
    }
    return render_page(
        request, "cases/appeal_clock.html", context, fragment="cases/_appeal_clock.html"
    )


@require_GET
@role_required(*SECRETARIAT)
def appeal_matters(request: HttpRequest, reference: str) -> HttpResponse:
    """Likely duplicates and this person's other matters, as far as the reader may know of them."""
    appeal = find_to_work(request, reference)
    near = Appeal.objects.visible_to(request.user).exclude(pk=appeal.pk).with_handing_over()
    near = near.select_related("topic")
    context = {
        "appeal": appeal,
        "duplicates": [
            (row, status_of(row), same_because(row)) for row in near.likely_same(appeal)[:10]
        ],
        "others": [(row, status_of(row)) for row in near.filter(person=appeal.person)[:20]]
        if appeal.person_id
        else [],
    }
    return render_page(
        request, "cases/appeal_matters.html", context, fragment="cases/_appeal_matters.html"
    )


@require_POST
@role_required(*SECRETARIAT)
def appeal_register(request: HttpRequest, reference: str) -> HttpResponse:
    appeal = find_to_work(request, reference)
    try:
        appeal = services.register_appeal(appeal, by=request.user)
    except BusinessRuleError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, _("Registered under number %(number)s.") % {"number": appeal.register}
        )
    return redirect(appeal)


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def appeal_identify(request: HttpRequest, reference: str) -> HttpResponse:
    appeal = find_to_work(request, reference)
    points = list(ContactPoint.objects.of_matter(appeal.thread))
    suggestions = _suggestions(request, appeal, points)
    form = AppealIdentifyForm(
        request.POST or None,
        suggestions=suggestions,
        may_make=bool(appeal.name_stated)
        and (request.method == "POST" or appeal.contact.person_id is None),
    )
    if form.is_valid():
        try:
            _identify(appeal, form.cleaned_data["person"], request.user)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The applicant's card is confirmed."))
            return redirect(appeal)
    context = {
        "appeal": appeal,
        "form": form,
        "cards": card_lines(request.user, suggestions),
        "stated": stated_facts(appeal, points=points),
    }
    return render(request, "cases/appeal_identify.html", context)


def _suggestions(
    request: HttpRequest, appeal: Appeal, points: list[ContactPoint]
) -> list[people.Suggestion]:
    """The card that its contact has already, before all that only look alike."""
    found = people.suggest_people(
        by=request.user,
        region=appeal.office.region,
        name=appeal.name_stated,
        iin=appeal.iin_stated,
        phone=next((point.value for point in points if point.kind == PointKind.PHONE), ""),
    )
    cards = Person.objects.visible_to(request.user)
    known = cards.filter(pk=appeal.contact.person_id).first()
    if known is None:
        return found
    first = people.Suggestion(known, [_("the card of the contact it grew from")])
    first.reasons.extend(reason for one in found if one.person == known for reason in one.reasons)
    return [first, *(other for other in found if other.person != known)]


def _identify(appeal: Appeal, chosen: str, user: User) -> None:
    if chosen == "new":
        refusal = refused_number(user) if appeal.iin_stated else ""
        if refusal:  # the IIN tells whether it stands on a card
            raise BusinessRuleError(refusal)
        services.make_applicant_card(appeal, by=user)
        return
    person = Person.objects.get(pk=int(chosen), region=appeal.office.region)
    services.identify_applicant(appeal, person=person, by=user)


@require_http_methods(["GET", "POST"])
@role_required(*SECRETARIAT)
def appeal_decide(request: HttpRequest, reference: str) -> HttpResponse:
    appeal = find_to_work(request, reference)
    usual = appeal.responsible or request.user
    initial = {
        "kind": appeal.kind or "statement",
        "track": appeal.track or "code",
        "subject": appeal.subject,
        "topic": appeal.topic,
        "responsible": assignable_to(appeal).filter(pk=usual.pk).first(),
    }
    form = AppealDecideForm(request.POST or None, appeal=appeal, user=request.user, initial=initial)
    if form.is_valid():
        try:
            _decide(request, appeal, form)
        except BusinessRuleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Decided. The next step is the answer."))
            for words in screening_words(form.answers, track=form.cleaned_data["track"]):
                messages.warning(request, words)
            return redirect(appeal)
    return render(request, "cases/appeal_decide.html", {"appeal": appeal, "form": form})


def _decide(request: HttpRequest, appeal: Appeal, form: AppealDecideForm) -> None:
    """What a complaint is about is kept even where whoever named it may then not decide it."""
    if about := form.cleaned_data.get("about"):
        services.name_complained_of(appeal, about=about, by=request.user)
        appeal = find_to_work(request, appeal.reference)  # hidden by now from whom a tie keeps away
    services.decide_appeal(appeal, by=request.user, seen=seen_in(request), **form.decided)
