"""What concerns every room at once: opening an office."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mediation_office.accounts.defaults import MANGYSTAU, Unit, install_districts
from mediation_office.accounts.models import Office, Region
from mediation_office.content.services import install_texts
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.notices.planner import install_rules
from mediation_office.numbers import is_bin
from mediation_office.people.defaults import install_people
from mediation_office.terms.services import install_terms


@transaction.atomic
def open_office(
    *,
    region: Mapping[str, Any],
    offices: Sequence[Mapping[str, Any]],
    districts: Sequence[Unit] = MANGYSTAU,
    demo: bool = False,
) -> Region:
    """Enter a region, its offices and what every room begins with: districts, terms, texts, topics,
    bodies, reminders.

    `region` and each office hold values of their columns, `code` among them; an office's `district`
    is a KATO code. What exists already by its code stays as it is, so it may be done again. The
    first office is the main one unless another says so. Raises BusinessRuleError for a wrong BIN.
    """
    if region.get("bin") and not demo and not is_bin(region["bin"]):
        raise BusinessRuleError(_("This BIN has a wrong digit: it cannot be right."))
    columns = dict(region) | {"is_demo": demo}
    row, _made = Region.objects.get_or_create(code=columns.pop("code"), defaults=columns)
    install_districts(row, tuple(districts))
    _enter_offices(row, offices)
    install_terms(row)
    install_texts(row)
    install_people(row)
    install_rules(row)
    return row


def _enter_offices(region: Region, offices: Sequence[Mapping[str, Any]]) -> None:
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
