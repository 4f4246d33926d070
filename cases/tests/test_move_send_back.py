import pytest

from cases.tests.asking import codes, said, url
from cases.tests.factories import make_decided, make_proposed
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.documents.choices import PaperState

REMARK = {"remark": "Добавьте статью"}


@pytest.fixture
def move(office):
    return make_proposed(make_decided(office))


def test_the_paper_goes_back_with_the_remark(client, head, move):
    client.post(url("move_send_back", move.appeal, move.pk), REMARK)
    move.paper.refresh_from_db()
    assert (move.paper.state, move.paper.remark) == (PaperState.DRAFT, "Добавьте статью")
    assert codes(move.appeal)[-1] == "move-sent-back"


def test_without_a_remark_the_page_asks_for_one(client, head, move):
    page = client.post(url("move_send_back", move.appeal, move.pk), {"remark": " "})
    assert page.context["form"].errors
    move.paper.refresh_from_db()
    assert move.paper.state == PaperState.TO_SIGN


def test_what_is_signed_does_not_go_back(client, head, move):
    client.post(url("move_sign", move.appeal, move.pk))
    assert said(client.post(url("move_send_back", move.appeal, move.pk), REMARK))
    move.paper.refresh_from_db()
    assert move.paper.state == PaperState.SIGNED


def test_a_secretary_who_does_not_sign_does_not_find_it(client, secretary, move):
    assert client.post(url("move_send_back", move.appeal, move.pk), REMARK).status_code == 404


def test_operators_may_not(client, operator, move):
    assert client.post(url("move_send_back", move.appeal, move.pk), REMARK).status_code == 403


def test_a_head_of_another_office_does_not_find_it(client, office, move):
    client.force_login(make_user(role="head", office=make_office(office.region)))
    assert client.post(url("move_send_back", move.appeal, move.pk), REMARK).status_code == 404
