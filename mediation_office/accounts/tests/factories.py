"""Small places and people for tests; a test names only what it is about."""

from datetime import date, timedelta
from itertools import count

from mediation_office.access import Role
from mediation_office.accounts.models import District, Grant, Invitation, Office, Region, User
from mediation_office.clock import now

_numbers = count(1)
LONG_AGO = date(2020, 1, 1)


def _named(what: str, number: int, **given) -> dict:
    return {f"name_{language}": f"{what} {number}" for language in ("kk", "ru", "en")} | given


def make_region(**given) -> Region:
    number = next(_numbers)
    return Region.objects.create(**_named("Region", number, code=f"region-{number}") | given)


def make_district(region: Region, **given) -> District:
    number = next(_numbers)
    kato = f"47{number:07d}"[-9:]
    return District.objects.create(**_named("District", number, region=region, kato=kato) | given)


def make_office(region: Region | None = None, **given) -> Office:
    """An office of the region, or of one of its own; the first of a region is its main one."""
    number = next(_numbers)
    region = region or make_region()
    is_main = not region.offices.exists()
    return Office.objects.create(
        **_named("Office", number, code=f"office-{number}", region=region, is_main=is_main) | given
    )


def make_user(*, role: str | None = None, office: Office | None = None, **given) -> User:
    """Somebody on staff of the office who reads English, with the role held since long ago."""
    number = next(_numbers)
    office = office or make_office()
    name = str(role or "colleague")
    user = User.objects.create(
        **{
            "username": f"{name}-{number}",
            "full_name": f"{name.title()} {number}",
            "email": f"{name}-{number}@example.kz",
            "office": office,
            "language": "en",
        }
        | given
    )
    if role:
        grant_role(user, role, office)
    return user


def invite(user: User) -> Invitation:
    """A link that waits for them to choose a password."""
    made_at = now()
    return Invitation.objects.create(
        user=user, token_hash=str(user.pk), made_at=made_at, expires_at=made_at + timedelta(days=3)
    )


def grant_role(user: User, role: str, office: Office, **given) -> Grant:
    return Grant.objects.create(
        **{"user": user, "role": Role(role), "office": office, "from_on": LONG_AGO} | given
    )
