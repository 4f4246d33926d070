"""Moves across their whole life; each screen's own file asks the five questions."""

from datetime import timedelta

import pytest

from cases import services
from cases.choices import AppealStatus
from cases.models import MatterEvent
from cases.tests.factories import make_decided, make_proposed, make_registered
from mediation_office import today
from mediation_office.accounts.models import Substitution
from mediation_office.accounts.tests.factories import make_user
from mediation_office.documents.choices import PaperState
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.people.models import Organisation
from mediation_office.terms.choices import ClockState
from mediation_office.terms.models import Clock


def clocks(appeal):
    return {clock.term.code: clock.state for clock in Clock.objects.filter(thread=appeal.thread)}


def codes(appeal):
    return list(MatterEvent.objects.filter(appeal=appeal).values_list("code", flat=True))


def body(office):
    return Organisation.objects.create(
        region=office.region,
        kind="labour",
        name_kk="Инспекция",
        name_ru="Инспекция труда",
        name_en="Inspectorate",
        takes_appeals=True,
    )


def test_an_answer_signed_by_the_head_closes_the_appeal_and_meets_its_term(office, head):
    appeal = make_decided(office)
    move = services.sign_move(make_proposed(appeal), by=head)
    appeal.refresh_from_db()
    move.paper.refresh_from_db()

    assert (appeal.status, appeal.closed_on) == (AppealStatus.ANSWERED, today())
    assert clocks(appeal) == {"appeal-answer": ClockState.MET, "redirect": ClockState.MET}
    assert (move.paper.state, move.paper.outgoing_number, move.paper.signed_by) == (
        PaperState.SIGNED,
        1,
        head,
    )
    assert "Проверено, меры приняты." in move.paper.body
    assert codes(appeal)[-2:] == ["move-proposed", "appeal-answer"]


def test_a_secretary_may_not_sign(office, secretary):
    move = make_proposed(make_decided(office))

    with pytest.raises(BusinessRuleError):
        services.sign_move(move, by=secretary)


def test_a_named_substitute_signs_while_the_head_is_away(office):
    head, substitute = (
        make_user(role="head", office=office),
        make_user(role="secretary", office=office),
    )
    Substitution.objects.create(
        office=office, absent=head, substitute=substitute, from_on=today(), until_on=today()
    )
    move = make_proposed(make_decided(office))

    assert services.sign_move(move, by=substitute).paper.outgoing_number == 1


def test_an_extension_moves_the_last_day_and_asks_for_a_notice(office, head):
    appeal = make_decided(office)
    until = appeal.answer_clock.due_on + timedelta(days=20)
    services.sign_move(make_proposed(appeal, code="extend", until_on=until), by=head)
    appeal.answer_clock.refresh_from_db()

    assert appeal.answer_clock.extended_to == until
    assert clocks(appeal)["extension-notify"] == ClockState.RUNNING


def test_an_extension_past_two_months_is_refused(office):
    appeal = make_decided(office)

    with pytest.raises(BusinessRuleError, match="at the latest .*76"):
        services.propose_move(
            appeal,
            code="extend",
            by=appeal.responsible,
            reason="-",
            until_on=today() + timedelta(days=70),
        )


def test_the_term_of_a_complaint_is_twenty_days_and_not_extended(office):
    appeal = make_decided(office, kind="complaint")

    assert appeal.answer_clock.term.code == "complaint-review"
    assert clocks(appeal)["appeal-answer"] == ClockState.CANCELLED
    with pytest.raises(BusinessRuleError, match="complaint"):
        services.propose_move(
            appeal,
            code="extend",
            by=appeal.responsible,
            reason="-",
            until_on=today() + timedelta(days=40),
        )


def test_a_request_for_what_is_missing_waits_while_the_term_runs_on(office, head):
    appeal = make_decided(office)
    due_on = appeal.answer_clock.due_on
    move = services.sign_move(
        make_proposed(appeal, code="clarify", until_on=today() + timedelta(days=7)), by=head
    )
    appeal.answer_clock.refresh_from_db()

    assert (appeal.answer_clock.due_on, appeal.answer_clock.state) == (due_on, ClockState.RUNNING)
    assert appeal.answer_clock.waits.filter(ended_on__isnull=True).count() == 1
    services.receive_clarification(move, by=head)
    assert not appeal.answer_clock.waits.filter(ended_on__isnull=True).exists()


def test_a_redirect_closes_the_appeal_and_names_the_body(office, head):
    appeal = make_decided(office)
    move = services.sign_move(
        make_proposed(appeal, code="redirect", organisation=body(office)), by=head
    )
    appeal.refresh_from_db()

    assert appeal.status == AppealStatus.REDIRECTED
    assert "Инспекция труда" in move.paper.body
    assert clocks(appeal)["appeal-answer"] == ClockState.CANCELLED


def test_a_termination_is_told_within_three_working_days(office, head):
    appeal = make_registered(office)
    move = services.sign_move(
        make_proposed(appeal, code="terminate", reason_code="anonymous"), by=head
    )

    assert clocks(appeal)["termination-notify"] == ClockState.RUNNING
    services.mark_move_sent(move, by=head)
    assert clocks(appeal)["termination-notify"] == ClockState.MET
    assert codes(appeal)[-1] == "paper-sent"


def test_a_hearing_needs_three_working_days_of_notice(office):
    from mediation_office import now

    appeal = make_decided(office)

    with pytest.raises(BusinessRuleError, match="in time before it"):
        services.propose_move(
            appeal, code="hearing", by=appeal.responsible, reason="-", at=now() + timedelta(days=1)
        )


def test_a_report_of_a_crime_goes_on_at_once_and_is_registered_in_the_same_act(office, operator):
    from cases.tests.factories import make_appeal

    appeal = services.forward_appeal(
        make_appeal(office), by=operator, organisation=body(office), reason="Угроза"
    )

    assert (appeal.status, bool(appeal.register_number)) == (AppealStatus.REGISTERED, True)
    running = [code for code, state in clocks(appeal).items() if state == ClockState.RUNNING]
    assert set(running) == {"forward-crime", "appeal-answer", "redirect"}


def test_a_withdrawal_drops_what_was_only_proposed(office):
    appeal = make_decided(office)
    move = make_proposed(appeal)
    services.withdraw_appeal(appeal, by=None)
    move.paper.refresh_from_db()
    appeal.refresh_from_db()

    assert (appeal.status, move.paper.state) == (AppealStatus.WITHDRAWN, PaperState.DROPPED)
    assert MatterEvent.objects.filter(appeal=appeal, code="appeal-withdraw", by_side=1).exists()


def test_an_upheld_recusal_hides_the_matter_from_the_official(office, head):
    from cases.models import Appeal

    first, second = (
        make_user(role="secretary", office=office),
        make_user(role="secretary", office=office),
    )
    appeal = make_decided(office, by=first)
    move = services.request_recusal(appeal, by=None, reason="Родственник")
    services.uphold_recusal(move, by=head, successor=second)
    appeal.refresh_from_db()

    assert appeal.responsible == second
    assert not Appeal.objects.visible_to(first).exists()
    assert clocks(appeal)["recusal-notify"] == ClockState.RUNNING


def test_what_is_not_open_any_more_is_refused_with_a_sentence(office, head):
    appeal = make_decided(office)
    move = services.sign_move(make_proposed(appeal), by=head)

    for again in (
        lambda: services.sign_move(move, by=head),
        lambda: services.withdraw_appeal(appeal, by=head),
    ):
        with pytest.raises(BusinessRuleError):
            again()


def test_a_paper_sent_back_can_be_laid_before_the_head_again(office, head):
    move = make_proposed(make_decided(office))
    services.send_back_move(move, by=head, remark="Добавьте статью")
    services.submit_move(move, by=head, is_without_law=True)

    assert services.sign_move(move, by=head).paper.outgoing_number == 1


def test_a_new_code_stops_the_old_one(office, secretary):
    from cases.services import Filing
    from cases.tests.factories import furnish

    appeal = services.accept_appeal(
        Filing(language="kk", answer_language="kk"),
        token="x",
        office=furnish(office),
        channel="site",
    )
    fresh = services.replace_code(appeal, by=secretary, proof="in-person")

    assert services.find_by_code(appeal.reference, services.appeal_code("x")) is None
    assert services.find_by_code(appeal.reference, fresh) == appeal


def test_a_code_is_not_replaced_by_telephone_without_a_code_word(office, secretary):
    appeal = make_registered(office)

    with pytest.raises(BusinessRuleError, match="in person"):
        services.replace_code(appeal, by=secretary, proof="code-word", code_word="алма")
