import pytest

from cases import services
from cases.tests.asking import codes, url
from cases.tests.factories import make_decided, make_proposed
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.documents.choices import PaperState

TEXT = {"addressee": "Примеровой А.", "subject": "Ответ", "body": "Рассмотрено."}


@pytest.fixture
def move(office):
    appeal = make_decided(office)
    return services.propose_move(appeal, code="answer", by=appeal.responsible, reason="-")


def paper_of(move):
    move.paper.refresh_from_db()
    return move.paper


def test_the_draft_is_saved_and_stays_a_draft(client, secretary, move):
    assert client.get(url("paper_edit", move.appeal, move.pk)).status_code == 200
    client.post(url("paper_edit", move.appeal, move.pk), TEXT)
    paper = paper_of(move)
    assert (paper.body, paper.state) == ("Рассмотрено.", PaperState.DRAFT)


def test_it_is_laid_before_the_head_in_the_same_press(client, secretary, move):
    client.post(url("paper_edit", move.appeal, move.pk), TEXT | {"submit": "1"})
    paper = paper_of(move)
    assert (paper.subject, paper.state) == ("Ответ", PaperState.TO_SIGN)
    assert codes(move.appeal)[-1] == "move-proposed"


def test_the_heads_remark_stands_above_the_draft(client, office, secretary):
    move = make_proposed(make_decided(office))
    services.send_back_move(
        move, by=make_user(role="head", office=office), remark="Короче, пожалуйста"
    )
    assert "Короче, пожалуйста" in client.get(url("paper_edit", move.appeal, move.pk)).text


def test_what_lies_before_the_head_is_not_changed(client, office, secretary):
    move = make_proposed(make_decided(office))
    before = move.paper.body
    response = client.post(url("paper_edit", move.appeal, move.pk), TEXT)
    assert "cannot be done" in str(response.context["form"].non_field_errors())
    assert paper_of(move).body == before


def test_a_move_without_a_paper_has_none_to_edit(client, office, secretary):
    move = services.request_file(make_decided(office), by=None)
    assert client.get(url("paper_edit", move.appeal, move.pk)).status_code == 404


def test_operators_may_not(client, operator, move):
    assert client.get(url("paper_edit", move.appeal, move.pk)).status_code == 403


def test_another_office_and_another_appeal_do_not_find_it(client, office, secretary, move):
    assert client.get(url("paper_edit", make_decided(office), move.pk)).status_code == 404
    assert client.get(url("paper_edit", move.appeal, 10**30)).status_code == 404
    client.force_login(make_user(role="secretary", office=make_office(office.region)))
    assert client.get(url("paper_edit", move.appeal, move.pk)).status_code == 404
