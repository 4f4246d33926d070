import pytest

from cases import services
from cases.models import Appeal
from cases.tests.asking import REASONS, REFUSED, codes, now_of, planned, sent, url
from cases.tests.factories import make_decided, make_proposed
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.documents.tests.factories import tie
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.notices import planner
from mediation_office.notices.models import Notice
from mediation_office.people.models import Tie


@pytest.fixture
def official(office):
    return make_user(role="secretary", office=office)


@pytest.fixture
def move(office, official):
    return services.request_recusal(
        make_decided(office, by=official), by=None, reason="Родственник"
    )


def test_upheld_somebody_else_takes_over_and_the_wall_stands(client, head, official, move):
    successor = make_user(role="secretary", office=head.office)
    upheld = {"upheld": "yes", "successor": successor.pk, "reason": "Родство подтвердилось"}
    client.post(url("recusal_decide", move.appeal, move.pk), upheld)
    assert now_of(move.appeal).responsible == successor
    assert not Appeal.objects.visible_to(official).exists()
    move.refresh_from_db()
    assert (move.reason_code, move.clock.term.code) == ("upheld", "recusal-notify")
    assert codes(move.appeal)[-1] == "recusal-decided"
    timeline = client.get(move.appeal.get_absolute_url()).context["timeline"]
    assert "another official takes over" in timeline[0].text
    assert (move.paper.kind, move.paper.signed_by) == ("recusal", head)
    assert "Родство подтвердилось" in move.paper.first.body
    assert "move-recuse" in planned(move.appeal)


def test_without_a_reason_nothing_is_decided(client, head, move):
    response = client.post(url("recusal_decide", move.appeal, move.pk), {"upheld": "no"})
    assert set(response.context["form"].errors) == {"reason"}
    move.refresh_from_db()
    assert move.state == "waiting"


def test_the_paper_stands_in_the_languages_in_which_the_reason_is_told(client, head, move):
    other = {"reason_other": "Туыстық расталмады"}
    client.post(url("recusal_decide", move.appeal, move.pk), REFUSED | other)
    move.refresh_from_db()
    said = {text.language: text.body for text in move.paper.texts}
    assert set(said) == {"kk", "ru"}
    assert "Туыстық расталмады" in said["kk"]
    assert "Родство не подтвердилось" in said["ru"]
    assert not any("[" in body for body in said.values())


def test_in_a_language_that_is_neither_the_states_nor_the_appeals_it_stands_in_both(
    client, head, move
):
    Appeal.objects.filter(pk=move.appeal_id).update(answer_language="en")
    response = client.post(url("recusal_decide", move.appeal, move.pk), REFUSED)
    assert set(response.context["form"].errors) == {"reason_other"}
    client.post(url("recusal_decide", move.appeal, move.pk), REFUSED | {"reason_other": "Себебі"})
    move.refresh_from_db()
    assert {text.language for text in move.paper.texts} == {"en", "kk"}


def test_whoever_decides_reads_why_and_about_whom(client, head, official, move):
    shown = client.get(url("recusal_decide", move.appeal, move.pk)).content.decode()
    assert "Родственник" in shown
    assert str(official) in shown


def test_a_tie_recorded_meanwhile_keeps_the_successor_out(office, head, official, move):
    successor = make_user(role="secretary", office=office)
    tie(successor, move.thread)
    with pytest.raises(BusinessRuleError, match="cannot be responsible"):
        services.uphold_recusal(move, by=head, successor=successor, reasons=REASONS)
    assert now_of(move.appeal).responsible == official


def test_refused_the_official_stays(client, head, official, move):
    client.post(url("recusal_decide", move.appeal, move.pk), REFUSED)
    move.refresh_from_db()
    assert (now_of(move.appeal).responsible, move.reason_code) == (official, "refused")
    assert Appeal.objects.visible_to(official).exists()


def test_upheld_without_a_successor_is_asked_again(client, head, official, move):
    for chosen in ({}, {"successor": official.pk}):
        response = client.post(
            url("recusal_decide", move.appeal, move.pk), {"upheld": "yes"} | chosen
        )
        assert response.context["form"].errors
    move.refresh_from_db()
    assert move.state == "waiting"


def test_what_is_decided_stays_decided(client, head, move):
    client.post(url("recusal_decide", move.appeal, move.pk), REFUSED)
    response = client.post(url("recusal_decide", move.appeal, move.pk), REFUSED)
    assert "already decided" in str(response.context["form"].non_field_errors())


def test_another_move_is_no_recusal(client, head, office):
    answer = make_proposed(make_decided(office))
    assert client.get(url("recusal_decide", answer.appeal, answer.pk)).status_code == 404


def test_a_secretary_who_does_not_sign_may_not(client, secretary, move):
    assert client.get(url("recusal_decide", move.appeal, move.pk)).status_code == 403


def test_operators_may_not(client, operator, move):
    assert client.get(url("recusal_decide", move.appeal, move.pk)).status_code == 403


def test_a_head_of_another_office_does_not_find_it(client, office, move):
    client.force_login(make_user(role="head", office=make_office(office.region)))
    assert client.get(url("recusal_decide", move.appeal, move.pk)).status_code == 404


def test_told_once_it_is_over_and_another_one_can_be_decided(client, head, move):
    client.post(url("recusal_decide", move.appeal, move.pk), REFUSED)
    page = client.get(move.appeal.get_absolute_url())
    assert page.context["next"].actions[0].url == url("move_mark_sent", move.appeal, move.pk)

    for _press in range(2):
        client.post(url("move_mark_sent", move.appeal, move.pk), sent())
    move.refresh_from_db()
    assert (move.clock.state, codes(move.appeal).count("paper-sent")) == ("met", 1)

    second = services.request_recusal(now_of(move.appeal), by=None, reason="Сосед")
    client.post(url("recusal_decide", second.appeal, second.pk), REFUSED)
    second.refresh_from_db()
    assert second.state == "done"


def test_before_the_decision_nobody_was_told(client, secretary, move):
    asked = client.post(url("move_mark_sent", move.appeal, move.pk), sent())
    assert asked.status_code == 404
    assert "paper-sent" not in codes(move.appeal)


def test_whoever_takes_over_is_reminded_of_the_answer(office, head, official, move):
    planner.install_rules(office.region)
    successor = make_user(role="head", office=office)
    services.uphold_recusal(move, by=head, successor=successor, reasons=REASONS)

    assert Notice.objects.filter(kind="answers-due", user=successor).exists()


def test_while_it_waits_the_official_is_not_changed_past_the_head(office, head, official, move):
    other = make_user(role="secretary", office=office)
    decided = {"kind": "statement", "track": "code", "topic": None, "subject": "Шум", "answers": {}}
    with pytest.raises(BusinessRuleError, match="recusal"):
        services.decide_appeal(now_of(move.appeal), by=head, responsible=other, **decided)
    services.decide_appeal(now_of(move.appeal), by=head, responsible=official, **decided)
    services.uphold_recusal(move, by=head, successor=other, reasons=REASONS)
    assert Tie.objects.get(thread=move.thread).user == official
