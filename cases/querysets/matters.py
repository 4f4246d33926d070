"""Which events of a matter, and which of its codes."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import (
    BigIntegerField,
    OuterRef,
    Subquery,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from mediation_office.accounts.models import User
from mediation_office.events import EventQuerySet

if TYPE_CHECKING:
    pass


class MatterEventQuerySet(EventQuerySet):
    def for_timeline(self) -> Self:
        """What the office's own timeline says of each, in one query: who did it, and of a decision
        who became responsible.
        """
        named = User.objects.filter(pk=OuterRef("responsible_pk"))
        return self.select_related("by").annotate(
            responsible_pk=Cast(KT("data__responsible"), BigIntegerField()),
            responsible_name=Subquery(named.values("full_name")[:1]),
        )


class AccessQuerySet(models.QuerySet):
    def in_use(self) -> Self:
        """Codes that nobody has replaced: these open what they are for."""
        return self.filter(replaced_at__isnull=True)

    def of_applicant(self, reference: str) -> Self:
        """The code in use of the first side of this matter."""
        return self.in_use().filter(reference=reference, side=1)
