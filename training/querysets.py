"""Which rows of the training room."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import models
from django.db.models import F, Q

from mediation_office.access import SECRETARIAT, Role
from mediation_office.accounts.querysets import of_own_region
from mediation_office.clock import today
from mediation_office.people.names import KazakhOrder, search_key
from training.choices import REGISTERED, Standing

if TYPE_CHECKING:
    from mediation_office.accounts.models import User
    from training.models import Mediator


class MediatorQuerySet(models.QuerySet["Mediator"]):
    def visible_to(self, user: "User") -> Self:
        """The door to the register of the person's own region; what a row shows is in `policies`.

        Secretaries and heads: all. Mediators: the own card. Operators: who may be asked today.
        Editors: whoever stands in the register.
        """
        seen = Q(login=user) if user.has_role(Role.MEDIATOR) else Q(pk__in=[])
        if user.has_role(*SECRETARIAT):
            seen = Q()
        if user.has_role(Role.EDITOR):
            seen |= Q(standing__in=REGISTERED)
        rows = of_own_region(self, user)
        if user.has_role(Role.OPERATOR):
            return rows.filter(seen | Q(pk__in=rows.on_duty(today()).values("pk")))
        return rows.filter(seen)

    def cards_visible_to(self, user: "User") -> Self:
        """Whose whole card the person reads: the secretariat all, a mediator the own one."""
        rows = of_own_region(self, user)
        if user.has_role(*SECRETARIAT):
            return rows
        return rows.filter(login=user) if user.has_role(Role.MEDIATOR) else rows.none()

    def in_standing(self, on: date) -> Self:
        """In the register, not suspended, with a certificate in date on that day: asked of the
        dates, never of a job.
        """
        in_date = Q(certificate_valid_until=None) | Q(certificate_valid_until__gte=on)
        return self.filter(in_date, standing=Standing.GOOD, registered_on__lte=on)

    def on_duty(self, on: date) -> Self:
        """In standing and not absent."""
        present = Q(absent_until=None) | Q(absent_until__lt=on)
        return self.in_standing(on).filter(present)

    def speaking(self, language: str) -> Self:
        return self.filter(languages__contains=language)

    def working_in(self, district: object) -> Self:
        """Who names this district, or none and so goes everywhere."""
        return self.filter(Q(districts=district) | Q(districts=None)).distinct()

    def named_like(self, text: str) -> Self:
        """Whose name is like the text in any script, the nearest first."""
        key = search_key(text)
        likeness = TrigramWordSimilarity(key, "person__search_key")
        rows = self.filter(person__search_key__trigram_word_similar=key)
        return rows.annotate(likeness=likeness).order_by(F("likeness").desc(), "pk")

    def in_alphabet(self) -> Self:
        return self.order_by(KazakhOrder("person__name"), "pk")

    def for_list(self) -> Self:
        """What one row of the register shows, in two queries."""
        return self.select_related("person").prefetch_related("districts")

    def for_page(self) -> Self:
        """What the page of one mediator shows of the row itself."""
        return self.select_related(
            "person", "office", "login", "register_keeper", "substitute__person", "region"
        )

    def locked(self, pk: int) -> "Mediator":
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)


class MediatorTieQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Declared and not withdrawn: these hide a case from its mediator."""
        return self.filter(withdrawn_on=None)

    def for_page(self) -> Self:
        return self.select_related("person", "organisation", "declared_by")
