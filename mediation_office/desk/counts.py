"""What waits in each queue of a person, in one query: the numbers beside the rail and on the first
screen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from django.db.models import Count, JSONField, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject
from django.http import HttpRequest

from cases.choices import Queue
from cases.models import Appeal
from cases.querysets import papers_to_sign, waiting
from mediation_office.accounts.models import User
from mediation_office.accounts.policies import offices_signed_for
from mediation_office.notices.models import Notice

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
        of_queues = getattr(request, "queue_counts", None)  # the register has asked already
        known = counts_for(request.user, of_queues=of_queues)  # type: ignore[arg-type]
        request.office_counts = known  # type: ignore[attr-defined]
    return known


def counts_for(user: User, *, of_queues: Mapping[str, int] | None = None) -> Counts:
    """One query, whatever the roles: what the person may not see counts nothing."""
    messages = Notice.objects.visible_to(user).for_a_person()
    asked = {"of_messages": _counted(messages, {"messages": None})}
    if of_queues is None:
        appeals = Appeal.objects.visible_to(user).not_over()
        asked["of_appeals"] = _counted(appeals, waiting(*COUNTED))
    if offices_signed_for(user):
        asked["of_papers"] = _counted(papers_to_sign(user), {"to_sign": None})
    row = User.objects.filter(pk=user.pk).values(**asked).get()
    found = dict(of_queues or {})
    for counts in row.values():
        found |= counts
    return Counts(**{field.name: found.get(field.name, 0) for field in fields(Counts)})


def _counted(rows: QuerySet, waiting: Mapping[str, Q | None]) -> Coalesce:
    """How many of the rows wait for each, in one reading of them."""
    counts = {name: Count("pk", filter=asked) for name, asked in waiting.items()}
    one = rows.order_by().annotate(one=Value(1)).values("one")
    return Coalesce(
        Subquery(one.annotate(counts=JSONObject(**counts)).values("counts")), Value({}, JSONField())
    )
