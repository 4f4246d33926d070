"""What a page says when a row that it needs is held by somebody else for too long (`lock_timeout`),
or two of them wait for each other.
"""

import sys
from typing import Any

from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.views import defaults
from psycopg2 import errorcodes

from mediation_office.lifecycle import BusinessRuleError

BUSY = {errorcodes.LOCK_NOT_AVAILABLE, errorcodes.DEADLOCK_DETECTED}
RETRY_SECONDS = "60"


class BusyError(BusinessRuleError):
    """Somebody else is at it: a form says so above what was typed."""


class SayBusy:
    """Within a request a lock that does not come is a refusal, with a sentence."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with connection.execute_wrapper(say_busy):
            return self.get_response(request)


def say_busy(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    try:
        return execute(sql, params, many, context)
    except OperationalError as error:
        if getattr(error.__cause__, "pgcode", "") not in BUSY:
            raise
        sentence = _("Somebody is changing this just now. Nothing was saved: press again.")
        raise BusyError(sentence) from error


def server_error(request: HttpRequest) -> HttpResponse:
    """Where no form could say it: a page for what is busy, another while the database is away, and
    one for what broke.
    """
    error = sys.exc_info()[1]
    if not isinstance(error, (BusyError, OperationalError, InterfaceError)):
        return defaults.server_error(request)
    page = "busy.html" if isinstance(error, BusyError) else "503.html"
    with translation.override(translation.get_language_from_request(request, check_path=True)):
        headers = {"Retry-After": RETRY_SECONDS}
        return HttpResponse(render_to_string(page), status=503, headers=headers)
