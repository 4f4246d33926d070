from datetime import timedelta

from django.urls import reverse

from cases import services
from cases.models import MatterEvent
from cases.tests.factories import (
    make_appeal,
    make_decided,
    make_proposed,
    make_registered,
    make_signed,
)
from mediation_office import spoken
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import today
from mediation_office.notices.choices import NoticeState
from mediation_office.notices.models import Notice
from mediation_office.terms.choices import ClockState
from mediation_office.terms.codes import TermCode
from mediation_office.terms.models import Clock


def reopen_url(appeal):
    return reverse("cases:appeal_reopen", args=[appeal.reference])


def answered(office, head):
    appeal = make_decided(office)
    services.sign_move(make_proposed(appeal), by=head)
    appeal.refresh_from_db()
    return appeal


def test_the_head_opens_it_again_under_its_old_term(client, office, head):
    appeal = answered(office, head)
    before = appeal.answer_clock

    client.post(reopen_url(appeal), {"reason": "Ответ не на тот вопрос"})
    appeal.refresh_from_db()

    assert (appeal.status, appeal.closed_on) == ("in-progress", None)
    assert appeal.answer_clock.state == ClockState.RUNNING
    assert appeal.answer_clock.due_on == before.due_on
    assert appeal.moves.get(code="reopen").reason == "Ответ не на тот вопрос"
    assert MatterEvent.objects.public().filter(code="appeal-reopen", by=head).exists()


def test_what_is_open_is_not_opened_again(client, office, head):
    response = client.post(reopen_url(make_decided(office)), {"reason": "-"})

    assert response.status_code == 200
    assert not MatterEvent.objects.filter(code="appeal-reopen").exists()


def test_what_was_withdrawn_before_registration_is_not_opened_again(client, office, head):
    appeal = make_appeal(office)
    services.withdraw_appeal(appeal, by=None)
    assert reopen_url(appeal) not in client.get(appeal.get_absolute_url()).content.decode()

    page = client.post(reopen_url(appeal), {"reason": "-"}).content.decode()
    appeal.refresh_from_db()

    assert "This appeal was never registered: take it in anew." in page
    assert appeal.status == "withdrawn"


def test_what_was_withdrawn_after_registration_is_offered_to_be_opened(client, office, head):
    appeal = make_decided(office)
    services.withdraw_appeal(appeal, by=None)

    assert reopen_url(appeal) in client.get(appeal.get_absolute_url()).content.decode()


def test_what_was_put_away_comes_back_to_be_registered(client, office, secretary):
    appeal = make_appeal(office, suspicion="many-links")
    services.dismiss_appeal(appeal, by=secretary, reason="robot")
    assert reopen_url(appeal) in client.get(appeal.get_absolute_url()).content.decode()

    client.post(reopen_url(appeal), {"reason": "Позвонила: это её вопрос"})
    appeal.refresh_from_db()

    assert (appeal.status, appeal.closed_on) == ("received", None)
    event = appeal.events.last()
    assert (event.code, event.from_status, event.by) == ("appeal-reopen", "spam", secretary)
    assert appeal.moves.get(code="reopen").reason == "Позвонила: это её вопрос"
    assert services.register_appeal(appeal, by=secretary).register_number == 1


def test_a_secretary_does_not_reopen(client, office, secretary):
    appeal = answered(office, make_user(role="head", office=office))

    assert client.post(reopen_url(appeal), {"reason": "-"}).status_code == 403


def test_a_mediator_is_refused(client, office, mediator):
    assert client.post(reopen_url(make_appeal(office))).status_code == 403


def test_another_office_does_not_find_it(client, head):
    assert client.get(reopen_url(make_appeal(make_office()))).status_code == 404


def test_reopened_undecided_it_asks_again_by_when_it_is_passed_on(client, office, head):
    appeal = make_registered(office)
    first = Clock.objects.get(thread=appeal.thread, term__code=TermCode.REDIRECT)
    make_signed(appeal, code="terminate", reason_code="no-substance")

    client.post(reopen_url(appeal), {"reason": "Суть нашлась"})
    appeal.refresh_from_db()

    again = Clock.objects.running().get(thread=appeal.thread, term__code=TermCode.REDIRECT)
    assert (appeal.status, again.due_on) == ("registered", first.due_on)
    assert spoken.day(first.due_on) in client.get(appeal.get_absolute_url()).text


def test_reopened_nobody_is_told_of_the_end_that_was_taken_back(office, head):
    appeal = make_decided(office)
    for end in ("terminate", "return", "answer", "terminate"):
        move = make_signed(appeal, code=end, reason_code="repeat")
        services.reopen_appeal(appeal, by=head, reason="Суть нашлась")

        assert Notice.objects.get(key=f"move:{move.pk}:signed").state == "cancelled"
        if end == "terminate":
            move.clock.refresh_from_db()
            assert move.clock.state == ClockState.CANCELLED


def test_who_has_not_been_told_of_the_extension_still_is_after_a_withdrawal(office, head):
    appeal = make_decided(office)
    move = make_signed(appeal, code="extend", until_on=today() + timedelta(days=40))
    services.withdraw_appeal(appeal, by=None)
    assert running(appeal) == []
    letter = Notice.objects.get(kind="move-extend")
    assert not letter.waits_for_a_person

    services.reopen_appeal(appeal, by=head, reason="-")
    assert running(appeal) == [TermCode.APPEAL_ANSWER, TermCode.EXTENSION_NOTIFY]
    letter = Notice.objects.get(kind="move-extend", state=NoticeState.HELD)
    services.note_move_sent(move, by=head)
    letter.refresh_from_db()
    assert letter.state == NoticeState.SENT
    assert running(appeal) == [TermCode.APPEAL_ANSWER]


def running(appeal):
    rows = Clock.objects.filter(thread=appeal.thread, state=ClockState.RUNNING)
    return sorted(rows.values_list("term__code", flat=True))
