from datetime import timedelta

import pytest

from cases import services
from cases.choices import MoveState
from cases.models import Note
from cases.tests.asking import codes, now_of, planned, sent, url
from cases.tests.factories import make_decided, make_proposed, make_signed
from mediation_office import spoken
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import now, telling, today
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.notices.models import Notice
from mediation_office.terms.models import Clock

WHY = {"reason": "Мастер заболел, назначим другой день."}


@pytest.fixture
def move(office):
    return make_signed(make_decided(office), code="hearing", at=now() + timedelta(days=10))


def invitation(move):
    return Notice.objects.get(key=f"move:{move.pk}:signed").state


def test_called_off_the_applicant_reads_why_and_the_answer_is_free(client, head, move):
    client.post(url("move_mark_sent", move.appeal, move.pk), sent())
    page = client.get(url("hearing_call_off", move.appeal, move.pk)).text
    assert spoken.moment(move.at) in page
    client.post(url("hearing_call_off", move.appeal, move.pk), WHY)
    move.refresh_from_db()

    assert move.state == MoveState.DROPPED
    assert codes(move.appeal)[-2:] == ["hearing-called-off", "message-written"]
    note = Note.objects.get()
    assert (note.body, note.audience) == (WHY["reason"], "side-1")
    assert "appeal-message" in planned(move.appeal)
    assert not Clock.objects.running().filter(term__code="objection").exists()
    assert "not held at this hour" in client.get(move.appeal.get_absolute_url()).text
    services.sign_move(make_proposed(now_of(move.appeal)), by=head)


def test_what_was_not_sent_yet_invites_nobody_any_more(client, head, move):
    client.post(url("hearing_call_off", move.appeal, move.pk), WHY)
    assert invitation(move) == "cancelled"
    page = client.get(move.appeal.get_absolute_url()).text
    assert url("move_mark_sent", move.appeal, move.pk) not in page


def test_another_hour_takes_the_place_of_the_first_once_it_is_signed(client, office, head, move):
    with telling(now() + timedelta(days=1)):
        other = make_proposed(now_of(move.appeal), code="hearing", at=now() + timedelta(days=12))
    move.refresh_from_db()
    assert move.state == MoveState.WAITING

    other = services.sign_move(other, by=head)
    move.refresh_from_db()

    assert (move.state, other.state) == (MoveState.DROPPED, MoveState.WAITING)
    assert {"hearing-moved", "appeal-hearing"} <= set(codes(move.appeal))
    assert (invitation(move), invitation(other)) == ("cancelled", "held")
    for text in other.paper.texts:
        assert spoken.clock_time(move.at) in text.body.split("\n\n")[-1]


def test_two_other_hours_are_not_proposed_at_once(office, move):
    make_proposed(now_of(move.appeal), code="hearing", at=now() + timedelta(days=12))
    with pytest.raises(BusinessRuleError, match="already under way"):
        make_proposed(now_of(move.appeal), code="hearing", at=now() + timedelta(days=13))


def test_an_hour_after_the_last_day_of_the_answer_is_refused_and_the_day_named(office):
    appeal = make_decided(office)
    late = now() + (appeal.answer_clock.due_on - today()) + timedelta(days=1)
    with pytest.raises(BusinessRuleError, match=f"due on {appeal.answer_clock.due_on.day} "):
        make_proposed(appeal, code="hearing", at=late)


def test_a_proposal_and_what_is_over_are_not_called_off(client, office, head, move):
    proposed = make_proposed(make_decided(office), code="hearing", at=now() + timedelta(days=10))
    client.post(url("hearing_call_off", move.appeal, move.pk), WHY)
    for row, words in ((proposed, "not signed yet"), (move, "already decided")):
        page = client.post(url("hearing_call_off", row.appeal, row.pk), WHY)
        assert words in str(page.context["form"].non_field_errors())


def test_without_a_reason_it_stands(client, head, move):
    client.post(url("hearing_call_off", move.appeal, move.pk), {})
    move.refresh_from_db()
    assert move.state == MoveState.WAITING


def test_another_move_is_no_hearing(client, office, head):
    asked = make_signed(make_decided(office), code="clarify", until_on=today() + timedelta(days=9))
    assert client.get(url("hearing_call_off", asked.appeal, asked.pk)).status_code == 404


def test_a_secretary_who_does_not_sign_may_not(client, secretary, move):
    assert client.get(url("hearing_call_off", move.appeal, move.pk)).status_code == 403
    page = client.get(move.appeal.get_absolute_url()).text
    assert url("hearing_call_off", move.appeal, move.pk) not in page
    assert url("move_propose", move.appeal, "hearing") in page


def test_operators_may_not(client, operator, move):
    assert client.get(url("hearing_call_off", move.appeal, move.pk)).status_code == 403


def test_a_head_of_another_office_does_not_find_it(client, office, move):
    client.force_login(make_user(role="head", office=make_office(office.region)))
    assert client.get(url("hearing_call_off", move.appeal, move.pk)).status_code == 404
