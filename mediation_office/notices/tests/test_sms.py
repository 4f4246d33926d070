"""The SMS gateway over real HTTP: what it takes and refuses, and what became of one in doubt."""

from datetime import timedelta
from uuid import uuid4

import pytest

from mediation_office.clock import now
from mediation_office.notices import drain, services
from mediation_office.notices.channels.sms import why_not_as_sms
from mediation_office.notices.choices import NoticeState
from mediation_office.notices.kinds import Composed
from mediation_office.notices.models import Notice
from mediation_office.tests.live import free_port

pytestmark = pytest.mark.django_db


@pytest.fixture
def sms(make_kind, bureau):
    """An SMS to a colleague's number, due now."""
    kind = make_kind(compose=lambda notice, *, links: Composed("", "Қоңырау шалыңыз: 8 (7292) 00"))
    values = {"office": bureau, "language": "kk", "channel": "sms", "address": "+77010000001"}
    return services.plan(kind, key="sms:1", **values)


def drained(notice):
    drain.drain()
    notice.refresh_from_db()
    return notice.state, notice.reason_code


def end_lease():
    Notice.objects.update(lease_until=now() - timedelta(seconds=1), next_try_at=None)


def test_what_the_gateway_takes_is_sent_under_an_id_that_stays(gateway, sms):
    assert drained(sms) == (NoticeState.SENT, "")
    (message,) = gateway.taken.values()
    assert message["id"] == sms.client_id.hex
    assert (message["to"], message["text"]) == ("+77010000001", "Қоңырау шалыңыз: 8 (7292) 00")
    assert sms.provider_reference == f"g-{sms.client_id.hex[:4]}"


@pytest.mark.parametrize(
    ("status", "state"),
    [(400, NoticeState.DEAD), (429, NoticeState.RETRY), (503, NoticeState.RETRY)],
)
def test_a_refusal_is_for_a_person_and_patience_is_given_as_asked(gateway, sms, status, state):
    gateway.status = status
    assert drained(sms) == (state, f"sms-{status}")
    if state == NoticeState.RETRY:
        assert timedelta(seconds=35) < sms.next_try_at - now() < timedelta(seconds=41)


def test_a_gateway_that_is_away_costs_no_attempt(settings, sms):
    settings.SMS_GATEWAY_URL = f"http://127.0.0.1:{free_port()}"
    assert drained(sms) == (NoticeState.RETRY, "sms-away")
    assert sms.attempts == 0


def test_without_an_answer_it_is_looked_up_and_never_sent_twice(gateway, sms):
    gateway.is_mute = True
    assert drained(sms) == (NoticeState.SENDING, "sms-no-answer")
    end_lease()
    assert drained(sms) == (NoticeState.SENT, "")
    assert sms.provider_reference == "g-found"
    assert len(gateway.taken) == len(gateway.asked) == 1


def test_an_interrupted_one_that_never_arrived_is_sent_again(gateway, sms):
    Notice.objects.update(state=NoticeState.SENDING, lease_token=uuid4(), attempts=1)
    end_lease()
    assert drained(sms) == (NoticeState.RETRY, "never-arrived")
    end_lease()
    assert drained(sms) == (NoticeState.SENT, "")


def test_mail_goes_on_while_the_gateway_is_away(settings, smtp, sms, make_kind, bureau):
    settings.SMS_GATEWAY_URL = f"http://127.0.0.1:{free_port()}"
    letter = make_kind("letter")
    services.plan(letter, key="m", office=bureau, language="kk", address="a@example.kz")
    drain.drain()
    assert len(smtp.letters) == 1


def test_a_day_and_two_telephones_of_the_office_may_leave():
    assert why_not_as_sms("28/11: 42-10-10/11") == ""


@pytest.mark.parametrize(
    "text", ["x" * 71, "см. https://office.kz", "www.office.kz", "office.kz", "a@b.example", "t/x"]
)
def test_a_long_text_or_a_link_never_leaves_as_an_sms(gateway, make_kind, bureau, text):
    assert why_not_as_sms(text)
    kind = make_kind("long", compose=lambda notice, *, links: Composed("", text))
    values = {"office": bureau, "language": "ru", "channel": "sms", "address": "+77010000001"}
    assert drained(services.plan(kind, key="sms:2", **values))[0] == NoticeState.RETRY
    assert not gateway.taken
