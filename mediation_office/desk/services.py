"""What concerns every room at once: opening an office."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mediation_office.accounts.defaults import MANGYSTAU, Territory, install_districts
from mediation_office.accounts.models import Office, Region
from mediation_office.content.services import install_texts
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.notices.planner import install_rules
from mediation_office.numbers import is_bin
from mediation_office.people.defaults import install_people
from mediation_office.terms.services import install_terms

Columns = Mapping[str, Any]


@transaction.atomic
def open_office(*, region: Columns, offices: Sequence[Columns]) -> Region:
    """Enter a region, its offices and what every room begins with: districts, terms, texts, topics,
    bodies, reminders.

    `region` and each office hold values of their columns, `code` among them; an office's `district`
    is a KATO code. What exists already by its code stays as it is, so it may be done again. The
    first office is the main one unless another says so. Raises BusinessRuleError for a wrong BIN.
    """
    if region.get("bin") and not is_bin(region["bin"]):
        raise BusinessRuleError(_("This BIN has a wrong digit: it cannot be right."))
    return _enter_region(region, offices, districts=MANGYSTAU)


@transaction.atomic
def open_demo_office(
    *, region: Columns, offices: Sequence[Columns], districts: Sequence[Territory] = MANGYSTAU
) -> Region:
    """The same for invented people, in any region; its BIN is nobody's and need not add up."""
    return _enter_region({**region, "is_demo": True}, offices, districts=districts)


def _enter_region(
    columns: Columns, offices: Sequence[Columns], *, districts: Sequence[Territory]
) -> Region:
    known = dict(columns)
    region, _made = Region.objects.get_or_create(code=known.pop("code"), defaults=known)
    install_districts(region, tuple(districts))
    _enter_offices(region, offices)
    install_terms(region)
    install_texts(region)
    install_people(region)
    install_rules(region)
    return region


def _enter_offices(region: Region, offices: Sequence[Columns]) -> None:
    by_kato = {district.kato: district for district in region.districts.all()}
    has_main = any(office.get("is_main") for office in offices) or (
        region.offices.filter(is_main=True).exists()
    )
    for position, office in enumerate(offices):
        columns = dict(office)
        code, kato = columns.pop("code"), columns.pop("district", None)
        columns.setdefault("position", position)
        columns.setdefault("is_main", not has_main and position == 0)
        Office.objects.get_or_create(
            code=code,
            defaults=columns | {"region": region, "district": by_kato[kato] if kato else None},
        )
