"""What waits in each queue of a person, in one query: the numbers beside the rail and on the first
screen.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, JSONField, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject
from django.http import HttpRequest

from cases.choices import Queue
from cases.models import Appeal
from cases.querysets import is_late_to_register, papers_to_sign, waits_in
from mediation_office.accounts.models import User
from mediation_office.accounts.policies import offices_signed_for
from mediation_office.notices.models import Notice

ANY = Q(pk__isnull=False)
COUNTED = (Queue.REGISTER, Queue.DECIDE, Queue.OVERDUE, Queue.QUARANTINE)


@dataclass(frozen=True)
class Counts:
    """Queues by their codes, and what waits beside them."""

    register: int = 0
    late_to_register: int = 0
    decide: int = 0
    overdue: int = 0
    quarantine: int = 0
    late_to_look_at: int = 0
    to_sign: int = 0
    messages: int = 0


def counts_of(request: HttpRequest) -> Counts:
    """The counts of whoever is signed in, asked once a request: rail and page show the same."""
    known: Counts | None = getattr(request, "office_counts", None)
    if known is None:
        known = request.office_counts = counts_for(request.user)  # type: ignore[attr-defined,arg-type]
    return known


def counts_for(user: User) -> Counts:
    """One query, whatever the roles: what the person may not see counts nothing."""
    waiting = {queue.value: waits_in(queue) for queue in COUNTED}
    waiting["late_to_register"] = waits_in(Queue.REGISTER) & is_late_to_register()
    waiting["late_to_look_at"] = waits_in(Queue.QUARANTINE) & is_late_to_register()
    asked = {
        "of_appeals": _counted(Appeal.objects.visible_to(user).not_over(), waiting),
        "of_notices": _counted(Notice.objects.visible_to(user).for_a_person(), {"messages": ANY}),
    }
    if offices_signed_for(user):
        asked["of_papers"] = _counted(papers_to_sign(user), {"to_sign": ANY})
    row = User.objects.filter(pk=user.pk).values(**asked).get()
    return Counts(**{name: number for counts in row.values() for name, number in counts.items()})


def _counted(rows: QuerySet, waiting: Mapping[str, Q]) -> Coalesce:
    """How many of the rows wait for each, in one reading of them."""
    counts = {name: Count("pk", filter=asked) for name, asked in waiting.items()}
    one = rows.order_by().annotate(one=Value(1)).values("one")
    return Coalesce(
        Subquery(one.annotate(counts=JSONObject(**counts)).values("counts")), Value({}, JSONField())
    )
