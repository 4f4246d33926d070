"""The language and the theme of the person who is signed in."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.views.decorators.http import require_POST

from mediation_office.access import STAFF, role_required
from mediation_office.accounts.context import THEMES
from mediation_office.http import redirect_back
from mediation_office.labels import LANGUAGES


@require_POST
@role_required(*STAFF)
def preferences(request: HttpRequest) -> HttpResponse:
    user = request.user
    if request.POST.get("language") in LANGUAGES:
        user.language = request.POST["language"]
    if request.POST.get("theme") in THEMES:
        user.theme = request.POST["theme"]
    user.save(update_fields=["language", "theme"])
    return redirect_back(request, otherwise=resolve_url(settings.LOGIN_REDIRECT_URL))
