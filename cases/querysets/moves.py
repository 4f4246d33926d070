"""Which moves, and the papers and duties that wait with them."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import (
    Case,
    CharField,
    F,
    OuterRef,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat, JSONObject, Least

from cases.choices import (
    OPEN_MOVE_STATES,
    SIGNED_KEY,
    MoveCode,
    MoveState,
)
from cases.querysets.causes import is_own_cause
from mediation_office.accounts.models import User
from mediation_office.accounts.policies import offices_signed_for
from mediation_office.documents.models import Paper
from mediation_office.notices.models import Notice
from mediation_office.terms.choices import ClockState
from mediation_office.terms.codes import OF_THE_CITIZEN

if TYPE_CHECKING:
    from cases.models import Move


def papers_to_sign(user: User) -> "models.QuerySet[Paper]":
    """Papers of appeals that wait for this person's signature; `due_on` is the nearest of the
    decision's own term and the answer's, and sorts them. Nothing of a complaint about their work.
    """
    own = Case(When(move__clock__state=ClockState.RUNNING, then=F("move__clock__due_on")))
    waiting = Paper.objects.signed_by_office_of(user).to_sign().filter(move__isnull=False)
    waiting = waiting.exclude(is_own_cause(user, "move__appeal"))
    return (
        waiting.annotate(due_on=Least(own, "move__appeal__answer_clock__due_on"))
        .select_related(
            "move__appeal__answer_clock__term",
            "move__appeal__topic",
            "move__clock__term",
            "drafted_by",
        )
        .order_by("due_on", "submitted_at", "pk")
    )


def running_duties() -> "models.QuerySet[Move]":
    """Acts with a term of the office's own that still runs; no viewer's door stands here."""
    from cases.models import Move

    rows = Move.objects.filter(clock__state=ClockState.RUNNING)
    return rows.exclude(clock__term__code__in=OF_THE_CITIZEN)


def duties(user: User) -> "models.QuerySet[Move]":
    """Acts with a term of their own that still runs, the nearest last day first: a recusal, access
    to the file, minutes.
    """
    from cases.models import Appeal

    rows = running_duties().filter(appeal__in=Appeal.objects.visible_to(user))
    rows = rows.select_related("appeal", "clock__term", "clock__extension")
    return rows.order_by("clock__due_on", "pk")


def recusals_to_decide(user: User) -> "models.QuerySet[Move]":
    """Requests for another official that this person decides today, the nearest last day first;
    never one about themselves.
    """
    from cases.models import Move

    rows = Move.objects.waiting().filter(
        code=MoveCode.RECUSE, appeal__office__in=offices_signed_for(user)
    )
    rows = rows.exclude(thread__in=user.ties.values("thread"))
    rows = rows.exclude(appeal__responsible=user).exclude(is_own_cause(user, "appeal"))
    rows = rows.select_related("appeal__topic", "clock__term", "clock__extension")
    return rows.order_by("clock__due_on", "pk")


def notice_of_move(move: str) -> Subquery:
    """What was written about a signed move, as JSON without its address; `move` names its pk."""
    before, after = (Value(part) for part in SIGNED_KEY)
    key = Concat(before, Cast(OuterRef(move), CharField()), after)
    told = JSONObject(uuid="uuid", channel="channel", state="state", sent_at="sent_at")
    return Subquery(Notice.objects.filter(key=key).values(told=told)[:1])


class MoveQuerySet(models.QuerySet["Move"]):
    def open(self) -> Self:
        """Proposed, or in effect and waiting."""
        return self.filter(state__in=OPEN_MOVE_STATES)

    def proposed(self) -> Self:
        return self.filter(state=MoveState.PROPOSED)

    def waiting(self) -> Self:
        return self.filter(state=MoveState.WAITING)

    def in_effect(self) -> Self:
        """Signed, or done at once, and not fallen away since with an appeal that is over."""
        return self.filter(state__in=(MoveState.WAITING, MoveState.DONE))

    def questions(self) -> Self:
        """What the applicant was asked for in a signed paper, and has not answered."""
        return self.waiting().filter(code=MoveCode.CLARIFY)

    def locked(self, pk: int) -> "Move":
        """With what every act on it reads; the caller locked its appeal before it."""
        rows = self.select_related("paper", "clock")
        return rows.select_for_update(of=("self",), no_key=True).get(pk=pk)
