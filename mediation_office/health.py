"""What monitors ask, without signing in. Part of the composition: it asks a room (notices)."""

from typing import Any

import redis
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.backoff import NoBackoff
from redis.retry import Retry

from mediation_office.notices import pulse

PATIENCE_SECONDS = 1


@require_safe
@never_cache
@login_not_required
def health_live(request: HttpRequest) -> HttpResponse:
    """This process answers; it asks nobody."""
    return JsonResponse({"live": True})


@require_safe
@never_cache
@login_not_required
def health_ready(request: HttpRequest) -> HttpResponse:
    """200 while this process can serve pages; the state of sending is told beside."""
    state = _state()
    return JsonResponse(state, status=200 if state["database"] else 503)


@require_safe
@never_cache
@login_not_required
def health_work(request: HttpRequest) -> HttpResponse:
    """503 when broker, worker or beat is silent for 60 s, or a notice is 5 min late."""
    state = _state()
    return JsonResponse(state, status=200 if state["is_well"] else 503)


def _state() -> dict[str, Any]:
    state: dict[str, Any] = {"database": True, "broker": _broker_answers()}
    try:
        state |= pulse.report()
    except DatabaseError:
        state |= {"database": False, "is_well": False}
    state["is_well"] = state["is_well"] and state["broker"]
    return state


def _broker_answers() -> bool:
    """Asked of the broker itself, with little patience. No page does this."""
    address = str(settings.CELERY["broker_url"]).replace("redis+socket://", "unix://", 1)
    with redis.Redis.from_url(
        address,
        retry=Retry(NoBackoff(), 0),
        socket_timeout=PATIENCE_SECONDS,
        socket_connect_timeout=PATIENCE_SECONDS,
    ) as broker:
        try:
            return bool(broker.ping())
        except (redis.RedisError, OSError):
            return False
