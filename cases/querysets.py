"""Which rows of the cases room."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from cases.choices import CLOSED_STATUSES, AppealStatus
from mediation_office.access import Role
from mediation_office.clock import today
from mediation_office.people.querysets import named_like

if TYPE_CHECKING:
    from cases.models import Appeal
    from mediation_office.accounts.models import User


class AppealQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """The door: every view enters here, so what a person may not see is a 404.

        Operators see appeals they took themselves; secretaries and heads those of their offices. A recorded tie hides the
        matter whatever the role.
        """
        seen = Q(office__in=user.offices_as(Role.SECRETARY, Role.HEAD))
        if user.has_role(Role.OPERATOR):
            seen |= Q(contact__taken_by=user)
        return self.filter(seen).exclude(thread__in=user.ties.values("thread"))

    def open(self) -> Self:
        return self.exclude(status__in=CLOSED_STATUSES)

    def to_register(self) -> Self:
        return self.filter(status=AppealStatus.RECEIVED)

    def quarantined(self) -> Self:
        return self.filter(status=AppealStatus.QUARANTINED)

    def overdue(self) -> Self:
        """The answer is due and not given: asked of the date, never of a job."""
        return self.open().filter(answer_clock__due_on__lt=today())

    def named_like(self, text: str) -> Self:
        return named_like(self, text)  # type: ignore[return-value]

    def for_list(self) -> Self:
        """What one row of the register shows, in one query."""
        return self.select_related("answer_clock__term", "topic", "district", "office", "responsible")

    def locked(self, pk: int) -> "Appeal":
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)
