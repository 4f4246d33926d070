"""What goes to a side: planned by the way that is safe, and asked again when it is sent."""

from datetime import time, timedelta
from uuid import uuid4

import pytest

from mediation_office.accounts.tests.factories import make_office
from mediation_office.clock import now, today
from mediation_office.content.services import render
from mediation_office.notices import drain, services
from mediation_office.notices.choices import NoticeChannel, NoticeState
from mediation_office.notices.kinds import compose_from_wording
from mediation_office.people import services as people
from mediation_office.people.reach import Reach
from mediation_office.people.tests.factories import make_contact, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def kind(make_kind):
    return make_kind("registered", wording="registered", compose=compose_from_wording)


@pytest.fixture
def matter():
    return uuid4()


def allow(thread, asked_on=None, **allowed):
    reach = Reach(**{"calls": "any"} | allowed)
    people.replace_safe_contact(
        reach, thread=thread, told_by="side 1", asked_on=asked_on or today()
    )


def give(thread, *, email="", phone=""):
    for kind, value in (("email", email), ("phone", phone)):
        if value:
            people.add_point(kind=kind, value=value, thread=thread, told_by="side 1")


def plan(kind, thread, *, office=None, **more):
    data = {"reference": "A26-483157-9", "link": "http://127.0.0.1/kk/status/"}
    values = {"office": office or make_office(), "language": "ru", "data": data}
    return services.plan_to_side(kind, key=str(uuid4()), thread=thread, **(values | more))


def test_where_nobody_asked_a_person_writes_a_letter(kind, matter):
    give(matter, email="a@example.kz", phone="+77010000001")
    notice = plan(kind, matter)
    assert (notice.channel, notice.state) == (NoticeChannel.LETTER, NoticeState.HELD)


def test_in_a_sensitive_matter_nobody_writes_or_calls_unasked(kind, matter):
    office = make_office()
    give(matter, email="a@example.kz", phone="+77010000001")
    topic = make_topic(office.region, is_sensitive=True)
    make_contact(office, topic=topic, thread=matter)
    notice = plan(kind, matter, office=office)
    assert (notice.channel, notice.state) == (NoticeChannel.NONE, NoticeState.HELD)
    assert notice.reason_code == "silence"


def test_who_asked_for_silence_is_left_in_silence(kind, matter):
    allow(matter, calls="never")
    notice = plan(kind, matter)
    assert (notice.channel, notice.reason_code) == (NoticeChannel.NONE, "silence")


def test_an_old_preference_is_asked_anew_by_a_person(kind, matter):
    give(matter, email="a@example.kz")
    allow(matter, email=True, letter=True, asked_on=today() - timedelta(days=91))
    notice = plan(kind, matter)
    assert (notice.state, notice.reason_code) == (NoticeState.HELD, "preference-old")


def test_an_allowed_email_leaves_in_the_published_words_without_a_link(smtp, kind, matter):
    office = make_office()
    give(matter, email="dinara@example.kz")
    allow(matter, email=True)
    plan(kind, matter, office=office)
    drain.drain()
    (letter,) = smtp.letters
    words = render(office.region, "letter-registered", "ru", reference="A26-483157-9")
    assert letter["Subject"] == words.title
    assert letter.get_content().replace("\r\n", "\n").strip() == words.body.strip()
    assert "127.0.0.1" not in letter.get_content()


def test_a_link_leaves_only_where_links_were_allowed(smtp, kind, matter):
    give(matter, email="dinara@example.kz")
    allow(matter, email=True, email_links=True)
    plan(kind, matter)
    drain.drain()
    assert "http://127.0.0.1/kk/status/" in smtp.letters[0].get_content()


def test_a_channel_that_is_no_longer_safe_at_sending_sends_nothing(smtp, kind, matter):
    give(matter, email="dinara@example.kz")
    allow(matter, email=True)
    notice = plan(kind, matter)
    allow(matter, email=False, letter=True)
    drain.drain()
    notice.refresh_from_db()
    assert (notice.state, notice.reason_code) == (NoticeState.HELD, "letter")
    assert not smtp.letters


def test_an_address_corrected_meanwhile_is_the_one_written_to(smtp, kind, matter):
    give(matter, email="wrong@example.kz")
    allow(matter, email=True)
    notice = plan(kind, matter)
    people.retire_point(notice.point)
    give(matter, email="right@example.kz")
    drain.drain()
    assert smtp.letters[0]["To"] == "right@example.kz"


def test_outside_the_hours_named_it_waits_for_them(smtp, kind, matter, time_machine):
    time_machine.move_to("2026-11-30T22:30:00+05:00", tick=False)
    give(matter, email="dinara@example.kz")
    allow(matter, email=True, calls="hours", from_time=time(10), until_time=time(12))
    notice = plan(kind, matter, due_at=now() - timedelta(days=30), expires_at=FAR)
    drain.drain()
    notice.refresh_from_db()
    assert (notice.state, notice.reason_code) == (NoticeState.PLANNED, "quiet-hours")
    assert notice.next_try_at.isoformat() == "2026-12-01T05:00:00+00:00"
    assert not smtp.letters


FAR = now() + timedelta(days=3650)


def test_an_sms_says_what_was_published_and_nothing_else(settings, kind, matter, time_machine):
    time_machine.move_to("2026-11-30T12:30:00+05:00", tick=False)
    settings.SMS_GATEWAY_URL = ""
    office = make_office()
    give(matter, phone="+77010000001")
    allow(matter, sms=True)
    notice = plan(kind, matter, office=office, due_at=now() - timedelta(days=30), expires_at=FAR)
    drain.drain()
    notice.refresh_from_db()
    assert (notice.state, notice.provider_reference) == (NoticeState.SENT, "recorded")
    assert notice.body == render(office.region, "sms-registered", "ru").body
    assert notice.subject == ""
