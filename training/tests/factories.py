"""Small mediators and ties for tests; a test names only what it is about."""

from datetime import date
from itertools import count

from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import today
from mediation_office.people.tests.factories import make_person
from training import services
from training.lifecycle import SUSPEND
from training.models import Mediator, MediatorTie

_numbers = count(1)
ENTRY = {"register_number": "0041", "registered_on": date(2023, 4, 14)}
CERTIFICATE = {"certificate_number": "72-2023", "certificate_issued_on": date(2023, 3, 31)}


def make_mediator(office=None, *, name="Гүлнар Мысалова", candidate=False, **given) -> Mediator:
    """A professional in good standing who mediates in Kazakh and Russian; or a candidate."""
    office = office or make_office()
    by = make_user(office=office)
    born_on = given.pop("born_on", date(1980, 2, 3))
    person = given.pop("person", None) or make_person(office.region, name, by=by, born_on=born_on)
    usual = {"kind": "professional", "languages": "kk,ru", "office": office, **CERTIFICATE}
    usual |= {} if candidate else ENTRY
    return services.add_mediator(region=office.region, person=person, by=by, **usual | given)


def make_tie(mediator, **given) -> MediatorTie:
    number = next(_numbers)
    usual = {"kind": "relative", "name_stated": f"Серік Туысов {number}", "by": make_user()}
    return services.declare_tie(mediator, **usual | given)


def make_suspended(office=None, **given) -> Mediator:
    mediator = make_mediator(office, **given)
    by = make_user(office=mediator.office)
    return services.change_standing(mediator, SUSPEND, by=by, reason="complaint")


def make_absent(office=None, *, until=None, **given) -> Mediator:
    mediator = make_mediator(office, **given)
    by = make_user(office=mediator.office)
    return services.set_absence(mediator, by=by, until=until or today())
