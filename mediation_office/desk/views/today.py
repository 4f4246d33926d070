"""The first screen of each role: what is due, what is overdue, what waits for me."""

from datetime import timedelta
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.choices import Queue
from cases.events import FROM_APPLICANT
from cases.models import Appeal, MatterEvent, Move
from cases.presentation import status_of
from cases.querysets import duties, papers_to_sign, recusals_to_decide
from mediation_office import clock
from mediation_office.access import SECRETARIAT, STAFF, Role, role_required
from mediation_office.accounts.models import Grant, Look, Substitution, User
from mediation_office.content.policies import readable_kinds
from mediation_office.content.versions import completeness
from mediation_office.desk.counts import counts_of
from mediation_office.people import safe
from mediation_office.people.models import Contact
from mediation_office.people.presentation import call_back_by, call_back_when, follow_up_url
from mediation_office.terms.days import Calendar
from mediation_office.terms.explain import day_pill, explain, pill

ROWS = 10
NEWS = timedelta(days=92)  # older is read in the history of its appeal


@require_safe
@role_required(*STAFF)
def today(request: HttpRequest) -> HttpResponse:
    user = request.user
    works = user.has_role(*SECRETARIAT)
    context = {
        "this_day": clock.today(),
        "counts": counts_of(request),
        "queues": Queue,
        "works": works,
        "takes_contacts": user.has_role(Role.OPERATOR, Role.SECRETARY),
    }
    if works:
        context["absences"] = _absences(user)
        context["in_danger"] = Appeal.objects.visible_to(user).in_danger().for_list()[:ROWS]
        context["due"] = _due(request)
        context["duties"] = _duties(request)
        context["recusals"] = [move for move in context["duties"] if move.is_to_decide]
        context["news"] = _news(user)[:ROWS]
        context["papers"] = papers_to_sign(user)[:ROWS]
    if works or context["takes_contacts"]:
        context["calls"] = _calls(request)
    if context["takes_contacts"]:
        taken = Contact.objects.visible_to(user).filter(taken_by=user)
        context["contacts"] = taken.select_related("topic")[:ROWS]
    context |= _drafts_and_invited(user)
    return render(request, "desk/today.html", context)


def _drafts_and_invited(user: User) -> dict[str, Any]:
    """What waits for whoever writes texts, and for whoever keeps accounts, beside no matter."""
    told: dict[str, Any] = {}
    if user.has_role(Role.EDITOR):
        kinds = readable_kinds(user)
        lines = completeness(user.office.region, kinds=kinds)
        told["drafts"] = [line.text for line in lines if line.drafted]
    if user.has_role(Role.ADMIN):
        invited = User.objects.visible_to(user).in_state("invited")
        told["invited"] = list(invited.order_by("full_name")[:ROWS])
    return told


def _absences(user: User) -> list[Substitution]:
    """Who signs for whom today, in the offices where the person works."""
    rows = Substitution.objects.signing()
    offices = user.offices_as(*SECRETARIAT)
    return list(rows.filter(office__in=offices).select_related("absent", "substitute"))


def _duties(request: HttpRequest) -> list[Move]:
    """Other terms, the nearest first; before them the recusals that this person decides."""
    user = request.user
    own = Q(pk__in=recusals_to_decide(user).order_by().values("pk"))
    rows = duties(user).annotate(is_to_decide=Case(When(own, then=True), default=False))
    rows = rows.select_related("appeal__topic", "clock__term", "clock__extension")
    calendar = Calendar.shown(user.office.region)
    moves = list(rows.order_by("-is_to_decide", "clock__due_on", "pk")[:ROWS])
    for move in moves:
        move.pill = pill(move.clock, calendar=calendar)
    return moves


def _news(user: User) -> QuerySet[MatterEvent]:
    """What applicants sent and nobody of the secretariat has opened the appeal since, the oldest
    first.
    """
    holders = Grant.objects.current().filter(role__in=SECRETARIAT, office=OuterRef("office"))
    opened = Look.objects.filter(
        subject="appeal",
        office=OuterRef("office"),
        reference=OuterRef("appeal__reference"),
        at__gte=OuterRef("at"),
        user__in=holders.values("user"),
    )
    sent = MatterEvent.objects.filter(
        code__in=FROM_APPLICANT, by_side=1, at__gte=clock.now() - NEWS
    )
    sent = sent.filter(appeal__in=Appeal.objects.visible_to(user)).exclude(Exists(opened))
    return sent.select_related("appeal").order_by("at", "pk")


def _calls(request: HttpRequest) -> list[Contact]:
    """Calls back that were promised: to whoever promised them, and to the secretariat; each with
    how it is safe to call, if at all.
    """
    calendar = Calendar.shown(request.user.office.region)
    rows = Contact.objects.visible_to(request.user).filter(appeal=None).to_call_back()
    calls = list(rows.select_related("person", "topic", "taken_by")[:ROWS])
    rules = safe.rules_of_turns(calls) if calls else {}
    for call in calls:
        call.rules = rules[call.pk]
        by = call_back_by(call, calendar=calendar)
        call.pill = day_pill(by, aim=call_back_when(call, by))
        call.follow_up = follow_up_url(call)
    return calls


def _due(request: HttpRequest) -> list[Appeal]:
    """What is overdue and what comes next, the nearest first."""
    calendar = Calendar.shown(request.user.office.region)
    due = Appeal.objects.visible_to(request.user).due_soonest().for_list()
    rows = list(due.prefetch_related("answer_clock__waits")[:ROWS])
    for appeal in rows:
        appeal.status_tag = status_of(appeal)
        appeal.pill = pill(appeal.answer_clock, calendar=calendar)
        appeal.explanation = explain(appeal.answer_clock, calendar=calendar)
    return rows
