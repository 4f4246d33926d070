import pytest

from cases import services
from cases.tests.asking import codes, said, url
from cases.tests.factories import make_decided, make_proposed
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.content.services import install_texts
from mediation_office.documents.choices import PaperState
from mediation_office.notices.kinds import kind_of
from mediation_office.notices.models import Notice

REMARK = {"remark": "Добавьте статью"}


@pytest.fixture
def move(office):
    return make_proposed(make_decided(office))


def test_the_paper_goes_back_with_the_remark(client, head, move):
    client.post(url("move_send_back", move.appeal, move.pk), REMARK)
    move.paper.refresh_from_db()
    assert (move.paper.state, move.paper.remark) == (PaperState.DRAFT, "Добавьте статью")
    assert codes(move.appeal)[-1] == "move-sent-back"


def test_whoever_drafted_it_is_told_and_no_party_is_named(client, head, move):
    client.post(url("move_send_back", move.appeal, move.pk), REMARK)
    letter = Notice.objects.get(kind="paper-returned")
    assert letter.user == move.paper.drafted_by
    install_texts(move.appeal.office.region)
    words = kind_of(letter).compose(letter, links=True)
    assert move.appeal.reference in words.subject
    assert url("paper_edit", move.appeal, move.pk) in words.body
    assert move.appeal.name_stated not in words.subject + words.body


def test_laid_before_the_head_again_nothing_is_told_any_more(client, head, move):
    client.post(url("move_send_back", move.appeal, move.pk), REMARK)
    letter = Notice.objects.get(kind="paper-returned")
    assert kind_of(letter).still_valid(letter)
    services.submit_move(move, by=move.paper.drafted_by, is_without_law=True)
    assert not kind_of(letter).still_valid(letter)
    assert services.sign_move(move, by=head).paper.outgoing_number == 1


def test_whoever_sends_back_an_own_draft_is_not_written_to(client, office, head):
    move = make_proposed(make_decided(office), by=head)
    client.post(url("move_send_back", move.appeal, move.pk), REMARK)
    assert not Notice.objects.filter(kind="paper-returned")


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


def test_a_secretary_who_does_not_sign_may_not(client, secretary, move):
    assert client.post(url("move_send_back", move.appeal, move.pk), REMARK).status_code == 403


def test_operators_may_not(client, operator, move):
    assert client.post(url("move_send_back", move.appeal, move.pk), REMARK).status_code == 403


def test_a_head_of_another_office_does_not_find_it(client, office, move):
    client.force_login(make_user(role="head", office=make_office(office.region)))
    assert client.post(url("move_send_back", move.appeal, move.pk), REMARK).status_code == 404
