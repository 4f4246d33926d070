"""Who gets in: roles are declared on the view, rows are filtered by `visible_to`, so a stranger's
record is a 404.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    OPERATOR = "operator", _("hotline operator")
    MEDIATOR = "mediator", _("mediator")
    SECRETARY = "secretary", _("secretary")
    HEAD = "head", _("head of the office")
    EDITOR = "editor", _("editor")
    ADMIN = "admin", _("administrator")


STAFF = tuple(Role)
SECRETARIAT = (Role.SECRETARY, Role.HEAD)  # who registers, decides, writes and keeps cards
DESK = (Role.OPERATOR, *SECRETARIAT)  # who takes what comes in
# who works on matters, and so reads terms, wordings and rules; editors and administrators do not
OFFICE = (Role.OPERATOR, Role.MEDIATOR, Role.SECRETARY, Role.HEAD)


def role_required(*roles: Role) -> Callable:
    """Let in who holds one of the roles today; anybody else signed in gets 403.

    The guard test reads `view.roles`.
    """

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.has_role(*roles):  # type: ignore[union-attr]
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.roles = roles  # type: ignore[attr-defined]
        return guarded

    return decorate
