"""Appeals for tests, made by the services themselves; traits are named as states."""

import secrets
from typing import Any

from cases import services
from cases.models import Appeal, Move
from cases.services import Filing
from mediation_office.accounts.models import Office, User
from mediation_office.accounts.tests.factories import make_user
from mediation_office.people.choices import Channel
from mediation_office.people.models import Contact, Organisation
from mediation_office.people.tests.factories import make_organisation
from mediation_office.terms.services import install_terms


def furnish(office: Office) -> Office:
    """Terms as the law names them: without them no clock starts."""
    install_terms(office.region)
    return office


def make_appeal(
    office: Office,
    *,
    channel: str = Channel.SITE,
    suspicion: str = "",
    by: User | None = None,
    contact: Contact | None = None,
    **stated: Any,
) -> Appeal:
    """An appeal as it came in: accepted, or put aside when there is a suspicion."""
    furnish(office)
    filing = Filing(
        **{
            "language": "ru",
            "answer_language": "ru",
            "name": "Асель Примерова",
            "statement": "Шум по ночам",
        }
        | stated
    )
    return services.accept_appeal(
        filing,
        token=secrets.token_urlsafe(16),
        office=office,
        channel=channel,
        by=by,
        contact=contact,
        suspicion=suspicion,
    )


def make_registered(office: Office, *, by: User | None = None, **stated: Any) -> Appeal:
    return services.register_appeal(
        make_appeal(office, **stated), by=by or make_user(role="secretary", office=office)
    )


def make_decided(
    office: Office,
    *,
    by: User | None = None,
    kind: str = "statement",
    track: str = "code",
    **stated: Any,
) -> Appeal:
    """In progress: its kind is known and somebody is responsible."""
    by = by or make_user(role="secretary", office=office)
    appeal = make_registered(office, by=by, **stated)
    return services.decide_appeal(
        appeal,
        by=by,
        kind=kind,
        track=track,
        topic=None,
        subject="Ночной шум",
        responsible=by,
        answers={},
    )


def make_proposed(
    appeal: Appeal, *, code: str = "answer", by: User | None = None, **asked: Any
) -> Move:
    """A move with its draft laid before the head."""
    by = by or appeal.responsible or make_user(role="secretary", office=appeal.office)
    asked = {"is_agreed": code == "hearing"} | asked
    move = services.propose_move(
        appeal,
        code=code,
        by=by,
        **{"reason": "Проверено, меры приняты.", "reason_other": "Тексерілді, шара қолданылды."}
        | asked,
    )
    return services.submit_move(move, by=by, is_without_law=True)


def make_signed(appeal: Appeal, **asked: Any) -> Move:
    """A move whose paper the head has signed."""
    return services.sign_move(
        make_proposed(appeal, **asked), by=make_user(role="head", office=appeal.office)
    )


def make_body(office: Office) -> Organisation:
    """A body of the directory that takes appeals over."""
    return make_organisation(office.region, takes_appeals=True)
