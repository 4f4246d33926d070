"""Every address of the office (docs/map.md)."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from mediation_office import health
from mediation_office.accounts.views.theme_choose import theme_choose
from mediation_office.http import no_such_page
from outreach.views import pages

urlpatterns = [
    # machines
    path("health/live", health.health_live, name="health_live"),
    path("health/ready", health.health_ready, name="health_ready"),
    path("health/work", health.health_work, name="health_work"),
    # the bare address and what machines ask for
    path("", pages.entrance, name="entrance"),
    path("robots.txt", pages.robots, name="robots"),
    # everybody, before signing in too
    path("language/", login_not_required(set_language), name="set_language"),
    path("theme/", theme_choose, name="theme_choose"),
    # staff
    path("desk/", include("mediation_office.desk.urls")),
    path("appeals/", include("cases.urls")),
    path("training/", include("training.urls")),
    path("files/", include("mediation_office.documents.urls")),
    path("", include("mediation_office.people.urls")),  # /contacts/, /people/
    path("staff/", include("mediation_office.accounts.urls")),
    path("terms/", include("mediation_office.terms.urls")),
    path("notices/", include("mediation_office.notices.urls")),
    path("content/", include("mediation_office.content.urls")),
    path("account/email/", no_such_page),  # whoever sits at an open screen could add a way in
    path("account/confirm-email/", no_such_page),  # no address is confirmed: who invites knows it
    path("account/confirm-email/<path:row>", no_such_page),
    path("account/", include("allauth.account.urls")),
    path("admin/r/<path:row>", no_such_page),  # would lead to any row of any region by its number
    path("admin/", admin.site.urls),
]
# what citizens see
urlpatterns += i18n_patterns(path("", include("outreach.urls")))

handler400 = "mediation_office.http.bad_request"
handler403 = "mediation_office.http.forbidden"
handler404 = "mediation_office.http.not_found"
handler500 = "mediation_office.patience.server_error"
