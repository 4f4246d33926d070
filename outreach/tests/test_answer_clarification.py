import re
from datetime import timedelta

import pytest

from cases import services as cases
from cases.models import Note
from cases.tests.factories import make_decided, make_signed
from mediation_office.accounts.tests.factories import make_user
from mediation_office.clock import now, today
from mediation_office.notices.choices import NoticeChannel
from mediation_office.notices.kinds import kind_of
from mediation_office.notices.models import Notice, Reply

pytestmark = pytest.mark.django_db

DETAILS = {"asked": "1", "choice": "answer", "text": "Участок 12"}


@pytest.fixture
def asked(site, office):
    """A signed paper that asks for what is missing."""
    return make_signed(make_decided(office), code="clarify", until_on=today() + timedelta(days=7))


def code_on(move):
    move.paper.refresh_from_db()
    return re.search(r"\d{4} \d{4}", move.paper.body)[0]


def told_by(move, channel):
    """What a message to the applicant about this move may name, where links are allowed."""
    notice = Notice.objects.get(key=f"move:{move.pk}:signed")
    notice.channel = channel
    return kind_of(notice).values(notice, links=True)


def test_the_code_on_the_paper_answers_and_ends_the_wait(client, asked):
    code = {"code": code_on(asked)}
    page = client.post("/en/answer/", code).content.decode()
    assert "a few more details" in page
    asked.refresh_from_db()
    assert asked.state == "waiting"

    done = client.post("/en/answer/", code | DETAILS).content.decode()

    asked.refresh_from_db()
    assert "We have what you sent" in done
    assert (asked.state, asked.reason_code) == ("done", "sent")
    assert (Note.objects.get().body, Note.objects.get().by_side) == ("Участок 12", 1)


def test_an_e_mail_carries_a_link_that_answers_once(client, asked):
    link = told_by(asked, NoticeChannel.EMAIL)["link"]
    path = re.search(r"/\w\w/answer/.+", link)[0]
    assert client.get(path).status_code == 200
    client.post(path, {"asked": "1", "choice": "nothing"})
    asked.refresh_from_db()
    assert asked.state == "done"
    client.post(path, DETAILS)
    assert Note.objects.count() == 1


def test_a_short_message_carries_neither_link_nor_code(asked):
    before = Reply.objects.count()
    assert "/answer/" not in told_by(asked, NoticeChannel.SMS)["link"]
    assert Reply.objects.count() == before


def test_an_answer_without_words_is_asked_again_and_costs_nothing(client, asked):
    code = {"code": code_on(asked)}
    page = client.post("/en/answer/", code | DETAILS | {"text": " "})
    assert page.context["form"].errors
    assert Reply.objects.get().uses_left == 1


def test_what_came_another_way_closes_code_and_link(client, asked):
    code, link = {"code": code_on(asked)}, told_by(asked, NoticeChannel.EMAIL)["link"]
    cases.receive_clarification(asked, by=make_user(role="secretary", office=asked.appeal.office))
    assert "opens nothing" in client.post("/en/answer/", code).content.decode()
    assert client.get(re.search(r"/\w\w/answer/.+", link)[0]).status_code == 404


def test_it_can_be_answered_until_the_day_that_was_named(asked):
    expires_at = Reply.objects.get().expires_at
    assert now() + timedelta(days=7) < expires_at <= now() + timedelta(days=8)
