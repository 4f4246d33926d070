"""Every act of the office meets every state of an appeal: what is allowed where, in one table."""

from datetime import timedelta

import pytest
from django.db import transaction

from cases import services
from cases.choices import AppealStatus
from cases.tests.asking import now_of
from cases.tests.factories import (
    make_appeal,
    make_body,
    make_decided,
    make_registered,
    make_signed,
)
from mediation_office.accounts.tests.factories import make_user
from mediation_office.clock import now, today
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.people.tests.factories import make_person


def closed_by(code, **asked):
    return lambda office: make_signed(make_decided(office), code=code, **asked).appeal


def changed(make, act):
    def made(office):
        appeal = make(office)
        act(appeal, make_user(role="head", office=office))
        return appeal

    return made


def forward(appeal, by):
    body = make_body(appeal.office)
    services.forward_appeal(appeal, by=by, organisation=body, reason="Угроза")


def forwarded(appeal, by):
    forward(appeal, by)
    services.close_forwarded(appeal, by=by)


MADE = {
    "quarantined": lambda office: make_appeal(office, suspicion="links"),
    "received": make_appeal,
    "registered": make_registered,
    "in-progress": make_decided,
    "answered": closed_by("answer"),
    "redirected": lambda office: closed_by("redirect", organisation=make_body(office))(office),
    "returned": closed_by("return", reason_code="insulting"),
    "terminated": closed_by("terminate", reason_code="no-substance"),
    "withdrawn": changed(make_decided, lambda appeal, by: services.withdraw_appeal(appeal, by=by)),
    "forwarded": changed(make_decided, forwarded),
    "spam": changed(
        lambda office: make_appeal(office, suspicion="links"),
        lambda appeal, by: services.dismiss_appeal(appeal, by=by, reason="robot"),
    ),
}


def proposal(code, **asked):
    def propose(appeal, by):
        given = {name: value(appeal) for name, value in asked.items()}
        services.propose_move(appeal, code=code, by=by, reason="-", **given)

    return propose


ACTS = {
    "release": lambda appeal, by: services.release_appeal(appeal, by=by),
    "dismiss": lambda appeal, by: services.dismiss_appeal(appeal, by=by, reason="robot"),
    "register": lambda appeal, by: services.register_appeal(appeal, by=by),
    "identify": lambda appeal, by: services.identify_applicant(
        appeal, person=make_person(appeal.office.region, "Кто-то", by=by), by=by
    ),
    "decide": lambda appeal, by: services.decide_appeal(
        appeal, by=by, kind="statement", track="code", topic=None, subject="-", responsible=by,
        answers={},
    ),
    "answer": proposal("answer"),
    "clarify": proposal("clarify", until_on=lambda appeal: today() + timedelta(days=7)),
    "redirect": proposal("redirect", organisation=lambda appeal: make_body(appeal.office)),
    "return": proposal("return", reason_code=lambda appeal: "insulting"),
    "terminate": proposal("terminate", reason_code=lambda appeal: "other"),
    "extend": proposal("extend", until_on=lambda appeal: today() + timedelta(days=40)),
    "hearing": proposal(
        "hearing", at=lambda appeal: now() + timedelta(days=10), is_agreed=lambda appeal: True
    ),
    "withdraw": lambda appeal, by: services.withdraw_appeal(appeal, by=by),
    "forward": forward,
    "recuse": lambda appeal, by: services.request_recusal(appeal, by=by, reason="-"),
    "file-access": lambda appeal, by: services.request_file(appeal, by=by),
    "mark-danger": lambda appeal, by: services.mark_danger(appeal, by=by, reason="-"),
    "clear-danger": lambda appeal, by: services.clear_danger(appeal, by=by, reason="-"),
    "note": lambda appeal, by: services.add_note(appeal, by=by, body="-"),
    "message": lambda appeal, by: services.write_message(appeal, by=by, body="-"),
    "code": lambda appeal, by: services.replace_code(appeal, by=by, proof="in-person"),
    "reopen": lambda appeal, by: services.reopen_appeal(appeal, by=by, reason="-"),
}  # fmt: skip


# the file is read and written to however it stands, and who it is from may turn out at any time
ALWAYS = {"identify", "file-access", "note", "message", "code"}
OPEN = {"mark-danger", "clear-danger", "withdraw"}
REGISTERED = OPEN | {"decide", "clarify", "extend", "redirect", "return", "terminate", "forward"}
ALLOWED = {
    "quarantined": OPEN | {"release", "dismiss"},
    "received": OPEN | {"register", "forward"},
    "registered": REGISTERED,
    "in-progress": REGISTERED | {"answer", "hearing", "recuse"},
    "answered": {"reopen"},
    "redirected": {"reopen"},
    "returned": {"reopen"},
    "terminated": {"reopen"},
    "withdrawn": {"reopen"},
    "forwarded": {"reopen"},
    "spam": {"reopen"},
}


def allowed(appeal, by):
    """The acts that are not refused, each tried and taken back."""
    done = set()
    for name, act in ACTS.items():
        with transaction.atomic():
            try:
                with transaction.atomic():
                    act(now_of(appeal), by)
            except BusinessRuleError:
                continue
            done.add(name)
            transaction.set_rollback(True)
    return done


@pytest.mark.django_db
@pytest.mark.parametrize("status", AppealStatus.values)
def test_every_act_meets_every_status(office, status):
    appeal = now_of(MADE[status](office))
    assert appeal.status == status
    assert allowed(appeal, make_user(role="head", office=office)) == ALLOWED[status] | ALWAYS
