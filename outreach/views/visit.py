"""What the session of a citizen holds, and how a visit ends.

The session names a draft, a slip and a status page by keys; it holds nothing that was typed and no
secret. Its cookie ends with the browser.
"""

import time
from contextlib import suppress

from django.contrib.sessions.backends.base import CreateError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mediation_office.accounts.context import LEAVE_URL
from mediation_office.accounts.models import Region
from mediation_office.http import client_address
from outreach import services
from outreach.models import Draft
from outreach.views.citizen import citizen_page, region_here

SLIP_SECONDS = 2 * 60 * 60
STATUS_SECONDS = 30 * 60
QUESTION_SECONDS = 10 * 60
PRESSED_TWICE_SECONDS = 60
MOST_SENT = 10


def draft_of(request: HttpRequest) -> Draft | None:
    key = request.session.get("draft")
    return services.open_draft(key, region=region_here()) if key else None


def begin_draft(request: HttpRequest, region: Region) -> Draft:
    """A new draft, in a session whose cookie nobody has had before."""
    draft = services.start_draft(region=region, address=client_address(request))
    request.session.cycle_key()
    remember_draft(request, draft)
    return draft


def remember_draft(request: HttpRequest, draft: Draft) -> None:
    if request.session.get("draft") != str(draft.uuid):
        request.session["draft"] = str(draft.uuid)


def names_draft(request: HttpRequest, key: str) -> bool:
    """Whether this session wrote the draft with this key, sent or not."""
    return key == request.session.get("draft") or key in request.session.get("sent", [])


def remember_slip(request: HttpRequest, key: str) -> None:
    """From now on another cookie shows the slip: one copied while writing shows nothing."""
    _change_cookie(request, key)
    sent = request.session.get("sent", [])
    request.session["sent"] = [*[known for known in sent if known != key], key][-MOST_SENT:]
    request.session["slip"] = [key, int(time.time())]
    if request.session.get("draft") == key:
        del request.session["draft"]


@transaction.atomic
def _change_cookie(request: HttpRequest, key: str) -> None:
    """A new session with all of the old one. For a minute the old cookie still says which draft was
    sent, because a second press brings it along, with the draft's key.
    """
    before = request.session.session_key
    request.session.cycle_key()
    request.session.set_expiry(None)
    if before:
        left = type(request.session)(before)
        left.clear()
        left["sent"] = [key]
        left.set_expiry(PRESSED_TWICE_SECONDS)
        with suppress(CreateError):  # the other press of two at once has said it
            left.save(must_create=True)


def slip_key(request: HttpRequest) -> str | None:
    """The draft whose slip this session may see: for two hours after sending."""
    key, since = request.session.get("slip", [None, 0])
    return key if key and time.time() - since < SLIP_SECONDS else None


def remember_access(request: HttpRequest, access: int) -> None:
    request.session.cycle_key()
    request.session["status"] = [access, int(time.time())]


def access_of(request: HttpRequest) -> int | None:
    """The access by which this session reads a matter: for half an hour, however busy it is."""
    access, since = request.session.get("status", [None, 0])
    return access if access and time.time() - since < STATUS_SECONDS else None


def remember_question(request: HttpRequest, key: int) -> None:
    request.session.cycle_key()
    request.session["question"] = [key, int(time.time())]


def question_of(request: HttpRequest) -> int | None:
    """The question that a short code opened here: for ten minutes after the last press. It brings a
    letter along, perhaps on a computer that others use.
    """
    key, since = request.session.get("question", [None, 0])
    return key if key and time.time() - since < QUESTION_SECONDS else None


@require_safe
@citizen_page
def leave(request: HttpRequest) -> HttpResponse:
    """Away to a neutral page at once; nothing that was open can be opened again on this device."""
    if request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none"):
        _forget(request)
    response = redirect(LEAVE_URL)
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def end_visit(request: HttpRequest) -> HttpResponse:
    """Close the status page and forget what this browser kept of it."""
    _forget(request)
    response = redirect(f"/{get_language()}/")
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


def _forget(request: HttpRequest) -> None:
    """The draft goes with its key; somebody on staff who is signed in stays so."""
    if draft := draft_of(request):
        services.delete_draft(draft)
    if request.user.is_authenticated:
        for name in ("draft", "sent", "slip", "status", "question"):
            request.session.pop(name, None)
    else:
        request.session.flush()
