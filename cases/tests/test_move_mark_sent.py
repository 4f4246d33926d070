from datetime import timedelta

import pytest

from cases import services
from cases.tests.asking import codes, said, url
from cases.tests.factories import make_decided, make_proposed, make_registered, make_signed
from mediation_office import clock, now
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.documents.choices import PaperState
from mediation_office.notices.choices import FOR_A_PERSON, OPEN_STATES, NoticeState
from mediation_office.notices.models import Notice
from mediation_office.terms.choices import ClockState


@pytest.fixture
def move(office):
    return make_signed(make_registered(office), code="terminate", reason_code="anonymous")


def test_what_was_handed_over_is_noted_and_the_duty_to_tell_is_met(client, secretary, move):
    client.post(url("move_mark_sent", move.appeal, move.pk))
    move.refresh_from_db()
    assert move.paper.state == PaperState.SENT
    assert (move.clock.term.code, move.clock.state) == ("termination-notify", ClockState.MET)
    assert codes(move.appeal)[-1] == "paper-sent"


def test_nobody_is_asked_to_post_it_a_second_time(client, secretary, move):
    notice = Notice.objects.get(key=f"move:{move.pk}:signed")
    client.post(url("move_mark_sent", move.appeal, move.pk))
    assert notice not in Notice.objects.for_a_person()
    notice.refresh_from_db()
    assert (notice.state, notice.reason_code) == (NoticeState.SENT, "by-hand")
    assert notice.decisions.get().by == secretary


@pytest.mark.parametrize(
    ("state", "then"),
    [
        *((state, NoticeState.SENT) for state in FOR_A_PERSON),
        *((state, NoticeState.CANCELLED) for state in OPEN_STATES if state != "sending"),
        *((state, state) for state in ("sending", "sent", "cancelled")),
    ],
)
def test_a_message_of_it_is_settled_unless_a_machine_is_just_sending_it(
    client, secretary, move, state, then
):
    Notice.objects.filter(key=f"move:{move.pk}:signed").update(state=state)
    client.post(url("move_mark_sent", move.appeal, move.pk))
    assert Notice.objects.get(key=f"move:{move.pk}:signed").state == then


def test_twice_it_is_noted_once(client, secretary, move):
    for _press in range(2):
        client.post(url("move_mark_sent", move.appeal, move.pk))
    assert codes(move.appeal).count("paper-sent") == 1


def test_what_nobody_signed_has_not_gone(client, office, secretary):
    move = make_proposed(make_decided(office))
    assert "cannot be done" in said(client.post(url("move_mark_sent", move.appeal, move.pk)))
    assert "paper-sent" not in codes(move.appeal)


def test_operators_may_not(client, operator, move):
    assert client.post(url("move_mark_sent", move.appeal, move.pk)).status_code == 403


def test_another_office_does_not_find_it(client, office, move):
    client.force_login(make_user(role="secretary", office=make_office(office.region)))
    assert client.post(url("move_mark_sent", move.appeal, move.pk)).status_code == 404


def test_the_letter_that_went_is_not_the_minutes(office, secretary):
    move = make_signed(make_decided(office), code="hearing", at=now() + timedelta(days=8))
    with clock.telling(now() + timedelta(days=9)):
        services.hold_hearing(move, by=secretary)
        services.mark_move_sent(move, by=secretary)
    move.refresh_from_db()
    assert (move.clock.term.code, move.clock.state) == ("hearing-minutes", ClockState.RUNNING)
