"""What every page knows of the office: its name, its hotline, the reader's theme."""

from dataclasses import dataclass
from typing import Any

from django.core.cache import caches
from django.http import HttpRequest

from mediation_office.accounts.models import Office, Region
from mediation_office.accounts.settings import setting
from mediation_office.labels import in_language

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
    main = Office.objects.filter(region=region).order_by("-is_main", "position").first()
    assert main is not None, "a region has at least one office"
    return Identity(region, main, setting(region, "hotline.number"), setting(region, "hotline.tel"))


def public_region() -> Region | None:
    """The region whose public site this is: the first one of the installation."""
    return Region.objects.order_by("pk").first()


def public_identity() -> Identity | None:
    """The institution whose site this is; asked of the database once in five seconds per process."""
    pages = caches["pages"]
    identity: Identity | None = pages.get("identity")
    if identity is None and (region := public_region()):
        identity = identity_of(region)
        pages.set("identity", identity)
    return identity


def office(request: HttpRequest) -> dict[str, Any]:
    """Context processor."""
    identity = public_identity()
    user = getattr(request, "user", None)
    theme = request.COOKIES.get("theme", "auto")
    if user is not None and user.is_authenticated:
        theme = user.theme
    return {
        "office_identity": identity,
        "theme": theme if theme in ("auto", "light", "dark") else "auto",
        "leave_url": LEAVE_URL,
    }
