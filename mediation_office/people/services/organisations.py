"""The region's directory of bodies."""

from typing import Any

from django.db import transaction

from mediation_office.accounts.models import Region
from mediation_office.people.models import Organisation


def make_organisation(*, region: Region, **fields: Any) -> Organisation:
    """Enter a body into the region's directory."""
    return Organisation.objects.create(region=region, **fields)


@transaction.atomic
def edit_organisation(organisation: Organisation, **fields: Any) -> Organisation:
    """Change what the directory says; every version stays in its history."""
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    for name, value in fields.items():
        setattr(organisation, name, value)
    organisation.save()
    return organisation
