"""How days, moments, numbers and phones are said in Kazakh, Russian and English.

Kazakh puts "on", "by" and "from" into the ending of the month, so these are whole phrases, never
glued from parts. Django's own Kazakh months are capitalised and uninflected, hence our tables.
"""

import math
import re
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext

from mediation_office.clock import today

MONTHS = {
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "en": "January February March April May June July August September October November December",
}
KAZAKH_ON = (
    "қаңтарда ақпанда наурызда сәуірде мамырда маусымда "
    "шілдеде тамызда қыркүйекте қазанда қарашада желтоқсанда"
)
KAZAKH_BY = (
    "қаңтарға ақпанға наурызға сәуірге мамырға маусымға "
    "шілдеге тамызға қыркүйекке қазанға қарашаға желтоқсанға"
)
KAZAKH_FROM = (
    "қаңтардан ақпаннан наурыздан сәуірден мамырдан маусымнан "
    "шілдеден тамыздан қыркүйектен қазаннан қарашадан желтоқсаннан"
)
WEEKDAYS = {
    "kk": "дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
RUSSIAN_BY_WEEKDAY = "понедельника вторника среды четверга пятницы субботы воскресенья"


def _language() -> str:
    language = (get_language() or "kk")[:2]
    return language if language in MONTHS else "en"


def _local(moment: date) -> date:
    if isinstance(moment, datetime):
        return timezone.localtime(moment).date() if timezone.is_aware(moment) else moment.date()
    return moment


def _phrase(day: date, months: str, *, year: bool = False) -> str:
    """Day, month and, when it isn't this one or is asked for, the year."""
    month = months.split()[day.month - 1]
    if day.year == today().year and not year:
        return f"{day.day} {month}"
    return {
        "kk": f"{day.year} жылғы {day.day} {month}",
        "ru": f"{day.day} {month} {day.year} года",
        "en": f"{day.day} {month} {day.year}",
    }[_language()]


def plain_day(moment: date) -> str:
    """30 November; 30 ноября; 30 қараша. The year only when it isn't this one."""
    return _phrase(_local(moment), MONTHS[_language()])


def day(moment: date) -> str:
    """30 November, Monday; 30 ноября, понедельник; 30 қараша, дүйсенбі."""
    weekday = WEEKDAYS[_language()].split()[_local(moment).weekday()]
    return f"{plain_day(moment)}, {weekday}"


def on_day(moment: date) -> str:
    """on 30 November; 30 ноября; 30 қарашада."""
    if _language() == "kk":
        return _phrase(_local(moment), KAZAKH_ON)
    return f"on {plain_day(moment)}" if _language() == "en" else plain_day(moment)


def by_day(moment: date) -> str:
    """by 30 November, Monday; до 30 ноября, понедельника; 30 қарашаға дейін, дүйсенбі."""
    local = _local(moment)
    if _language() == "kk":
        return f"{_phrase(local, KAZAKH_BY)} дейін, {WEEKDAYS['kk'].split()[local.weekday()]}"
    if _language() == "ru":
        return f"до {plain_day(local)}, {RUSSIAN_BY_WEEKDAY.split()[local.weekday()]}"
    return f"by {day(local)}"


def from_day(moment: date) -> str:
    """from 30 November; с 30 ноября; 30 қарашадан бастап."""
    if _language() == "kk":
        return f"{_phrase(_local(moment), KAZAKH_FROM)} бастап"
    return f"{'с' if _language() == 'ru' else 'from'} {plain_day(moment)}"


def written_day(moment: date) -> str:
    """30 November 2026: as official papers write it, which are read years later."""
    return _phrase(_local(moment), MONTHS[_language()], year=True)


def written_on(moment: date) -> str:
    """on 30 November 2026; 30 ноября 2026 года; 2026 жылғы 30 қарашада."""
    if _language() == "kk":
        return _phrase(_local(moment), KAZAKH_ON, year=True)
    return f"on {written_day(moment)}" if _language() == "en" else written_day(moment)


def written_by(moment: date) -> str:
    """by 30 November 2026; до 30 ноября 2026 года; 2026 жылғы 30 қарашаға дейін."""
    if _language() == "kk":
        return f"{_phrase(_local(moment), KAZAKH_BY, year=True)} дейін"
    return f"{'до' if _language() == 'ru' else 'by'} {written_day(moment)}"


def written_at(moment: datetime) -> str:
    """on 30 November 2026, Monday, at 15:00; 30 ноября 2026 года, понедельник, в 15:00."""
    joint = {"kk": "сағат", "ru": "в", "en": "at"}[_language()]
    weekday = WEEKDAYS[_language()].split()[_local(moment).weekday()]
    return f"{written_on(moment)}, {weekday}, {joint} {clock_time(moment)}"


def since_day(moment: date) -> str:
    """since 30 November; с 30 ноября; 30 қарашадан бері."""
    if _language() == "kk":
        return f"{_phrase(_local(moment), KAZAKH_FROM)} бері"
    return f"{'с' if _language() == 'ru' else 'since'} {plain_day(moment)}"


def clock_time(moment: datetime) -> str:
    """14:07, in the office's own zone."""
    return f"{timezone.localtime(moment) if timezone.is_aware(moment) else moment:%H:%M}"


def moment(moment: datetime) -> str:
    """20 November, 16:05, in the office's own zone."""
    return f"{plain_day(moment)}, {clock_time(moment)}"


def in_seconds(seconds: int) -> str:
    """How long to wait, in minutes from a minute and a half on."""
    if seconds <= 90:
        words = ngettext("in %(number)s second", "in %(number)s seconds", seconds)
        return words % {"number": seconds}
    minutes = math.ceil(seconds / 60)
    return ngettext("in %(number)s minute", "in %(number)s minutes", minutes) % {"number": minutes}


def number(value: int | float | Decimal) -> str:
    """2,187 in English; with a thin space in Kazakh and Russian, whose decimals follow a comma."""
    return number_format(value, force_grouping=True)


def phone(value: object) -> str:
    """+7 700 000 00 17; what is not a number of Kazakhstan or Russia stays as it was written."""
    written = str(value).strip()
    digits = "".join(filter(str.isdigit, written))
    if len(digits) == 10 and digits[0] in "67":
        digits = "7" + digits
    if len(digits) != 11 or digits[0] not in "78" or (written.startswith("+") and digits[0] != "7"):
        return written
    if digits[1:3] in ("71", "72"):  # of a town: four digits are its code
        return f"+7 {digits[1:5]} {digits[5:7]} {digits[7:9]} {digits[9:]}"
    return f"+7 {digits[1:4]} {digits[4:7]} {digits[7:9]} {digits[9:]}"


def dialled(value: object) -> str:
    """The same for a link that dials: +77000000017; a short number as it is."""
    return re.sub(r"[^0-9+]", "", phone(value))
