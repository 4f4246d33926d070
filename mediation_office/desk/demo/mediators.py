"""The register of the demo office: professional and public mediators of three offices, in every standing."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.utils import timezone

from mediation_office.accounts.models import Region
from mediation_office.desk.demo.telling import Story
from mediation_office.desk.demo.world import World
from mediation_office.people import services as people
from mediation_office.people.models import Organisation
from training import lifecycle, services
from training.choices import MediatorKind, TieKind
from training.choices import StandingReason as R
from training.models import Mediator


class Row(NamedTuple):
    """One mediator: card, office, languages, districts (KATO), topics, days since the entry (0: none) and until the certificate ends."""

    name: str
    born: str
    kind: str
    office: str
    languages: str
    districts: str
    topics: str
    entered: int
    certified: int | None = None
    course: str = ""
    login: str = ""
    tie: str = ""


PRO, PUBLIC = MediatorKind.PROFESSIONAL, MediatorKind.PUBLIC
AKTAU, ZHANAOZEN, BEINEU, KARAKIYA, MANGYSTAU, MUNAILY, TUPKARAGAN = (
    "471010000", "471810000", "473600000", "474200000", "474600000", "475000000", "475200000"
)  # fmt: skip
HOME = f"{AKTAU} {MUNAILY}"
ROWS = (
    Row("Қосжанов Марат Абайұлы", "1978-05-12", PRO, "aktau", "kk,ru", HOME, "family work school", 2000, 610, login="mediator", tie="Қосжанова Айнұр Маратқызы"),
    Row("Тихонова Елена Викторовна", "1981-09-30", PRO, "zhanaozen", "ru,en", f"{ZHANAOZEN} {KARAKIYA}", "family neighbours debt", 1900, 420, login="mediator2", tie="Тихонов Олег Петрович"),
    Row("Тілеуов Бекзат Мұсаұлы", "1975-03-08", PRO, "aktau", "kk,ru", HOME, "work land", 2300, 300, login="b.tileuov"),
    Row("Мысалова Гүлнар Ермекқызы", "1983-02-17", PRO, "aktau", "kk,ru", HOME, "family work school", 1320, 41, tie="Мысалов Арман Ермекұлы"),
    Row("Осипова Анна Сергеевна", "1979-11-02", PRO, "aktau", "ru", AKTAU, "family inheritance housing", 1500, 700),
    Row("Ерғалиев Дархан Асанұлы", "1970-07-21", PRO, "aktau", "kk,ru,en", "", "", 2400, 820),
    Row("Нұрмағанбетова Сәуле Бақытқызы", "1986-04-25", PRO, "zhanaozen", "kk,ru", ZHANAOZEN, "family school", 1250, 540),
    Row("Избасаров Қайрат Тоқтарұлы", "1972-12-14", PRO, "zhanaozen", "kk", f"{ZHANAOZEN} {KARAKIYA}", "work debt consumer", 1800, 390, course="absent"),
    Row("Белозёрова Марина Николаевна", "1984-08-09", PRO, "munaily", "kk,ru", f"{MUNAILY} {MANGYSTAU}", "family neighbours housing", 1400, 480),
    Row("Шнайдер Эльвира Карловна", "1968-01-19", PRO, "aktau", "ru", HOME, "debt consumer", 2100, -12),
    Row("Үмбетов Серік Жолдасұлы", "1977-06-06", PRO, "munaily", "kk,ru", MUNAILY, "land neighbours", 1600, 350, course="suspended"),
    Row("Астахова Наталья Андреевна", "1980-10-10", PRO, "aktau", "ru", AKTAU, "family", 1700, 260, course="lapsed"),
    Row("Сатыбалдиев Өмірбек Мәлікұлы", "1965-05-05", PRO, "zhanaozen", "kk,ru", ZHANAOZEN, "enforcement offence", 2500, 200, course="ended"),
    Row("Айтбаева Жансая Нағымқызы", "1992-03-27", PRO, "aktau", "kk,ru", "", "school family", 0, 900),
    Row("Пак Виктор Сергеевич", "1958-02-11", PRO, "aktau", "ru", HOME, "offence inheritance", 1100, course="judge"),
    Row("Боранбаев Төлеген Оңдасынұлы", "1962-09-01", PUBLIC, "munaily", "kk", MUNAILY, "neighbours land", 900),
    Row("Құлбаракова Ырысты Бердіқызы", "1959-04-14", PUBLIC, "aktau", "kk", f"{BEINEU} {MANGYSTAU}", "family neighbours land", 1000, tie="Құлбараков Нұржан Бердіұлы"),
    Row("Оразмурадов Мурад", "1970-10-22", PUBLIC, "aktau", "kk,ru", TUPKARAGAN, "inter-ethnic neighbours", 850),
    Row("Гусейнова Севиндж Рамизовна", "1973-07-07", PUBLIC, "zhanaozen", "kk,ru", ZHANAOZEN, "inter-ethnic family", 800),
    Row("Шаңғытбаев Ақан Шабайұлы", "1955-12-30", PUBLIC, "aktau", "kk", BEINEU, "neighbours", 1100, course="reinstated"),
    Row("Дүйсенова Райхан Қадырқызы", "1967-08-18", PUBLIC, "zhanaozen", "kk", KARAKIYA, "family school", 700),
    Row("Лапин Павел Иванович", "1961-06-29", PUBLIC, "munaily", "ru", f"{MUNAILY} {AKTAU}", "housing neighbours", 950),
    Row("Ізтілеуова Күләш Асанқызы", "1964-01-03", PUBLIC, "munaily", "kk,ru", MANGYSTAU, "family inheritance", 620),
    Row("Жаңбыршин Есен Базарұлы", "1982-11-11", PUBLIC, "aktau", "kk", TUPKARAGAN, "neighbours", 0),
)  # fmt: skip
KEEPER = {
    "kind": "mediators",
    "name_kk": "«Үлгі» медиаторлар ұйымы",
    "name_ru": "Организация медиаторов «Үлгі»",
    "name_en": "Ulgi organisation of mediators",
}


def make_keeper(region: Region) -> None:
    """The organisation that keeps the register of professional mediators."""
    people.make_organisation(region=region, **KEEPER)


def begin(world: World, begins: datetime, until: datetime) -> None:
    """Those of an office are entered when the history begins; what became of some is told when it happened."""
    for number, row in enumerate(ROWS, start=1):
        if row.office == world.office.code:
            told = begins - timedelta(days=18) + timedelta(minutes=7 * number)
            world.teller.begin(_story(world, row, number, timezone.localdate(until)), told)


def _story(world: World, row: Row, number: int, last: date) -> Iterator[datetime]:
    mediator = _add(world, row, number, last)
    yield from _course(world, row, mediator, last)


def _add(world: World, row: Row, number: int, last: date) -> Mediator:
    by = world.secretary
    language = row.languages[:2]
    person = people.make_person(
        office=world.office, name=row.name, by=by, born_on=date.fromisoformat(row.born), language=language,
    )  # fmt: skip
    people.add_point(
        kind="phone", value=f"8 700 009 00 {number:02d}", told_by=row.name, person=person
    )
    places: dict[str, Any] = {
        "districts": [one for one in world.districts if one.kato in row.districts.split()],
        "fields": [world.topics[code] for code in row.topics.split()],
    }
    entry = _entry(world, row, number, last)
    mediator = services.add_mediator(
        region=world.region,
        person=person,
        by=by,
        kind=row.kind,
        office=world.office,
        login=world.staff.get(row.login),
        languages=row.languages,
        **places,
        **_certificate(row, number, last),
        **({} if row.course == "judge" else entry),
    )
    if row.course == "judge":  # has no certificate: the reason is named by a person
        services.change_mediator(mediator, by=by, **places, **entry)
        services.change_standing(mediator, lifecycle.ENTER, by=by, reason=R.RETIRED_JUDGE)
    if row.tie:
        services.declare_tie(mediator, by=by, kind=TieKind.RELATIVE, name_stated=row.tie)
    return mediator


def _entry(world: World, row: Row, number: int, last: date) -> dict[str, Any]:
    if not row.entered:
        return {}
    at_akim = [one for one in world.bodies if one.kind == "akimat" and one.district]
    local = [one for one in at_akim if one.district and one.district.kato in row.districts]
    keeper = Organisation.objects.get(region=world.region, name_en=KEEPER["name_en"])
    kept_by = keeper if row.kind == PRO else (local or at_akim)[0]
    entered = last - timedelta(days=row.entered + 1100)
    return {
        "register_keeper": kept_by,
        "register_number": f"{number:04d}",
        "registered_on": entered,
    }


def _certificate(row: Row, number: int, last: date) -> dict[str, Any]:
    if row.certified is None:
        return {}
    end = last + timedelta(days=row.certified)
    issued = last - timedelta(days=(row.entered or 100) + 1130)
    return {
        "certificate_number": f"{number + 30:04d}-{issued.year}",
        "certificate_issued_on": issued,
        "certificate_valid_until": end,
    }


def _course(world: World, row: Row, mediator: Mediator, last: date) -> Story:
    """What became of them in the last months, each on its own day."""
    by = world.secretary
    for ago, transition, reason, note in COURSES.get(row.course, ()):
        yield world.days.at(world.days.shift(last - timedelta(days=ago), 0))
        services.change_standing(mediator, transition, by=by, reason=reason, note=note)
    if row.course == "absent":
        yield world.days.at(world.days.shift(last - timedelta(days=3), 0))
        on_duty = Mediator.objects.filter(office=mediator.office).on_duty(last)
        services.set_absence(
            mediator,
            by=by,
            until=last + timedelta(days=9),
            substitute=on_duty.exclude(pk=mediator.pk).order_by("pk").first(),
        )


COURSES = {
    "suspended": ((20, lifecycle.SUSPEND, R.COMPLAINT, "Тараптың шағымы тексерілуде"),),
    "lapsed": ((31, lifecycle.LAPSE, R.REFRESHER_MISSED, ""),),
    "ended": ((44, lifecycle.END, R.OWN_REQUEST, ""),),
    "reinstated": (
        (62, lifecycle.SUSPEND, R.COMPLAINT, ""),
        (25, lifecycle.REINSTATE, R.CLEARED, "Шағым расталмады"),
    ),
}
