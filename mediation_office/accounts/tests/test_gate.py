import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from mediation_office.tests.markup import Markup

pytestmark = pytest.mark.usefixtures("office")
STRANGER_PAGES = [
    "account_login",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_inactive",
    "account_signup",
]


@pytest.fixture(params=["kk", "ru", "en"])
def stranger(request):
    client = Client(headers={"accept-language": request.param})
    client.language = request.param
    return client


@pytest.mark.parametrize("name", STRANGER_PAGES)
def test_every_page_before_sign_in_looks_like_ours(stranger, name):
    response = stranger.get(reverse(name))
    page = Markup(response.content.decode())
    assert response.status_code == 200
    assert page.all("html")[0]["lang"] == stranger.language
    assert page.problems() == []
    assert len(page.all("h1")) == 1
    assert "base_gate.html" in [template.name for template in response.templates]
    assert not page.all("script")


def test_an_empty_sign_in_says_what_to_write_and_keeps_the_focus_order(stranger):
    response = stranger.post(reverse("account_login"), {"login": "", "password": ""})
    page = Markup(response.content.decode())
    assert page.problems() == []
    assert [link["href"] for link in page.all("a") if link["href"].startswith("#id_")] == [
        "#id_login",
        "#id_password",
    ]
    assert page.all("div", role="alert", tabindex="-1")


def test_a_link_that_no_longer_works_says_so(stranger):
    url = reverse("account_reset_password_from_key", kwargs={"uidb36": "1", "key": "no-such-key"})
    response = stranger.get(url)
    page = Markup(response.content.decode())
    assert page.problems() == []
    assert page.all("a", href=reverse("account_reset_password"))


def test_a_stranger_chooses_the_language_and_comes_back(client):
    login = reverse("account_login")
    response = client.post(reverse("set_language"), {"language": "ru", "next": login})
    assert response.headers["Location"] == login
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "ru"
    assert 'lang="ru"' in client.get(login).content.decode()


def test_the_language_choice_never_leads_outside(client):
    response = client.post(
        reverse("set_language"), {"language": "ru", "next": "https://example.org/"}
    )
    assert response.headers["Location"] == "/"
