import re

import pytest

from mediation_office.notices.models import Reply

pytestmark = pytest.mark.django_db


def words(response):
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())


def test_opening_a_link_shows_the_question_and_changes_nothing(client, site, question):
    token = question.ask().token
    for _open in range(3):  # mail programmes open links too
        page = client.get(f"/en/answer/{token}/")
    assert "Have you sent what we asked for?" in words(page)
    assert Reply.objects.get().uses_left == 1
    assert page["Cache-Control"] == "no-store, private"


def test_pressing_answers(client, site, question):
    token = question.ask().token
    page = client.post(f"/en/answer/{token}/", {"asked": "1", "choice": "done"}, follow=True)
    assert "We have noted it." in words(page)
    assert question.told == [(question.thread, "done")]


def test_pressing_without_choosing_asks_again(client, site, question):
    token = question.ask().token
    page = client.post(f"/en/answer/{token}/", {"asked": "1"}, follow=True)
    assert "Choose one of the answers." in words(page)
    assert not question.told


def test_a_wrong_an_expired_and_a_spent_link_have_one_answer(client, site, question):
    expired, spent = question.ask(hours=-1).token, question.ask().token
    Reply.objects.update(uses_left=0)
    pages = [client.get(f"/en/answer/{token}/") for token in ("x" * 24, expired, spent)]
    assert {page.status_code for page in pages} == {404}
    shown = [words(page) for page in pages]
    for token, index in (("x" * 24, 0), (expired, 1), (spent, 2)):
        shown[index] = shown[index].replace(token, "…")
    assert len(set(shown)) == 1


@pytest.mark.parametrize("token", ["0", "%2e%2e", "a" * 3000, "қазақ"])
def test_a_token_that_is_nonsense_is_not_there(client, site, token):
    assert client.get(f"/kk/answer/{token}/").status_code == 404


def test_hammering_is_braked_and_shuts_no_right_link_out(client, site, question):
    for _try in range(60):
        client.get("/en/answer/guess/")
    assert client.get("/en/answer/guess/").status_code == 429
    assert client.get(f"/en/answer/{question.ask().token}/").status_code == 200
