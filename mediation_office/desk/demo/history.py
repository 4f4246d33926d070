"""Three years of the demo office, told by its services in the order in which they happened.

Each office is told in a transaction of its own: it is wholly there or not at all, and whoever begins
again after an interruption tells what is missing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from django.db import connection, transaction
from django.utils import timezone

from cases.models import Appeal
from mediation_office import clock
from mediation_office.accounts.models import Office, Region, User
from mediation_office.desk.demo import beginning, courses, lanes, mediators, places, present
from mediation_office.desk.demo.telling import Story, Teller
from mediation_office.desk.demo.world import World
from mediation_office.notices.planner import resting
from mediation_office.notices.recording import record_due
from mediation_office.terms.days import Calendar
from mediation_office.terms.models import Day
from mediation_office.terms.services import record_day

REMINDED_FOR_DAYS = 30  # digests of long ago tell nobody anything: the rules begin this late
YEAR = timedelta(days=365)
DAYS_SWAPPED_AGO = timedelta(days=6)
PLAIN_PLANS = ("jit", "enable_seqscan", "enable_bitmapscan")
# of a hundred matters of the first region, by office
WEIGHTS = {"aktau": 53, "zhanaozen": 27, "munaily": 20}
# about as much to tell in each
LANES: tuple[lanes.Lane, ...] = (("aktau",), ("zhanaozen", "munaily", "aqbulaq"))


@dataclass(frozen=True)
class Scale:
    """How much is told: years back, appeals and pieces of advice a year in the region, appeals a year in the second one."""

    years: float
    appeals: int
    advice: int
    second: int

    def of_office(self, code: str) -> tuple[int, int]:
        """How many appeals and pieces of advice an office has in all the years."""
        if code in WEIGHTS:
            share = WEIGHTS[code] / 100
            return round(self.appeals * share * self.years), round(self.advice * share * self.years)
        return round(self.second * self.years), round(self.second / 2 * self.years)


SCALES = {
    "full": Scale(years=3, appeals=180, advice=120, second=8),
    "small": Scale(years=0.25, appeals=160, advice=100, second=8),
}


def is_begun() -> bool:
    return Region.objects.filter(code=places.REGION["code"], is_demo=True).exists()


def is_built() -> bool:
    """Whether all of it was told: the swapped day comes last."""
    return Day.objects.filter(region__code=places.REGION["code"], region__is_demo=True).exists()


def is_awaited() -> bool:
    """Whether there is something to tell: all of it in an empty office, what is missing in an interrupted one; nothing beside real people."""
    return not is_built() if is_begun() else not User.objects.exists()


@contextmanager
def _as_a_whole() -> Iterator[None]:
    """One transaction without savepoints: it stands or falls as a whole, and they are a third of all statements."""
    with transaction.atomic():
        connection.features.uses_savepoints = False
        with connection.cursor() as cursor:
            # rows are fetched by their keys: joins need no search; and of what no transaction has
            # committed the planner knows nothing
            for setting in PLAIN_PLANS:
                cursor.execute(f"SET LOCAL {setting} = off")
            cursor.execute("SET LOCAL join_collapse_limit = 1")
        try:
            yield
        finally:
            connection.features.uses_savepoints = True


def build(*, until: datetime, scale: Scale, way: lanes.Way = lanes.one_after_another) -> None:
    """Tell what is missing of the demo office."""
    begins = until - timedelta(days=round(scale.years * 365))
    begin(begins, until)
    way(LANES, partial(tell_office, begins=begins, until=until, scale=scale))
    finish(until)


@_as_a_whole()
def begin(begins: datetime, until: datetime) -> None:
    if not is_begun():
        beginning.open_offices(begins, until)
    beginning.begin_counting(begins, until)


@_as_a_whole()
def tell_office(code: str, *, begins: datetime, until: datetime, scale: Scale) -> None:
    """All that happened in one office, unless it was told."""
    if Appeal.objects.filter(office__code=code).exists():
        return
    teller = Teller(until=until)
    with clock.telling(begins):
        world = World(Office.objects.select_related("region", "district").get(code=code), teller)
    appeals, advice = scale.of_office(code)
    aside = round(present.MATTERS.get(code, 0) * min(1, scale.years))
    for day in _making_room(_some_days(world, begins, until, appeals), until, aside):
        teller.begin(courses.some_appeal(world), world.days.at(day))
    for day in _some_days(world, begins, until, advice):
        teller.begin(courses.some_advice(world), world.days.at(world.days.shift(day, 0)))
    reminded = until - timedelta(days=REMINDED_FOR_DAYS)
    teller.begin(_mornings(), reminded)
    mediators.begin(world, begins, until)
    present.begin(world, until)
    with resting(until=reminded):
        teller.tell()
    with clock.telling(until):
        record_due()


@_as_a_whole()
def finish(until: datetime) -> None:
    """What concerns the open terms of every office comes last."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    if not is_built():
        with clock.telling(until - DAYS_SWAPPED_AGO):
            _swap_days(Region.objects.get(code=places.REGION["code"]), until)


def _some_days(world: World, begins: datetime, until: datetime, number: int) -> list[date]:
    first, days = timezone.localdate(begins), (until - begins).days
    return [first + timedelta(days=world.dice.randrange(days + 1)) for _day in range(number)]


def _making_room(days: list[date], until: datetime, aside: int) -> list[date]:
    """Without some of the last year: what lies on the desks now is told apart and counted too."""
    recent = [at for at, day in enumerate(days) if day > timezone.localdate(until) - YEAR]
    return [day for at, day in enumerate(days) if at not in recent[:aside]]


def _mornings() -> Story:
    """Every day at five past eight the reminders of the day leave."""
    while True:
        at = timezone.localtime(clock.now()) + timedelta(days=1)
        yield at.replace(hour=8, minute=5, second=0, microsecond=0)
        record_due()


def _swap_days(region: Region, until: datetime) -> None:
    """A Friday off is worked in on a Saturday, both still to come: open terms are counted anew."""
    calendar, today = Calendar.of(region), timezone.localdate(until)
    friday = today + timedelta(days=(4 - today.weekday()) % 7 + 14)
    while not calendar.is_working_day(friday):
        friday += timedelta(days=7)
    words = {
        "kk": "Жұмыс күні ауыстырылды (Еңбек кодексі, 85-бап)",
        "ru": "Перенос рабочего дня (Трудовой кодекс, статья 85)",
        "en": "Working day moved (Labour Code, article 85)",
    }
    head = User.objects.get(username="head")
    record_day(region, friday, is_working=False, names=words, by=head)
    record_day(region, friday + timedelta(days=8), is_working=True, names=words, by=head)
