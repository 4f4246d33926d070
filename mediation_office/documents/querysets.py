"""Which rows of the documents room."""

import uuid
from typing import TYPE_CHECKING, Self

from django.db import models

from mediation_office.accounts.policies import offices_signed_for
from mediation_office.documents.choices import PaperKind, PaperState

if TYPE_CHECKING:
    from mediation_office.accounts.models import User
    from mediation_office.documents.models import Paper


class PaperQuerySet(models.QuerySet["Paper"]):
    def of_thread(self, thread: uuid.UUID) -> Self:
        return self.filter(thread=thread)

    def to_sign(self) -> Self:
        """What waits for a signature; a covering letter is signed with its decision."""
        return self.filter(state=PaperState.TO_SIGN).exclude(kind=PaperKind.COVER)

    def signed_by_office_of(self, user: "User") -> Self:
        """Papers of the offices this person signs for today, as head or substitute; never of a
        matter they are tied to.
        """
        return self.filter(office__in=offices_signed_for(user)).exclude(
            thread__in=user.ties.values("thread")
        )

    def for_sheet(self) -> Self:
        """With what stands on the sheet, in one query."""
        return self.select_related("office__region", "drafted_by")

    def locked(self, pk: int) -> "Paper":
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)
