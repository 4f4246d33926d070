from uuid import uuid4

import pytest

from mediation_office.accounts.models import Look
from mediation_office.accounts.tests.factories import make_office
from mediation_office.notices.models import SmsAnswer
from mediation_office.notices.tests.factories import make_notice, make_sms_answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer(make_kind, office):
    notice = make_notice(make_kind(), office, channel="sms", thread=uuid4(), side=1)
    return make_sms_answer(notice, text="Келемін")


def address(answer):
    return f"/notices/answers/{answer.uuid}/"


def test_the_words_are_read_here_and_the_look_is_written_down(client, secretary, answer):
    assert "Келемін" in client.get(address(answer)).content.decode()
    assert Look.objects.filter(user=secretary, thread=answer.thread, subject="sms-answer").exists()


def test_dealt_with_it_leaves_the_list(client, secretary, answer):
    page = client.post(address(answer), follow=True)
    assert page.redirect_chain == [("/notices/", 302)]
    assert "Answers by SMS" not in page.content.decode()
    answer.refresh_from_db()
    assert answer.settled_by == secretary


def test_whoever_was_first_stays(client, head, secretary, answer):
    client.post(address(answer))
    client.force_login(head)
    client.post(address(answer))
    assert SmsAnswer.objects.get().settled_by == secretary


def test_another_office_does_not_find_it(client, office, secretary, make_kind):
    notice = make_notice(make_kind(), make_office(office.region), channel="sms")
    assert client.get(address(make_sms_answer(notice))).status_code == 404


def test_mediators_may_not_read_it(client, mediator, answer):
    assert client.get(address(answer)).status_code == 403
