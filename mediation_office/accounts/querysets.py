"""Which rows of the accounts room."""

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import UserManager as BaseUserManager
from django.db import models
from django.db.models import Q

from mediation_office.clock import today

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


class UserManager(BaseUserManager):
    """Django's own ways of making users, and who holds which role."""

    def with_role(self, office: "Office", *roles: str) -> models.QuerySet:
        """Active people who hold one of the roles in this office today, by name."""
        from mediation_office.accounts.models import Grant

        holders = Grant.objects.current().filter(role__in=roles, office=office)
        return self.filter(pk__in=holders.values("user"), is_active=True).order_by("full_name")


class GrantQuerySet(models.QuerySet):
    def current(self) -> Self:
        day = today()
        return self.filter(Q(until_on__isnull=True) | Q(until_on__gte=day), from_on__lte=day)
