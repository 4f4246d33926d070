from datetime import timedelta

import pytest

from cases import services
from cases.models import Move
from cases.services import sign_move
from cases.tests.asking import now_of, url
from cases.tests.factories import (
    make_appeal,
    make_body,
    make_decided,
    make_proposed,
    make_registered,
    make_signed,
)
from mediation_office import spoken
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import now, telling, today
from mediation_office.documents.choices import PaperState
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.terms.services import latest_end

WEEK = timedelta(days=7)


def asked(office, code):
    hour = (now() + timedelta(days=14)).strftime("%Y-%m-%dT10:00")
    return {
        "answer": {"articles": "статья 76"},
        "clarify": {"until_on": today() + WEEK},
        "redirect": {"organisation": make_body(office).pk},
        "return": {"reason_code": "repeat"},
        "terminate": {"reason_code": "no-substance"},
        "extend": {"until_on": today() + timedelta(days=40)},
        "hearing": {"at": hour},
    }[code] | {"reason": "Так решили"}


@pytest.mark.parametrize(
    "code", ["answer", "clarify", "redirect", "return", "terminate", "extend", "hearing"]
)
def test_each_move_gets_its_draft_in_both_languages(client, office, secretary, code):
    appeal = make_decided(office)
    address = url("move_propose", appeal, code)
    assert client.get(address).status_code == 200
    response = client.post(address, asked(office, code))
    move = Move.objects.get(code=code)
    assert response.url == url("paper_edit", appeal, move.pk)
    assert (move.paper.state, move.paper.language) == (PaperState.DRAFT, "ru")
    assert move.paper.body
    for text in move.paper.texts:
        assert text.body
        assert "{" not in text.body


def test_the_form_names_the_language_to_write_in_beside_the_appeal(client, office, secretary):
    page = client.get(url("move_propose", make_decided(office), "answer")).text
    for shown in (
        "The answer in substance (Russian)",
        "The answer in substance (Kazakh)",
        "Шум по ночам",
    ):
        assert shown in page


@pytest.mark.parametrize(
    ("code", "given", "said"),
    [
        ("clarify", {"until_on": today() + timedelta(days=45)}, "longer than the answer may take"),
        ("redirect", {}, "neither an address nor a telephone"),
    ],
)
def test_what_is_unusual_is_said_and_not_refused(client, office, secretary, code, given, said):
    appeal = make_decided(office)
    page = client.post(url("move_propose", appeal, code), asked(office, code) | given, follow=True)
    assert said in page.text
    assert Move.objects.get(code=code).paper


def test_an_hour_when_the_office_is_closed_is_the_applicants_to_agree_to(client, office, secretary):
    appeal = make_decided(office)
    due, address = appeal.answer_clock.due_on, url("move_propose", appeal, "hearing")
    sunday = due - timedelta(days=due.isoweekday() % 7)
    night = asked(office, "hearing") | {"at": f"{sunday}T05:00"}
    refused = client.post(address, night | {"is_agreed": ""}).text
    for words in ("not a working day", "At 05:00 the office is closed", "agreed to this one"):
        assert words in refused
    assert not appeal.moves.exists()
    page = client.post(address, night | {"is_agreed": "on"}, follow=True)
    assert "At 05:00 the office is closed" in page.text
    assert appeal.moves.get().code == "hearing"


@pytest.mark.parametrize("code", ["clarify", "extend", "hearing"])
def test_the_days_that_bind_stand_beside_the_field(client, office, secretary, code):
    appeal = make_decided(office)
    page = client.get(url("move_propose", appeal, code)).text
    shown = [spoken.day(appeal.answer_clock.due_on)]
    shown.append("09:00" if code == "hearing" else spoken.day(latest_end(appeal.answer_clock)))
    for words in shown:
        assert words in page


def test_what_the_applicant_sent_later_stands_beside_the_draft_and_the_signature(
    client, office, head
):
    asked_for = make_signed(make_decided(office), code="clarify", until_on=today() + WEEK)
    appeal = asked_for.appeal
    services.answer_clarification(asked_for, text="Мекенжай: 4-шағын аудан")
    pages = [client.get(url("move_propose", appeal, "answer"))]
    move = make_proposed(appeal)
    pages.append(client.get(url("move_sign", appeal, move.pk)))
    services.send_back_move(move, by=head, remark="Короче")
    pages.append(client.get(url("paper_edit", appeal, move.pk)))
    for page in pages:
        assert "Шум по ночам" in page.text
        assert "Мекенжай: 4-шағын аудан" in page.text


def test_nothing_is_waited_for_beyond_the_last_day_of_the_answer(client, office, secretary):
    appeal = make_decided(office)
    too_late = latest_end(appeal.answer_clock) + timedelta(days=1)
    given = asked(office, "clarify") | {"until_on": too_late}
    response = client.post(url("move_propose", appeal, "clarify"), given)
    assert "ask for it before that day" in str(response.context["form"].non_field_errors())
    assert not Move.objects.exists()


def test_what_is_not_open_now_says_so_before_anything_is_typed(client, office, secretary):
    appeals = make_appeal(office), make_proposed(make_decided(office)).appeal
    for appeal, words in zip(appeals, ("cannot be done", "already under way"), strict=True):
        page = client.get(url("move_propose", appeal, "answer"))
        assert words in page.context["refusal"]
        response = client.post(url("move_propose", appeal, "answer"), {"reason": "-"})
        assert words in str(response.context["form"].non_field_errors())


def test_a_term_that_has_passed_is_not_extended(client, office, secretary, head):
    appeal = make_decided(office)
    until = today() + timedelta(days=40)
    in_time = make_proposed(appeal, code="extend", until_on=until)
    due = appeal.answer_clock.due_on
    with telling(now() + timedelta(days=30)):
        client.force_login(secretary)
        page = client.get(url("move_propose", appeal, "extend"))
        with pytest.raises(BusinessRuleError, match="What is late is not extended"):
            sign_move(in_time, by=head)
    assert "What is late is not extended" in page.context["refusal"]
    assert now_of(appeal).answer_clock.due_on == due


@pytest.mark.parametrize(
    ("days", "words", "instead"),
    [(-1, "Extend the term first", ["extend", "answer"]), (3, "fits any more", ["answer"])],
)
def test_a_hearing_that_no_day_fits_is_not_asked_for(
    client, office, secretary, days, words, instead
):
    appeal = make_decided(office)
    to_go = appeal.answer_clock.due_on - today()
    with telling(now() + to_go + timedelta(days=days)):
        client.force_login(secretary)
        page = client.get(url("move_propose", appeal, "hearing"))
    assert words in page.context["refusal"]
    assert [rule.code for rule in page.context["instead"]] == instead
    assert 'name="at"' not in page.text


def test_of_a_late_answer_it_is_said_that_waiting_moves_nothing(client, office, secretary):
    appeal = make_decided(office)
    with telling(now() + timedelta(days=30)):
        client.force_login(secretary)
        page = client.get(url("move_propose", appeal, "clarify"))
    assert "waiting does not move it" in page.text
    assert "so no later day is taken" not in page.text


def test_the_term_of_a_complaint_is_not_extended(client, office, secretary):
    complaint = make_decided(office, kind="complaint")
    page = client.get(url("move_propose", complaint, "extend"))
    assert "not extended" in page.context["refusal"]


def test_an_appeal_not_decided_yet_is_not_answered(client, office, secretary):
    page = client.get(url("move_propose", make_registered(office), "answer"))
    assert page.context["refusal"]


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("clarify", {"until_on": "2020-01-01"}),
        ("extend", {"until_on": "2099-01-01"}),
        ("extend", {"until_on": today() + timedelta(days=70)}),  # past two months
        ("hearing", {"at": "2020-01-01T10:00"}),
        ("hearing", {"at": f"{today() + timedelta(days=1)}T10:00"}),  # three working days' notice
        ("redirect", {"organisation": "1" * 30}),
        ("return", {"reason_code": "boring"}),
        ("hearing", {"at": "soon"}),
        ("hearing", {"at": "9999-12-31T23:59"}),
        ("clarify", {"until_on": "9999-12-31"}),
        ("clarify", {"until_on": "2026-02-31"}),
    ],
)
def test_impossible_days_and_bodies_are_said_in_a_sentence(client, office, secretary, code, given):
    appeal = make_decided(office)
    response = client.post(url("move_propose", appeal, code), asked(office, code) | given)
    assert response.context["form"].errors
    assert not Move.objects.exists()


def test_what_is_no_move_with_a_paper_does_not_exist(client, office, secretary):
    appeal = make_decided(office)
    for code in ("withdraw", "recuse", "forward", "file-access", "nonsense"):
        assert client.get(url("move_propose", appeal, code)).status_code == 404


def test_operators_may_not(client, office, operator):
    appeal = make_decided(office, by=make_user(role="secretary", office=office))
    assert client.get(url("move_propose", appeal, "answer")).status_code == 403


def test_another_office_does_not_find_it(client, office, secretary):
    appeal = make_decided(make_office(office.region))
    assert client.get(url("move_propose", appeal, "answer")).status_code == 404
