"""The colours a citizen chose: one cookie, set only by this press."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from mediation_office.accounts.context import THEMES
from mediation_office.http import redirect_back

YEAR = 365 * 24 * 3600  # seconds


@require_POST
@login_not_required
@csrf_exempt  # pages that inform set no cookie, so they have no token; forged, it changes a colour
def theme_choose(request: HttpRequest) -> HttpResponse:
    response = redirect_back(request, otherwise="/")
    theme = request.POST.get("theme")
    if theme == "auto":
        response.delete_cookie("theme", samesite="Lax")
    elif theme in THEMES:
        response.set_cookie(
            "theme", theme, YEAR, httponly=True, samesite="Lax", secure=settings.HTTPS
        )
    return response
