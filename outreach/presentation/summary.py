"""What somebody typed, read back to them before they send it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from mediation_office.accounts.models import Region
from mediation_office.components import Fact
from mediation_office.numbers import is_iin, only_digits
from outreach import forms
from outreach.models import Draft
from outreach.presentation.steps import LAST, STEPS, form_of, order_of
from outreach.services.drafts import typed
from outreach.services.filing import filing_of

SHORT = 300  # characters of a long text that are read back


@dataclass(frozen=True)
class Part:
    """One step read back: its facts, and the address where they are changed."""

    step: str
    url: str
    title: str
    facts: list[Fact] = field(default_factory=list)


def summary_of(draft: Draft, *, region: Region, url_of: Callable[[str], str]) -> list[Part]:
    """Every step with what was filled in; a step left empty says so."""
    values = typed(draft)
    return [
        Part(
            step,
            url_of(step),
            str(STEPS[step].title),
            _facts(form_of(step, draft)(region=region), values),
        )
        for step in order_of(draft)
        if step != LAST
    ]


def _facts(form: forms.StepForm, values: dict[str, Any]) -> list[Fact]:
    facts = []
    for name, bound in form.fields.items():
        words = _words(bound, values.get(name))
        if words:
            facts.append(Fact(form.plain_labels[name], words))
    return facts


def _words(bound: Any, value: Any) -> str:
    """What was typed or chosen, in words; nothing for what was left empty."""
    if not value:
        return ""
    if value is True:
        return _("yes")
    choices = getattr(bound, "choices", None)
    if choices is not None:
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(str(words) for key, words in choices if str(key) in chosen)
    text = str(value).strip()
    return f"{text[:SHORT]}…" if len(text) > SHORT else text


def left_empty(draft: Draft, *, region: Region) -> list[str]:
    """Sentences on what is missing or does not add up, and what that means; none of it stands in
    the way.
    """
    filing = filing_of(typed(draft), region=region, consent_scope={})
    sentences = []
    if not filing.statement:
        sentences.append(
            _("You have not written what happened. We can then only ask you about it.")
        )
    if not filing.name:
        sentences.append(
            _(
                "You have not written your name. An appeal without a name may be left without an"
                " answer on its substance."
            )
        )
    if filing.iin and not is_iin(only_digits(filing.iin)):
        sentences.append(
            _(
                "The digits of the IIN do not add up. We take it as you wrote it; if it is a slip,"
                " change it now."
            )
        )
    if not (filing.phone or filing.email or filing.address):
        sentences.append(
            _("You have left no way to reach you. Then the answer is only on the status page.")
        )
    return sentences
