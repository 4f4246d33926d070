"""Support's view of the tables, at /admin/: read only, no case content, for administrators
alone.
"""

from typing import Any

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mediation_office.access import Role


class SupportSite(admin.AdminSite):
    """One door: whoever is not signed in goes to the office's own sign-in; the role decides, no
    flag.
    """

    site_header = site_title = index_title = _("Support")
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and request.user.has_role(Role.ADMIN)

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """The office's own page: it has the brake and the three languages."""
        return redirect("account_change_password")

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if request.user.is_authenticated:
            raise PermissionDenied
        back = request.GET.get("next") or reverse("admin:index")
        return redirect_to_login(back, reverse("account_login"))


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows to look at. What changes something has a screen of its own, with its rules."""

    actions = None
    list_per_page = 50
    show_full_result_count = False

    def lookup_allowed(self, lookup: str, value: str, request: Any = None) -> bool:
        """No filter typed into the address: it would tell a hidden column letter by letter."""
        return False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return admin.site.has_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return admin.site.has_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
