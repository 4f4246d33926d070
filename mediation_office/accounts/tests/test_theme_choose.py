import pytest
from django.test import Client
from django.urls import reverse

CHOOSE = reverse("theme_choose")
HOME = "/ru/"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_citizen_chooses_the_colours_without_a_token_and_comes_back(theme):
    client = Client(enforce_csrf_checks=True)
    response = client.post(CHOOSE, {"theme": theme, "next": HOME})
    cookie = response.cookies["theme"]
    assert response.headers["Location"] == HOME
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == (theme, True, "Lax")


def test_the_device_theme_takes_the_cookie_away(client):
    client.cookies["theme"] = "dark"
    response = client.post(CHOOSE, {"theme": "auto", "next": HOME})
    assert response.cookies["theme"]["max-age"] == 0


@pytest.mark.parametrize("theme", ["", "pink", '"><script>'])
def test_no_other_word_becomes_a_cookie(client, theme):
    assert "theme" not in client.post(CHOOSE, {"theme": theme}).cookies


def test_the_way_back_never_leads_outside(client):
    response = client.post(CHOOSE, {"theme": "dark", "next": "//example.org/"})
    assert response.headers["Location"] == "/"


def test_reading_it_changes_nothing(client):
    assert client.get(CHOOSE).status_code == 405
