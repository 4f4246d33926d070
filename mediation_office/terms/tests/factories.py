"""Terms, days and clocks for tests."""

import uuid
from datetime import date

from mediation_office.clock import now
from mediation_office.terms import services
from mediation_office.terms.choices import OnDayOff, Unit
from mediation_office.terms.models import Clock, Day, Term

WHY = {"kk": "қаулы", "ru": "постановление", "en": "decree"}


def make_term(region, **given) -> Term:
    """A term of 15 working days, unless told otherwise."""
    return Term.objects.create(
        **{
            "region": region,
            "code": "appeal-answer",
            "length": 15,
            "unit": Unit.WORKING_DAYS,
            "on_day_off": OnDayOff.NEXT_WORKING_DAY,
            "start_event": "registration",
            "valid_from": date(2020, 1, 1),
        }
        | {f"name_{language}": "term" for language in ("kk", "ru", "en")}
        | {f"legal_basis_{language}": "law" for language in ("kk", "ru", "en")}
        | given
    )


def make_day(region, day, *, is_working, recorded_at=None) -> Day:
    return Day.objects.create(
        region=region,
        date=day,
        is_working=is_working,
        recorded_at=recorded_at or now(),
        **{f"name_{language}": words for language, words in WHY.items()},
    )


def start(office, code, on) -> Clock:
    """A clock of the office's own terms, in a matter of its own."""
    services.install_terms(office.region)
    return services.start_clock(uuid.uuid4(), office=office, code=code, on=on)
