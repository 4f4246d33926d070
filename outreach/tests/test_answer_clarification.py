import re
from datetime import timedelta

import pytest

from cases import services as cases
from cases.models import MatterEvent, Note
from cases.tests.factories import make_decided, make_signed
from mediation_office import spoken
from mediation_office.accounts.tests.factories import make_user
from mediation_office.clock import now, today
from mediation_office.notices.choices import NoticeChannel
from mediation_office.notices.kinds import kind_of
from mediation_office.notices.models import Notice, Reply
from mediation_office.people import services as people
from mediation_office.people.reach import Reach

pytestmark = pytest.mark.django_db

DETAILS = {"asked": "1", "text": "Участок 12"}


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
    page = client.post("/en/answer/", code, follow=True).text
    assert "a few more details" in page
    asked.refresh_from_db()
    assert asked.state == "waiting"

    done = client.post("/en/answer/", DETAILS, follow=True).text

    asked.refresh_from_db()
    assert "We have what you sent" in done
    assert (asked.state, asked.reason_code) == ("done", "sent")
    assert (Note.objects.get().body, Note.objects.get().by_side) == ("Участок 12", 1)


def link_of(move):
    """The address in the e-mail, without the site, in English."""
    return "/en" + re.search(r"/answer/.+", told_by(move, NoticeChannel.EMAIL)["link"])[0]


def allow_links(move, **reach):
    told = Reach(**{"email": True, "email_links": True} | reach)
    people.add_points({"email": "a@example.kz"}, told_by="", thread=move.thread)
    people.tighten_safe_contact(told, thread=move.thread, told_by="", asked_on=today())


def test_a_link_opened_again_says_when_it_was_answered_and_takes_an_addition(client, asked):
    path = link_of(asked)
    client.post(path, DETAILS)

    again = client.get(path).text
    client.post(path, {"asked": "1", "text": "И участок 13"})

    assert "We received your answer" in again
    assert spoken.moment(Reply.objects.get(answer="answer").answered_at) in again
    assert "Send the answer" not in again
    assert [note.body for note in Note.objects.all()] == ["Участок 12", "И участок 13"]
    event = MatterEvent.objects.get(code="clarification-added")
    assert event.data["note"] == Note.objects.last().pk


@pytest.mark.parametrize("choice", ["", "answer", "nothing"])
def test_words_are_the_answer_whatever_is_pressed_and_pressed_twice_one(client, asked, choice):
    path = link_of(asked)
    for _press in range(2):
        page = client.post(path, DETAILS | {"choice": choice}, follow=True).text
    assert Reply.objects.get(answered_at__isnull=False).answer == "answer"
    assert "We have what you sent" in page
    assert Note.objects.count() == 1


def test_nothing_to_add_pressed_twice_is_thanked_for_twice(client, asked):
    path = link_of(asked)
    for _press in range(2):
        page = client.post(path, {"asked": "1", "choice": "nothing"}, follow=True).text
    assert "We have what you sent" in page
    assert Note.objects.count() == 1


def test_of_a_matter_that_is_over_no_addition_is_thanked_for(client, asked):
    path = link_of(asked)
    client.post(path, DETAILS)
    cases.withdraw_appeal(asked.appeal, by=None)

    page, sent = client.get(path).text, client.post(path, DETAILS | {"text": "Ещё"}).text

    assert "We received your answer" in page
    assert "<textarea" not in page
    assert "You have answered already" in sent
    assert Note.objects.count() == 1


def test_the_question_of_the_letter_stands_behind_a_code(client, asked):
    page = client.post("/en/answer/", {"code": code_on(asked)}, follow=True).text
    assert "Проверено, меры приняты." in page  # what the secretary asked for


def test_it_stands_behind_a_link_where_links_are_allowed_still(client, asked):
    path = link_of(asked)
    hidden = client.get(path).text
    allow_links(asked)
    shown = client.get(path).text
    allow_links(asked, email_links=False)
    taken_back = client.get(path).text

    words = "Проверено, меры приняты."
    assert [words in page for page in (hidden, shown, taken_back)] == [False, True, False]
    assert "What exactly stands in our letter to you." in taken_back


def test_nothing_to_add_is_asked_only_of_whoever_typed_nothing(client, asked):
    path = link_of(asked)
    assert "nothing to add" not in client.get(path).text
    page = client.post(path, DETAILS | {"text": " "}, follow=True).text
    assert "Write the details, or choose that you have nothing to add." in page
    assert 'name="choice" value="nothing"' in page
    assert "Documents and photos are sent on the status page" in page


def test_a_short_message_carries_neither_link_nor_code(asked):
    before = Reply.objects.count()
    assert "/answer/" not in told_by(asked, NoticeChannel.SMS)["link"]
    assert Reply.objects.count() == before


def test_an_answer_without_words_is_asked_again_and_costs_nothing(client, asked):
    code = {"code": code_on(asked)}
    client.post("/en/answer/", code)
    page = client.post("/en/answer/", DETAILS | {"text": " "}, follow=True)
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


def test_a_short_addition_that_ends_another_note_is_an_addition(client, asked):
    url = link_of(asked)
    client.post(url, DETAILS)

    client.post(url, {"asked": "1", "text": "12"})
    client.post(url, {"asked": "1", "text": "12"})

    assert [note.body for note in Note.objects.order_by("pk")] == ["Участок 12", "12"]
