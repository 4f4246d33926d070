"""The duty to tell is met by an SMS that arrived, not by one that a gateway took (APPC 66)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.tests.asking import codes, sent
from cases.tests.factories import make_registered, make_signed
from mediation_office.clock import now, telling
from mediation_office.documents.choices import PaperState
from mediation_office.notices import drain
from mediation_office.notices.models import Notice
from mediation_office.notices.tests.gateway import SECRET, listening, say
from mediation_office.people.reach import Reach
from mediation_office.terms.choices import ClockState

pytestmark = pytest.mark.django_db


@pytest.fixture
def move(settings, office):
    """A decision of which the applicant is told by an SMS that the gateway has taken."""
    noon = timezone.localtime().replace(hour=12) - timedelta(days=1)
    with listening() as gateway, telling(noon):
        settings.SMS_GATEWAY_URL, settings.SMS_GATEWAY_SECRET = gateway.url, SECRET
        reach = Reach(calls="any", sms=True)
        appeal = make_registered(office, phone="+77010000017", reach=reach)
        move = make_signed(appeal, code="terminate", reason_code="anonymous")
        drain.drain()
        assert len(gateway.taken) == 2
    move.refresh_from_db()
    return move


def report(move, status):
    notice = Notice.objects.get(key=f"move:{move.pk}:signed")
    say("/notices/sms/report/", {"id": notice.client_id.hex, "status": status})
    drain.drain()
    move.refresh_from_db()
    return move.paper.state, move.clock.state


def test_delivered_it_is_the_paper_that_was_told_and_the_duty_is_met(move):
    assert (move.paper.state, move.clock.state) == (PaperState.SIGNED, ClockState.RUNNING)
    assert report(move, "delivered") == (PaperState.SENT, ClockState.MET)
    assert codes(move.appeal)[-1] == "paper-sent"


def test_undelivered_it_is_with_a_person_and_the_term_runs_on(client, secretary, move):
    assert report(move, "failed") == (PaperState.SIGNED, ClockState.RUNNING)
    assert "The SMS gateway says that it did not arrive." in client.get("/notices/").text
    assert "Handed over or posted" in client.get(move.appeal.get_absolute_url()).text


@pytest.mark.parametrize("status", ["", "failed"])
def test_handed_over_meanwhile_nobody_is_asked_to_do_it_again(client, secretary, move, status):
    client.post(reverse("cases:move_mark_sent", args=[move.appeal.reference, move.pk]), sent())

    with telling(now() + timedelta(days=2)):
        Notice.objects.filter(sent_at__isnull=False).update(sent_at=now() - timedelta(days=3))
        report(move, status) if status else drain.drain()

    notice = Notice.objects.get(key=f"move:{move.pk}:signed")
    assert (notice.state, notice.waits_for_a_person) == ("sent", False)
