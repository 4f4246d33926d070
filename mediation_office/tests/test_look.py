"""The look in a real browser: access rules, phones, dark, paper, keys; without a server."""

import mimetypes
from pathlib import Path
from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe
from django import forms
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import engines
from django.utils import translation

from mediation_office.components import (
    Action,
    Confirm,
    Deadline,
    Fact,
    Next,
    Side,
    Status,
    Step,
    TimelineItem,
)

pytestmark = pytest.mark.browser
POLICY = "; ".join(
    f"{name} {' '.join(sources)}"
    for name, sources in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
)
PARTS = """
{% load office crispy_forms_tags %}
<div class="page-head"><div><h1>Every part</h1>
<p class="meta">{% for state in states %}{% status state %} {% endfor %}</p>
<p class="meta">{% for term in terms %}{% deadline term %} {% endfor %}</p></div></div>
<div class="cols cols-2"><div class="stack">
{% next_step step %}
<section class="panel"><h2>Path</h2>{% timeline items %}</section>
<section class="panel private"><h2>{% icon "lock" %} Private</h2><p>Only the author</p></section>
<div class="sides">{% side first %}
<p class="wall">{% icon "lock" %}<span>wall</span></p>{% side second %}</div>
{% include "components/_empty.html" with title="None." text="Soon." url="#n" action="Add" only %}
{% include "components/_notice.html" with tone="soon" title="Not sent." text="Soon." only %}
</div><div class="stack">
{% include "components/_steps.html" %}{% include "components/_form_errors.html" %}
<form method="post" class="panel">{{ form|crispy }}
<div class="actions"><button class="btn btn-primary">Send</button></div></form>
{% include "components/_pagination.html" %}{% confirm question %}
</div></div>"""
SHELLS = {
    "public": '{% extends "base_public.html" %}{% block title %}P{% endblock %}{% block main %}',
    "staff": '{% extends "base_staff.html" %}{% block title %}S{% endblock %}{% block main %}',
    "gate": '{% extends "base_gate.html" %}{% block title %}G{% endblock %}{% block main %}',
}


class PersonForm(forms.Form):
    name = forms.CharField(help_text="As in the identity card.")
    call = forms.ChoiceField(
        label="May we call?", choices=[("y", "Yes"), ("n", "No")], widget=forms.RadioSelect
    )
    agree = forms.BooleanField(label="I agree", required=False)
    paper = forms.FileField(required=False, help_text="Up to 10 MB")


KIT = {
    "states": [
        Status("", "new", "new"),
        Status("open", "open", "in work"),
        Status("wait", "wait", "waits for the other side"),
        Status("good", "done", "settled"),
        Status("late", "late", "overdue"),
    ],
    "terms": [
        Deadline("calm", "day 6 of 15", "answer by 7 December, Monday", 6, 15),
        Deadline("soon", "2 days left", "26 November"),
        Deadline("late", "3 days overdue", "was due 20 November"),
        Deadline("wait", "our target waits", "for the citizen"),
        Deadline("done", "answered on day 9"),
    ],
    "step": Next(
        "What happens now",
        "We wait for the other side",
        "We invited them.",
        (Fact("Who", "the other side"), Fact("From you", "nothing", "good")),
        (Action("Record", "#r", "primary"), Action("Move", "#m", post=True)),
    ),
    "items": [
        TimelineItem(None, "Registered", when="16 November, 11:20"),
        TimelineItem(None, "We wait", when="by 30 November", state="now"),
        TimelineItem(None, "Answer", when="by 7 December", state="next"),
    ],
    "first": Side(1, "Ерлан Мысалов", "turned first", (Fact("Phone", "+7 700 000 00 17"),)),
    "second": Side(2, "Дина Образцова", "employer", (Fact("Phone", "+7 700 000 00 52"),)),
    "steps": [Step("What happened", "done"), Step("Other side", "now"), Step("Send")],
    "page": SimpleNamespace(
        first=21, last=40, total=1418, previous_url="?page=1", next_url="?page=3"
    ),
    "question": Confirm("Close?", "It cannot be opened again.", "Close the matter", "#back"),
    "rail": [
        {
            "title": "My work",
            "items": [
                SimpleNamespace(
                    url="#t", icon="today", label="Today", count=3, count_label="matters",
                    late=True, current=True,
                ),
                SimpleNamespace(
                    url="#c", icon="calendar", label="Calendar", count=0, count_label="",
                    late=False, current=False,
                ),
            ],
        }
    ],
    "whoami": SimpleNamespace(
        searches=True,
        name="Анна Примерова", initials="АП", role="secretary", home_office="Aktau"
    ),
}  # fmt: skip


@pytest.fixture
def shown(browser, rf, office):
    """Opens a shell full of every part; `page.complaints` is what the browser wrote of it."""
    contexts = []

    def show(shell, *, width=1280, dark=False, language="en", strict=True):
        request = rf.get(f"/{language}/")
        with translation.override(language):
            template = engines["django"].from_string(SHELLS[shell] + PARTS + "{% endblock %}")
            html = template.render(KIT | {"form": PersonForm({})}, request)
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            bypass_csp=not strict,
        )
        contexts.append(context)
        context.route("**/*", lambda route: answer(route, html))
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda line: line.type == "error" and page.complaints.append(line.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto("http://office.test/")
        return page

    yield show
    for context in contexts:
        context.close()


def answer(route, html):
    path = route.request.url.split("office.test/", 1)[1].split("?")[0]
    if not path:
        headers = {"content-security-policy": POLICY, "content-type": "text/html; charset=utf-8"}
        route.fulfill(body=html, headers=headers)
    else:
        found = finders.find(path.removeprefix(settings.STATIC_URL.lstrip("/")))
        body = Path(found).read_bytes() if found else b""
        route.fulfill(body=body, content_type=mimetypes.guess_type(path)[0] or "")


def wait_until(page, truth):
    """Ask from outside: within the page the strict policy refuses to evaluate a string."""
    for _look in range(100):
        if page.evaluate(truth):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {truth}")


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(("width", "dark"), [(320, False), (1280, True)], ids=["phone", "dark"])
def test_everybody_can_use_every_part(shown, shell, width, dark):
    page = shown(shell, width=width, dark=dark, strict=False)
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("shell", SHELLS)
def test_the_strict_policy_has_nothing_to_refuse(shown, shell):
    assert shown(shell).complaints == []


def test_a_form_that_came_back_begins_at_its_slips(shown):
    page = shown("public")
    assert page.evaluate("document.activeElement.id") == "errors"
    page.click(".error-summary a >> nth=0")
    assert page.evaluate("location.hash") == "#id_name"


def test_hint_and_slip_stand_above_the_field(shown):
    page = shown("public")
    tops = [
        page.locator(part).bounding_box()["y"]
        for part in ("label[for=id_name]", "#id_name_helptext", "#id_name_error", "#id_name")
    ]
    assert tops == sorted(tops)


def test_on_a_phone_the_rail_is_a_sheet_that_opens_without_script(shown):
    page = shown("staff", width=390)
    assert not page.locator("#rail").is_visible()
    page.click(".menu-open")
    assert page.locator("#rail").bounding_box()["width"] == 390
    page.click(".rail-close a")
    assert not page.locator("#rail").is_visible()


def test_the_menu_of_the_person_closes_by_escape_and_gives_the_focus_back(shown):
    page = shown("staff")
    page.click(".me > summary")
    page.focus(".me-sheet button")
    page.keyboard.press("Escape")
    assert not page.locator(".me-sheet").is_visible()
    assert page.evaluate("document.activeElement.matches('.me > summary')")


def test_a_key_leads_to_the_search_whatever_the_layout(shown):
    page = shown("staff")
    page.keyboard.press("F2")
    assert page.evaluate("document.activeElement.id") == "find"


def test_on_paper_menus_and_private_notes_go(shown):
    page = shown("staff")
    page.emulate_media(media="print")
    for gone in (".topbar", "#rail", ".band", ".private", ".btn-primary"):
        assert not page.locator(gone).first.is_visible(), gone
    first, second = (page.locator(side).bounding_box() for side in (".side >> nth=0", ".side-2"))
    assert first["y"] == second["y"]


@pytest.mark.parametrize(
    ("keep", "trigger", "focused"),
    [
        ("", "click", "H2"),
        ("", "focus", "BUTTON"),
        ("data-office-keep-focus", "click", "BUTTON"),
    ],
    ids=["pressed", "by itself", "kept"],
)
def test_after_a_press_replaced_a_part_the_reader_goes_on_at_its_heading(
    shown, keep, trigger, focused
):
    page = shown("staff")
    wait_until(page, "document.activeElement.id === 'errors'")  # autofocus comes first
    part = f'<section id="part" {keep}><h2>New</h2></section>'
    page.route("**/part/", lambda route: route.fulfill(body=part, content_type="text/html"))
    page.evaluate(
        """([part, trigger]) => {
            document.querySelector("main").insertAdjacentHTML("beforeend", part +
                '<button id="load" hx-get="/part/" hx-target="#part" ' +
                'hx-swap="outerHTML" hx-trigger="' + trigger + '">Go</button>');
            htmx.process(document.querySelector("main"));
        }""",
        [part.replace("New", "Old"), trigger],
    )
    page.click("#load")
    page.wait_for_selector("text=New")
    wait_until(page, "!document.querySelector('.htmx-added, .htmx-settling')")
    assert page.evaluate("document.activeElement.tagName") == focused
    assert page.complaints == []
