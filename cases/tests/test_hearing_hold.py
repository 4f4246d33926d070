from datetime import timedelta

import pytest

from cases.choices import MoveState
from cases.tests.asking import codes, said, sent, url
from cases.tests.factories import make_decided, make_proposed, make_signed
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import now


@pytest.fixture
def move(office):
    return make_signed(make_decided(office), code="hearing", at=now() + timedelta(days=14))


def has_passed(move):
    move.at = now() - timedelta(hours=1)
    move.save(update_fields=["at"])


def test_a_hearing_held_makes_its_minutes_due(client, secretary, move):
    has_passed(move)
    client.post(url("hearing_hold", move.appeal, move.pk))
    move.refresh_from_db()
    assert (move.state, move.clock.term.code) == (MoveState.DONE, "hearing-minutes")
    assert codes(move.appeal)[-1] == "hearing-held"


def test_its_notice_opens_the_window_for_objections_until_it_is_held(client, secretary, move):
    client.post(url("move_mark_sent", move.appeal, move.pk), sent())
    move.refresh_from_db()
    window = move.clock
    assert (window.term.code, window.state) == ("objection", "running")
    client.post(url("minutes_give", move.appeal, move.pk), {"place": "-"})
    assert "minutes-given" not in codes(move.appeal)
    has_passed(move)
    client.post(url("hearing_hold", move.appeal, move.pk))
    window.refresh_from_db()
    assert window.state == "cancelled"


def test_a_hearing_to_come_was_not_held(client, secretary, move):
    assert "still to come" in said(client.post(url("hearing_hold", move.appeal, move.pk)))
    move.refresh_from_db()
    assert move.state == MoveState.WAITING


def test_what_nobody_signed_was_not_held(client, office, secretary):
    move = make_proposed(make_decided(office), code="hearing", at=now() + timedelta(days=14))
    has_passed(move)
    assert "not signed" in said(client.post(url("hearing_hold", move.appeal, move.pk)))


def test_another_move_is_no_hearing(client, office, secretary):
    answer = make_proposed(make_decided(office))
    assert client.post(url("hearing_hold", answer.appeal, answer.pk)).status_code == 404


def test_operators_may_not(client, operator, move):
    assert client.post(url("hearing_hold", move.appeal, move.pk)).status_code == 403


def test_another_office_does_not_find_it(client, office, move):
    client.force_login(make_user(role="secretary", office=make_office(office.region)))
    assert client.post(url("hearing_hold", move.appeal, move.pk)).status_code == 404
