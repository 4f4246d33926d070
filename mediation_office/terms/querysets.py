"""Which rows of the terms room."""

import uuid
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

from mediation_office.accounts.querysets import of_own_region
from mediation_office.clock import today
from mediation_office.terms.choices import ClockState

if TYPE_CHECKING:
    from mediation_office.accounts.models import Region, User
    from mediation_office.terms.models import Clock, Day, Term


class DayQuerySet(models.QuerySet["Day"]):
    def of_year(self, year: int) -> Self:
        return self.filter(date__year=year)

    def newest_about(self, region: "Region", day: str) -> "Day | None":
        """The word that counts about a day written as 2026-11-21, if the office said one."""
        try:
            asked = date.fromisoformat(day)
        except ValueError:
            return None
        return self.filter(region=region, date=asked).order_by("-recorded_at", "-pk").first()


class TermQuerySet(models.QuerySet["Term"]):
    def visible_to(self, user: "User") -> Self:
        """Terms of the person's own region; every member of staff reads them."""
        return of_own_region(self, user)

    def current(self, on: date) -> Self:
        """One version of each code: the one in force on a day."""
        return self.filter(valid_from__lte=on).order_by("code", "-valid_from").distinct("code")

    def in_force(self, region: "Region", code: str, on: date) -> "Term":
        """The version of a term valid on a day. Raises Term.DoesNotExist when there is none."""
        return (
            self.filter(region=region, code=code, valid_from__lte=on)
            .order_by("-valid_from")[:1]
            .get()
        )

    def all_in_force(self, region: "Region", days: Mapping[str, date]) -> list["Term"]:
        """The same for several terms, each on its day, in one query and in their order."""
        asked = models.Q()
        for code, on in days.items():
            asked |= models.Q(code=code, valid_from__lte=on)
        rows = self.filter(asked, region=region).order_by("valid_from")
        found = {str(term.code): term for term in rows}
        if missing := days.keys() - found:
            raise self.model.DoesNotExist(f"Term does not exist: {', '.join(sorted(missing))}")
        return [found[code] for code in days]


class ClockQuerySet(models.QuerySet["Clock"]):
    def running(self) -> Self:
        return self.filter(state=ClockState.RUNNING)

    def of_thread(self, thread: uuid.UUID) -> Self:
        return self.filter(thread=thread)

    def overdue(self) -> Self:
        """Asked of the date, never of a job."""
        return self.running().filter(due_on__lt=today())

    def locked(self, pk: int) -> "Clock":
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)
