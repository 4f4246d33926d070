"""The words of our templates: `{% load office %}`."""

import re
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.template import Context
from django.urls import translate_url
from django.utils.html import conditional_escape, format_html, format_html_join, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mediation_office import presses, spoken
from mediation_office.components import Confirm, Deadline, Next, Side, Status, TimelineItem, Track
from mediation_office.labels import OWN_NAMES

register = template.Library()
PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


@register.simple_tag
def once() -> SafeString:
    """In a form that creates something: pressed twice, it counts once."""
    return format_html('<input type="hidden" name="once" value="{}">', presses.new_press())


@register.simple_tag(takes_context=True)
def seen(context: Context, version: str) -> SafeString:
    """In a form that decides: what its page showed. One that comes back for a mistake still shows
    what was typed on that; refused as a whole, it says what stands there now.
    """
    form = context.get("form")
    came_back = form is not None and form.is_bound and not form.non_field_errors()
    shown = presses.seen_in(context["request"]) if came_back else ""
    return format_html('<input type="hidden" name="seen" value="{}">', shown or version)


@register.simple_tag
def table_head(*names: str, changes: bool = False) -> SafeString:
    """The columns of a table that becomes cards on a phone; with `changes` its rows can be."""
    shown = [*names, *([_("Change")] if changes else [])]
    cells = format_html_join(
        "", '<th scope="col" role="columnheader">{}</th>', ((name,) for name in shown)
    )
    return format_html('<thead role="rowgroup"><tr role="row">{}</tr></thead>', cells)


@register.filter
def day(value: date | None) -> str:
    """30 November, Monday; the year only when it isn't this one."""
    return spoken.day(value) if value else ""


@register.filter
def plain_day(value: date | None) -> str:
    """30 November."""
    return spoken.plain_day(value) if value else ""


@register.filter
def on_day(value: date | None) -> str:
    """on 30 November; in Kazakh the month carries the ending."""
    return spoken.on_day(value) if value else ""


@register.filter
def by_day(value: date | None) -> str:
    """by 30 November, Monday."""
    return spoken.by_day(value) if value else ""


@register.filter
def from_day(value: date | None) -> str:
    """from 30 November."""
    return spoken.from_day(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """20 November, 16:05, in the office's own zone."""
    return spoken.moment(value) if value else ""


@register.filter
def phone(value: object) -> str:
    """+7 700 000 00 17."""
    return spoken.phone(value) if value else ""


@register.filter
def number(value: Any) -> str:
    """2,187, grouped as the language does."""
    return "" if value in (None, "") else spoken.number(value)


@register.filter
def wording(text: str) -> str:
    """A wording as paragraphs; its placeholders are set apart and stay untranslated."""
    marked = PLACEHOLDER.sub(r'<code translate="no">\g<0></code>', conditional_escape(text))
    return mark_safe(linebreaks(marked))  # escaped one line above


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """A drawing of `components/_icons.html`; always beside a word, so hidden from readers."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true" focusable="false"><use href="#i-{}"></use></svg>',
        f" {css}" if css else "",
        name,
    )


@register.inclusion_tag("components/_deadline.html")
def deadline(term: Deadline | None) -> dict[str, Any]:
    """A term: shape, words and day. Nothing for None."""
    return {"deadline": term}


@register.inclusion_tag("components/_status.html")
def status(state: Status | None) -> dict[str, Any]:
    """What state a thing is in. Nothing for None."""
    return {"status": state}


@register.inclusion_tag("components/_track.html")
def track(line: Track) -> dict[str, Any]:
    """A term along a line, today on it."""
    return {"track": line}


@register.inclusion_tag("components/_timeline.html")
def timeline(items: list[TimelineItem]) -> dict[str, Any]:
    """The steps of a thread: past solid, now gold, future dashed."""
    return {"timeline": items}


@register.inclusion_tag("components/_next.html", takes_context=True)
def next_step(context: Context, step: Next | None) -> dict[str, Any]:
    """The panel that says what to do now, who, by when. Nothing for None."""
    return {"next": step, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("components/_side.html", takes_context=True)
def side(context: Context, party: Side) -> dict[str, Any]:
    """One side of a matter."""
    return {"side": party, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("components/_confirm.html", takes_context=True)
def confirm(context: Context, question: Confirm, form: Any = None) -> dict[str, Any]:
    """The form of a page that asks before what cannot be undone."""
    return {"confirm": question, "form": form, "csrf_token": context.get("csrf_token")}


@register.simple_tag
def languages() -> tuple[tuple[str, str, str], ...]:
    """Each language: its code, what its button shows, and the rest of its name."""
    return OWN_NAMES


@register.simple_tag(takes_context=True)
def language_url(context: Context, language: str) -> str:
    """This very page in another language, or that language's home when the page has none."""
    if "request" not in context:
        return f"/{language}/"
    here = context["request"].get_full_path()
    there = translate_url(here, language)
    return f"/{language}/" if there == here and language != get_language() else there


@register.filter
def mistake_count(form: BaseForm) -> int:
    """How many sentences the error summary lists: a field may have several."""
    return sum(len(sentences) for sentences in form.errors.values())


@register.simple_tag
def mistake(field: BoundField, error: str) -> str:
    """What the error summary says of it: our own sentence, or the label before a stock one."""
    kinds = [vars(kind) for kind in type(field.field).__mro__]
    stock = {
        str(words) for kind in kinds for words in kind.get("default_error_messages", {}).values()
    }
    if error not in stock:
        return error
    return format_html(_("{label} — {error}"), label=field.label, error=error)


@register.filter
def focus_target(field: BoundField) -> str:
    """The id of the control that a link in the error summary leads to; of a group, its first."""
    return field.id_for_label or f"{field.auto_id}_0"
