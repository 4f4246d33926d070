import pytest

from cases import services
from cases.tests.asking import codes, said, url
from cases.tests.factories import make_decided
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.documents.choices import PaperState


@pytest.fixture
def move(office):
    appeal = make_decided(office)
    return services.propose_move(
        appeal, code="answer", by=appeal.responsible, reason="-", reason_other="-"
    )


def test_the_paper_is_laid_before_the_head(client, secretary, move):
    client.post(url("move_submit", move.appeal, move.pk))
    move.paper.refresh_from_db()
    assert move.paper.state == PaperState.TO_SIGN
    assert codes(move.appeal)[-1] == "move-proposed"


def test_twice_is_refused_with_a_sentence(client, secretary, move):
    client.post(url("move_submit", move.appeal, move.pk))
    assert "cannot be done" in said(client.post(url("move_submit", move.appeal, move.pk)))


def test_a_move_without_a_paper_has_none_to_sign(client, office, secretary):
    move = services.request_file(make_decided(office), by=None)
    for name in ("move_submit", "move_drop", "move_mark_sent"):
        assert client.post(url(name, move.appeal, move.pk)).status_code == 404


def test_operators_may_not(client, operator, move):
    assert client.post(url("move_submit", move.appeal, move.pk)).status_code == 403


def test_another_office_does_not_find_it(client, office, move):
    client.force_login(make_user(role="secretary", office=make_office(office.region)))
    assert client.post(url("move_submit", move.appeal, move.pk)).status_code == 404
