"""The rail: where a person of these roles can go, and what waits there."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.choices import Queue
from mediation_office.access import DESK, OFFICE, SECRETARIAT, STAFF, Role
from mediation_office.accounts.models import User
from mediation_office.desk.counts import Counts, counts_of


@dataclass(frozen=True)
class Line:
    """One line of the rail: who sees it, and which number stands beside it."""

    url_name: str
    icon: str
    label: str | Promise
    roles: tuple[Role, ...]
    count: str = ""
    is_late: bool = False
    queue: Queue | None = None

    @property
    def address(self) -> str:
        return self.queue.address if self.queue else reverse(self.url_name)


def _line_of(queue: Queue, icon: str, *, is_late: bool = False) -> Line:
    return Line("cases:appeal_list", icon, queue.label, SECRETARIAT, queue.value, is_late, queue)


GROUPS = (
    (
        _("My work"),
        (
            Line("desk:today", "today", _("Today"), STAFF),
            Line("cases:paper_list", "sign", _("To sign"), SECRETARIAT, "to_sign"),
            _line_of(Queue.REGISTER, "inbox"),
            _line_of(Queue.OVERDUE, "alert", is_late=True),
            Line("notices:notice_list", "message", _("Messages"), SECRETARIAT, "messages"),
        ),
    ),
    (
        _("Office"),
        (
            Line("people:contact_list", "phone", _("Contacts"), DESK),
            Line("cases:appeal_list", "case", _("Appeals"), DESK),
            Line("people:person_list", "people", _("People"), SECRETARIAT),
            Line("people:organisation_list", "building", _("Organisations"), DESK),
            Line(
                "training:mediator_list",
                "register",
                _("Mediators"),
                (Role.OPERATOR, *SECRETARIAT, Role.EDITOR),
            ),
            Line("training:card_own", "person", _("My card"), (Role.MEDIATOR,)),
            Line("content:text_list", "script", _("Texts"), (*SECRETARIAT, Role.EDITOR)),
            Line("terms:term_list", "clock", _("Terms"), OFFICE),
            Line("terms:day_list", "calendar", _("Working days"), OFFICE),
            Line("notices:rule_list", "sound", _("Reminders"), OFFICE),
        ),
    ),
    (
        _("Staff"),
        (
            Line("accounts:user_list", "person", _("People and roles"), (Role.HEAD, Role.ADMIN)),
            Line("accounts:substitution_list", "people", _("Substitutes"), (Role.HEAD,)),
            Line("accounts:look_list", "eye", _("Who looked"), (Role.HEAD,)),
            Line("accounts:office_list", "house", _("Our offices"), (Role.HEAD,)),
            Line("accounts:setting_list", "settings", _("Settings"), OFFICE),
        ),
    ),
)


def rail(request: HttpRequest) -> dict[str, Any]:
    """Context processor for staff pages; strangers get nothing and cost nothing."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not getattr(request, "resolver_match", None):
        return {"rail": [], "whoami": None}
    counts, at = counts_of(request), request.get_full_path()
    groups = [
        {"title": title, "items": _lines(user, lines, counts, at=at)} for title, lines in GROUPS
    ]
    whoami = {
        "name": str(user),
        "initials": user.initials,
        "role": user.position,
        "home_office": user.office,
        "searches": user.has_role(*DESK),  # nobody else finds anything
    }
    return {"rail": [group for group in groups if group["items"]], "whoami": whoami}


def _lines(user: User, lines: tuple[Line, ...], counts: Counts, *, at: str) -> list[dict[str, Any]]:
    shown = []
    for line in lines:
        if user.has_role(*line.roles):
            number = getattr(counts, line.count) if line.count else 0
            url = line.address
            shown.append(
                {
                    "url": url,
                    "icon": line.icon,
                    "label": line.label,
                    "count": number,
                    "count_label": line.label,
                    "late": line.is_late,
                    "current": at == url,
                }
            )
    return shown
