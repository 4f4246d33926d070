"""The register of appeals and the secretary's queues: one list, its queues are filters in the
address.
"""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cases.choices import AppealStatus, Queue
from cases.models import Appeal
from cases.presentation import status_of
from cases.querysets import to_hand_over, waits_in
from mediation_office.access import Role, role_required
from mediation_office.http import paginate, render_page
from mediation_office.people.models import Topic
from mediation_office.people.search import refused
from mediation_office.terms.days import Calendar
from mediation_office.terms.explain import pill


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
    asked = request.GET.get("queue")
    queue = Queue(asked) if asked in Queue.values else Queue.ALL
    refusal = refused(request.user, request.GET.get("q", "").strip()[:200])
    rows = _filtered(request, visible.none() if refusal else visible, queue)
    pending = Prefetch("moves", to_hand_over().select_related("clock__term"), to_attr="pending")
    page = paginate(request, rows.for_list().prefetch_related(pending))
    _mark(page.items, calendar=Calendar.shown(request.user.office.region))
    context = {
        "page": page,
        "refusal": refusal,
        "chips": _chips(visible, queue),
        "queue": queue.value,
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


def _filtered(request: HttpRequest, rows: QuerySet, queue: Queue) -> QuerySet:
    text = request.GET.get("q", "").strip()[:200]
    if text:
        rows = rows.matching(text, by=request.user)
    if (topic := request.GET.get("topic", "")).isascii() and topic.isdigit() and len(topic) < 9:
        rows = rows.filter(topic=int(topic))
    for key, lookup in (("from", "received_at__date__gte"), ("until", "received_at__date__lte")):
        if day := _day(request.GET.get(key, "")):
            rows = rows.filter(**{lookup: day})
    return rows.waiting_in(queue)


def _day(text: str) -> object:
    from django.utils.dateparse import parse_date

    try:
        return parse_date(text)
    except ValueError:
        return None


def _chips(visible: QuerySet, current: Queue) -> list[Chip]:
    """Only what is open is counted: the cost of a page does not grow with the register."""
    shown = visible.open() | visible.filter(status=AppealStatus.FORWARDED)
    counts = shown.aggregate(
        **{
            queue.value: Count("pk", filter=waits_in(queue))
            for queue in set(Queue) - {Queue.CLOSED, Queue.ALL}
        }
    )
    return [
        Chip(queue.value, queue.label, counts.get(queue.value, 0), queue.address, queue == current)
        for queue in Queue
    ]
