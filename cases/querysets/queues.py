"""Which appeals wait for what, asked of today."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import (
    Q,
)

from cases.choices import (
    CLOSED_STATUSES,
    TO_A_BODY,
    UNREGISTERED,
    AppealStatus,
    Queue,
)
from mediation_office.clock import today
from mediation_office.terms.choices import ClockState

if TYPE_CHECKING:
    from cases.models import Move


DUE_WITHIN = 7  # calendar days: three working days and a long weekend between them


def is_overdue() -> Q:
    """Asked of the date, never of a job: the answer, the journal or the handing over is late."""
    answer = ~Q(status__in=CLOSED_STATUSES) & Q(answer_clock__due_on__lt=today())
    return answer | is_late_to_register() | is_to_hand_over(clock__due_on__lt=today())


def is_late_to_register() -> Q:
    """Accepted and not registered in time, also where it was put aside (APPC 64(1), (3))."""
    return Q(status__in=UNREGISTERED, register_clock__due_on__lt=today())


def is_due_soon() -> Q:
    """The answer is still to give, and its last day is today or one of the next DUE_WITHIN days."""
    last_days = (today(), today() + timedelta(days=DUE_WITHIN))
    return ~Q(status__in=CLOSED_STATUSES) & Q(answer_clock__due_on__range=last_days)


# which appeals wait in it, asked of today, and what comes first
QUEUES: dict[Queue, tuple[Callable[[], Q], tuple[str, ...]]] = {
    Queue.REGISTER: (
        lambda: Q(status=AppealStatus.RECEIVED),
        ("-has_danger", "register_clock__due_on", "pk"),
    ),
    Queue.DECIDE: (
        lambda: Q(status=AppealStatus.REGISTERED),
        ("-has_danger", "answer_clock__due_on", "pk"),
    ),
    Queue.OPEN: (lambda: Q(status=AppealStatus.IN_PROGRESS), ("answer_clock__due_on", "pk")),
    Queue.DUE: (is_due_soon, ("answer_clock__due_on", "pk")),
    Queue.OVERDUE: (is_overdue, ("answer_clock__due_on", "pk")),
    Queue.QUARANTINE: (
        lambda: Q(status=AppealStatus.QUARANTINED),
        ("-has_danger", "received_at", "pk"),
    ),
    Queue.CLOSED: (lambda: Q(status__in=CLOSED_STATUSES), ("-closed_on", "-pk")),
    Queue.ALL: (Q, ("-received_at", "-pk")),
}


def waits_in(queue: Queue) -> Q:
    """Whether an appeal waits there today."""
    asked, _order = QUEUES[queue]
    return asked()


def waiting(*queues: Queue) -> dict[str, Q]:
    """What is counted of what is not over: each of the queues, and what is late in two of them."""
    asked = {queue.value: waits_in(queue) for queue in queues}
    asked["late_to_register"] = waits_in(Queue.REGISTER) & is_late_to_register()
    asked["late_to_look_at"] = waits_in(Queue.QUARANTINE) & is_late_to_register()
    return asked


def to_hand_over() -> "models.QuerySet[Move]":
    """What was passed on and whose covering paper has not gone yet."""
    from cases.models import Move

    return Move.objects.filter(code__in=TO_A_BODY, clock__state=ClockState.RUNNING)


def is_to_hand_over(**about: object) -> Q:
    """An appeal that is over but for the covering paper that has not gone yet."""
    return Q(pk__in=to_hand_over().filter(**about).values("appeal"))
