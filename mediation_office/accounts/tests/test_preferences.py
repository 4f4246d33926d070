import pytest
from django.urls import reverse

URL = reverse("accounts:preferences")


def test_the_language_and_the_theme_are_kept_with_the_person(client, mediator):
    response = client.post(URL, {"language": "kk", "theme": "dark", "next": "/terms/"})
    mediator.refresh_from_db()
    assert (mediator.language, mediator.theme, response.url) == ("kk", "dark", "/terms/")


@pytest.mark.parametrize("given", [{"language": "fr"}, {"theme": "pink"}, {}])
def test_what_does_not_exist_changes_nothing(client, mediator, given):
    client.post(URL, given)
    mediator.refresh_from_db()
    assert (mediator.language, mediator.theme) == ("en", "auto")


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example", ""])
def test_nobody_is_sent_elsewhere(client, mediator, address):
    assert client.post(URL, {"next": address}).url == reverse("desk:today")


def test_strangers_are_asked_to_sign_in(client, db):
    assert client.post(URL, {"language": "kk"}).url.startswith(reverse("account_login"))
