"""What ends, moves and reminds of the terms of an appeal, from registration to reopening."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from cases import services
from cases.choices import AppealStatus, MoveState
from cases.models import MatterEvent
from cases.tests.asking import REASONS, now_of
from cases.tests.factories import (
    make_appeal,
    make_body,
    make_decided,
    make_proposed,
    make_registered,
    make_signed,
)
from mediation_office import clock
from mediation_office.accounts.tests.factories import make_user
from mediation_office.clock import now, today
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.notices import planner
from mediation_office.notices.kinds import KINDS
from mediation_office.notices.models import Notice, ReminderRule
from mediation_office.notices.tasks import replan
from mediation_office.terms.choices import ClockState
from mediation_office.terms.days import Calendar
from mediation_office.terms.models import Clock
from mediation_office.terms.services import record_day
from mediation_office.terms.tests.factories import WHY


def clock_of(appeal, code):
    return Clock.objects.filter(thread=appeal.thread, term__code=code).latest("pk")


def remind(office):
    """Give the office its rules of reminders."""
    planner.install_rules(office.region)


def reminders(kind):
    return set(Notice.objects.filter(kind=kind).values_list("due_at__date", flat=True))


def test_registration_has_its_clock_from_acceptance_on_whatever_becomes_of_it(office, secretary):
    aside = make_appeal(office, suspicion="trap")
    first = clock_of(aside, "appeal-register")
    assert (first.state, aside.register_clock) == (ClockState.RUNNING, first)
    services.dismiss_appeal(aside, by=secretary, reason="robot")
    assert clock_of(aside, "appeal-register").state == ClockState.CANCELLED
    back = services.reopen_appeal(aside, by=secretary, reason="-")
    assert (back.register_clock.state, back.register_by_on) == (ClockState.RUNNING, first.due_on)
    services.withdraw_appeal(back, by=None)
    assert clock_of(aside, "appeal-register").state == ClockState.CANCELLED


def test_what_was_put_aside_is_remembered_on_the_last_day_of_its_registration(office, secretary):
    remind(office)
    appeal = make_appeal(office, suspicion="trap")
    reminder = Notice.objects.get(kind="quarantine-due", user=secretary)
    assert timezone.localdate(reminder.due_at) == appeal.register_by_on
    assert KINDS["quarantine-due"].still_valid(reminder)
    services.release_appeal(appeal, by=secretary)
    assert not KINDS["quarantine-due"].still_valid(reminder)
    assert KINDS["registrations-due"].still_valid(reminder)


def test_scope_is_decided_in_days_from_the_receipt(office, secretary):
    appeal = make_appeal(office)
    with clock.telling(now() + timedelta(days=6)):
        services.register_appeal(appeal, by=secretary)
    scope = clock_of(appeal, "redirect")
    assert scope.started_on == timezone.localdate(appeal.received_at)


def test_what_has_gone_to_the_body_meets_the_term_of_scope(office, secretary):
    appeal = make_registered(office)
    make_signed(appeal, code="redirect", organisation=make_body(office))
    assert clock_of(appeal, "redirect").state == ClockState.RUNNING
    services.mark_move_sent(appeal.moves.get(code="cover"), by=secretary)
    assert clock_of(appeal, "redirect").state == ClockState.MET
    assert clock_of(appeal, "appeal-answer").state == ClockState.CANCELLED


def test_a_paper_laid_before_the_head_is_remembered(office, head):
    remind(office)
    make_proposed(make_decided(office))
    assert Notice.objects.filter(kind="papers-to-sign", user=head).count() == 1


def test_the_last_day_is_remembered_from_registration_on(office, secretary):
    remind(office)
    make_registered(office, by=secretary)
    first = reminders("answers-due")
    assert first
    appeal = make_decided(office, by=secretary)
    make_signed(appeal, code="extend", until_on=appeal.answer_clock.due_on + timedelta(days=20))
    assert reminders("answers-due") > first


def test_a_reopened_appeal_is_remembered_and_keeps_its_extension(office, head):
    appeal = make_decided(office)
    until = appeal.answer_clock.due_on + timedelta(days=20)
    make_signed(appeal, code="extend", until_on=until)
    due_on = now_of(appeal).answer_clock.due_on
    make_signed(now_of(appeal))
    remind(office)

    reopened = services.reopen_appeal(now_of(appeal), by=head, reason="Не о том")
    assert (reopened.answer_clock.extended_to, reopened.answer_clock.due_on) == (until, due_on)
    assert reminders("answers-due")


def test_what_was_never_decided_is_decided_first_when_it_is_reopened(office, head):
    appeal = make_registered(office)
    services.withdraw_appeal(appeal, by=None)
    reopened = services.reopen_appeal(now_of(appeal), by=head, reason="Передумал")
    assert reopened.status == AppealStatus.REGISTERED
    with pytest.raises(BusinessRuleError):
        services.propose_move(reopened, code="answer", by=head, reason="-")


def test_no_answer_is_signed_past_a_recusal(office, head):
    appeal = make_decided(office)
    answer = make_proposed(appeal)
    recusal = services.request_recusal(appeal, by=None, reason="Родственник")
    with pytest.raises(BusinessRuleError, match="recusal"):
        services.sign_move(answer, by=head)
    services.refuse_recusal(recusal, by=head, reasons=REASONS)
    assert services.sign_move(answer, by=head).state == MoveState.DONE


@pytest.mark.parametrize("kind", ["message", "proposal", "response", "inquiry"])
def test_the_simplified_procedure_knows_no_hearing(office, kind):
    appeal = make_decided(office, kind=kind)
    with pytest.raises(BusinessRuleError, match="simplified"):
        make_proposed(appeal, code="hearing", at=now() + timedelta(days=14))


def test_nobody_decides_on_their_own_recusal(office, head):
    move = services.request_recusal(make_decided(office, by=head), by=None, reason="Родственник")
    with pytest.raises(BusinessRuleError, match="their own recusal"):
        services.refuse_recusal(move, by=head, reasons=REASONS)
    other = make_user(role="head", office=office)
    assert services.refuse_recusal(move, by=other, reasons=REASONS).state == MoveState.DONE


def test_a_question_that_fell_away_is_not_sent_any_more(office, head):
    appeal = make_decided(office)
    asked = make_signed(appeal, code="clarify", until_on=today() + timedelta(days=7))
    notice = Notice.objects.get(thread=appeal.thread, kind="move-clarify")
    assert KINDS[notice.kind].still_valid(notice)
    make_signed(now_of(appeal))
    asked.refresh_from_db()
    assert asked.state == MoveState.DROPPED
    assert not KINDS[notice.kind].still_valid(notice)


def test_events_tell_the_status_that_was_not_the_one_on_an_old_page(office):
    page = make_registered(office)
    services.decide_appeal(
        page,
        by=page.registered_by,
        kind="statement",
        track="code",
        topic=None,
        subject="Шум",
        responsible=page.registered_by,
        answers={},
    )
    assert page.status == AppealStatus.REGISTERED  # what the page still shows
    services.withdraw_appeal(page, by=None)
    event = MatterEvent.objects.get(appeal=page, code="appeal-withdraw")
    assert event.from_status == AppealStatus.IN_PROGRESS


def test_what_is_put_aside_was_not_received_by_the_register(office):
    appeal = make_appeal(office, suspicion="many-links")
    told = dict(MatterEvent.objects.filter(appeal=appeal).values_list("code", "to_status"))
    assert told == {"appeal-accepted": "", "appeal-quarantined": "quarantined"}


def test_not_cured_is_a_ground_only_when_the_day_asked_for_has_passed(office, head):
    appeal = make_decided(office)
    not_cured = {
        "code": "return",
        "by": head,
        "reason_code": "not-cured",
        "reason_other": "Түспеді",
        "reason": "Не дополнено",
    }
    with pytest.raises(BusinessRuleError, match="Ask for what is missing"):
        services.propose_move(appeal, **not_cured)
    asked = make_signed(appeal, code="clarify", until_on=today() + timedelta(days=3))
    assert asked.clock.term.code == "return"
    assert asked.clock.started_on == asked.until_on
    with pytest.raises(BusinessRuleError, match="Ask for what is missing"):
        services.propose_move(appeal, **not_cured)
    with clock.telling(now() + timedelta(days=4)):
        move = services.submit_move(services.propose_move(appeal, **not_cured), by=head)
        assert move.clock == asked.clock
        services.sign_move(move, by=head)
    asked.clock.refresh_from_db()
    assert asked.clock.state == ClockState.MET


def test_nothing_is_returned_on_another_ground_before_the_day_given_to_answer(office, head):
    appeal = make_decided(office)
    make_signed(appeal, code="clarify", until_on=today() + timedelta(days=3))
    with pytest.raises(BusinessRuleError, match="returned after that day"):
        make_proposed(appeal, code="return", reason_code="repeat")
    with clock.telling(now() + timedelta(days=4)):
        assert make_proposed(appeal, code="return", reason_code="repeat").clock


def test_what_came_in_time_ends_the_term_to_return(office, head):
    asked = make_signed(make_decided(office), code="clarify", until_on=today() + timedelta(days=3))
    services.receive_clarification(asked, by=head)
    asked.clock.refresh_from_db()
    assert asked.clock.state == ClockState.CANCELLED


def test_a_repeat_is_returned_in_three_working_days_from_registration(office, head):
    appeal = make_decided(office)
    move = make_proposed(appeal, code="return", reason_code="repeat")
    assert (move.clock.term.code, move.clock.started_on) == ("return", today())
    services.drop_move(move, by=head)
    move.clock.refresh_from_db()
    assert move.clock.state == ClockState.CANCELLED


def test_a_report_of_a_crime_is_not_returned(office):
    appeal = make_decided(office, has_danger=True)
    with pytest.raises(BusinessRuleError, match="passed on at once"):
        make_proposed(appeal, code="return", reason_code="repeat")


def test_a_changed_rule_plans_anew_what_is_planned_already(office, head):
    remind(office)
    appeal = make_decided(office)
    due_on, before = now_of(appeal).answer_clock.due_on, reminders("answers-due")
    rule = ReminderRule.objects.get(region=office.region, code="answer-in-3-days")

    given = {name: getattr(rule, name) for name in ("quiet_from", "quiet_until", "is_on")}
    planner.change_rule(rule, offset=-5, at=time(10, 30), **given)
    assert reminders("answers-due") == before
    assert (replan(), replan()) == (1, 0)

    open_days = {
        timezone.localtime(notice.due_at)
        for notice in Notice.objects.filter(kind="answers-due", state="planned")
    }
    earliest = planner.shifted(Calendar.of(office.region), due_on, -5)
    assert min(day.date() for day in open_days) == earliest
    assert min(open_days).time() == time(10, 30)
    assert len(open_days) == len(before)
    assert Notice.objects.filter(kind="answers-due", state="cancelled").exists()


def test_a_reminder_put_to_rest_takes_back_what_was_planned(office, head):
    remind(office)
    make_proposed(make_decided(office))
    rule = ReminderRule.objects.get(region=office.region, code="paper-waits")
    given = {name: getattr(rule, name) for name in ("offset", "at", "quiet_from", "quiet_until")}

    planner.change_rule(rule, is_on=False, **given)
    replan()
    assert set(Notice.objects.filter(kind=rule.kind).values_list("state", flat=True)) == {
        "cancelled"
    }
    planner.change_rule(rule, is_on=True, **given)
    replan()
    assert Notice.objects.filter(kind=rule.kind, state="planned", user=head).count() == 1


def test_a_recorded_day_moves_the_reminders_with_the_term(office, secretary):
    remind(office)
    answer = make_decided(office, by=secretary).answer_clock
    before, calendar = answer.due_on, Calendar.of(office.region)

    record_day(office.region, before, is_working=False, names=WHY, by=None)
    while replan():
        pass

    answer.refresh_from_db()
    assert answer.due_on == calendar.next_working_day(before)
    to_come = Notice.objects.filter(kind="answers-overdue", state="planned")
    assert set(to_come.values_list("due_at__date", flat=True)) == {
        calendar.next_working_day(answer.due_on)
    }
