"""How each screen of an appeal finds it, and what it does after an act."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from cases.models import Appeal, Move
from cases.policies import can_work
from mediation_office import spoken
from mediation_office.accounts.services import log_look
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.numbers import parse_reference
from mediation_office.terms.models import Clock


def find_appeal(request: HttpRequest, reference: str) -> Appeal:
    """The appeal behind the door, or 404; the look is logged in the same transaction."""
    rows = Appeal.objects.visible_to(request.user).for_page(request.user)
    with transaction.atomic():
        appeal = get_object_or_404(rows, reference=parse_reference(reference) or "")
        log_look(
            request.user,
            subject="appeal",
            reference=appeal.reference,
            thread=appeal.thread,
            office_id=appeal.office_id,
            purpose=_purpose_of(request),
        )
    return appeal


READ_ONLY = {  # the page → what it is opened for; every other page changes something
    "appeal_detail": "",
    "appeal_matters": "",
    "appeal_clock": "",
    "appeal_slip": "",
    "appeal_protocol": "",
    "appeal_history": "history",
    "move_sign": "sign",
}


def _purpose_of(request: HttpRequest) -> str:
    assert request.resolver_match is not None
    return READ_ONLY.get(request.resolver_match.url_name or "", "edit")


def find_to_work(request: HttpRequest, reference: str) -> Appeal:
    """The appeal, for the secretariat of its own office; who only took it elsewhere gets 403."""
    appeal = find_appeal(request, reference)
    if not can_work(request.user, appeal):
        raise PermissionDenied
    return appeal


def act_on(
    request: HttpRequest, appeal: Appeal, act: Any, done: str, *args: Any, **kwargs: Any
) -> HttpResponse:
    """Do one act and go back to the appeal, with what happened or why not."""
    try:
        made = act(*args, by=request.user, **kwargs)
    except BusinessRuleError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, by_day(done, made))
    return redirect(appeal)


def by_day(words: str, made: object) -> str:
    """What was done, with the last day that it set: of the term as it stands in the office."""
    clock = made.clock if isinstance(made, Move) else made
    if not isinstance(clock, Clock):
        return words
    return words % {"by_day": spoken.by_day(clock.due_on)}
