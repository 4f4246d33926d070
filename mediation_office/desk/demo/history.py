"""Three years of the demo office, told by its services in the order in which they happened."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.utils import timezone, translation

from cases.consent import consent_terms
from mediation_office import clock
from mediation_office.accounts.defaults import MANGYSTAU, Territory
from mediation_office.accounts.models import Grant, Office, Region, Setting, User
from mediation_office.desk.demo import courses, mediators, places, present
from mediation_office.desk.demo.telling import Story, Teller
from mediation_office.desk.demo.world import Absence, World
from mediation_office.desk.services import open_demo_office
from mediation_office.labels import LANGUAGES
from mediation_office.notices.planner import rest_rules, wake_rules
from mediation_office.notices.recording import record_due
from mediation_office.terms.services import record_day

SEED = 401  # the number of the Law on Mediation
REMINDED_FOR_DAYS = 30  # digests of long ago tell nobody anything: the rules begin this late


@dataclass(frozen=True)
class Scale:
    """How much is told: years back, appeals and pieces of advice a year in the region, appeals a year in the second one."""

    years: float
    appeals: int
    advice: int
    second: int


SCALES = {
    "full": Scale(years=3, appeals=180, advice=120, second=8),
    "small": Scale(years=0.25, appeals=160, advice=100, second=8),
}


def is_built() -> bool:
    return Region.objects.filter(code=places.REGION["code"], is_demo=True).exists()


@contextmanager
def _as_a_whole() -> Iterator[None]:
    """One transaction without savepoints: it stands or falls as a whole, and they are a third of all statements."""
    with transaction.atomic():
        connection.features.uses_savepoints = False
        with connection.cursor() as cursor:  # rows are fetched by their keys: joins need no search
            cursor.execute("SET LOCAL join_collapse_limit = 1")
            cursor.execute("SET LOCAL jit = off")
        try:
            yield
        finally:
            connection.features.uses_savepoints = True


@_as_a_whole()
def build(*, until: datetime, scale: Scale) -> list[World]:
    """The whole demo office, or nothing of it: what was interrupted leaves no half of a history."""
    begins = until - timedelta(days=round(scale.years * 365))
    teller = Teller(until=until)
    password = make_password(places.PASSWORD)
    with clock.telling(begins - timedelta(days=20)):
        first = _open(
            places.REGION, MANGYSTAU, places.OFFICES, places.STAFF, teller, password=password
        )
        second = _open(
            places.SECOND_REGION,
            places.SECOND_DISTRICTS,
            places.SECOND_OFFICES,
            places.SECOND_STAFF,
            teller,
            password="",
        )
    _tell_region(
        first, begins, until, appeals=scale.appeals, advice=scale.advice, aside=present.MATTERS
    )
    _tell_region(second, begins, until, appeals=scale.second, advice=scale.second // 2)
    mediators.begin(first, begins, until)
    present.begin(first, until)
    present.begin_elsewhere(second, until)
    teller.tell()
    with clock.telling(until):
        record_due()
    return [first, second]


def _open(
    region_fields: dict[str, Any],
    units: tuple[Territory, ...],
    offices: tuple[places.Place, ...],
    staff: tuple[places.Colleague, ...],
    teller: Teller,
    *,
    password: str,
) -> World:
    region = open_demo_office(
        region=region_fields,
        offices=[place.as_fields() for place in offices],
        districts=units,
    )
    rest_rules(region)
    people = {one.username: _employ(region, one, password=password) for one in staff}
    Setting.objects.create(
        region=region, code="hotline.number", value="8 (7292) 00-00-00", valid_from=clock.today()
    )
    shown = {}
    for language in LANGUAGES:
        with translation.override(language):
            shown[language] = asdict(consent_terms(region))
    return World(
        region=region, staff=people, roles={one.username: one.roles for one in staff}, dice=random.Random(f"{SEED}:{region.code}"), teller=teller, consent=shown,
    )  # fmt: skip


def _employ(region: Region, one: places.Colleague, *, password: str) -> User:
    """Published logins share one prepared hash; the other colleagues cannot sign in."""
    offices = {office.code: office for office in region.offices.all()}
    user = User.objects.create(
        username=one.username,
        full_name=one.full_name,
        email=f"{one.username}@office.example",
        office=offices[one.office],
        language=one.language,
        password=password if one.username in places.LOGINS else make_password(None),
        **{
            f"position_{language}": words
            for language, words in zip(LANGUAGES, one.position, strict=True)
        },
    )
    for role, office in one.roles:
        Grant.objects.create(user=user, role=role, office=offices[office], from_on=clock.today())
    return user


def _tell_region(
    world: World, begins: datetime, until: datetime, *, appeals: int, advice: int, aside: int = 0
) -> None:
    days = (until - begins).days
    moments = [
        _some_moment(world, begins, days, any_hour=True)
        for _number in range(round(appeals * days / 365))
    ]
    for moment in _making_room(moments, until, round(aside * min(1, days / 365))):
        world.teller.begin(courses.some_appeal(world), moment)
    for _number in range(round(advice * days / 365)):
        world.teller.begin(courses.some_advice(world), _some_moment(world, begins, days))
    for office in world.offices.values():
        _plan_absences(world, office, begins, until)
    world.teller.begin(
        _calls(lambda: wake_rules(world.region)),
        until - timedelta(days=REMINDED_FOR_DAYS),
    )
    for months in (1, 3, 12):
        world.teller.begin(_calls(_count_rows), begins + timedelta(days=30 * months))
    world.teller.begin(_swap_days(world, until), until - timedelta(days=6))
    world.teller.begin(_mornings(world), until - timedelta(days=REMINDED_FOR_DAYS))


def _some_moment(world: World, begins: datetime, days: int, *, any_hour: bool = False) -> datetime:
    day = timezone.localdate(begins) + timedelta(days=world.dice.randrange(days + 1))
    return world.days.at(world.days.shift(day, 0) if not any_hour else day)


def _making_room(moments: list[datetime], until: datetime, aside: int) -> list[datetime]:
    """Without some of the last year: what lies on the desks now is told apart and counted too."""
    recent = [moment for moment in moments if moment > until - timedelta(days=365)]
    return [moment for moment in moments if moment not in recent[:aside]]


def _calls(act: Callable[[], object]) -> Story:
    act()
    yield from ()


def _count_rows() -> None:
    """The planner knows nothing of rows that no transaction has committed, unless it is told."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _mornings(world: World) -> Story:
    """Every day at five past eight the reminders of the day leave."""
    while True:
        at = timezone.localtime(clock.now()) + timedelta(days=1)
        yield at.replace(hour=8, minute=5, second=0, microsecond=0)
        record_due()


def _plan_absences(world: World, office: Office, begins: datetime, until: datetime) -> None:
    """Two weeks each summer; in Zhanaozen also now."""
    stand_in = world.staff[places.SUBSTITUTES[office.code]]
    last = timezone.localdate(until)
    for year in range(begins.year, until.year + 1):
        start = date(year, 7, 7)
        if timezone.localdate(begins) < start and start + timedelta(days=13) < last:
            _absence(world, Absence(office, stand_in, start, start + timedelta(days=13)))
    if office.code == "zhanaozen":
        _absence(
            world, Absence(office, stand_in, last - timedelta(days=3), last + timedelta(days=8))
        )


def _absence(world: World, absence: Absence) -> None:
    from mediation_office.accounts.services import name_substitute

    world.absences.append(absence)
    told = timezone.make_aware(datetime.combine(absence.from_on - timedelta(days=4), time(16)))
    world.teller.begin(
        _calls(
            lambda: name_substitute(
                absence.office,
                absent=world.heads[absence.office.code],
                substitute=absence.substitute,
                from_on=absence.from_on,
                until_on=absence.until_on,
                by=world.heads[absence.office.code],
            )
        ),
        told,
    )


def _swap_days(world: World, until: datetime) -> Story:
    """A Friday off is worked in on a Saturday, both still to come: open terms are counted anew."""
    today = timezone.localdate(until)
    friday = today + timedelta(days=(4 - today.weekday()) % 7 + 14)
    while not world.days.is_working(friday):
        friday += timedelta(days=7)
    words = {
        "kk": "Жұмыс күні ауыстырылды (Еңбек кодексі, 85-бап)",
        "ru": "Перенос рабочего дня (Трудовой кодекс, статья 85)",
        "en": "Working day moved (Labour Code, article 85)",
    }
    head = next(iter(world.heads.values()))
    record_day(world.region, friday, is_working=False, names=words, by=head)
    record_day(world.region, friday + timedelta(days=8), is_working=True, names=words, by=head)
    yield from ()
