"""Presses of staff forms: the same press twice counts once, and nobody changes what they have not
seen.

`{% once %}` in a form that creates something names its press; `{% seen version %}` in one that
decides says what its page showed.
"""

import hashlib
import secrets
from datetime import timedelta
from typing import Any, TypeVar

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from mediation_office import brakes
from mediation_office.clock import now
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.models import Press
from mediation_office.sealing import blind

KEPT = timedelta(days=1)
PATIENCE = 20  # seconds that the second press waits for the first
Row = TypeVar("Row", bound=Model)


def new_press() -> str:
    return secrets.token_urlsafe(16)


def version_of(*values: object) -> str:
    """A word for these values that says nothing of them and changes when one of them does."""
    return blind("\x1f".join(map(str, values)), purpose="version")[:20]


def seen_in(request: HttpRequest) -> str:
    """The version that the page showed which this press comes from, or nothing."""
    return request.POST.get("seen", "")[:20]


class ChangedError(BusinessRuleError):
    """Somebody else was quicker."""


def refuse_changed(seen: str, version: str) -> None:
    """Refuse what was decided on another version than stands there; call it under the lock."""
    if seen and seen != version:
        raise ChangedError(
            _("Somebody changed this meanwhile. Look again at what it says now, then press again.")
        )


@transaction.atomic
def edit_seen(row: Row, seen: str, **fields: Any) -> Row:
    """Change fields of a row that has a `version`, if it still is the one that the form showed.

    Raises BusinessRuleError.
    """
    kept: Any = type(row)._default_manager.select_for_update(no_key=True).get(pk=row.pk)
    refuse_changed(seen, kept.version)
    for name, value in fields.items():
        setattr(kept, name, value)
    kept.save()
    return kept


def forget_old_presses() -> None:
    Press.objects.filter(at__lt=now() - KEPT).delete()


class OncePerPress:
    """A form with `{% once %}` that comes again, word for word, leads where the first one led.

    What was pressed is remembered in the transaction of what it did; only a redirect counts as
    done, so a form with a mistake can be sent again.
    """

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or not request.user.is_authenticated:
            return self.get_response(request)
        if not request.POST.get("once"):
            return self.get_response(request)
        key = key_of(request)
        with brakes.alone("press", key, patience=PATIENCE) as is_alone:
            done = Press.objects.filter(key=key).first()
            if done is None and is_alone:
                return self._first(request, key)
        if done:
            messages.info(request, _("This was saved already: pressed twice, it counts once."))
            return HttpResponseRedirect(done.led_to)
        messages.warning(
            request,
            _("Your first press is still being saved. Look in a minute whether it is there."),
        )
        return HttpResponseRedirect(request.get_full_path())

    def _first(self, request: HttpRequest, key: str) -> HttpResponse:
        with transaction.atomic():
            response = self.get_response(request)
            if response.status_code == 302:
                Press.objects.create(key=key, led_to=response["Location"], at=now())
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response


def key_of(request: HttpRequest) -> str:
    """Who pressed, where, every word and every byte of it: a form changed after “back” is another
    press, and so is another scan of the same name and size.
    """
    typed = sorted(
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    )
    sent = [file for _name, files in request.FILES.lists() for file in files]
    files = sorted((file.name or "", _digest(file)) for file in sent)
    return blind(f"{request.user.pk} {request.get_full_path()} {typed} {files}", purpose="press")


def _digest(file: UploadedFile) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()
