from cases.tests.asking import codes, url
from cases.tests.factories import make_decided, make_registered, make_signed
from mediation_office.accounts.tests.factories import make_office, make_user

WHY = {"reason": "Родственник"}


def test_a_recusal_waits_for_the_head_with_its_own_term(client, office, secretary):
    appeal = make_decided(office)
    client.post(url("recusal_request", appeal), WHY)
    move = appeal.moves.get(code="recuse")
    assert (move.state, move.reason, move.clock.term.code) == (
        "waiting",
        "Родственник",
        "recusal-decide",
    )
    assert codes(appeal)[-1] == "appeal-recuse"


def test_one_at_a_time_and_only_while_somebody_is_responsible(client, office, secretary):
    appeal = make_decided(office)
    client.post(url("recusal_request", appeal), WHY)
    for row in (appeal, make_registered(office), make_signed(make_decided(office)).appeal):
        response = client.post(url("recusal_request", row), WHY)
        assert response.context["form"].non_field_errors()
    assert appeal.moves.filter(code="recuse").count() == 1


def test_operators_may_not(client, office, operator):
    appeal = make_decided(office, by=make_user(role="secretary", office=office))
    assert client.post(url("recusal_request", appeal), WHY).status_code == 403


def test_another_office_does_not_find_it(client, office, secretary):
    appeal = make_decided(make_office(office.region))
    assert client.post(url("recusal_request", appeal), WHY).status_code == 404


def test_nobody_is_told_to_answer_while_it_waits_for_the_head(client, office, secretary):
    appeal = make_decided(office)
    client.post(url("recusal_request", appeal), WHY)
    page = client.get(appeal.get_absolute_url()).context
    assert page["next"].eyebrow == "Waits for the head’s decision"
    assert not page["next"].actions
    assert url("recusal_request", appeal) not in {act.url for act in page["acts"]}
    client.force_login(make_user(role="head", office=office))
    decide = url("recusal_decide", appeal, appeal.moves.get(code="recuse").pk)
    page = client.get(appeal.get_absolute_url()).context
    assert [action.url for action in page["next"].actions] == [decide]
