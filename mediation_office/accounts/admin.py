from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from mediation_office.access import Role
from mediation_office.accounts.models import District, Grant, Office, Region, Setting, User
from mediation_office.support import ReadOnlyAdmin


class OfRegionAdmin(ReadOnlyAdmin):
    """Nothing crosses regions: an administrator sees the rows of their own.

    `region` is the way to it.
    """

    region = "region"

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """What stands in the list, and nothing else."""
        return list(self.list_display)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        regions = request.user.regions_as(Role.ADMIN)
        return super().get_queryset(request).filter(**{f"{self.region}__in": regions})


@admin.register(Region)
class RegionAdmin(OfRegionAdmin):
    region = "pk"
    list_display = ["name_kk", "code", "bin"]


@admin.register(Office)
class OfficeAdmin(OfRegionAdmin):
    list_display = ["name_kk", "code", "region", "is_main"]


@admin.register(District)
class DistrictAdmin(OfRegionAdmin):
    list_display = ["name_kk", "kato", "region"]


@admin.register(Setting)
class SettingAdmin(OfRegionAdmin):
    list_display = ["code", "value", "valid_from"]


@admin.register(User)
class UserAdmin(OfRegionAdmin):
    region = "office__region"
    list_display = ["full_name", "username", "email", "office", "is_active", "last_login"]
    search_fields = ["full_name", "username"]


@admin.register(Grant)
class GrantAdmin(OfRegionAdmin):
    region = "office__region"
    list_display = ["user", "role", "office", "from_on", "until_on", "ended_at"]
