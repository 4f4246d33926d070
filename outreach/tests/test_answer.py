import re

import pytest
from django.test import Client

from mediation_office import turns
from mediation_office.accounts.models import Setting
from mediation_office.notices.models import Reply
from outreach.tests.answering import answer_by_code

pytestmark = pytest.mark.django_db
URL = "/en/answer/"


def words(response):
    """The page without its one-time token, which is another one each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())


def test_a_short_code_shows_the_question_and_changes_nothing(client, site, question):
    code = question.ask().short_code
    page = client.post(URL, {"code": f"{code[:4]} {code[4:]}"}, follow=True)
    assert "Have you sent what we asked for?" in words(page)
    assert "I need more time" in words(page)
    assert not question.told
    assert Reply.objects.get().uses_left == 1


def test_an_answer_is_recorded_and_told_to_the_room_that_asked(client, site, question):
    code = question.ask().short_code
    page = answer_by_code(client, code, choice="later")
    assert "We have noted it." in words(page)
    assert question.told == [(question.thread, "later")]
    reply = Reply.objects.get()
    assert (reply.answer, reply.uses_left) == ("later", 0)


def test_the_same_answer_pressed_twice_counts_once(client, site, question):
    code = question.ask().short_code
    for _press in range(2):
        again = answer_by_code(client, code, choice="done")
    assert "We have noted it." in words(again)
    assert len(question.told) == 1


def test_another_answer_afterwards_is_refused_with_a_sentence(client, site, question):
    code = question.ask().short_code
    answer_by_code(client, code, choice="done")
    page = answer_by_code(client, code, choice="later")
    assert "You have answered already." in words(page)
    assert question.told == [(question.thread, "done")]


@pytest.mark.parametrize("choice", ["", "never-offered", "x" * 5000])
def test_an_answer_that_was_not_offered_is_asked_again(client, site, question, choice):
    code = question.ask().short_code
    page = answer_by_code(client, code, choice=choice)
    assert page.status_code == 200
    assert not question.told


def test_a_wrong_an_expired_and_a_closed_code_have_one_answer(client, site, question):
    expired = question.ask(hours=-1).short_code
    spent = question.ask().short_code
    Reply.objects.filter(uses_left=1, expires_at__gt=Reply.objects.first().expires_at).update(
        uses_left=0
    )
    shown = set()
    for code in ("00000000", expired, spent):
        page = client.post(URL, {"code": code})
        assert page.status_code == 200
        shown.add(words(page).replace(code, "…"))
    assert len(shown) == 1
    assert "This code opens nothing." in shown.pop()


@pytest.mark.parametrize("typed", ["", "1", "abc", "１２３４５６７８", "\x00", "9" * 3000])
def test_nonsense_is_a_sentence_and_no_error(client, site, typed):
    assert client.post(URL, {"code": typed}).status_code in (200, 429)


def test_after_five_wrong_codes_a_turn_is_kept(client, site, question, monkeypatch):
    code = question.ask().short_code
    for number in range(5):
        assert client.post(URL, {"code": f"{number:08d}"}).status_code == 200
    page = client.post(URL, {"code": code})
    assert page.status_code == 429
    assert "Press again in 5 seconds" in words(page)
    monkeypatch.setattr(turns, "AFTER", 0)
    assert "Have you sent what we asked for?" in words(
        client.post(URL, {"code": code}, follow=True)
    )


@pytest.fixture
def guessed(client, site, monkeypatch):
    """Everybody's tries of the hour are used up, and robots go on from ever new addresses."""
    Setting.objects.create(region=site, code="code.wrong_in_all", value=20, valid_from="2020-01-01")
    monkeypatch.setattr(turns, "AFTER", 0)

    def guess(times):
        return [
            Client().post(URL, {"code": "12345678"}, REMOTE_ADDR=f"203.0.113.{n}").status_code
            for n in range(times)
        ]

    assert guess(50) == [200] * 20 + [429] * 30
    return guess


def test_while_others_guess_a_turn_is_kept_and_honoured(client, guessed, question):
    code = question.ask().short_code
    sent_away = client.post(URL, {"code": code})
    guessed(20)

    assert sent_away.status_code == 429
    assert "Press again" in words(sent_away)
    assert "Have you sent what we asked for?" in words(
        client.post(URL, {"code": code}, follow=True)
    )
    answer_by_code(client, code, choice="later")
    assert question.told == [(question.thread, "later")]


def test_a_turn_holds_for_one_guess_and_a_network_for_some_an_hour(guessed, client, question):
    robots = [Client(REMOTE_ADDR=f"2001:db8:0:{n}::1") for n in range(9)]
    code = question.ask().short_code
    for browser in (*robots, client):
        browser.post(URL, {"code": "12345678"})

    looked_at = [robot.post(URL, {"code": "12345678"}).status_code for robot in robots]
    again = [robot.post(URL, {"code": "12345678"}).status_code for robot in robots[:4]]
    elsewhere = client.post(URL, {"code": code}, follow=True)

    assert looked_at == [200] * 6 + [429] * 3
    assert again == [429] * 4
    assert "Press again in 60 minutes" in words(robots[0].post(URL, {"code": "12345678"}))
    assert "Have you sent what we asked for?" in words(elsewhere)


def test_a_turn_is_of_one_network_and_not_before_its_time(guessed, monkeypatch):
    robot = Client(REMOTE_ADDR="192.0.2.1")
    robot.post(URL, {"code": "12345678"})
    elsewhere = robot.post(URL, {"code": "12345678"}, REMOTE_ADDR="192.0.2.2")
    monkeypatch.setattr(turns, "AFTER", 60)
    robot.post(URL, {"code": "12345678"}, REMOTE_ADDR="192.0.2.3")

    early = robot.post(URL, {"code": "12345678"}, REMOTE_ADDR="192.0.2.3")

    assert (elsewhere.status_code, early.status_code) == (429, 429)
    assert turns.COOKIE not in early.cookies  # pressing again does not begin the wait anew


def test_the_right_code_costs_no_try(client, site, question):
    code = question.ask().short_code
    for _try in range(8):
        assert client.post(URL, {"code": code}).status_code == 302


def test_a_question_left_open_closes_after_ten_minutes(client, site, question, time_machine):
    time_machine.move_to("2026-11-30T12:30:00+05:00", tick=False)
    opened = words(client.post(URL, {"code": question.ask().short_code}, follow=True))
    assert "closes by itself after ten minutes" in opened
    time_machine.shift(9 * 60)
    assert "Have you sent what we asked for?" in words(client.get(URL))
    time_machine.shift(61)
    assert "Code from the letter" in words(client.get(URL))


def test_a_form_left_open_longer_than_the_session_is_sent_all_the_same(client, site, question):
    asked = client.post(URL, {"code": question.ask().short_code}, follow=True).context["asked"]
    told = Client().post(URL, {"asked": asked, "choice": "later"}, follow=True)
    assert "We have noted it." in words(told)
    assert question.told == [(question.thread, "later")]
    forged = Client().post(URL, {"asked": f"{asked}x", "choice": "done"})
    assert "Code from the letter" in words(forged)
    assert "Code from the letter" in words(client.get(f"{URL}?another"))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_is_kept_by_nobody_and_its_title_says_nothing(client, site, language):
    page = client.get(f"/{language}/answer/")
    assert page["Cache-Control"] == "no-store, private"
    (title,) = re.findall(r"<title>(.*?)</title>", page.content.decode())
    assert "ediation" not in title
    assert "едиац" not in title


def test_codes_and_tokens_are_kept_as_hashes_only(site, question):
    made = question.ask()
    kept = str(Reply.objects.values().get())
    assert made.token not in kept
    assert made.short_code not in kept
