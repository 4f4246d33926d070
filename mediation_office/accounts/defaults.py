"""Where a region begins: its cities and districts with their codes.

Codes marked "read" were read in a public source. The others are the
first four digits of a verified settlement of the same unit, with zeros.
"""

from typing import NamedTuple

from mediation_office.accounts.models import District, Region


class Territory(NamedTuple):
    kato: str
    kk: str
    ru: str
    en: str


MANGYSTAU = (
    Territory("471010000", "Ақтау қаласы", "город Актау", "Aktau city"),  # read
    Territory("471810000", "Жаңаөзен қаласы", "город Жанаозен", "Zhanaozen city"),  # read
    Territory("473600000", "Бейнеу ауданы", "Бейнеуский район", "Beineu district"),
    Territory("474200000", "Қарақия ауданы", "Каракиянский район", "Karakiya district"),
    Territory("474600000", "Маңғыстау ауданы", "Мангистауский район", "Mangystau district"),
    Territory("475000000", "Мұнайлы ауданы", "Мунайлинский район", "Munaily district"),
    Territory("475200000", "Түпқараған ауданы", "Тупкараганский район", "Tupkaragan district"),
)


def install_districts(region: Region, units: tuple[Territory, ...] = MANGYSTAU) -> list[District]:
    """Enter the cities and districts that are missing; what the office changed stays. In order."""
    for position, unit in enumerate(units):
        District.objects.get_or_create(
            region=region,
            kato=unit.kato,
            defaults={
                "name_kk": unit.kk,
                "name_ru": unit.ru,
                "name_en": unit.en,
                "position": position,
            },
        )
    return list(region.districts.order_by("position"))
