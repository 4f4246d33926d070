from uuid import uuid4

import pytest
from django.utils import timezone

from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import telling, today
from mediation_office.notices import drain
from mediation_office.notices.choices import NoticeState
from mediation_office.notices.kinds import Composed
from mediation_office.notices.mail import ACCOUNT_LETTER
from mediation_office.notices.models import Notice, NoticeDecision
from mediation_office.notices.tests.factories import make_notice
from mediation_office.people import services as people
from mediation_office.people.reach import Reach

pytestmark = pytest.mark.django_db


def settle(client, notice, decision, reason="she came by herself"):
    return client.post(
        f"/notices/{notice.uuid}/settle/", {"decision": decision, "reason": reason}, follow=True
    )


def test_done_by_hand_is_recorded_with_who_and_how(client, office, secretary, make_kind):
    notice = make_notice(make_kind(), office, channel="letter", thread=uuid4(), side=1)
    page = settle(client, notice, "done")
    assert page.redirect_chain == [("/notices/", 302)]
    notice.refresh_from_db()
    assert (notice.state, notice.reason_code) == (NoticeState.SENT, "by-hand")
    decision = NoticeDecision.objects.get()
    assert (decision.by, decision.from_state) == (secretary, NoticeState.HELD)
    assert decision.reason == "she came by herself"


def test_giving_up_needs_a_reason(client, office, secretary, make_kind):
    notice = make_notice(make_kind(), office, state=NoticeState.DEAD)
    page = settle(client, notice, "give-up", reason=" ")
    assert "Say why nobody will be told." in page.content.decode()
    settle(client, notice, "give-up")
    notice.refresh_from_db()
    assert (notice.state, notice.reason_code) == (NoticeState.CANCELLED, "given-up")


def test_sent_again_after_a_doubt_it_leaves_once_more(client, smtp, office, secretary, make_kind):
    user = make_user(office=office)
    notice = make_notice(make_kind(), office, user=user, state=NoticeState.UNKNOWN)
    settle(client, notice, "again")
    drain.drain()
    notice.refresh_from_db()
    assert notice.state == NoticeState.SENT
    assert [letter["To"] for letter in smtp.letters] == [user.email]


def test_nobody_can_make_a_machine_write_where_it_is_not_safe(client, office, secretary, make_kind):
    notice = make_notice(make_kind(), office, channel="call", thread=uuid4(), side=1)
    page = settle(client, notice, "again")
    assert "No machine may write to this person" in page.content.decode()
    assert Notice.objects.get().state == NoticeState.HELD
    assert not NoticeDecision.objects.exists()


def test_a_way_that_was_allowed_meanwhile_is_taken(client, smtp, office, secretary, make_kind):
    thread = uuid4()
    notice = make_notice(make_kind(), office, channel="call", thread=thread, side=1)
    people.add_point(kind="email", value="d@example.kz", thread=thread, told_by="side 1")
    people.replace_safe_contact(
        Reach(calls="any", email=True), thread=thread, told_by="side 1", asked_on=today()
    )
    settle(client, notice, "again")
    drain.drain()
    assert [letter["To"] for letter in smtp.letters] == ["d@example.kz"]


def test_what_was_decided_already_is_refused_with_a_sentence(client, office, secretary, make_kind):
    notice = make_notice(make_kind(), office, state=NoticeState.SENT)
    page = settle(client, notice, "done")
    assert "Somebody has decided about this message already." in page.content.decode()


def test_another_office_does_not_find_it(client, office, secretary, make_kind):
    notice = make_notice(make_kind(), make_office(office.region), state=NoticeState.HELD)
    assert settle(client, notice, "done").status_code == 404


def test_mediators_may_not_decide(client, office, mediator, make_kind):
    notice = make_notice(make_kind(), office, state=NoticeState.HELD)
    assert settle(client, notice, "done").status_code == 403


def test_over_another_channel_its_words_are_made_anew(client, office, secretary, make_kind):
    thread = uuid4()
    words = {"email": "Everything stands at https://office.example/en/", "sms": "Please call us."}
    kind = make_kind(compose=lambda notice, *, links: Composed("", words[notice.channel]))
    notice = make_notice(
        kind, office, channel="email", thread=thread, side=1, state="dead", body=words["email"]
    )
    people.add_point(kind="phone", value="+77010000001", thread=thread, told_by="side 1")
    people.replace_safe_contact(
        Reach(calls="any", sms=True), thread=thread, told_by="side 1", asked_on=today()
    )
    settle(client, notice, "again")
    with telling(timezone.localtime().replace(hour=12)):
        drain.drain()
    notice.refresh_from_db()
    assert (notice.channel, notice.state, notice.body) == ("sms", "sent", words["sms"])


def test_words_that_came_with_it_are_sent_again_as_they_are(client, office, secretary):
    user = make_user(office=office)
    notice = make_notice(
        ACCOUNT_LETTER, office, user=user, state="dead", subject="A", body="Your link"
    )
    settle(client, notice, "again")
    notice.refresh_from_db()
    assert (notice.subject, notice.body) == ("A", "Your link")
