"""Two things every signed-in request passes: the limits of its session, and its person's
language.
"""

import time
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import translation


class SessionLimits:
    """Signed in for at most 12 hours, idle for at most 15 minutes (both settings); then the next
    request asks again.

    Whoever is signed out, by themselves or by time, leaves nothing of ours in the browser's cache.
    """

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        was_in = request.user.is_authenticated
        if was_in:
            moment = int(time.time())
            began = request.session.setdefault("began", moment)
            seen = request.session.get("seen", moment)
            idle, lasted = moment - seen, moment - began
            if (
                idle > settings.SESSION_IDLE_MINUTES * 60
                or lasted > settings.SESSION_ABSOLUTE_HOURS * 3600
            ):
                logout(request)
            elif "seen" not in request.session or idle >= 60:  # one write a minute, not one a page
                request.session["seen"] = moment
        response = self.get_response(request)
        if was_in and not request.user.is_authenticated:
            # not the cookies: the session's is gone, the device's and the theme's are kept
            response["Clear-Site-Data"] = '"cache", "storage"'
        return response


class StaffLanguage:
    """Pages behind the sign-in speak the person's own language, whatever the browser asks for."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if user.is_authenticated and not translation.get_language_from_path(request.path_info):
            translation.activate(user.language)
            request.LANGUAGE_CODE = user.language
        response = self.get_response(request)
        return response
