"""Reports of the SMS gateway: repeated, late, out of order, forged."""

from datetime import timedelta
from uuid import uuid4

import pytest

from mediation_office.clock import now
from mediation_office.notices import drain, services
from mediation_office.notices.choices import NoticeState
from mediation_office.notices.kinds import Composed, kind_of
from mediation_office.notices.models import Notice
from mediation_office.notices.tests.factories import make_notice
from mediation_office.notices.tests.gateway import SECRET, say
from mediation_office.signatures import WINDOW_SECONDS, signed_headers

pytestmark = pytest.mark.django_db
REPORT = "/notices/sms/report/"


@pytest.fixture(autouse=True)
def secret(settings):
    settings.SMS_GATEWAY_SECRET = SECRET


@pytest.fixture
def told():
    """What the room of the kind has heard of."""
    return []


@pytest.fixture
def sms(gateway, told, make_kind, office):
    """An SMS that the gateway has taken."""
    kind = make_kind(
        compose=lambda notice, *, links: Composed("", "Қоңырау шалыңыз"),
        on_told=lambda notice: told.append(notice.pk),
    )
    notice = make_notice(kind, office, channel="sms", address="+77010000001")
    drain.drain()
    notice.refresh_from_db()
    return notice


def report(notice, status, **more):
    return say(REPORT, {"id": notice.client_id.hex, "status": status}, **more).status_code


def state_of(notice):
    notice.refresh_from_db()
    return notice.state, notice.reason_code


def test_a_report_moves_it_to_delivered_however_often_it_comes(sms):
    assert [report(sms, "delivered") for _time in range(3)] == [204] * 3
    assert state_of(sms) == (NoticeState.DELIVERED, "")


def test_one_that_did_not_arrive_waits_for_a_person(client, secretary, sms):
    assert report(sms, "failed") == 204
    assert state_of(sms) == (NoticeState.DEAD, "sms-undelivered")
    page = client.get("/notices/").content.decode()
    assert "The SMS gateway says that it did not arrive." in page


@pytest.mark.parametrize("order", [("failed", "delivered"), ("delivered", "failed")])
def test_what_arrived_has_arrived_in_whatever_order_it_is_told(sms, order):
    for status in order:
        report(sms, status)
    assert state_of(sms) == (NoticeState.DELIVERED, "")


def test_a_report_may_be_faster_than_our_record_of_the_sending(sms):
    token = uuid4()
    Notice.objects.update(state=NoticeState.SENDING, lease_token=token, sent_at=None)
    report(sms, "delivered")
    drain._record(sms.pk, token, drain.Unsure("sms-no-answer"))
    assert state_of(sms) == (NoticeState.DELIVERED, "")
    assert sms.sent_at is not None


def test_it_counts_as_told_when_it_arrived_and_not_before(sms, told):
    drain.drain()
    assert not told
    report(sms, "delivered")
    drain.drain()
    drain.drain()
    assert told == [sms.pk]


def test_what_did_not_arrive_was_not_told_until_a_person_does_it(secretary, sms, told):
    report(sms, "failed")
    drain.drain()
    assert not told
    services.settle_notice(sms, by=secretary, decision="done")
    assert told == [sms.pk]


def test_without_a_report_for_a_day_a_person_decides(client, secretary, sms, told):
    Notice.objects.update(sent_at=now() - timedelta(hours=23))
    drain.drain()
    assert state_of(sms) == (NoticeState.SENT, "")
    Notice.objects.update(sent_at=now() - timedelta(hours=25))
    drain.drain()
    assert state_of(sms) == (NoticeState.UNKNOWN, "sms-no-report")
    assert "has not said within a day whether it arrived" in client.get("/notices/").text
    report(sms, "delivered")
    drain.drain()
    assert told == [sms.pk]


def test_what_went_into_the_recorder_is_told_at_once(settings, sms, told):
    settings.SMS_GATEWAY_URL = ""
    again = services.plan(
        kind_of(sms),
        key="r",
        office=sms.office,
        language="kk",
        channel="sms",
        address="+77010000002",
    )
    drain.drain()
    assert told == [again.pk]


def test_a_doubt_is_settled_by_the_report(sms):
    Notice.objects.update(state=NoticeState.UNKNOWN, reason_code="interrupted")
    report(sms, "delivered")
    assert state_of(sms) == (NoticeState.DELIVERED, "")


def test_what_a_person_did_by_hand_stays(secretary, sms):
    report(sms, "failed")
    services.settle_notice(sms, by=secretary, decision="done")
    report(sms, "failed")
    assert state_of(sms) == (NoticeState.SENT, "by-hand")


def test_sent_again_it_has_a_new_id_so_that_old_reports_say_nothing_of_it(secretary, sms):
    report(sms, "failed")
    before = sms.client_id
    again = services.settle_notice(Notice.objects.get(), by=secretary, decision="again")
    drain.drain()
    assert again.client_id != before
    report(sms, "failed")
    assert state_of(sms) == (NoticeState.SENT, "")


@pytest.mark.parametrize(
    "said",
    [
        {"id": uuid4().hex, "status": "delivered"},  # none of ours
        {"id": "0" * 32, "status": "failed"},
    ],
)
def test_an_unknown_id_is_taken_and_changes_nothing(sms, said):
    assert say(REPORT, said).status_code == 204
    assert state_of(sms) == (NoticeState.SENT, "")


@pytest.mark.parametrize(
    "body",
    [
        *(b"[]", b"null", b'"x"', b"{", b"\xff\xfe", b"[" * 9000, b"9" * 9000),
        *(b'{"id": "x", "status": "delivered"}', b'{"id": {"a": 1}, "status": "failed"}'),
        b'{"id": "\\ud800", "status": "failed"}',
        b'{"id": "\\u0000", "status": "failed"}',
    ],
)
def test_signed_nonsense_is_refused_without_a_word(body):
    answer = say(REPORT, {}, body=body)
    assert (answer.status_code, answer.content) == (400, b"")


def test_forged_reports_are_refused_without_a_word_and_change_nothing(sms):
    said = {"id": sms.client_id.hex, "status": "failed"}
    old = str(int(now().timestamp()) - WINDOW_SECONDS - 5)
    elsewhere = signed_headers(SECRET, "/notices/sms/reply/", b"{}")
    for forged in (
        say(REPORT, said, secret="another secret, as long as the first one is"),
        say(REPORT, said, **{"X-Office-Signature": ""}),
        say(REPORT, said, **{"X-Office-Signature": "ә" * 64}),
        say(REPORT, said, **{"X-Office-Time": "soon"}),
        say(REPORT, said, **{"X-Office-Time": old}),
        say(REPORT, {}, body=b"{}", **elsewhere),
        say(REPORT, {}, body=b"{" + b" " * 20_000 + b"}"),
    ):
        assert (forged.status_code, forged.content) == (403, b"")
    assert state_of(sms) == (NoticeState.SENT, "")


def test_a_right_signature_is_of_no_use_five_minutes_later(sms):
    body = b"{}"
    headers = signed_headers(SECRET, REPORT, body)
    late = int(headers["X-Office-Time"]) - timedelta(minutes=6).seconds
    assert say(REPORT, {}, body=body, **{"X-Office-Time": str(late)}).status_code == 403


def test_without_a_secret_nobody_is_believed(settings, sms):
    settings.SMS_GATEWAY_SECRET = ""
    assert report(sms, "delivered", secret="") == 403


def test_whoever_forges_is_slowed_and_the_gateway_is_not_counted(sms):
    assert {report(sms, "delivered") for _time in range(35)} == {204}
    forged = [report(sms, "failed", secret="a wrong one") for _time in range(32)]
    assert forged[:30] == [403] * 30
    assert forged[30:] == [429] * 2


def test_only_posts_of_json_without_a_cookie(client):
    assert client.get(REPORT).status_code == 405
    answer = client.post(REPORT, {"id": "1"})
    assert answer.status_code == 403
    assert not answer.cookies
