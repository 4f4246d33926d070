from datetime import timedelta

import pytest

from cases import services
from cases.tests.asking import codes, given, url
from cases.tests.factories import make_decided, make_proposed
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import today
from mediation_office.documents.tests.factories import upload
from mediation_office.terms.choices import ClockState


@pytest.fixture
def move(office):
    return services.request_file(make_decided(office), by=None)


def test_the_reading_is_noted_and_its_term_is_met(client, secretary, move):
    client.post(url("file_give", move.appeal, move.pk), given())
    move.refresh_from_db()
    move.clock.refresh_from_db()
    assert (move.state, move.clock.state) == ("done", ClockState.MET)
    event = move.appeal.events.last()
    assert (event.code, event.reason_code) == ("file-given", "at-the-office")
    timeline = client.get(move.appeal.get_absolute_url()).context["timeline"]
    assert "read at the office" in timeline[0].text


def test_it_is_the_next_step_until_it_is_noted(client, secretary, move):
    give = url("file_give", move.appeal, move.pk)
    page = client.get(move.appeal.get_absolute_url()).context
    assert [action.url for action in page["next"].actions] == [give]
    assert url("file_request", move.appeal) not in {act.url for act in page["acts"]}
    client.post(give, given())
    page = client.get(move.appeal.get_absolute_url()).context
    assert page["next"].title == "Answer the applicant"
    assert url("file_request", move.appeal) in {act.url for act in page["acts"]}


def test_twice_is_refused_with_a_sentence(client, secretary, move):
    client.post(url("file_give", move.appeal, move.pk), given())
    again = client.post(url("file_give", move.appeal, move.pk), given())
    assert "already decided" in str(again.context["form"].non_field_errors())


def test_what_they_signed_is_kept_with_it(client, secretary, move):
    signed = given() | {"files": [upload("receipt.pdf")]}
    client.post(url("file_give", move.appeal, move.pk), signed)
    assert codes(move.appeal)[-2:] == ["file-added", "file-given"]


@pytest.mark.parametrize("days", [-1, 1])
def test_neither_before_it_was_asked_for_nor_ahead(client, secretary, move, days):
    day = today() + timedelta(days=days)
    response = client.post(
        url("file_give", move.appeal, move.pk), given() | {"on": day.isoformat()}
    )
    assert "not after today" in str(response.context["form"].non_field_errors())
    assert codes(move.appeal)[-1] == "appeal-file-access"


def test_how_it_was_read_is_asked(client, secretary, move):
    response = client.post(url("file_give", move.appeal, move.pk), {"how": ""})
    assert set(response.context["form"].errors) == {"how", "on"}


def test_another_move_is_no_reading(client, secretary, office):
    answer = make_proposed(make_decided(office))
    assert client.post(url("file_give", answer.appeal, answer.pk), given()).status_code == 404


def test_operators_may_not(client, operator, move):
    assert client.post(url("file_give", move.appeal, move.pk), given()).status_code == 403


def test_another_office_does_not_find_it(client, office, move):
    client.force_login(make_user(role="secretary", office=make_office(office.region)))
    assert client.post(url("file_give", move.appeal, move.pk), given()).status_code == 404
