from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone, translation

from cases import services
from cases.choices import AppealStatus, MoveState
from cases.tests.asking import codes, now_of, planned, said, url
from cases.tests.factories import make_decided, make_proposed
from mediation_office import spoken
from mediation_office.accounts.models import Substitution
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import now, telling, today
from mediation_office.documents.choices import PaperState
from mediation_office.terms.choices import ClockState


def in_russian(day):
    with translation.override("ru"):
        return spoken.written_day(day)


@pytest.fixture
def move(office):
    return make_proposed(make_decided(office))


def test_the_head_reads_and_signs_and_the_applicant_is_told(client, head, move):
    assert "Проверено, меры приняты." in client.get(url("move_sign", move.appeal, move.pk)).text
    response = client.post(url("move_sign", move.appeal, move.pk))
    assert response.url == move.appeal.get_absolute_url()
    move.paper.refresh_from_db()
    assert (move.paper.state, move.paper.outgoing_number) == (PaperState.SIGNED, 1)
    assert move.paper.signed_by == head
    appeal = now_of(move.appeal)
    assert (appeal.status, appeal.answer_clock.state) == (AppealStatus.ANSWERED, ClockState.MET)
    assert codes(appeal)[-1] == "appeal-answer"
    assert "move-answer" in planned(appeal)


def test_the_head_reads_every_language_that_is_signed(client, head, move):
    page = client.get(url("move_sign", move.appeal, move.pk)).text
    for words in ("Ответ на обращение", "Өтінішке жауап", "Тексерілді, шара қолданылды."):
        assert words in page


def test_the_head_is_told_of_an_answer_that_names_no_article(client, office, head, move):
    assert "No article of law is named" in client.get(url("move_sign", move.appeal, move.pk)).text
    named = make_proposed(make_decided(office), articles="статья 9", articles_other="9-бап")
    page = client.get(url("move_sign", named.appeal, named.pk)).text
    assert "No article of law is named" not in page


def test_the_head_is_told_of_a_day_or_hour_that_is_unusual(client, office, head):
    far = today() + timedelta(days=45)
    asked = make_proposed(make_decided(office), code="clarify", until_on=far)
    page = client.get(url("move_sign", asked.appeal, asked.pk)).text
    assert "longer than the answer may take" in page
    appeal = make_decided(office)
    due = appeal.answer_clock.due_on
    sunday = due - timedelta(days=due.isoweekday() % 7)
    night = datetime.combine(sunday, time(3), tzinfo=timezone.get_current_timezone())
    hearing = make_proposed(appeal, code="hearing", at=night)
    page = client.get(url("move_sign", appeal, hearing.pk)).text
    assert "not a working day" in page
    assert "At 03:00 the office is closed" in page


def test_the_answer_drops_what_else_waited_for_a_signature(client, head, move):
    other = make_proposed(move.appeal, code="return", reason_code="repeat")
    client.post(url("move_sign", move.appeal, move.pk))
    other.refresh_from_db()
    other.paper.refresh_from_db()
    assert (other.state, other.paper.state) == (MoveState.DROPPED, PaperState.DROPPED)


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("extend", {"until_on": today() + timedelta(days=40)}),
        ("terminate", {"reason_code": "other"}),
    ],
)
def test_a_paper_names_the_day_of_its_signature_as_that_of_the_decision(office, code, asked):
    appeal = make_decided(office)
    with telling(now() - timedelta(days=4)):
        move = make_proposed(appeal, code=code, **asked)
        drafted_on = in_russian(today())
    assert "[в день подписания]" in move.paper.body
    move = services.sign_move(move, by=make_user(role="head", office=office))
    assert f"принято {in_russian(today())}" in move.paper.body
    assert drafted_on not in move.paper.body


def test_an_extension_counts_its_two_months_from_the_signature(office):
    appeal = make_decided(office)
    head = make_user(role="head", office=office)
    with telling(now() - timedelta(days=4)):
        until = today() + timedelta(days=50)
        move = make_proposed(appeal, code="extend", until_on=until)
    move = services.sign_move(move, by=head)
    clock = move.appeal.answer_clock
    assert (clock.extended_on, clock.extended_to) == (today(), until)
    assert (move.clock.term.code, move.clock.started_on) == ("extension-notify", today())


def test_a_draft_and_what_is_signed_are_not_signed(client, office, head, move):
    appeal = make_decided(office)
    draft = services.propose_move(appeal, code="answer", by=appeal.responsible, reason="-")
    client.post(url("move_sign", move.appeal, move.pk))
    for row in (draft, move):
        assert "nothing to sign" in client.get(url("move_sign", row.appeal, row.pk)).text
        assert said(client.post(url("move_sign", row.appeal, row.pk)))
    draft.paper.refresh_from_db()
    assert draft.paper.outgoing_number is None


def test_a_named_substitute_signs_and_other_secretaries_may_not(client, office, secretary, move):
    assert client.get(url("move_sign", move.appeal, move.pk)).status_code == 403
    Substitution.objects.create(
        office=office,
        absent=make_user(role="head", office=office),
        substitute=secretary,
        from_on=today(),
        until_on=today(),
    )
    client.post(url("move_sign", move.appeal, move.pk))
    move.paper.refresh_from_db()
    assert move.paper.is_signed_by_substitute
    assert "signed instead of the head" in client.get(move.appeal.get_absolute_url()).text


def test_a_move_without_a_paper_is_not_signed(client, office, head):
    move = services.request_file(make_decided(office), by=None)
    assert client.get(url("move_sign", move.appeal, move.pk)).status_code == 404
    assert client.post(url("move_sign", move.appeal, move.pk)).status_code == 404


def test_operators_may_not(client, operator, move):
    assert client.get(url("move_sign", move.appeal, move.pk)).status_code == 403


def test_a_head_of_another_office_does_not_find_it(client, office, move):
    client.force_login(make_user(role="head", office=make_office(office.region)))
    assert client.post(url("move_sign", move.appeal, move.pk)).status_code == 404
