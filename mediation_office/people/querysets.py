"""Which rows of the people room."""

from typing import TYPE_CHECKING, Self

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import models
from django.db.models import F, Q

from mediation_office.access import Role
from mediation_office.people.names import digits_of, last_four, point_key, search_key
from mediation_office.sealing import blind

if TYPE_CHECKING:
    from mediation_office.accounts.models import User


def named_like(rows: models.QuerySet, text: str) -> models.QuerySet:
    """Rows whose search key is like the text, the nearest first; the trigram index does the work."""
    key = search_key(text)
    return (
        rows.filter(search_key__trigram_word_similar=key)
        .annotate(likeness=TrigramWordSimilarity(key, "search_key"))
        .order_by(F("likeness").desc(), "pk")
    )


class PersonQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Cards for those who register and lead: of matters in their offices' region. Mediators and operators by matter."""
        if user.has_role(Role.SECRETARY, Role.HEAD):
            return self.filter(region=user.office.region_id and user.office.region)
        return self.none()

    def named_like(self, text: str) -> Self:
        return named_like(self, text)  # type: ignore[return-value]

    def with_phone_ending(self, text: str) -> Self:
        """Whose phone ends in these four digits, or is this whole number."""
        digits = digits_of(text)
        found = (
            Q(points__tail_index=blind(last_four(digits), purpose="tail"))
            if len(digits) == 4
            else Q(points__value_index=blind(point_key(digits), purpose="point"))
        )
        return self.filter(found, points__is_retired=False).distinct()


class OrganisationQuerySet(models.QuerySet):
    def of_region(self, region: object) -> Self:
        return self.filter(region=region, is_retired=False)

    def named_like(self, text: str) -> Self:
        return named_like(self, text)  # type: ignore[return-value]


class ContactQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """The door. Operators: what they took themselves; secretaries and heads: their offices. A tie hides, whatever the role."""
        seen = Q(taken_by=user) if user.has_role(Role.OPERATOR) else Q(pk__in=[])
        seen |= Q(office__in=user.offices_as(Role.SECRETARY, Role.HEAD))
        return self.filter(seen).exclude(thread__in=user.ties.values("thread"))

    def named_like(self, text: str) -> Self:
        return named_like(self, text)  # type: ignore[return-value]
