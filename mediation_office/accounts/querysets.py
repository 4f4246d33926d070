"""Which rows of the accounts room."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import UserManager as BaseUserManager
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Q

from mediation_office.access import Role
from mediation_office.clock import now, today

if TYPE_CHECKING:
    from mediation_office.accounts.models import Office, Region, User


class OfficeQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Offices of the person's own region."""
        return self.filter(region__offices__staff=user).distinct()

    def for_district(self, region: "Region", district: object | None) -> "Office":
        """The office that serves a district, else the region's main one."""
        offices = list(self.filter(region=region))
        for office in offices:
            if district is not None and office.district_id == getattr(district, "pk", None):
                return office
        return next((office for office in offices if office.is_main), offices[0])


class UserQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Staff of the offices somebody heads; for an administrator, of the whole region."""
        from mediation_office.accounts.models import Office

        regions = Office.objects.filter(pk__in=user.offices_as(Role.ADMIN)).values("region")
        offices = Office.objects.filter(
            Q(pk__in=user.offices_as(Role.HEAD)) | Q(region__in=regions)
        )
        return self.filter(Q(office__in=offices) | Q(grants__office__in=offices)).distinct()


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Django's own ways of making users, and who holds which role."""

    def with_roles(self) -> models.QuerySet:
        """People with their office, region and the roles they hold today, read by `User.roles`."""
        from mediation_office.accounts.models import Grant, Substitution

        day = today()
        held = Grant.objects.current().filter(user=OuterRef("pk")).order_by("pk")
        named = Substitution.objects.filter(
            substitute=OuterRef("pk"), from_on__lte=day, until_on__gte=day
        )
        return self.select_related("office__region").annotate(
            held_roles=ArraySubquery(held.values("role")),
            held_offices=ArraySubquery(held.values("office_id")),
            held_substitutions=ArraySubquery(named.order_by().values("office_id")),
        )

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
    def open(self) -> Self:
        """Not used, not taken back, not too old."""
        return self.filter(used_at=None, cancelled_at=None, expires_at__gt=now())
