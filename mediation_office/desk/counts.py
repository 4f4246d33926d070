"""What waits in each queue of a person, in one query: the numbers beside the rail and on the first
screen.
"""

from dataclasses import dataclass

from django.db.models import Count, IntegerField, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from cases.choices import Queue
from cases.models import Appeal
from cases.querysets import is_late_to_register, papers_to_sign
from mediation_office.accounts.models import User
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
        known = request.office_counts = counts_for(request.user)  # type: ignore[attr-defined,arg-type]
    return known


def counts_for(user: User) -> Counts:
    """One query, whatever the roles: what the person may not see counts nothing."""
    appeals = Appeal.objects.visible_to(user)
    asked = {
        **{queue.value: appeals.waiting_in(queue) for queue in COUNTED},
        "late_to_register": appeals.waiting_in(Queue.REGISTER).filter(is_late_to_register()),
        "late_to_look_at": appeals.waiting_in(Queue.QUARANTINE).filter(is_late_to_register()),
        "to_sign": papers_to_sign(user),
        "messages": Notice.objects.visible_to(user).for_a_person(),
    }
    row = (
        User.objects.filter(pk=user.pk)
        .values(**{name: _counted(rows) for name, rows in asked.items()})
        .get()
    )
    return Counts(**row)


def _counted(rows: QuerySet) -> Coalesce:
    total = (
        rows.order_by()
        .annotate(one=Value(1))
        .values("one")
        .annotate(total=Count("pk"))
        .values("total")
    )
    return Coalesce(Subquery(total, output_field=IntegerField()), 0)
