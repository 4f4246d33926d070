from cases import services
from cases.choices import AppealStatus
from cases.tests.asking import codes, now_of, said, url
from cases.tests.factories import make_appeal, make_body, make_decided
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import today


def forwarded(appeal):
    staff = make_user(role="secretary", office=appeal.office)
    body = make_body(appeal.office)
    return services.forward_appeal(appeal, by=staff, organisation=body, reason="Угроза")


def test_where_nothing_else_is_asked_it_is_over_and_can_be_opened_again(client, office, secretary):
    appeal = forwarded(make_appeal(office))
    assert url("forward_close", appeal) in client.get(appeal.get_absolute_url()).text
    client.post(url("forward_close", appeal))
    appeal = now_of(appeal)
    assert (appeal.status, appeal.closed_on) == (AppealStatus.FORWARDED, today())
    assert (codes(appeal)[-1], appeal.answer_clock.state) == ("forward-closed", "cancelled")
    assert appeal.moves.get().running_clock is not None  # still to be handed over
    head = make_user(role="head", office=office)
    assert services.reopen_appeal(appeal, by=head, reason="-").is_open


def test_what_waits_for_the_applicant_keeps_it_open(client, office, secretary):
    appeal = forwarded(make_decided(office))
    services.request_recusal(appeal, by=None, reason="Родня")
    assert "recusal waits" in said(client.post(url("forward_close", appeal)))
    assert now_of(appeal).is_open


def test_what_was_not_passed_on_ends_with_an_answer(client, office, secretary):
    appeal = make_decided(office)
    assert url("forward_close", appeal) not in client.get(appeal.get_absolute_url()).text
    assert "ends with an answer" in said(client.post(url("forward_close", appeal)))
    assert now_of(appeal).is_open


def test_operators_may_not(client, office, operator):
    appeal = forwarded(make_appeal(office, by=operator))
    assert client.post(url("forward_close", appeal)).status_code == 403


def test_another_office_does_not_find_it(client, office, secretary):
    appeal = forwarded(make_appeal(make_office(office.region)))
    assert client.post(url("forward_close", appeal)).status_code == 404
