"""The statutory terms of a region, and their versions."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from mediation_office import spoken
from mediation_office.accounts.models import Region
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.presses import refuse_changed
from mediation_office.terms import defaults
from mediation_office.terms.models import Term


def install_terms(region: Region) -> int:
    """Give a region the statutory terms it lacks (`defaults`); returns how many it lacked."""
    present = set(Term.objects.filter(region=region).values_list("code", flat=True))
    missing = [Term(region=region, **row) for row in defaults.rows() if row["code"] not in present]
    return len(Term.objects.bulk_create(missing))


@transaction.atomic
def change_term(term: Term, *, valid_from: date, seen: str = "", **values: object) -> Term:
    """Make a new version of a term, valid from a day; running clocks keep the one they have.

    `seen` is the newest version that the form showed. Raises BusinessRuleError.
    """
    Region.objects.select_for_update(no_key=True).get(pk=term.region_id)  # two at once: one waits
    newest = Term.objects.filter(region=term.region, code=term.code).latest("valid_from")
    refuse_changed(seen, newest.version)
    if valid_from <= newest.valid_from:
        raise BusinessRuleError(
            _("A version from %(day)s exists already. Choose a later day.")
            % {"day": spoken.plain_day(newest.valid_from)}
        )
    copied = {
        field.name: getattr(newest, field.name)
        for field in Term._meta.concrete_fields
        if not field.primary_key
    }
    return Term.objects.create(**copied | values | {"valid_from": valid_from})
