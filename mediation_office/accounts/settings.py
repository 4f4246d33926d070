"""The settings an office may change, each with its default and legal basis; a row valid from a day
on wins.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.cache import caches
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mediation_office.accounts.models import Region, Setting
from mediation_office.clock import today
from mediation_office.presses import version_of


class Group(models.TextChoices):
    """Under which heading a setting stands, in the order of the page."""

    SITE = "site", _("What people read on the site")
    DESK = "desk", _("Work with people")
    MEDIATORS = "mediators", _("Register of mediators")
    PROTECTION = "protection", _("Protection of the site")


@dataclass(frozen=True)
class Spec:
    """One setting that exists: its words, its default, what it rests on, and between what it may
    lie.
    """

    code: str
    default: Any
    label: str | Promise
    basis: str | Promise  # the article it follows, or what is not verified about it
    least: int = 0
    most: int = 100_000
    pattern: str = ""
    group: Group = Group.PROTECTION


OWN_RULE = _("The office’s own rule")
PROTECTION = _("Protection of the site; the office’s own rule")
SPECS = {
    spec.code: spec
    for spec in (
        Spec(
            "hotline.number",
            "8 (7292) 00-00-00",
            _("Telephone of the hotline, as people read it"),
            OWN_RULE,
            pattern=r"[0-9 ()+\-]{3,30}",
            group=Group.SITE,
        ),
        Spec(
            "mediation.free",
            True,
            _("Mediation by the office costs the parties nothing"),
            OWN_RULE,
            group=Group.SITE,
        ),
        Spec(
            "contact.ask_again_days",
            90,
            _("Days until it is asked anew how it is safe to reach somebody"),
            OWN_RULE,
            least=7,
            most=365,
            group=Group.DESK,
        ),
        Spec(
            "mediator.age_professional",
            25,
            _("Least age of a professional mediator on the day of the entry"),
            _("Mediation Law, article 9(4)"),
            least=18,
            most=70,
            group=Group.MEDIATORS,
        ),
        Spec(
            "mediator.age_public",
            40,
            _("Least age of a public mediator on the day of the election"),
            _("Mediation Law, article 9(3); not verified since 2021"),
            least=18,
            most=70,
            group=Group.MEDIATORS,
        ),
        Spec(
            "mediator.max_open",
            6,
            _("Most open cases of a mediator, unless the card says otherwise"),
            OWN_RULE,
            least=1,
            most=100,
            group=Group.MEDIATORS,
        ),
        Spec(
            "mediator.certificate_soon_days",
            60,
            _("Days for which a certificate counts as soon over"),
            OWN_RULE,
            least=1,
            most=365,
            group=Group.MEDIATORS,
        ),
        Spec(
            "appeals.retention_years",
            5,
            _("Years for which an appeal is kept after it is closed, as the consent says it"),
            _("Law on personal data, article 8(4); the number is not verified: ask the archive"),
            least=1,
            most=75,
            group=Group.SITE,
        ),
        Spec(
            "draft.hours",
            24,
            _("Hours for which an unsent draft of a citizen is kept"),
            OWN_RULE,
            least=1,
            most=24,
            group=Group.SITE,
        ),
        Spec(
            "appeal.fastest_seconds",
            3,
            _("Seconds: an appeal filled in faster is looked at by a person first"),
            PROTECTION,
            most=60,
        ),
        Spec(
            "appeal.hourly_per_address",
            10,
            _("Appeals an hour from one address; more are looked at by a person first"),
            PROTECTION,
            least=1,
        ),
        Spec(
            "appeal.hourly_in_all",
            240,
            _("Appeals an hour in all; more are looked at by a person first"),
            PROTECTION,
            least=1,
        ),
        Spec(
            "draft.hourly_per_address",
            30,
            _("New drafts an hour from one address; of more only short texts are kept"),
            PROTECTION,
            least=5,
        ),
        Spec(
            "draft.hourly_in_all",
            600,
            _("New drafts an hour in all; of more only short texts are kept"),
            PROTECTION,
            least=20,
        ),
        Spec(
            "appeal.hourly_files",
            40,
            _("Files an hour from one address"),
            PROTECTION,
            least=5,
            most=1000,
        ),
        Spec(
            "code.wrong_per_address",
            5,
            _("Wrong codes from one address in 15 minutes"),
            PROTECTION,
            least=3,
            most=20,
        ),
        Spec(
            "code.wrong_in_all",
            200,
            _("Wrong codes from everybody in an hour"),
            PROTECTION,
            least=20,
            most=1000,
        ),
    )
}


def setting(region: Region, code: str, *, on: date | None = None) -> Any:
    """The value of a setting on a day (today by default). Raises KeyError for a code that does not
    exist.

    A process remembers a region's values for at most five seconds.
    """
    spec, day = SPECS[code], on or today()
    for known_code, valid_from, value in _values(region):
        if known_code == code and valid_from <= day:
            return value
    return spec.default


def version_of_setting(region: Region, code: str) -> str:
    """Of every value that the region has set, in force or to come."""
    rows = Setting.objects.filter(region=region, code=code).order_by("valid_from")
    return version_of(code, *rows.values_list())


def _values(region: Region) -> list[tuple[str, date, Any]]:
    """What the region has set, the newest first."""
    pages, key = caches["pages"], f"settings:{region.pk}"
    values = pages.get(key)
    if values is None:
        rows = Setting.objects.filter(region=region).order_by("-valid_from")
        values = list(rows.values_list("code", "valid_from", "value"))
        pages.set(key, values)
    return values
