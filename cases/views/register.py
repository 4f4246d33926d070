"""The register of appeals and the secretary's queues: one list, its queues are filters in the
address.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cases.choices import Queue
from cases.forms.appeals import AppealFilterForm
from cases.models import Appeal
from cases.presentation import status_of, suspicion_of
from cases.querysets import AppealQuerySet, to_hand_over, waiting
from mediation_office.access import DESK, SECRETARIAT, role_required
from mediation_office.accounts.models import User
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
@role_required(*DESK)
def appeal_list(request: HttpRequest) -> HttpResponse:
    visible = Appeal.objects.visible_to(request.user)
    form = AppealFilterForm(request.GET, user=request.user)
    refusal = refused(request.user, form.chosen.get("q", ""))
    rows = visible.none() if refusal else visible
    rows = _narrowed(rows, by=request.user, **form.chosen)
    pending = Prefetch("moves", to_hand_over().select_related("clock__term"), to_attr="pending")
    page = paginate(request, rows.for_list().prefetch_related(pending))
    _mark(page.items, calendar=Calendar.shown(request.user.office.region))
    context = {
        "page": page,
        "refusal": refusal,
        "chips": _chips(request, visible, form.waits_in),
        "form": form,
        "is_registration": form.waits_in in (Queue.REGISTER, Queue.QUARANTINE),
        "releases": form.waits_in == Queue.QUARANTINE and request.user.offices_as(*SECRETARIAT),
    }
    return render_page(
        request, "cases/appeal_list.html", context, fragment="cases/_appeal_table.html"
    )


def _mark(appeals: list[Appeal], *, calendar: Calendar) -> None:
    """Each gets its status and the term that presses: what is to be handed over comes first."""
    for appeal in appeals:
        appeal.status_tag = status_of(appeal)
        appeal.why_aside = suspicion_of(appeal) if appeal.is_quarantined else ""
        clock = appeal.answer_clock or appeal.register_clock
        if appeal.pending:
            clock = appeal.pending[0].clock
        appeal.pill = pill(clock, calendar=calendar) if clock else None


def _narrowed(
    rows: AppealQuerySet,
    *,
    by: User,
    q: str = "",
    topic: Topic | None = None,
    responsible: User | None = None,
    from_: date | None = None,
    until: date | None = None,
    queue: str = Queue.ALL,
) -> AppealQuerySet:
    rows = rows.matching(q, by=by) if q else rows
    rows = rows.filter(topic=topic) if topic else rows
    rows = rows.filter(responsible=responsible) if responsible else rows
    rows = rows.filter(received_at__date__gte=from_) if from_ else rows
    rows = rows.filter(received_at__date__lte=until) if until else rows
    return rows.waiting_in(Queue(queue))


def _chips(request: HttpRequest, visible: AppealQuerySet, current: Queue) -> list[Chip]:
    """The queues with what waits in them; the rail beside the page shows the same numbers."""
    asked = waiting(*(set(Queue) - {Queue.CLOSED, Queue.ALL}))
    counts = visible.not_over().aggregate(
        **{name: Count("pk", filter=which) for name, which in asked.items()}
    )
    request.queue_counts = counts  # type: ignore[attr-defined]
    return [
        Chip(queue.value, queue.label, counts.get(queue.value, 0), queue.address, queue == current)
        for queue in Queue
    ]
