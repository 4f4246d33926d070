"""What people write back by SMS."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection

from mediation_office.accounts.tests.factories import make_user
from mediation_office.clock import now, today
from mediation_office.notices import drain, services
from mediation_office.notices.channels.sms import asks_to_stop
from mediation_office.notices.choices import NoticeChannel, NoticeState
from mediation_office.notices.kinds import Composed
from mediation_office.notices.models import SmsAnswer
from mediation_office.notices.tests.gateway import SECRET, say
from mediation_office.people import services as people
from mediation_office.people.models import SafeContact
from mediation_office.people.reach import Reach
from mediation_office.people.tests.factories import make_person

pytestmark = pytest.mark.django_db
REPLY = "/notices/sms/reply/"
NUMBER = "+77010000017"
SMS = Reach(calls="any", sms=True)


@pytest.fixture(autouse=True)
def secret(settings):
    settings.SMS_GATEWAY_SECRET = SECRET


@pytest.fixture
def sms(make_kind, office):
    """An SMS that went to a side of a matter."""
    thread = uuid4()
    people.add_point(kind="phone", value="8 701 000 00 17", thread=thread, told_by="side 1")
    people.replace_safe_contact(
        replace(SMS, email=True), thread=thread, told_by="side 1", asked_on=today()
    )
    kind = make_kind(compose=lambda notice, *, links: Composed("", "Хабарласыңыз"))
    notice = services.plan_to_side(kind, key="sms", office=office, thread=thread, language="kk")
    assert notice.channel == NoticeChannel.SMS
    notice.state, notice.sent_at = NoticeState.SENT, now()  # whatever hour it is
    notice.save()
    return notice


def reply(text, *, sender=NUMBER, name="in-1", **more):
    return say(REPLY, {"id": name, "sender": sender, "text": text}, **more).status_code


def test_an_answer_is_kept_sealed_with_the_message_it_follows(sms):
    assert [reply("Келемін") for _time in range(2)] == [204, 204]
    answer = SmsAnswer.objects.get()
    assert (answer.notice, answer.thread, answer.text) == (sms, sms.thread, "Келемін")
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM notices_smsanswer")
        assert cursor.fetchone()[0].startswith("s1.")


def test_the_list_shows_that_somebody_answered_and_not_what(client, secretary, sms):
    reply("Келемін")
    page = client.get("/notices/").content.decode()
    assert "Answers by SMS" in page
    assert "Келемін" not in page


def test_another_office_sees_no_answer(client, sms):
    reply("Келемін")
    client.force_login(make_user(role="secretary"))
    assert "Answers by SMS" not in client.get("/notices/").content.decode()


def test_stop_ends_sms_on_the_card_and_in_every_matter_with_the_number(secretary, office, sms):
    person = make_person(office.region, by=secretary)
    people.add_point(kind="phone", value=NUMBER, person=person, told_by="self")
    for thread in (None, uuid4()):
        people.replace_safe_contact(SMS, person=person, thread=thread, asked_on=today())
    other = people.replace_safe_contact(SMS, thread=uuid4(), asked_on=today())
    reply("СТОП!")
    assert SmsAnswer.objects.get().is_stop
    assert list(SafeContact.objects.filter(sms=True)) == [other]
    assert SafeContact.objects.filter(email=True).count() == 1  # only SMS was refused


def test_what_was_planned_by_sms_then_waits_for_a_person(sms, office):
    again = services.plan_to_side(
        drain.kind_of(sms), key="sms:2", office=office, thread=sms.thread, language="kk"
    )
    reply("stop")
    drain.drain()
    again.refresh_from_db()
    assert again.state == NoticeState.HELD


def test_stop_once_more_after_a_new_yes_counts_once_each(sms):
    reply("stop")
    people.replace_safe_contact(SMS, thread=sms.thread, asked_on=today())
    reply("stop")  # the same message, repeated by the gateway
    assert SafeContact.objects.get(thread=sms.thread).sms
    reply("stop", name="in-2")
    assert not SafeContact.objects.get(thread=sms.thread).sms


@pytest.mark.parametrize("text", ["STOP", " стоп.", "Тоқтатыңыз!", "не пишите мне", "Stop, please"])
def test_words_that_ask_for_no_more(text):
    assert asks_to_stop(text)


@pytest.mark.parametrize("text", ["", "Спасибо", "не понял", "Рақмет, келемін", "bus stop"])
def test_words_that_do_not(text):
    assert not asks_to_stop(text)


@pytest.mark.parametrize("sender", ["+77019999999", "0017", "Kcell", "1"])
def test_of_a_number_we_never_wrote_to_nothing_is_kept(sms, sender):
    assert reply("stop", sender=sender) == 204
    assert not SmsAnswer.objects.exists()
    assert SafeContact.objects.get().sms


@pytest.mark.parametrize(
    "said",
    [
        {"id": "", "sender": NUMBER, "text": "x"},
        {"id": "1", "sender": "", "text": "x"},
        {"id": "1" * 101, "sender": NUMBER, "text": "x"},
        {"id": "1", "sender": NUMBER, "text": "x" * 2001},
        {"id": "1\x00", "sender": NUMBER, "text": "x"},
    ],
)
def test_signed_nonsense_is_refused(sms, said):
    assert say(REPLY, said).status_code == 400


def test_a_forged_answer_is_refused(sms):
    assert reply("stop", secret="another secret, as long as the first one is") == 403
    assert SafeContact.objects.get().sms
