from datetime import timedelta

import pytest

from cases.choices import MoveState
from cases.tests.asking import codes, said, url
from cases.tests.factories import make_decided, make_proposed, make_registered, make_signed
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import today
from mediation_office.notices.choices import NoticeState
from mediation_office.notices.models import Notice


def asked():
    return {"code": "clarify", "until_on": today() + timedelta(days=7)}


@pytest.fixture
def move(office):
    return make_signed(make_decided(office), **asked())


def test_what_was_missing_has_come_and_the_last_day_never_moved(client, secretary, move):
    clock = move.appeal.answer_clock
    due_on = clock.due_on
    client.post(url("clarification_receive", move.appeal, move.pk))
    move.refresh_from_db()
    clock.refresh_from_db()
    assert (move.state, clock.due_on) == (MoveState.DONE, due_on)
    assert not clock.waits.filter(ended_on__isnull=True).exists()
    assert codes(move.appeal)[-1] == "appeal-clarified"


def test_kind_and_responsible_are_decided_while_the_applicant_is_waited_for(
    client, office, secretary
):
    appeal = make_registered(office)
    make_signed(appeal, **asked())
    assert url("appeal_decide", appeal) in client.get(appeal.get_absolute_url()).text


def test_twice_is_refused_with_a_sentence(client, secretary, move):
    for _press in range(2):
        response = client.post(url("clarification_receive", move.appeal, move.pk))
    assert "already decided" in said(response)


def test_nothing_comes_before_it_was_asked_for(client, office, secretary):
    move = make_proposed(make_decided(office), **asked())
    assert "not signed" in said(client.post(url("clarification_receive", move.appeal, move.pk)))
    move.refresh_from_db()
    assert move.state == MoveState.PROPOSED


def test_another_move_waits_for_nothing(client, office, secretary):
    answer = make_proposed(make_decided(office))
    assert client.post(url("clarification_receive", answer.appeal, answer.pk)).status_code == 404


def test_operators_may_not(client, operator, move):
    assert client.post(url("clarification_receive", move.appeal, move.pk)).status_code == 403


def test_another_office_does_not_find_it(client, office, move):
    client.force_login(make_user(role="secretary", office=make_office(office.region)))
    assert client.post(url("clarification_receive", move.appeal, move.pk)).status_code == 404


def test_nobody_posts_a_question_that_was_answered(client, office, secretary, move):
    letter = Notice.objects.get(kind="move-clarify")
    assert letter.waits_for_a_person
    client.post(url("clarification_receive", move.appeal, move.pk))
    letter.refresh_from_db()
    assert letter.state == NoticeState.CANCELLED


def test_nobody_posts_a_question_that_the_answer_made_needless(office, move):
    make_signed(move.appeal)
    letter = Notice.objects.get(kind="move-clarify")
    assert letter.state == NoticeState.CANCELLED
