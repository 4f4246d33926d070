"""Small people, contacts and organisations for tests; a test names only what it is about."""

from itertools import count

from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import now
from mediation_office.people import services
from mediation_office.people.models import Contact, Organisation, Person, Source, Topic

_numbers = count(1)


def _named(what: str, **given) -> dict:
    number = next(_numbers)
    return {f"name_{language}": f"{what} {number}" for language in ("kk", "ru", "en")} | given


def make_topic(region, **given) -> Topic:
    code = f"topic-{next(_numbers)}"
    return Topic.objects.create(**_named("Topic", region=region, code=code) | given)


def make_source(region, **given) -> Source:
    code = f"source-{next(_numbers)}"
    return Source.objects.create(**_named("Source", region=region, code=code) | given)


def make_organisation(region, **given) -> Organisation:
    return Organisation.objects.create(**_named("Body", region=region, kind="akimat") | given)


def make_person(region, name="Айгүл Үлгібаева", *, by=None, **given) -> Person:
    by = by or make_user(office=make_office(region))
    office = by.office if by.office.region_id == region.pk else make_office(region)
    return services.make_person(office=office, name=name, by=by, **given)


def make_contact(office=None, **given) -> Contact:
    office = office or make_office()
    return services.record_contact(
        **{
            "office": office,
            "channel": "visit",
            "at": now(),
            "by": None,
            "outcome": "advice",
            "language": "kk",
            "name_stated": "Дәурен Мысалов",
        }
        | given
    )
