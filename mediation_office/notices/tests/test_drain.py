"""The drain against a real SMTP server. There is no screen for it: these are its tests."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from mediation_office.clock import now
from mediation_office.notices import drain, services
from mediation_office.notices.channels.email import message_id
from mediation_office.notices.choices import NoticeState
from mediation_office.notices.kinds import Composed
from mediation_office.notices.models import Notice
from mediation_office.patience import BusyError
from mediation_office.tests.live import free_port

pytestmark = pytest.mark.django_db


def plan(kind, bureau, address="a@example.kz", **more):
    """A letter to an address, due now."""
    values = {"key": str(uuid4()), "office": bureau, "language": "kk", "address": address}
    return services.plan(kind, **(values | more))


def state_of(notice):
    notice.refresh_from_db()
    return notice.state, notice.reason_code


def test_what_is_due_leaves_as_plain_text_that_no_machine_answers(smtp, make_kind, bureau):
    notice = plan(make_kind(), bureau, address="dinara@example.kz")
    drain.drain()
    assert state_of(notice) == (NoticeState.SENT, "")
    (letter,) = smtp.letters
    assert letter["To"] == "dinara@example.kz"
    assert letter["Message-ID"] == message_id(notice.client_id)
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_content_type() == "text/plain"
    assert letter.get_content().strip() == "There is news. Ask us by telephone."


def test_lines_that_are_dots_arrive_as_they_were_written(smtp, make_kind, bureau):
    text = "Бір.\n.\n..екі\n.\nSoñy."
    kind = make_kind(compose=lambda notice, *, links: Composed("Тақырып", text))
    plan(kind, bureau)
    drain.drain()
    assert smtp.letters[0].get_content().replace("\r\n", "\n").strip() == text
    assert smtp.letters[0]["Subject"] == "Тақырып"


def test_planning_twice_under_one_key_is_one_letter(smtp, make_kind, bureau):
    kind = make_kind()
    first = plan(kind, bureau, key="appeal-registered:1")
    second = plan(kind, bureau, key="appeal-registered:1", address="other@example.kz")
    drain.drain()
    assert first == second
    assert len(smtp.letters) == 1


def test_what_is_not_due_yet_waits(smtp, make_kind, bureau):
    notice = plan(make_kind(), bureau, due_at=now() + timedelta(hours=1))
    drain.drain()
    assert state_of(notice) == (NoticeState.PLANNED, "")
    assert not smtp.letters


def test_what_no_longer_holds_is_cancelled_at_the_moment_of_sending(smtp, make_kind, bureau):
    notice = plan(make_kind(still_valid=lambda notice: False), bureau)
    drain.drain()
    assert state_of(notice) == (NoticeState.CANCELLED, "no-longer-valid")
    assert not smtp.letters


def test_a_cancelled_letter_never_leaves(smtp, make_kind, bureau):
    notice = plan(make_kind(), bureau, key="case:7:session")
    assert services.cancel_notices(key="case:7:session") == 1
    drain.drain()
    assert state_of(notice) == (NoticeState.CANCELLED, "cancelled")
    assert not smtp.letters


@pytest.mark.parametrize(("side", "state"), [(None, NoticeState.EXPIRED), (1, NoticeState.DEAD)])
def test_what_comes_too_late_is_not_sent_and_a_side_is_left_to_a_person(
    smtp, make_kind, bureau, side, state
):
    hour = timedelta(hours=1)
    notice = plan(make_kind(), bureau, due_at=now() - 2 * hour, expires_at=now() - hour, side=side)
    drain.drain()
    assert state_of(notice) == (state, "too-late")
    assert not smtp.letters


def test_an_address_refused_for_good_is_for_a_person_at_once(smtp, make_kind, bureau):
    smtp.answers["gone@example.kz"] = "550 no such user"
    notice = plan(make_kind(), bureau, address="gone@example.kz")
    drain.drain()
    assert state_of(notice) == (NoticeState.DEAD, "smtp-550")


@pytest.mark.parametrize(
    "address", ["no address", "a@example.kz\nBcc: b@example.kz", "ә@example.kz"]
)
def test_an_address_that_is_none_is_for_a_person(smtp, make_kind, bureau, address):
    notice = plan(make_kind(), bureau, address=address)
    drain.drain()
    assert state_of(notice)[0] == NoticeState.DEAD
    assert not smtp.letters


def test_a_server_that_asks_for_patience_is_tried_again_later_and_not_for_ever(
    smtp, make_kind, bureau
):
    smtp.answers["busy@example.kz"] = "451 later"
    notice = plan(make_kind(), bureau, address="busy@example.kz")
    drain.drain()
    assert state_of(notice) == (NoticeState.RETRY, "smtp-451")
    assert notice.next_try_at > now()
    for _attempt in range(drain.ATTEMPTS - 1):
        Notice.objects.update(next_try_at=now())
        drain.drain()
    assert state_of(notice) == (NoticeState.DEAD, "smtp-451")
    assert notice.attempts == drain.ATTEMPTS


def test_pauses_double_up_to_a_quarter_of_an_hour():
    pauses = [drain.pause_seconds(attempt) for attempt in range(1, 9)]
    assert 11 <= pauses[0] <= 19
    assert 22 <= pauses[1] <= 38
    assert all(675 <= pause <= 1125 for pause in pauses[6:])


def test_a_server_that_is_away_costs_a_letter_nothing(smtp, settings, make_kind, bureau):
    there, settings.EMAIL_URL = settings.EMAIL_URL, f"smtp://127.0.0.1:{free_port()}"
    notice = plan(make_kind(), bureau)
    drain.drain()
    assert state_of(notice) == (NoticeState.RETRY, "smtp-away")
    assert notice.attempts == 0
    settings.EMAIL_URL = there
    Notice.objects.update(next_try_at=now())
    drain.drain()
    assert state_of(notice) == (NoticeState.SENT, "")


@pytest.mark.slow
def test_a_server_that_takes_the_text_and_says_nothing_leaves_a_doubt_for_a_person(
    smtp, make_kind, bureau
):
    smtp.hangs = True
    notice = plan(make_kind(), bureau)
    started = now()
    drain.drain(seconds=1)
    assert state_of(notice) == (NoticeState.UNKNOWN, "smtp-no-answer")
    assert now() - started < timedelta(seconds=drain.SEND_SECONDS + 1)
    drain.drain()
    assert len(smtp.letters) == 1


def test_a_text_refused_after_it_was_handed_over_surely_did_not_leave(smtp, make_kind, bureau):
    smtp.after_text = "554 no"
    notice = plan(make_kind(), bureau)
    drain.drain()
    assert state_of(notice) == (NoticeState.DEAD, "smtp-554")


def test_one_letter_that_cannot_be_made_stops_no_other(smtp, make_kind, bureau):
    def broken(notice, *, links):
        raise KeyError("secret text of a person")

    poison = plan(make_kind("poison", compose=broken), bureau)
    good = plan(make_kind("good"), bureau)
    drain.drain()
    assert state_of(poison) == (NoticeState.RETRY, "not-composable")
    assert state_of(good) == (NoticeState.SENT, "")


def test_a_batch_is_claimed_in_order_and_is_small(make_kind, bureau):
    kind = make_kind()
    planned = [plan(kind, bureau, due_at=now() - timedelta(minutes=n)) for n in range(7)]
    claimed = drain._claim(drain.CLAIM, uuid4(), ["email"])
    assert claimed == [notice.pk for notice in reversed(planned)][: drain.BATCH]


def test_a_row_whose_worker_died_before_sending_is_sent_by_the_next(smtp, make_kind, bureau):
    notice = plan(make_kind(), bureau)
    drain._claim(drain.CLAIM, uuid4(), ["email"])
    assert drain.drain() == 0
    end_leases()
    drain.drain()
    assert state_of(notice) == (NoticeState.SENT, "")


def test_a_letter_whose_worker_died_while_sending_is_never_sent_blindly_again(
    smtp, make_kind, bureau
):
    notice = plan(make_kind(), bureau)
    Notice.objects.update(state=NoticeState.SENDING, lease_token=uuid4())
    end_leases()
    drain.drain()
    assert state_of(notice) == (NoticeState.UNKNOWN, "interrupted")
    assert list(Notice.objects.for_a_person()) == [notice]
    assert not smtp.letters


def test_a_worker_that_slept_past_its_lease_writes_nothing(smtp, make_kind, bureau):
    notice = plan(make_kind(), bureau)
    drain._claim(drain.CLAIM, uuid4(), ["email"])
    assert drain._deliver(notice.pk, uuid4(), ()) == ("", None)
    Notice.objects.update(state=NoticeState.SENDING)
    drain._record(notice.pk, uuid4(), drain.Sent())
    assert state_of(notice) == (NoticeState.SENDING, "")


def test_without_enough_of_its_lease_left_a_row_is_not_sent(smtp, make_kind, bureau):
    notice = plan(make_kind(), bureau)
    token = uuid4()
    drain._claim(drain.CLAIM, token, ["email"])
    short = timedelta(seconds=2 * drain.SEND_SECONDS - 1)
    Notice.objects.update(lease_until=now() + short)
    assert drain._deliver(notice.pk, token, ()) == ("", None)
    assert not smtp.letters


def test_without_a_server_letters_are_kept_sealed_and_go_nowhere(settings, make_kind, bureau):
    settings.EMAIL_URL = ""
    notice = plan(make_kind(), bureau, address="dinara@example.kz")
    drain.drain()
    assert state_of(notice) == (NoticeState.SENT, "")
    assert (notice.provider_reference, notice.body) == (
        "recorded",
        "There is news. Ask us by telephone.",
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT body, address FROM notices_notice")
        stored = "".join(cursor.fetchone())
    assert "news" not in stored
    assert "dinara" not in stored


def end_leases():
    Notice.objects.update(lease_until=now() - timedelta(seconds=1))


def test_the_room_is_told_again_where_somebody_held_its_rows(smtp, make_kind, bureau):
    told = []

    def listen(notice):
        told.append(notice.pk)
        if len(told) == 1:
            raise BusyError("somebody else is at it")

    notice = plan(make_kind(on_told=listen), bureau)
    for _tick in range(3):
        drain.drain()
    assert told == [notice.pk, notice.pk]


def test_the_room_is_told_what_left_and_its_trouble_changes_nothing(smtp, make_kind, bureau):
    told = []

    def listen(notice):
        told.append(notice.pk)
        if len(told) == 1:
            raise KeyError("a mistake of the room")

    notice = plan(make_kind(on_told=listen), bureau)
    drain.drain()
    assert state_of(notice) == (NoticeState.SENT, "")
    drain.drain()
    drain.drain()
    assert told == [notice.pk, notice.pk]
    assert len(smtp.letters) == 1
