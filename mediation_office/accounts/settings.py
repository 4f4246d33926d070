"""The settings an office may change, each with its default and legal basis; a row valid from a day on wins."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.cache import caches

from mediation_office.accounts.models import Region, Setting
from mediation_office.clock import today


@dataclass(frozen=True)
class Spec:
    code: str
    default: Any
    basis: str  # the article it follows, or what is not verified about it (domain.md)


SPECS = {
    spec.code: spec
    for spec in (
        Spec("hotline.number", "8 (7292) 00-00-00", "the office's own number; not published yet"),
        Spec("hotline.tel", "+77292000000", "the office's own number"),
        Spec(
            "contact.ask_again_days",
            90,
            "security.md, row 24: a preference older than this is asked anew",
        ),
        Spec("mediation.free", True, "the office's own rule: its help costs the parties nothing"),
        Spec("draft.hours", 24, "how long a citizen's unsent draft is kept"),
        Spec(
            "appeal.fastest_seconds",
            3,
            "security.md, T13: who fills in faster is looked at by a person first",
        ),
        Spec(
            "appeal.hourly_per_address",
            10,
            "security.md, T13: more from one address are looked at by a person first",
        ),
        Spec(
            "appeal.hourly_in_all",
            240,
            "security.md, T13: more in all are looked at by a person first",
        ),
        Spec(
            "appeal.hourly_files", 40, "security.md, row 5: files added from one address in an hour"
        ),
        Spec(
            "code.wrong_per_address",
            5,
            "security.md, row 3: wrong codes from one address in 15 minutes",
        ),
        Spec("code.wrong_in_all", 200, "security.md, T12: wrong codes from everybody in an hour"),
        Spec("appeals.retention", "", "retention of appeals: not verified"),
        Spec(
            "matter.read_days_after_close",
            90,
            "how long a closed matter stays readable to its mediator",
        ),
    )
}


def setting(region: Region, code: str, *, on: date | None = None) -> Any:
    """The value of a setting on a day (today by default). Raises KeyError for a code that does not exist.

    A process remembers a region's values for at most five seconds.
    """
    spec, day = SPECS[code], on or today()
    for known_code, valid_from, value in _values(region):
        if known_code == code and valid_from <= day:
            return value
    return spec.default


def _values(region: Region) -> list[tuple[str, date, Any]]:
    """What the region has set, the newest first."""
    pages, key = caches["pages"], f"settings:{region.pk}"
    values = pages.get(key)
    if values is None:
        rows = Setting.objects.filter(region=region).order_by("-valid_from")
        values = list(rows.values_list("code", "valid_from", "value"))
        pages.set(key, values)
    return values


def forget_settings(region: Region) -> None:
    """After a change: this process reads anew at once, the others within five seconds."""
    caches["pages"].delete(f"settings:{region.pk}")
