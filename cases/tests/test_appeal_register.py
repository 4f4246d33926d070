from datetime import UTC, date, datetime, timedelta

from cases import services
from cases.choices import AppealStatus
from cases.tests.asking import codes, now_of, planned, said, url
from cases.tests.factories import make_appeal, make_registered
from mediation_office.accounts.tests.factories import grant_role, make_office
from mediation_office.clock import telling, today
from mediation_office.terms.choices import ClockState
from mediation_office.terms.models import Clock
from mediation_office.terms.services import record_day
from mediation_office.terms.tests.factories import WHY


def due(appeal, day):
    """Let the last day of its registration be another."""
    Clock.objects.filter(pk=appeal.register_clock_id).update(due_on=day)


def test_registering_gives_a_number_starts_the_term_and_tells_the_applicant(
    client, office, secretary
):
    appeal = make_appeal(office)
    response = client.post(url("appeal_register", appeal))
    appeal = now_of(appeal)
    assert response.url == appeal.get_absolute_url()
    assert (appeal.status, appeal.register) == (AppealStatus.REGISTERED, f"1/{today().year}")
    assert appeal.answer_clock.term.code == "appeal-answer"
    assert codes(appeal) == ["appeal-accepted", "appeal-registered"]
    assert "appeal-registered" in planned(appeal)


def test_a_late_registration_is_marked_and_never_refused(client, office, secretary):
    appeal = make_appeal(office)
    due(appeal, today() - timedelta(days=2))
    client.post(url("appeal_register", appeal))
    assert now_of(appeal).registered_late
    assert now_of(appeal).register_clock.state == ClockState.MET


def test_a_day_off_recorded_meanwhile_moves_the_last_day_of_registration(client, office, secretary):
    friday_evening = datetime(2026, 11, 27, 15, tzinfo=UTC)  # 20:00 in Aqtau
    with telling(friday_evening):
        appeal = make_appeal(office)
        assert appeal.register_by_on == date(2026, 11, 30)
        record_day(office.region, date(2026, 11, 30), is_working=False, names=WHY, by=None)
    with telling(friday_evening + timedelta(days=4)):  # Tuesday, still before its end
        services.register_appeal(appeal, by=secretary)
    appeal = now_of(appeal)
    assert appeal.register_by_on == date(2026, 12, 1)
    assert not appeal.registered_late


def test_what_is_registered_already_is_refused_with_a_sentence(client, office, secretary):
    appeal = make_registered(office)
    response = client.post(url("appeal_register", appeal))
    assert f"{appeal.registered_by} registered this appeal already" in said(response)
    assert f"under number {appeal.register}" in said(response)
    assert now_of(appeal).register_number == 1


def test_it_is_never_done_by_looking(client, office, secretary):
    assert client.get(url("appeal_register", make_appeal(office))).status_code == 405


def test_operators_may_not(client, office, operator):
    assert client.post(url("appeal_register", make_appeal(office, by=operator))).status_code == 403


def test_a_secretary_of_another_office_may_not_even_when_they_took_it(client, office, operator):
    grant_role(operator, "secretary", make_office(office.region))
    appeal = make_appeal(office, by=operator)
    assert client.get(appeal.get_absolute_url()).status_code == 200
    assert client.post(url("appeal_register", appeal)).status_code == 403


def test_another_office_does_not_find_it(client, office, secretary):
    appeal = make_appeal(make_office(office.region))
    assert client.post(url("appeal_register", appeal)).status_code == 404
