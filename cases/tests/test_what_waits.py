"""What the applicant has a right to is not lost when something closes the appeal."""

from datetime import timedelta

import pytest

from cases import services
from cases.choices import AppealStatus
from cases.tests.asking import REASONS, codes, now_of, said, url
from cases.tests.factories import make_body, make_decided, make_proposed, make_signed
from mediation_office import clock, now, today
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.terms.choices import ClockState
from mediation_office.terms.models import Clock

CLOSING = ("answer", "redirect", "return", "terminate")


def closing(appeal, code):
    """A paper that closes the appeal, laid before the head."""
    asked = {
        "redirect": lambda: {"organisation": make_body(appeal.office)},
        "return": lambda: {"reason_code": "insulting"},
        "terminate": lambda: {"reason_code": "no-substance"},
    }.get(code, dict)()
    return make_proposed(appeal, code=code, **asked)


def held_hearing(appeal, by):
    """Held in eight days' time; the caller goes on from there."""
    move = make_signed(appeal, code="hearing", at=now() + timedelta(days=8))
    with clock.telling(now() + timedelta(days=9)):
        return services.hold_hearing(move, by=by)


def clocks(appeal):
    return dict(Clock.objects.filter(thread=appeal.thread).values_list("term__code", "state"))


@pytest.mark.parametrize("code", CLOSING)
def test_nothing_closes_an_appeal_while_a_recusal_waits(office, head, code):
    appeal = make_decided(office)
    recusal = services.request_recusal(appeal, by=None, reason="Родственник")
    move = closing(appeal, code)

    with pytest.raises(BusinessRuleError, match="recusal"):
        services.sign_move(move, by=head)
    services.refuse_recusal(recusal, by=head, reasons=REASONS)
    services.sign_move(move, by=head)

    assert not now_of(appeal).is_open


@pytest.mark.parametrize("code", CLOSING)
def test_nothing_closes_an_appeal_while_a_hearing_is_appointed(office, head, code):
    appeal = make_decided(office)
    make_signed(appeal, code="hearing", at=now() + timedelta(days=8))

    with pytest.raises(BusinessRuleError, match="hearing is appointed"):
        services.sign_move(closing(appeal, code), by=head)

    assert now_of(appeal).status == AppealStatus.IN_PROGRESS


@pytest.mark.parametrize("code", CLOSING)
def test_a_decision_after_a_hearing_waits_for_its_minutes(office, head, secretary, code):
    appeal = make_decided(office)
    hearing = held_hearing(appeal, head)
    move = closing(appeal, code)

    with pytest.raises(BusinessRuleError, match="minutes"):
        services.sign_move(move, by=head)
    services.give_minutes(hearing, by=secretary, place="-")
    services.sign_move(move, by=head)

    assert clocks(appeal)["minutes-remarks"] == ClockState.RUNNING


def test_minutes_are_owed_still_when_a_crime_was_passed_on(client, office, head, secretary):
    appeal = make_decided(office)
    hearing = held_hearing(appeal, head)
    services.forward_appeal(appeal, by=head, organisation=make_body(office), reason="Угроза")

    assert "The minutes were given" in client.get(appeal.get_absolute_url()).text
    client.post(url("minutes_give", appeal, hearing.pk), {"place": "-"})

    assert clocks(appeal)["hearing-minutes"] == ClockState.MET
    assert "minutes-given" in codes(appeal)


def test_minutes_are_owed_still_when_the_applicant_withdraws(client, office, head, secretary):
    appeal = make_decided(office)
    hearing = held_hearing(appeal, head)
    services.withdraw_appeal(appeal, by=None)

    assert "Remarks" in said(client.post(url("minutes_give", appeal, hearing.pk), {"place": "-"}))


def test_more_is_asked_for_only_once_a_proposed_return_is_decided(client, office, head):
    appeal, until_on = make_decided(office), today() + timedelta(days=10)
    asking = make_proposed(appeal, code="clarify", until_on=until_on)
    returning = closing(appeal, "return")

    refused = client.post(url("move_sign", appeal, asking.pk))
    services.drop_move(asking, by=head)
    with pytest.raises(BusinessRuleError, match="A return is proposed here"):
        make_proposed(appeal, code="clarify", until_on=until_on)
    services.drop_move(returning, by=head)
    asking = make_proposed(appeal, code="clarify", until_on=until_on)
    services.sign_move(asking, by=head)

    assert "A return is proposed here" in said(refused)
    assert Clock.objects.running().get(term__code="return").started_on == until_on
