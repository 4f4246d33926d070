"""The frames that every page stands in: public, staff."""

import gzip
import json
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import RequestContext, Template
from django.urls import reverse
from django.utils import translation

from mediation_office.tests.markup import Markup

BUDGET = 60 * 1024  # bytes over the wire on the first visit
PUBLIC_PAGE = """{% extends "base_public.html" %}
{% block title %}How it works{% endblock %}
{% block main %}<h1>How it works</h1>{% endblock %}"""
NEUTRAL_PAGE = """{% extends "base_public.html" %}
{% block page_title %}Form{% endblock %}
{% block wayback %}{% include "components/_leave.html" %}{% endblock %}
{% block main %}<h1>Form</h1>{% endblock %}"""


@pytest.fixture
def public(rf, office):
    def render(source, language="ru", **context):
        request = rf.get(f"/{language}/", **context)
        with translation.override(language):
            return Template(source).render(RequestContext(request, {}))

    return render


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_public_page_is_whole_and_carries_no_script(public, language):
    page = Markup(public(PUBLIC_PAGE, language))
    assert page.problems() == []
    assert page.all("html")[0] == {"lang": language, "data-bs-theme": "auto"}
    assert not page.all("script")
    assert [link["hreflang"] for link in page.all("a") if "hreflang" in link] == ["kk", "ru", "en"]
    assert len(page.all("a", hreflang=language, aria_current="true")) == 1
    assert page.all("a", **{"class": "skip", "href": "#main"})
    assert page.all("main", id="main")


def test_a_page_of_form_or_status_says_nothing_of_the_office_in_its_title(public, office):
    html = public(NEUTRAL_PAGE)
    assert "<title>Form</title>" in html
    assert Markup(html).all("a", **{"class": "leave", "rel": "noreferrer"})
    assert f"<title>How it works · {office.name_ru}</title>" in public(PUBLIC_PAGE)


@pytest.mark.parametrize(
    ("chosen", "shown"), [("dark", "dark"), ("light", "light"), ("no", "auto")]
)
def test_the_theme_is_written_by_the_server(public, chosen, shown):
    page = Markup(public(PUBLIC_PAGE, HTTP_COOKIE=f"theme={chosen}"))
    assert page.all("html")[0]["data-bs-theme"] == shown


def test_the_first_public_page_stays_within_its_budget(public):
    files = [
        Path(finders.find(name)).read_bytes()
        for name in ("bootstrap/bootstrap.min.css", "office/office.css", "office/mark.svg")
    ]
    weight = sum(len(gzip.compress(file)) for file in [*files, public(PUBLIC_PAGE, "kk").encode()])
    assert weight < BUDGET - 8 * 1024  # room for what the page itself says


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_staff_page_is_whole_and_has_every_way_out(client, secretary, language):
    secretary.language = language
    secretary.save()
    page = Markup(client.get(reverse("account_change_password")).content.decode())
    assert page.problems() == []
    assert page.all("html")[0]["lang"] == language
    assert page.all("input", type="search", name="q")
    assert page.all("nav", id="rail")
    assert page.all("div", id="messages", role="status")
    assert [b["value"] for b in page.all("button", name="language")] == ["kk", "ru", "en"]
    assert [b["value"] for b in page.all("button", name="theme")] == ["auto", "light", "dark"]
    assert page.all("form", method="post", action=reverse("account_logout"))
    assert len(page.all("h1")) == 1


def test_htmx_keeps_no_page_on_the_device_and_evaluates_nothing(client, secretary):
    page = Markup(client.get(reverse("account_change_password")).content.decode())
    config = json.loads(page.all("meta", name="htmx-config")[0]["content"])
    assert config["historyCacheSize"] == 0
    assert not config["allowEval"]
    assert not config["includeIndicatorStyles"]
    assert all(script["src"].startswith(settings.STATIC_URL) for script in page.all("script"))


def test_language_and_theme_come_back_to_the_same_page(client, secretary):
    here = reverse("account_change_password")
    page = Markup(client.get(here).content.decode())
    form = {"next": page.all("input", name="next")[0]["value"], "language": "ru", "theme": "dark"}
    response = client.post(reverse("accounts:preferences"), form)
    after = Markup(client.get(response.headers["Location"]).content.decode())
    assert response.headers["Location"] == here
    assert after.all("html")[0] == {"lang": "ru", "data-bs-theme": "dark"}


def test_a_page_that_is_not_there_says_one_sentence_to_all(client, secretary):
    response = client.get("/desk/no-such-page/")
    page = Markup(response.content.decode())
    assert response.status_code == 404
    assert page.problems() == []
    assert page.all("a", href="/")


def test_from_a_matter_that_is_not_theirs_staff_go_back_to_the_desk(client, secretary):
    response = client.get("/appeals/A26-483157-9/")
    assert response.status_code == 404
    page = Markup(response.content.decode())
    assert page.problems() == []
    assert page.all("body", **{"class": "staff"})
    assert page.all("a", **{"class": "btn btn-primary", "href": "/desk/"})


def test_what_a_role_does_not_open_is_said_in_the_frame_of_the_desk(client, operator):
    response = client.get("/staff/looks/")
    page = Markup(response.content.decode())
    assert response.status_code == 403
    assert page.problems() == []
    assert page.all("body", **{"class": "staff"})
    assert page.all("a", **{"class": "btn btn-primary", "href": "/desk/"})


def test_an_address_that_is_only_a_button_says_so_in_the_readers_language(client, secretary):
    secretary.language = "ru"
    secretary.save(update_fields=["language"])
    answer = client.get(reverse("accounts:preferences"))
    assert answer.status_code == 405
    assert '<html lang="ru"' in answer.text
    assert 'href="/"' in answer.text
