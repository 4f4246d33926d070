"""How a mediator is shown: status tag, certificate, the register's facts, the timeline."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mediation_office import spoken
from mediation_office.accounts.settings import setting
from mediation_office.clock import today
from mediation_office.components import (
    Action,
    Confirm,
    Deadline,
    Fact,
    Shape,
    Status,
    TimelineItem,
    Tone,
)
from mediation_office.labels import language_name
from training.choices import Standing, StandingReason
from training.matching import most_open
from training.models import Mediator, MediatorEvent, MediatorTie

SHAPES: dict[Standing, tuple[Tone, Shape]] = {
    Standing.CANDIDATE: ("", "new"),
    Standing.GOOD: ("good", "done"),
    Standing.SUSPENDED: ("wait", "wait"),
    Standing.LAPSED: ("late", "late"),
    Standing.ENDED: ("", "closed"),
}


def status_of(mediator: Mediator) -> Status:
    return Status.of(Standing(mediator.standing), SHAPES)


def certificate_term(mediator: Mediator) -> Deadline | None:
    """How long the certificate is valid yet; None where it has no end."""
    end = mediator.certificate_valid_until
    if end is None:
        return None
    left = (end - today()).days
    if left < 0:
        return Deadline("late", _("The certificate has run out: %(day)s.") % _day(end))
    if left < int(setting(mediator.region, "mediator.certificate_soon_days")):
        words = ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left}
        return Deadline("soon", words, _("certificate: %(day)s") % _day(end))
    return Deadline("done", _("valid until %(day)s") % _day(end))


def _day(day: date) -> dict[str, str]:
    return {"day": spoken.plain_day(day)}


def languages_of(mediator: Mediator) -> str:
    return ", ".join(language_name(code) for code in mediator.language_codes)


def register_facts(mediator: Mediator) -> list[Fact]:
    """What the register says, and what the office needs to know when it assigns."""
    entry = _("No. %(number)s") % {"number": mediator.register_number}
    districts = ", ".join(map(str, mediator.districts.all()))
    fields = ", ".join(map(str, mediator.fields.all()))
    most = most_open(mediator, mediator.region)
    return [
        Fact(_("Register of"), str(mediator.register_keeper or "—")),
        Fact(_("Entry"), entry if mediator.register_number else "—", exact=True),
        Fact(_("Entered on"), _written(mediator.registered_on)),
        Fact(_("Languages of mediation"), languages_of(mediator)),
        Fact(_("Districts"), districts or _("the whole region")),
        Fact(_("Fields"), fields or _("all")),
        Fact(_("Most open cases"), spoken.number(most)),
        Fact(_("Office"), str(mediator.office or "—")),
        Fact(_("Account"), str(mediator.login or _("none: the secretariat writes for them"))),
    ]


def certificate_facts(mediator: Mediator) -> list[Fact]:
    return [
        Fact(_("Number"), mediator.certificate_number, exact=True),
        Fact(_("Issued on"), _written(mediator.certificate_issued_on)),
        Fact(_("Valid until"), _written(mediator.certificate_valid_until)),
    ]


def _written(day: date | None) -> str:
    return spoken.written_day(day) if day else "—"


def timeline_of(events: Iterable[MediatorEvent]) -> list[TimelineItem]:
    """The newest first, with the reason and who wrote it down."""
    return [TimelineItem(event.at, event.words, text=_told(event)) for event in events]


def _told(event: MediatorEvent) -> str:
    reason = StandingReason(event.reason_code).label if event.reason_code else ""
    return " · ".join(filter(None, [str(reason), str(event.by or "")]))


def move_words(name: str) -> str:
    return {
        "enter": _("Enter in the register"),
        "suspend": _("Suspend"),
        "lapse": _("Let lapse"),
        "reinstate": _("Reinstate"),
        "end": _("Exclude"),
    }[name]


def move_consequence(name: str) -> str:
    """What follows of it, said before it is done."""
    return {
        "enter": _("From today on this mediator is offered for new cases."),
        "suspend": _("Until reinstated this mediator is not offered for new cases."),
        "lapse": _("Until the certificate is renewed this mediator is not offered for new cases."),
        "reinstate": _("From today on this mediator is offered for new cases again."),
        "end": _("This mediator is left out when cases are assigned. The card stays."),
    }[name]


def move_actions(mediator: Mediator) -> list[Action]:
    return [
        Action(
            move_words(name),
            reverse("training:standing_change", args=[mediator.uuid, name]),
            "danger" if name == "end" else "secondary",
        )
        for name in mediator.next_moves
    ]


def tie_withdrawal(tie: MediatorTie) -> Confirm:
    return Confirm(
        title=_("Withdraw the tie?"),
        consequence=_("%(name)s: cases of theirs are open to this mediator again.")
        % {"name": str(tie)},
        button=_("Withdraw the tie"),
        cancel_url=tie.mediator.get_absolute_url(),
    )
