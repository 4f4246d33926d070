"""Which rows of the accounts room."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Self, TypeVar

from django.contrib.auth.models import UserManager as BaseUserManager
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils import timezone

from mediation_office.access import SECRETARIAT, Role
from mediation_office.clock import now, today

if TYPE_CHECKING:
    from mediation_office.accounts.models import District, Office, Region, User

Rows = TypeVar("Rows", bound=models.QuerySet)


def of_own_region(rows: Rows, user: "User") -> Rows:
    """Of rows of regions those of the person's own, none where they have no office."""
    return rows.filter(region=user.office.region_id) if user.office else rows.none()


def day_begins(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


class OfficeQuerySet(models.QuerySet["Office"]):
    def visible_to(self, user: "User") -> Self:
        """Offices of the person's own region."""
        return of_own_region(self, user)

    def managed_by(self, user: "User") -> Self:
        """Whose accounts the person manages: those headed, or all of a region administered."""
        headed = Q(pk__in=user.offices_as(Role.HEAD))
        return self.filter(headed | Q(region__in=user.regions_as(Role.ADMIN)))

    def for_district(self, region: "Region", district: "District | None") -> "Office":
        """The office that serves a district, else the region's main one."""
        serving = self.filter(region=region, district=district).first() if district else None
        return serving or self.main_of(region)

    def main_of(self, region: "Region") -> "Office":
        return self.filter(region=region).order_by("-is_main", "position", "pk")[:1].get()


class UserQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Staff of the offices somebody heads; for an administrator, of the whole region."""
        from mediation_office.accounts.models import Grant, Office

        offices = Office.objects.managed_by(user)
        held_there = Grant.objects.filter(office__in=offices).values("user")
        return self.filter(Q(office__in=offices) | Q(pk__in=held_there))

    def matching(self, text: str) -> Self:
        """Whose name, user name or e-mail has every word of the text in it."""
        rows = self
        for word in text.split():
            rows = rows.filter(
                Q(full_name__icontains=word)
                | Q(username__icontains=word)
                | Q(email__icontains=word)
            )
        return rows

    def in_state(self, state: str) -> Self:
        """Accounts that are "open", "invited" or "closed"."""
        if state == "open":
            return self.filter(is_active=True)
        from mediation_office.accounts.models import Invitation

        waits = Exists(Invitation.objects.waiting().filter(user=OuterRef("pk")))
        return self.filter(waits if state == "invited" else ~waits, is_active=False)


GRANTED = {"role": "role", "office": "office_id", "region": "office__region_id"}


@lru_cache(maxsize=2)
def _held_on(day: date) -> tuple[ArraySubquery, ArraySubquery]:
    """What is held on this day, put together once: every page of staff asks it."""
    from mediation_office.accounts.models import Grant, Substitution

    held = Grant.objects.current().filter(user=OuterRef("pk")).order_by("pk")
    named = Substitution.objects.signing().filter(substitute=OuterRef("pk"))
    return (
        ArraySubquery(held.values(grant=JSONObject(**GRANTED))),
        ArraySubquery(named.order_by().values("office_id")),
    )


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Django's own ways of making users, and who holds which role."""

    def with_roles(self) -> models.QuerySet:
        """People with their office, region and the roles they hold today, read by `User.roles`."""
        held, named = _held_on(today())
        rows = self.select_related("office__region")
        return rows.annotate(held=held, held_substitutions=named)

    def with_role(self, office: "Office", *roles: str) -> models.QuerySet:
        """Active people who hold one of the roles in this office today, by name."""
        from mediation_office.accounts.models import Grant

        holders = Grant.objects.current().filter(role__in=roles, office=office)
        return self.filter(pk__in=holders.values("user"), is_active=True).order_by("full_name")


class GrantQuerySet(models.QuerySet):
    def current(self) -> Self:
        day = today()
        not_over = Q(until_on__isnull=True) | Q(until_on__gte=day)
        return self.filter(not_over, from_on__lte=day, ended_at__isnull=True)

    def overlapping(
        self, user: "User", role: str, office: "Office", from_on: date, until_on: date | None
    ) -> Self:
        """Grants of the same role in the same office with a day in common."""
        same = self.filter(user=user, role=role, office=office, ended_at__isnull=True)
        same = same.filter(Q(until_on__isnull=True) | Q(until_on__gte=from_on))
        return same.filter(from_on__lte=until_on) if until_on else same


class InvitationQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        """Neither used nor taken back."""
        return self.filter(used_at=None, cancelled_at=None)

    def open(self) -> Self:
        """Not used, not taken back, not too old."""
        return self.waiting().filter(expires_at__gt=now())


class SubstitutionQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Of the offices somebody heads."""
        return self.filter(office__in=user.offices_as(Role.HEAD))

    def in_force(self, first: date, last: date) -> Self:
        """With a day in common with these, and not ended before its time."""
        return self.filter(from_on__lte=last, until_on__gte=first, ended_at=None)

    def over(self) -> Self:
        """As `Substitution.is_over`: the last day is past, or it was ended before its time."""
        return self.filter(Q(ended_at__isnull=False) | Q(until_on__lt=today()))

    def not_over(self) -> Self:
        """Today's, and those to come."""
        return self.filter(ended_at=None, until_on__gte=today())

    def with_role(self) -> Self:
        """Each knows whether its substitute works in the secretariat of that office today, and
        whether whom it stands in for heads it.
        """
        from mediation_office.accounts.models import Grant

        held = Grant.objects.current().filter(user__is_active=True, office=OuterRef("office"))
        works = held.filter(role__in=SECRETARIAT, user=OuterRef("substitute"))
        heads = held.filter(role=Role.HEAD, user=OuterRef("absent"))
        return self.annotate(has_role=Exists(works), stands_in=Exists(heads))

    def signing(self) -> Self:
        """Of today; a substitution counts no longer than the role for which it was given, nor than
        that of the head it stands in for.
        """
        rows = self.in_force(today(), today()).with_role()
        return rows.filter(has_role=True, stands_in=True)


class LookQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Looks at matters of the offices somebody heads; a recorded tie hides these too."""
        rows = self.filter(office__in=user.offices_as(Role.HEAD))
        return rows.exclude(thread__in=user.ties.values("thread"))

    def chosen(
        self,
        *,
        reference: str = "",
        person: "User | None" = None,
        from_: date | None = None,
        until: date | None = None,
        before: int | None = None,
    ) -> Self:
        """Narrowed down; days are of the office's zone, `before` is the last row of the page
        before.
        """
        rows = self.filter(self._same_matter(reference)) if reference else self
        rows = rows.filter(user=person) if person else rows
        rows = rows.filter(at__gte=day_begins(from_)) if from_ else rows
        rows = rows.filter(at__lt=day_begins(until) + timedelta(days=1)) if until else rows
        if before and (edge := self.filter(pk=before).values_list("at", "pk").first()):
            rows = rows.filter(at__lte=edge[0]).exclude(at=edge[0], pk__gte=edge[1])
        return rows

    def _same_matter(self, reference: str) -> Q:
        """Looks at the appeal or contact of that number, and at its papers, files and messages."""
        thread = self.filter(reference=reference).values_list("thread", flat=True).first()
        return Q(thread=thread) if thread else Q(reference=reference)
