"""With what the demo office begins: two regions, their offices, the people on staff and who stands in for whom."""

from datetime import date, datetime, time, timedelta

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from mediation_office import clock, numbers
from mediation_office.accounts.defaults import MANGYSTAU
from mediation_office.accounts.models import Grant, Office, Region, Setting, User
from mediation_office.accounts.services import name_substitute
from mediation_office.desk.demo import mediators, places
from mediation_office.desk.services import open_demo_office
from mediation_office.labels import LANGUAGES

SOME_DAYS = timedelta(days=20)  # between the opening and the first matter


def open_offices(begins: datetime, until: datetime) -> None:
    """Everything that the offices share and that no matter changes."""
    with clock.telling(begins - SOME_DAYS):
        first = open_demo_office(
            region=places.REGION,
            offices=[place.as_fields() for place in places.OFFICES],
            districts=MANGYSTAU,
        )
        second = open_demo_office(
            region=places.SECOND_REGION,
            offices=[place.as_fields() for place in places.SECOND_OFFICES],
            districts=places.SECOND_DISTRICTS,
        )
        _employ(places.STAFF, password=make_password(places.PASSWORD))
        _employ(places.SECOND_STAFF, password="")
        for region in (first, second):
            _say_the_hotline(region)
        mediators.make_keeper(first)
    for office in Office.objects.filter(region__in=(first, second)).order_by("pk"):
        _name_substitutes(office, begins, until)


def begin_counting(begins: datetime, until: datetime) -> None:
    """References of each year are counted from now on: of offices that are told side by side each would wait for the first."""
    for year in range(begins.year, until.year + 1):
        with clock.telling(until.replace(year=year, day=1)):
            for letter in "AC":
                numbers.new_reference(letter)


def _say_the_hotline(region: Region) -> None:
    Setting.objects.create(
        region=region, code="hotline.number", value="8 (7292) 00-00-00", valid_from=clock.today()
    )


def _employ(staff: tuple[places.Colleague, ...], *, password: str) -> None:
    """Published logins share one prepared hash; the other colleagues cannot sign in."""
    offices = {office.code: office for office in Office.objects.all()}
    for one in staff:
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
        for role, code in one.roles:
            Grant.objects.create(user=user, role=role, office=offices[code], from_on=clock.today())


def _name_substitutes(office: Office, begins: datetime, until: datetime) -> None:
    """Two weeks each summer; in Zhanaozen also now."""
    first, last = timezone.localdate(begins), timezone.localdate(until)
    for year in range(first.year, last.year + 1):
        start = date(year, 7, 7)
        if first < start and start + timedelta(days=13) < last:
            _name_substitute(office, start, start + timedelta(days=13))
    if office.code == "zhanaozen":
        _name_substitute(office, last - timedelta(days=3), last + timedelta(days=8))


def _name_substitute(office: Office, from_on: date, until_on: date) -> None:
    head = User.objects.get(grants__office=office, grants__role="head")
    told = timezone.make_aware(datetime.combine(from_on - timedelta(days=4), time(16)))
    with clock.telling(told):
        name_substitute(
            office,
            absent=head,
            substitute=User.objects.get(username=places.SUBSTITUTES[office.code]),
            from_on=from_on,
            until_on=until_on,
            by=head,
        )
