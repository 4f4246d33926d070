import re
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from django.utils.html import format_html

from mediation_office.components import (
    Action,
    Confirm,
    Deadline,
    Fact,
    Mark,
    Next,
    Side,
    Status,
    Step,
    TimelineItem,
    Track,
)
from mediation_office.templatetags.office import language_url
from mediation_office.tests.markup import Markup

TEMPLATES = settings.BASE_DIR / "templates"
CSS = (settings.BASE_DIR / "static/office/office.css").read_text()
SPRITE = (TEMPLATES / "components/_icons.html").read_text()
FACTS = (Fact("Who", "the other side"), Fact("From you", "nothing", tone="good"))
ACTIONS = (
    Action("Record the result", "/result/", "primary"),
    Action("Move", "/move/", post=True),
    Action("Call", "/call/", "link", "phone"),
)


@pytest.fixture(params=["kk", "ru", "en"], autouse=True)
def language(request):
    with translation.override(request.param):
        yield request.param


def drawn(source, **context):
    """The template as a string of markup that breaks no rule of ours."""
    html = Template("{% load office %}" + source).render(Context(context))
    assert Markup(html).problems() == []
    return html


# ── terms and states ───────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("kind", "shape"),
    [("soon", "clock"), ("late", "alert"), ("wait", "pause"), ("done", "check"), ("calm", "clock")],
)
def test_a_term_has_a_shape_words_and_a_day(kind, shape):
    html = drawn(
        "{% deadline term %}", term=Deadline(kind, "3 days overdue", "was due 20 November")
    )
    assert f"#i-{shape}" in html
    assert "3 days overdue" in html
    assert "<small>was due 20 November</small>" in html


@pytest.mark.parametrize(("part", "filled"), [(0, 0), (6, 6), (15, 15), (17, 15), (-1, 0)])
def test_a_calm_term_is_a_ring_that_never_overflows(part, filled):
    html = drawn("{% deadline term %}", term=Deadline("calm", "day 6 of 15", part=part, whole=15))
    assert f'pathLength="15" stroke-dasharray="{filled} 15"' in html
    assert "<small>" not in html


def test_no_term_draws_nothing():
    assert (
        drawn("{% deadline term %}{% status state %}{% next_step step %}", term=None).strip() == ""
    )


@pytest.mark.parametrize("tone", ["", "open", "good", "wait", "late"])
@pytest.mark.parametrize(
    "shape", ["new", "open", "wait", "moved", "closed", "done", "late", "behind"]
)
def test_a_state_is_a_shape_and_a_word(tone, shape):
    html = drawn("{% status state %}", state=Status(tone, shape, "in work"))
    assert f'href="#s-{shape}"' in html
    assert f'id="s-{shape}"' in SPRITE
    assert "in work" in html
    assert (f"status-{tone}" in html) == bool(tone)


def test_what_people_typed_is_escaped_everywhere():
    typed = "<script>alert(1)</script>"
    html = drawn(
        "{% status state %}{% deadline term %}{% timeline items %}"
        "{% next_step step %}{% side party %}",
        state=Status("", "new", typed),
        term=Deadline("soon", typed, typed),
        items=[TimelineItem(None, typed, typed, typed)],
        step=Next(typed, typed, typed, (Fact(typed, typed),), (Action(typed, typed),)),
        party=Side(1, typed, typed),
    )
    assert "<script" not in html


# ── panels ─────────────────────────────────────────────────────────────────────────────────
def test_the_next_step_says_who_when_and_what():
    step = Next("Next step", "Hold the meeting", "Room 2", FACTS, ACTIONS)
    html = drawn("{% next_step step %}", step=step, csrf_token="one-time")
    page = Markup(html)
    assert page.all("section", aria_labelledby="next-heading")
    assert [button["class"] for button in page.all("button")] == ["btn btn-secondary"]
    assert page.all("form", method="post", action="/move/")
    assert page.all("input", name="csrfmiddlewaretoken", value="one-time")
    assert html.count("btn-primary") == 1


def test_the_timeline_tells_past_present_and_future():
    items = [
        TimelineItem(datetime(2026, 11, 16, 6, 20, tzinfo=UTC), "Registered", "Number 402"),
        TimelineItem(date(2026, 11, 20), "Invited"),
        TimelineItem(None, "We wait", when="by 30 November", state="now"),
        TimelineItem(date(2026, 12, 7), "Answer", when="by 7 December", state="next"),
    ]
    page = Markup(drawn("{% timeline items %}", items=items))
    assert [attrs.get("class") for attrs in page.all("li")] == [None, None, "is-now", "is-next"]
    assert len(page.all("li", aria_current="step")) == 1
    assert [attrs["datetime"] for attrs in page.all("time")] == [
        "2026-11-16T06:20:00+00:00",
        "2026-11-20",
        "2026-12-07",
    ]


def test_a_track_tells_its_sentence_and_keeps_words_inside():
    line = Track(
        "Signed 9 November, today day 15 of 30, ends 9 December.",
        Mark(50, "today"),
        [Mark(0, "9 Nov", "contract"), Mark(100, "9 Dec", "30 days")],
    )
    page = Markup(drawn("{% track line %}", line=line))
    assert page.all("svg", role="img")[0]["aria-label"] == line.label
    assert [text["text-anchor"] for text in page.all("text")] == [
        "middle",
        "start",
        "start",
        "end",
        "end",
    ]


def test_the_second_side_is_told_by_number_not_by_colour_alone():
    html = drawn(
        "{% side one %}{% side two %}", one=Side(1, "A"), two=Side(2, "B", "employer", FACTS)
    )
    with translation.override("en"):
        english = drawn("{% side two %}", two=Side(2, "B"))
    assert html.count('class="side-mark"') == 2
    assert "Side 2" in english


@pytest.mark.parametrize("tone", ["", "good", "soon", "late"])
def test_a_notice_has_an_icon_beside_its_words(tone):
    html = drawn(
        '{% include "components/_notice.html" with title="Saved." text="At 14:07" %}',
        tone=tone,
    )
    assert "<b>Saved.</b> At 14:07" in html
    assert "#i-" in html


def test_messages_are_one_status_region_even_when_empty():
    told = [SimpleNamespace(level_tag=tag) for tag in ("success", "warning", "error", "info")]
    full = Markup(drawn('{% include "components/_messages.html" %}', messages=told))
    empty = Markup(drawn('{% include "components/_messages.html" %}', messages=[]))
    classes = [attrs.get("class") for attrs in full.all("div")]
    assert classes[1::2] == [
        "notice notice-good",
        "notice notice-soon",
        "notice notice-late",
        "notice",
    ]
    assert full.all("div", id="messages", role="status")
    assert empty.all("div", id="messages", role="status")


def test_steps_say_which_one_is_now():
    steps = [Step("What happened", "done"), Step("Other side", "now"), Step("Send")]
    page = Markup(drawn('{% include "components/_steps.html" %}', steps=steps))
    assert [attrs.get("class") for attrs in page.all("li")] == ["is-done", "is-now", None]
    assert len(page.all("li", aria_current="step")) == 1


def test_an_empty_part_offers_the_one_way_to_fill_it():
    with_way = drawn(
        '{% include "components/_empty.html" with title="None." url="/new/" action="Add" only %}'
    )
    without = drawn('{% include "components/_empty.html" with title="None." only %}')
    assert Markup(with_way).all("a", href="/new/")
    assert not Markup(without).all("a")


@pytest.mark.parametrize(
    ("before", "after", "links"), [("", "", 0), ("?page=1", "", 1), ("?page=1", "?page=3", 2)]
)
def test_paging_links_only_where_there_is_a_page(before, after, links):
    page = SimpleNamespace(first=21, last=40, total=1418, previous_url=before, next_url=after)
    assert (
        len(Markup(drawn('{% include "components/_pagination.html" %}', page=page)).all("a"))
        == links
    )


def test_a_question_before_what_cannot_be_undone_states_the_consequence():
    question = Confirm("Close?", "It cannot be opened again.", "Close the matter", "/back/")
    page = Markup(html := drawn("{% confirm question %}", question=question, csrf_token="one-time"))
    assert "It cannot be opened again." in html
    assert page.all("button", **{"class": "btn btn-danger"})
    assert page.all("a", href="/back/")
    assert page.all("input", name="csrfmiddlewaretoken")


# ── forms ──────────────────────────────────────────────────────────────────────────────────
class PersonForm(forms.Form):
    name = forms.CharField(help_text="As in the identity card.")
    call = forms.ChoiceField(choices=[("y", "Yes"), ("n", "No")], widget=forms.RadioSelect)
    agree = forms.BooleanField(required=False)
    paper = forms.FileField(required=False, help_text="Up to 10 MB")

    def clean(self):
        raise forms.ValidationError("Nothing fits together")


def test_a_form_that_came_back_links_every_slip_to_its_control():
    html = drawn(
        '{% load crispy_forms_tags %}{% include "components/_form_errors.html" %}{{ form|crispy }}',
        form=PersonForm({}),
    )
    page = Markup(html)
    summary = page.all("div", role="alert", tabindex="-1")
    links = [attrs["href"] for attrs in page.all("a")]
    assert len(summary) == 1
    assert links == ["#id_name", "#id_call_0"]
    assert all(page.all(id=link[1:]) for link in links)
    assert "Nothing fits together" in html


def test_crispy_writes_what_the_style_sheet_orders():
    html = drawn("{% load crispy_forms_tags %}{{ form|crispy }}", form=PersonForm({}))
    page = Markup(html)
    assert {
        attrs["id"] for attrs in page.all("div") if attrs.get("id", "").startswith("div_id_")
    } == {
        "div_id_name",
        "div_id_call",
        "div_id_agree",
        "div_id_paper",
    }
    name = page.all("input", name="name")[0]
    assert name["aria-invalid"] == "true"
    assert set(name["aria-describedby"].split()) == {"id_name_helptext", "id_name_error"}


def test_a_stock_sentence_is_led_by_the_label_and_our_own_is_not():
    stock, own = forms.CharField(label="Full name"), forms.CharField(label="Phone")
    own.error_messages["required"] = "Write your phone number"
    form = type("Form", (forms.Form,), {"full_name": stock, "phone": own})({})
    html = drawn('{% include "components/_form_errors.html" %}', form=form)
    assert f"Full name — {stock.error_messages['required']}" in html
    assert ">Write your phone number</a>" in html


def test_a_slip_keeps_the_mark_of_an_optional_field_and_escapes_what_was_typed():
    day = forms.DateField(label=format_html("Day <span>({})</span>", "<b>"), required=False)
    form = type("Form", (forms.Form,), {"day": day})({"day": "tomorrow"})
    html = drawn('{% include "components/_form_errors.html" %}', form=form)
    assert "Day <span>(&lt;b&gt;)</span> — " in html


def test_a_form_without_slips_has_no_summary():
    assert drawn('{% include "components/_form_errors.html" %}', form=PersonForm()).strip() == ""


# ── drawings and colours ───────────────────────────────────────────────────────────────────
def test_every_icon_a_template_names_is_drawn():
    named = {
        (path.name, name)
        for path in TEMPLATES.rglob("*.html")
        for name in re.findall(r'{% icon "([a-z-]+)"', path.read_text())
    }
    assert named
    assert {pair for pair in named if f'id="i-{pair[1]}"' not in SPRITE} == set()


def test_no_template_carries_code_or_style():
    forbidden = re.compile(r"\sstyle=|<style|\son[a-z]+=|hx-on|<script>|javascript:|data:")
    guilty = [path for path in TEMPLATES.rglob("*.html") if forbidden.search(path.read_text())]
    assert guilty == []


def test_every_class_that_a_template_names_is_known_to_a_style_sheet():
    bootstrap = Path(finders.find("bootstrap/bootstrap.min.css")).read_text()
    known = set(re.findall(r"\.([a-zA-Z][\w-]*)", CSS + bootstrap))
    unknown = {
        (path.name, name)
        for path in TEMPLATES.rglob("*.html")
        for names in re.findall(
            r'class="([^"]*)"', re.sub(r"{%.*?%}|{{.*?}}", "~", path.read_text())
        )
        for name in names.split()
        if "~" not in name and name not in known
    }
    assert unknown == set()


def test_dark_colours_stand_twice_and_are_the_same():
    chosen = re.search(r'\n\[data-bs-theme="dark"\] {(.*?)}', CSS, re.DOTALL)
    device = re.search(r'\n  \[data-bs-theme="auto"\] {(.*?)}', CSS, re.DOTALL)
    assert chosen.group(1).split() == device.group(1).split()


def test_the_style_sheet_loads_nothing():
    assert not re.search(r"url\(|@import|data:", CSS.split("*/", 1)[1])


# ── addresses ──────────────────────────────────────────────────────────────────────────────
def test_an_address_without_languages_leads_home(language):
    context = Context({"request": RequestFactory().get("/no/such/page/")})
    other = "ru" if language != "ru" else "kk"
    assert language_url(context, other) == f"/{other}/"
    assert language_url(Context(), other) == f"/{other}/"


# ── when something failed ──────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("page", ["400", "403", "403_csrf", "404", "429", "500", "503", "busy"])
def test_an_error_page_needs_neither_database_nor_context(page):
    html = render_to_string(f"{page}.html")
    markup = Markup(html)
    assert markup.problems() == []
    assert len(markup.all("h1")) == 1
    assert not markup.all("script")
    assert markup.all("a", href="/")


@pytest.mark.parametrize("page", ["500", "503"])
def test_a_failure_of_ours_is_told_in_three_languages(page):
    markup = Markup(render_to_string(f"{page}.html"))
    assert [attrs["lang"] for attrs in markup.all("section")] == ["kk", "ru", "en"]
    assert markup.all("a", href="tel:112")
