from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from cases import services
from cases.tests.asking import codes, sent, url
from cases.tests.factories import make_decided, make_proposed, make_registered, make_signed
from mediation_office import clock
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import now, today
from mediation_office.documents.choices import PaperState
from mediation_office.notices.choices import FOR_A_PERSON, OPEN_STATES, NoticeState
from mediation_office.notices.models import Notice
from mediation_office.people.choices import Channel
from mediation_office.people.models import Contact
from mediation_office.terms.choices import ClockState


@pytest.fixture
def move(office):
    return make_signed(make_registered(office), code="terminate", reason_code="anonymous")


def test_what_was_handed_over_is_noted_and_the_duty_to_tell_is_met(client, secretary, move):
    client.post(url("move_mark_sent", move.appeal, move.pk), sent())
    move.refresh_from_db()
    assert move.paper.state == PaperState.SENT
    assert (move.clock.term.code, move.clock.state) == ("termination-notify", ClockState.MET)
    event = move.appeal.events.last()
    assert (event.code, event.reason_code, move.paper.sent_how) == (
        "paper-sent",
        *2 * ("in-person",),
    )


def test_of_an_earlier_day_the_duty_is_met_on_that_day(client, secretary, move):
    day = today()
    with clock.telling(now() + timedelta(days=3)):
        client.post(url("move_mark_sent", move.appeal, move.pk), sent("post", on=day.isoformat()))
    move.refresh_from_db()
    assert (localdate(move.paper.sent_at), move.clock.ended_on) == (day, day)
    timeline = client.get(move.appeal.get_absolute_url()).context["timeline"]
    assert "sent by post" in timeline[0].text


@pytest.mark.parametrize("days", [-1, 1])
def test_neither_before_the_signature_nor_ahead(client, secretary, move, days):
    day = today() + timedelta(days=days)
    response = client.post(url("move_mark_sent", move.appeal, move.pk), sent(on=day.isoformat()))
    assert "not after today" in str(response.context["form"].non_field_errors())
    assert "paper-sent" not in codes(move.appeal)


def test_what_came_through_e_otinish_is_answered_there_too(client, office, secretary):
    """A message that went meanwhile does not settle it."""
    move = make_signed(make_decided(office, channel=Channel.E_OTINISH))
    Contact.objects.filter(appeal=move.appeal).update(outside_number="ЗТ-17")
    address = url("move_mark_sent", move.appeal, move.pk)
    services.note_move_sent(move, by=None)
    panel = client.get(move.appeal.get_absolute_url()).context["next"]
    assert (panel.title, panel.actions[0].url) == ("Put the answer into e-Otinish", address)
    assert panel.facts[0].value == "ЗТ-17"
    assert client.get(address).context["form"]["how"].value() == "e-otinish"
    client.post(address, sent("e-otinish"))
    assert client.get(move.appeal.get_absolute_url()).context["next"] is None
    move.paper.refresh_from_db()
    assert move.paper.sent_how == "e-otinish"


def test_nobody_is_asked_to_post_it_a_second_time(client, secretary, move):
    notice = Notice.objects.get(key=f"move:{move.pk}:signed")
    client.post(url("move_mark_sent", move.appeal, move.pk), sent())
    assert notice not in Notice.objects.for_a_person()
    notice.refresh_from_db()
    assert (notice.state, notice.reason_code) == (NoticeState.SENT, "by-hand")
    assert notice.decisions.get().by == secretary


@pytest.mark.parametrize(
    ("state", "then"),
    [
        *((state, NoticeState.SENT) for state in FOR_A_PERSON),
        *((state, NoticeState.CANCELLED) for state in OPEN_STATES if state != "sending"),
        *((state, state) for state in ("sending", "sent", "cancelled")),
    ],
)
def test_a_message_of_it_is_settled_unless_a_machine_is_just_sending_it(
    client, secretary, move, state, then
):
    Notice.objects.filter(key=f"move:{move.pk}:signed").update(state=state)
    client.post(url("move_mark_sent", move.appeal, move.pk), sent())
    assert Notice.objects.get(key=f"move:{move.pk}:signed").state == then


def test_twice_it_is_noted_once(client, secretary, move):
    for _press in range(2):
        client.post(url("move_mark_sent", move.appeal, move.pk), sent())
    assert codes(move.appeal).count("paper-sent") == 1


def test_what_nobody_signed_has_not_gone(client, office, secretary):
    move = make_proposed(make_decided(office))
    response = client.post(url("move_mark_sent", move.appeal, move.pk), sent())
    assert "cannot be done" in str(response.context["form"].non_field_errors())
    assert "paper-sent" not in codes(move.appeal)


def test_operators_may_not(client, operator, move):
    assert client.post(url("move_mark_sent", move.appeal, move.pk), sent()).status_code == 403


def test_another_office_does_not_find_it(client, office, move):
    client.force_login(make_user(role="secretary", office=make_office(office.region)))
    assert client.post(url("move_mark_sent", move.appeal, move.pk), sent()).status_code == 404


def test_the_letter_that_went_is_not_the_minutes(office, secretary):
    move = make_signed(make_decided(office), code="hearing", at=now() + timedelta(days=8))
    with clock.telling(now() + timedelta(days=9)):
        services.hold_hearing(move, by=secretary)
        services.mark_move_sent(move, by=secretary)
    move.refresh_from_db()
    assert (move.clock.term.code, move.clock.state) == ("hearing-minutes", ClockState.RUNNING)
