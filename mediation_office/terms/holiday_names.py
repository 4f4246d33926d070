"""Names of Kazakhstan's holidays in three languages: the library knows Kazakh and English only."""

from dataclasses import dataclass

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from mediation_office.labels import in_language

MOVED_MARK = "қайта белгіленген демалыс"  # the library's word on a holiday that met a day off
ESTIMATED_MARK = "бағаланған"  # and on one whose day is not announced yet
SWAPPED_NAME = "Демалыс күні"  # a day off given for a working Saturday or Sunday


@dataclass(frozen=True, slots=True)
class HolidayName:
    """A holiday as it is called, and whether its day was moved or is only estimated."""

    name_kk: str
    name_ru: str
    name_en: str
    is_moved: bool = False
    is_estimated: bool = False

    def words(self, language: str | None = None) -> str:
        with override(language or get_language()):
            name = in_language(self, "name", language)
            if self.is_moved:
                return _("%(holiday)s, day off moved here") % {"holiday": name}
            if self.is_estimated:
                return _("%(holiday)s, day not announced yet") % {"holiday": name}
            return name


NAMES = {
    kk: (ru, en)
    for kk, ru, en in (
        ("Жаңа жыл", "Новый год", "New Year"),
        ("Православиелік Рождество", "Православное Рождество", "Orthodox Christmas"),
        ("Халықаралық әйелдер күні", "Международный женский день", "International Women's Day"),
        ("Наурыз мейрамы", "Наурыз мейрамы", "Nauryz"),
        ("Қазақстан халқының бірлігі мерекесі", "Праздник единства народа Казахстана", "Unity Day"),
        ("Отан Қорғаушы күні", "День защитника Отечества", "Defender of the Fatherland Day"),
        ("Жеңіс күні", "День Победы", "Victory Day"),
        ("Астана күні", "День столицы", "Capital Day"),
        ("Қазақстан Республикасының Конституциясы күні", "День Конституции", "Constitution Day"),
        ("Қазақстан Республикасы күні", "День Республики", "Republic Day"),
        ("Республика күні", "День Республики", "Republic Day"),
        (
            "Қазақстан Республикасының Тұңғыш Президенті күні",
            "День Первого Президента",
            "First President Day",
        ),
        ("Тәуелсіздік күні", "День Независимости", "Independence Day"),
        ("Құрбан айт", "Курбан айт", "Kurban Ait"),
        (SWAPPED_NAME, "Перенесённый выходной день", "Swapped day off"),
    )
}


def holiday_name(written: str) -> HolidayName:
    """The library's Kazakh name, with its marks in brackets, as a name in three languages.

    A holiday it learns before this table does keeps its Kazakh name everywhere.
    """
    name, _bracket, mark = written.partition(" (")
    ru, en = NAMES.get(name, (name, name))
    return HolidayName(name, ru, en, MOVED_MARK in mark, ESTIMATED_MARK in mark)
