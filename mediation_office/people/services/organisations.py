"""The region's directory of bodies."""

from typing import Any

from django.db import transaction

from mediation_office.accounts.models import Region
from mediation_office.people.models import Organisation
from mediation_office.presses import refuse_changed


def make_organisation(*, region: Region, **fields: Any) -> Organisation:
    """Enter a body into the region's directory."""
    return Organisation.objects.create(region=region, **fields)


@transaction.atomic
def edit_organisation(organisation: Organisation, *, seen: str = "", **fields: Any) -> Organisation:
    """Change what the directory says; every version stays in its history.

    `seen` is the version that the form showed. Raises BusinessRuleError.
    """
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    refuse_changed(seen, organisation.version)
    for name, value in fields.items():
        setattr(organisation, name, value)
    organisation.save()
    return organisation
