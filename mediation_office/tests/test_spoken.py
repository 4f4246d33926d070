from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import formats, translation

from mediation_office import spoken
from mediation_office.clock import telling

NOVEMBER = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MONDAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def in_november():
    with telling(NOVEMBER):
        yield


@pytest.mark.parametrize(
    ("language", "say", "words"),
    [
        ("kk", spoken.day, "30 қараша, дүйсенбі"),
        ("ru", spoken.day, "30 ноября, понедельник"),
        ("en", spoken.day, "30 November, Monday"),
        ("kk", spoken.plain_day, "30 қараша"),
        ("ru", spoken.on_day, "30 ноября"),
        ("en", spoken.on_day, "on 30 November"),
        ("kk", spoken.on_day, "30 қарашада"),
        ("kk", spoken.by_day, "30 қарашаға дейін, дүйсенбі"),
        ("ru", spoken.by_day, "до 30 ноября, понедельника"),
        ("en", spoken.by_day, "by 30 November, Monday"),
        ("kk", spoken.from_day, "30 қарашадан бастап"),
        ("ru", spoken.from_day, "с 30 ноября"),
        ("en", spoken.from_day, "from 30 November"),
        ("kk", spoken.since_day, "30 қарашадан бері"),
        ("ru", spoken.since_day, "с 30 ноября"),
        ("en", spoken.since_day, "since 30 November"),
    ],
)
def test_a_day_is_said_as_the_language_says_it(language, say, words):
    with translation.override(language):
        assert say(MONDAY) == words


@pytest.mark.parametrize(
    ("language", "on", "by"),
    [
        ("kk", "2027 жылғы 8 қаңтар, жұма", "2027 жылғы 8 қаңтарға дейін, жұма"),
        ("ru", "8 января 2027 года, пятница", "до 8 января 2027 года, пятницы"),
        ("en", "8 January 2027, Friday", "by 8 January 2027, Friday"),
    ],
)
def test_the_year_is_said_only_when_it_is_not_this_one(language, on, by):
    friday = date(2027, 1, 8)
    with translation.override(language):
        assert (spoken.day(friday), spoken.by_day(friday)) == (on, by)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_month_and_weekday_has_a_word(language):
    with translation.override(language):
        for say in (spoken.plain_day, spoken.on_day, spoken.by_day, spoken.from_day):
            assert len({say(date(2026, month, 1)) for month in range(1, 13)}) == 12
        assert len({spoken.day(date(2026, 11, day)).split(", ")[1] for day in range(2, 9)}) == 7


@pytest.mark.parametrize("endings", [spoken.KAZAKH_ON, spoken.KAZAKH_BY, spoken.KAZAKH_FROM])
def test_kazakh_endings_stand_on_their_own_month(endings):
    for month, inflected in zip(spoken.MONTHS["kk"].split(), endings.split(), strict=True):
        assert inflected.startswith(month)
        assert 2 <= len(inflected) - len(month) <= 3


def test_a_moment_is_told_in_the_office_zone_by_24_hours():
    evening = datetime(2026, 11, 20, 19, 5, tzinfo=UTC)
    with translation.override("kk"):
        assert spoken.moment(evening) == "21 қараша, 00:05"


@pytest.mark.parametrize(
    ("language", "value", "words"),
    [
        ("kk", 2187, "2\u202f187"),
        ("ru", 1250300, "1\u202f250\u202f300"),
        ("en", 2187, "2,187"),
        ("ru", Decimal("1234.50"), "1\u202f234,50"),
        ("en", 0, "0"),
    ],
)
def test_numbers_are_grouped_as_the_language_groups_them(language, value, words):
    with translation.override(language):
        assert spoken.number(value) == words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("87000000017", "+7 700 000 00 17"),
        ("+7 (700) 000-00-17", "+7 700 000 00 17"),
        ("7000000017", "+7 700 000 00 17"),
        ("+86 755 000 0000", "+86 755 000 0000"),
        ("+49 30 901820000", "+49 30 901820000"),
        ("8 700 000 00", "8 700 000 00"),
        ("Айгүлдің көршісі", "Айгүлдің көршісі"),
    ],
)
def test_a_phone_is_written_in_one_way_and_never_bent(written, words):
    assert spoken.phone(written) == words


@pytest.mark.parametrize(
    ("written", "number"), [("8 (7292) 00-00-00", "+77292000000"), ("1414", "1414")]
)
def test_a_link_dials_the_number_that_people_read(written, number):
    assert spoken.dialled(written) == number


@pytest.mark.parametrize(
    ("language", "year", "short"),
    [("kk", "2026 жылғы 30 ", "30.11.2026"), ("ru", "30 ноября 2026 года", "30.11.2026")],
)
def test_django_writes_days_in_our_formats(language, year, short):
    with translation.override(language):
        assert formats.date_format(MONDAY, "DATE_FORMAT").startswith(year)
        assert formats.date_format(MONDAY, "SHORT_DATE_FORMAT") == short
