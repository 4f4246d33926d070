import pytest

from cases import services
from cases.choices import MoveState
from cases.tests.asking import codes, said, url
from cases.tests.factories import (
    make_body,
    make_decided,
    make_proposed,
    make_registered,
    make_signed,
)
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.documents.choices import PaperState
from mediation_office.terms.choices import ClockState


@pytest.fixture
def move(office):
    return make_proposed(make_decided(office))


def test_a_proposal_is_taken_back_and_never_gets_a_number(client, secretary, move):
    client.post(url("move_drop", move.appeal, move.pk))
    move.refresh_from_db()
    move.paper.refresh_from_db()
    assert (move.state, move.paper.state) == (MoveState.DROPPED, PaperState.DROPPED)
    assert move.paper.outgoing_number is None
    assert codes(move.appeal)[-1] == "move-dropped"


def test_what_is_signed_is_not_dropped(client, office, secretary):
    move = make_signed(make_decided(office))
    assert said(client.post(url("move_drop", move.appeal, move.pk)))
    move.paper.refresh_from_db()
    assert move.paper.state == PaperState.SIGNED


def test_operators_may_not(client, operator, move):
    assert client.post(url("move_drop", move.appeal, move.pk)).status_code == 403


def test_another_office_does_not_find_it(client, office, move):
    client.force_login(make_user(role="secretary", office=make_office(office.region)))
    assert client.post(url("move_drop", move.appeal, move.pk)).status_code == 404


def test_a_dropped_redirect_leaves_the_term_of_scope_to_whoever_decides(client, office, secretary):
    for appeal, state in (
        (make_registered(office), ClockState.RUNNING),
        (make_decided(office), ClockState.CANCELLED),
    ):
        move = make_proposed(appeal, code="redirect", organisation=make_body(office))
        client.post(url("move_drop", appeal, move.pk))
        move.clock.refresh_from_db()
        assert move.clock.state == state


def test_a_move_without_a_paper_has_none_to_drop_or_send(client, office, secretary):
    move = services.request_file(make_decided(office), by=None)
    for name in ("move_drop", "move_mark_sent"):
        assert client.post(url(name, move.appeal, move.pk)).status_code == 404
