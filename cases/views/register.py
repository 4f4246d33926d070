"""The register of appeals and the secretary's queues: one list, its queues are filters in the
address.
"""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cases.choices import CLOSED_STATUSES, AppealStatus
from cases.models import Appeal
from cases.presentation import status_of
from cases.querysets import SOON, is_due_within, is_overdue, to_hand_over
from mediation_office.access import Role, role_required
from mediation_office.http import paginate, render_page
from mediation_office.people.models import Topic
from mediation_office.people.search import refused
from mediation_office.terms.days import Calendar
from mediation_office.terms.explain import pill

QUEUES = {
    "register": (
        _("To register"),
        Q(status=AppealStatus.RECEIVED),
        ("-has_danger", "register_by_on", "pk"),
    ),
    "decide": (
        _("To decide"),
        Q(status=AppealStatus.REGISTERED),
        ("-has_danger", "answer_clock__due_on", "pk"),
    ),
    "open": (_("In progress"), Q(status=AppealStatus.IN_PROGRESS), ("answer_clock__due_on", "pk")),
    "due": (
        _("Due within seven days"),
        lambda: is_due_within(SOON),
        ("answer_clock__due_on", "pk"),
    ),
    "overdue": (_("Overdue"), is_overdue, ("answer_clock__due_on", "pk")),
    "quarantine": (
        _("To be looked at"),
        Q(status=AppealStatus.QUARANTINED),
        ("-has_danger", "received_at", "pk"),
    ),
    "closed": (_("Closed"), Q(status__in=CLOSED_STATUSES), ("-closed_on", "-pk")),
    "all": (_("All"), Q(), ("-received_at", "-pk")),
}


@dataclass(frozen=True)
class Chip:
    code: str
    words: str
    count: int
    url: str
    is_current: bool


@require_safe
@role_required(Role.SECRETARY, Role.HEAD, Role.OPERATOR)
def appeal_list(request: HttpRequest) -> HttpResponse:
    visible = Appeal.objects.visible_to(request.user)
    queue = request.GET.get("queue", "all")
    queue = queue if queue in QUEUES else "all"
    refusal = refused(request.user, request.GET.get("q", "").strip()[:200])
    rows = _filtered(request, visible.none() if refusal else visible.filter(_waits_in(queue)))
    rows = rows.order_by(*QUEUES[queue][2])
    pending = Prefetch("moves", to_hand_over().select_related("clock__term"), to_attr="pending")
    page = paginate(request, rows.for_list().prefetch_related(pending))
    _mark(page.items, calendar=Calendar.shown(request.user.office.region))
    context = {
        "page": page,
        "refusal": refusal,
        "chips": _chips(visible, queue),
        "queue": queue,
        "topics": Topic.objects.filter(region=request.user.office.region_id),
        "filters": {key: request.GET.get(key, "")[:200] for key in ("q", "topic", "from", "until")},
        "is_narrowed": any(request.GET.get(key) for key in ("topic", "from", "until")),
        "is_filtered": any(request.GET.get(key) for key in ("q", "topic", "from", "until")),
    }
    return render_page(
        request, "cases/appeal_list.html", context, fragment="cases/_appeal_table.html"
    )


def _mark(appeals: list[Appeal], *, calendar: Calendar) -> None:
    """Each gets its status and the term that presses: a report to be handed over comes first."""
    for appeal in appeals:
        appeal.status_tag = status_of(appeal)
        clock = appeal.pending[0].clock if appeal.pending else appeal.answer_clock
        appeal.pill = pill(clock, calendar=calendar) if clock else None


def _waits_in(queue: str) -> Q:
    condition = QUEUES[queue][1]
    return condition if isinstance(condition, Q) else condition()  # of today


def _filtered(request: HttpRequest, rows: QuerySet) -> QuerySet:
    text = request.GET.get("q", "").strip()[:200]
    if text:
        rows = rows.matching(text, by=request.user)
    if (topic := request.GET.get("topic", "")).isascii() and topic.isdigit() and len(topic) < 9:
        rows = rows.filter(topic=int(topic))
    for key, lookup in (("from", "received_at__date__gte"), ("until", "received_at__date__lte")):
        if day := _day(request.GET.get(key, "")):
            rows = rows.filter(**{lookup: day})
    return rows


def _day(text: str) -> object:
    from django.utils.dateparse import parse_date

    try:
        return parse_date(text)
    except ValueError:
        return None


def _chips(visible: QuerySet, current: str) -> list[Chip]:
    """Only what is open is counted: the cost of a page does not grow with the register."""
    shown = visible.open() | visible.filter(status=AppealStatus.FORWARDED)
    counts = shown.aggregate(
        **{code: Count("pk", filter=_waits_in(code)) for code in QUEUES.keys() - {"closed", "all"}}
    )
    return [
        Chip(code, str(words), counts.get(code, 0), f"?queue={code}", code == current)
        for code, (words, _condition, _order) in QUEUES.items()
    ]
