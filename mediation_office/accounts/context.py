"""What every page knows of the office: its name, its hotline, the reader's theme."""

from dataclasses import dataclass
from typing import Any

from django.core.cache import caches
from django.http import HttpRequest

from mediation_office import spoken
from mediation_office.accounts.models import Office, Region
from mediation_office.accounts.settings import setting
from mediation_office.labels import in_language

THEMES = ("auto", "light", "dark")
LEAVE_URL = "https://www.gismeteo.kz/"


@dataclass(frozen=True)
class Identity:
    """The institution as pages name it; none of it stands in a template."""

    region: Region
    main: Office
    number: str
    tel: str

    @property
    def name(self) -> str:
        return in_language(self.main, "name")

    @property
    def region_name(self) -> str:
        return self.region.name

    @property
    def bin(self) -> str:
        return self.region.bin

    @property
    def hotline(self) -> dict[str, str]:
        return {"number": self.number, "tel": self.tel, "hours": self.main.hours}


def identity_of(region: Region) -> Identity:
    main = Office.objects.main_of(region)
    number = setting(region, "hotline.number")
    return Identity(region, main, number, spoken.dialled(number))


def public_region() -> Region | None:
    """The region whose public site this is: the first one of the installation that has an
    office.
    """
    return Region.objects.filter(offices__isnull=False).order_by("pk").first()


def public_identity() -> Identity | None:
    """The institution whose site this is."""
    return _remembered(None)


def office(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Pages ask the database once in five seconds per process and region."""
    user = getattr(request, "user", None)
    staff = user if user is not None and user.is_authenticated else None
    theme = staff.theme if staff else request.COOKIES.get("theme", "auto")
    identity = _remembered(staff.office.region_id if staff and staff.office_id else None)
    return {
        "office_identity": identity,
        "theme": theme if theme in THEMES else "auto",
        "leave_url": LEAVE_URL,
    }


def _remembered(region_id: int | None) -> Identity | None:
    """The identity of a region (of the public one by default), at most five seconds old."""
    pages, key = caches["pages"], f"identity:{region_id}"
    identity = pages.get(key)
    if identity is None:
        region = Region.objects.get(pk=region_id) if region_id else public_region()
        identity = identity_of(region) if region else None
        pages.set(key, identity)
    return identity
