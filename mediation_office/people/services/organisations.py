"""The region's directory of bodies."""

from typing import Any

from mediation_office.accounts.models import Region
from mediation_office.people.models import Organisation
from mediation_office.presses import edit_seen


def make_organisation(*, region: Region, **fields: Any) -> Organisation:
    """Enter a body into the region's directory."""
    return Organisation.objects.create(region=region, **fields)


def edit_organisation(organisation: Organisation, *, seen: str = "", **fields: Any) -> Organisation:
    """Change what the directory says; every version stays in its history.

    `seen` is the version that the form showed. Raises BusinessRuleError.
    """
    return edit_seen(organisation, seen, **fields)
