"""What is overdue is asked of the date, and what was withdrawn sends nothing.

T23, T25, T27 of docs/security.md.
"""

from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from cases import services
from cases.tests.factories import make_decided, make_proposed
from mediation_office.accounts.tests.factories import make_user
from mediation_office.notices import drain
from mediation_office.notices.choices import NoticeState
from mediation_office.notices.models import Notice

pytestmark = pytest.mark.django_db


def noon(day):
    return timezone.make_aware(datetime.combine(day, time(12)))


def test_overdue_is_seen_with_no_job_running(client, office):
    appeal = make_decided(office)
    boss = make_user(role="head", office=office)
    due = appeal.answer_clock.due_on

    for day, expected in ((due, 0), (due + timedelta(days=1), 1), (due + timedelta(days=5), 1)):
        with time_machine.travel(noon(day), tick=False):
            client.force_login(boss)
            overdue = client.get("/appeals/?queue=overdue")
            assert overdue.content.decode().count(appeal.reference) >= expected
            assert (appeal.reference in overdue.content.decode()) == bool(expected)
            assert client.get("/desk/").context["counts"].overdue == expected


def test_a_withdrawn_matter_sends_nothing_and_leaves_nothing_to_post(client, office):
    # an invitation to a hearing is signed and waits for the post; then the citizen withdraws
    appeal = make_decided(office)
    at = noon(timezone.localdate() + timedelta(days=7))
    services.sign_move(
        make_proposed(appeal, code="hearing", at=at), by=make_user(role="head", office=office)
    )
    waiting = Notice.objects.filter(thread=appeal.thread)
    assert waiting.exists()
    waiting.update(state=NoticeState.PLANNED, channel="email", address="")

    services.withdraw_appeal(appeal, by=None)
    drain.drain()

    assert set(waiting.values_list("state", flat=True)) == {NoticeState.CANCELLED}


def test_what_was_planned_again_after_a_withdrawal_is_asked_at_the_moment_of_sending(office):
    appeal = make_decided(office)
    at = noon(timezone.localdate() + timedelta(days=7))
    services.sign_move(
        make_proposed(appeal, code="hearing", at=at), by=make_user(role="head", office=office)
    )
    services.withdraw_appeal(appeal, by=None)
    rows = Notice.objects.filter(thread=appeal.thread)
    rows.update(state=NoticeState.PLANNED, channel="email", due_at=timezone.now())

    drain.drain()

    assert not rows.filter(state=NoticeState.SENT).exists()
    assert not rows.filter(state=NoticeState.PLANNED).exists()
