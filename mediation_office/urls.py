"""Every address of the office (architecture.md, section 7)."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    # staff
    path("desk/", include("mediation_office.desk.urls")),
    path("staff/", include("mediation_office.accounts.urls")),
    path("account/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
]
