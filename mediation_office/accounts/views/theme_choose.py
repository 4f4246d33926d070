"""The colours a citizen chose: one cookie, set only by this press."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

THEMES = ("auto", "light", "dark")
YEAR = 365 * 24 * 3600  # seconds


@require_POST
@login_not_required
@csrf_exempt  # pages that inform set no cookie, so they have no token; forged, it changes a colour
def theme_choose(request: HttpRequest) -> HttpResponse:
    back = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    response = redirect(back if ours else "/")
    theme = request.POST.get("theme")
    if theme == "auto":
        response.delete_cookie("theme", samesite="Lax")
    elif theme in THEMES:
        response.set_cookie(
            "theme", theme, YEAR, httponly=True, samesite="Lax", secure=settings.HTTPS
        )
    return response
