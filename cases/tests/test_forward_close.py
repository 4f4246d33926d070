from datetime import timedelta

from cases import services
from cases.choices import AppealStatus
from cases.tests.asking import codes, now_of, said, url
from cases.tests.factories import make_appeal, make_body, make_decided
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import now, telling, today
from mediation_office.content.services import install_texts
from mediation_office.notices.kinds import kind_of
from mediation_office.notices.models import Notice


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


def test_the_applicant_and_the_heads_are_told_each_time(client, office, head):
    appeal = forwarded(make_appeal(office))
    secretary = make_user(role="secretary", office=office)
    for time in (1, 2):
        services.close_forwarded(appeal, by=secretary)
        told = Notice.objects.filter(thread=appeal.thread, kind="forward-closed").last()
        noted = Notice.objects.filter(user=head, kind="closing-noted")
        assert (told.side, told.state, noted.count()) == (1, "held", time)
        assert kind_of(told).still_valid(told)
        appeal = services.reopen_appeal(appeal, by=head, reason="-")
        told.refresh_from_db()
        assert (told.state, kind_of(told).still_valid(told)) == ("cancelled", False)
    install_texts(office.region)
    assert appeal.get_absolute_url() in kind_of(noted[0]).compose(noted[0], links=True).body


def test_without_danger_or_when_the_answer_is_late_whoever_signs_ends_it(client, office, secretary):
    harmless, late = forwarded(make_decided(office)), forwarded(make_decided(office))
    services.clear_danger(harmless, by=secretary, reason="-")
    for appeal, day in ((harmless, now()), (late, now() + timedelta(days=60))):
        with telling(day):
            client.force_login(secretary)
            assert url("forward_close", appeal) not in client.get(appeal.get_absolute_url()).text
            assert "whoever signs" in said(client.post(url("forward_close", appeal)))
            assert now_of(appeal).is_open
            head = make_user(role="head", office=office)
            assert not services.close_forwarded(appeal, by=head).is_open


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
