from cases.services import sign_move
from cases.tests.asking import codes, said, url
from cases.tests.factories import make_decided, make_proposed
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.terms.choices import ClockState


def test_the_file_is_to_be_given_within_its_term(client, office, secretary):
    appeal = make_decided(office)
    client.post(url("file_request", appeal))
    move = appeal.moves.get(code="file-access")
    assert (move.clock.term.code, move.state) == ("file-access", "waiting")
    assert codes(appeal)[-1] == "appeal-file-access"


def test_once_asked_it_is_not_asked_again(client, office, secretary):
    appeal = make_decided(office)
    client.post(url("file_request", appeal))
    assert "already" in said(client.post(url("file_request", appeal)))
    assert appeal.moves.filter(code="file-access").count() == 1


def test_the_answer_does_not_take_the_right_away(client, office, secretary):
    appeal = make_decided(office)
    client.post(url("file_request", appeal))
    sign_move(make_proposed(appeal), by=make_user(role="head", office=office))
    move = appeal.moves.get(code="file-access")
    assert (move.state, move.clock.state) == ("waiting", ClockState.RUNNING)


def test_operators_may_not(client, office, operator):
    assert client.post(url("file_request", make_decided(office))).status_code == 403


def test_another_office_does_not_find_it(client, office, secretary):
    appeal = make_decided(make_office(office.region))
    assert client.post(url("file_request", appeal)).status_code == 404
