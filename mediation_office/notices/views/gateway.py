"""What the SMS gateway tells the office, signed (`signatures`): what became of an SMS, and what
somebody wrote back.

POST with JSON. 204: taken, whether or not it changed anything; 403: not signed by the gateway;
429: too much of that; 400: signed, and yet no such report. None of them says more.
"""

import json
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from mediation_office import brakes
from mediation_office.http import client_address
from mediation_office.notices import services
from mediation_office.notices.choices import DeliveryReport
from mediation_office.notices.forms import SmsReplyForm, SmsReportForm
from mediation_office.signatures import is_signed

FORGED_PER_QUARTER = 30  # from one address
QUARTER = 15 * 60
LONGEST_BODY = 16 * 1024  # bytes; the longest SMS is far shorter


@never_cache
@csrf_exempt  # a machine has no form of ours; its signature stands for one
@login_not_required
@require_POST
def sms_report(request: HttpRequest) -> HttpResponse:
    if refused := _refused(request):
        return refused
    form = SmsReportForm(_said(request))
    if not form.is_valid():
        return HttpResponse(status=400)
    arrived = form.cleaned_data["status"] == DeliveryReport.DELIVERED
    mark = services.mark_delivered if arrived else services.mark_undelivered
    mark(form.cleaned_data["id"])
    return HttpResponse(status=204)


@never_cache
@csrf_exempt
@login_not_required
@require_POST
def sms_reply(request: HttpRequest) -> HttpResponse:
    if refused := _refused(request):
        return refused
    form = SmsReplyForm(_said(request))
    if not form.is_valid():
        return HttpResponse(status=400)
    said = form.cleaned_data
    services.record_sms_answer(gateway_id=said["id"], sender=said["sender"], text=said["text"])
    return HttpResponse(status=204)


def _refused(request: HttpRequest) -> HttpResponse | None:
    """Why it is not listened to; None when the gateway speaks. Only forged ones count."""
    network = brakes.network(client_address(request))
    limit = brakes.Limit("sms-gateway", network, FORGED_PER_QUARTER, QUARTER)
    try:
        brakes.take(limit)
    except brakes.TooManyTries:
        return HttpResponse(status=429)
    if not (_is_short_json(request) and is_signed(request, settings.SMS_GATEWAY_SECRET)):
        return HttpResponse(status=403)
    limit.give_back()
    return None


def _is_short_json(request: HttpRequest) -> bool:
    """Asked before the body is read: of anything else nothing is."""
    length = request.headers.get("Content-Length", "")
    is_short = length.isascii() and length.isdigit() and int(length[:9]) <= LONGEST_BODY
    return is_short and request.content_type == "application/json"


def _said(request: HttpRequest) -> dict[str, Any]:
    """The fields of the body; none when it is no JSON object, or holds what is no text."""
    try:
        said = json.loads(request.body)
        json.dumps(said, ensure_ascii=False).encode()  # half a sign cannot be kept
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
