import importlib
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from cases import lifecycle, services
from cases.choices import CLOSED_STATUSES, OPEN_MOVE_STATES, AppealStatus, MoveState
from cases.lifecycle import MOVE_TRANSITIONS, TRANSITIONS
from cases.models import Move
from cases.services.moves import move_state
from cases.tests.factories import make_decided, make_proposed, make_signed
from mediation_office.clock import now, today
from mediation_office.lifecycle import BusinessRuleError

STARTS = {
    "release": {"quarantined"},
    "dismiss": {"quarantined"},
    "register": {"received"},
    "decide": {"registered", "in-progress"},
    "answer": {"in-progress"},
    "redirect": {"registered", "in-progress"},
    "return": {"registered", "in-progress"},
    "terminate": {"registered", "in-progress"},
    "withdraw": {"quarantined", "received", "registered", "in-progress"},
    "close-forwarded": {"registered", "in-progress"},
    "reopen": {"answered", "redirected", "returned", "terminated", "withdrawn", "forwarded"},
    "reopen-dismissed": {"spam"},
    "reopen-undecided": {"redirected", "returned", "terminated", "withdrawn", "forwarded"},
}

MOVE_STARTS = {
    "sign": {"proposed"},
    "sign-and-wait": {"proposed"},
    "finish": {"waiting"},
    "call-off": {"waiting"},
    "drop": {"proposed", "waiting"},
}


@pytest.mark.parametrize("status", AppealStatus.values)
@pytest.mark.parametrize("transition", TRANSITIONS, ids=lambda move: move.name)
def test_every_move_meets_every_status(transition, status):
    assert transition.allowed_from(status) == (status in STARTS[transition.name])


@pytest.mark.parametrize("status", CLOSED_STATUSES)
def test_out_of_a_closed_status_leads_reopening_alone(status):
    open_moves = {move.name for move in TRANSITIONS if move.allowed_from(status)}

    assert open_moves <= {"reopen", "reopen-undecided", "reopen-dismissed"}


def test_every_open_status_leads_somewhere():
    open_statuses = set(AppealStatus.values) - set(CLOSED_STATUSES)

    assert all(any(move.allowed_from(status) for move in TRANSITIONS) for status in open_statuses)


@pytest.mark.parametrize("state", MoveState.values)
@pytest.mark.parametrize("transition", MOVE_TRANSITIONS, ids=lambda transition: transition.name)
def test_every_step_of_a_move_meets_every_state(transition, state):
    assert transition.allowed_from(state) == (state in MOVE_STARTS[transition.name])


@pytest.mark.parametrize("state", MoveState.values)
def test_a_move_goes_on_while_it_is_open_and_never_after(state):
    goes_on = any(transition.allowed_from(state) for transition in MOVE_TRANSITIONS)

    assert goes_on == (state in OPEN_MOVE_STATES)


@pytest.mark.django_db
def test_a_step_that_is_not_in_the_table_is_refused_and_changes_nothing(office):
    move = make_proposed(make_decided(office))

    with pytest.raises(BusinessRuleError):
        move_state(move, lifecycle.FINISH)

    move.refresh_from_db()
    assert (move.state, move.done_at) == (MoveState.PROPOSED, None)


@pytest.mark.django_db
@pytest.mark.parametrize("columns", [{"state": MoveState.DONE}, {"done_at": now()}])
def test_a_move_has_the_moment_it_was_done_exactly_when_it_is_done(office, columns):
    move = make_proposed(make_decided(office))

    with pytest.raises(IntegrityError), transaction.atomic():
        Move.objects.filter(pk=move.pk).update(**columns)


@pytest.mark.django_db
def test_moves_from_before_are_told_apart_by_signature_and_by_who_asked(office):
    appeal = make_decided(office)
    asked = make_signed(appeal, code="clarify", until_on=today() + timedelta(days=7))
    drafted, read = make_proposed(appeal), services.request_file(appeal, by=None)
    migration = importlib.import_module("cases.migrations.0004_moves_wait_in_a_state_of_their_own")

    migration.call_both_open(apps, None)
    migration.tell_waiting_from_proposed(apps, None)

    states = dict(Move.objects.values_list("pk", "state"))
    assert states == {asked.pk: "waiting", drafted.pk: "proposed", read.pk: "waiting"}
