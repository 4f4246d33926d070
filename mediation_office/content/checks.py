"""What a text must keep to before it is saved; every remark is a sentence for whoever writes."""

import re

from django.utils.translation import gettext as _

from mediation_office.content.choices import TextKind
from mediation_office.content.declared import PLACEHOLDERS, SMS_PLACEHOLDERS, Declared
from mediation_office.content.denied import is_denied
from mediation_office.labels import LANGUAGES

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
SMS_LENGTH = 70  # one part of Cyrillic
# digits on both sides of a stroke are a day or two telephones, no link
LINK = re.compile(
    r"https?:|www\.|://|\S\.(?:kz|ru|com|org|net|рф|қаз|info)\b|@|\w/[^\W\d]|[^\W\d]/\w",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


def check_text(declared: Declared, *, title: str, body: str) -> dict[str, list[str]]:
    """Remarks on one language of a text by its field; empty when it may be published."""
    remarks: dict[str, list[str]] = {"title": [], "body": []}
    if not body.strip():
        remarks["body"].append(
            _("The text is empty. Write it, or take it over from an older version.")
        )
    if declared.kind != TextKind.SMS and not title.strip():
        remarks["title"].append(_("Write the title: it heads the paper, the letter or the page."))
    remarks["title"] += _check_placeholders(title, declared.placeholders)
    remarks["body"] += _check_placeholders(body, declared.placeholders)
    if declared.kind == TextKind.SMS:
        remarks["body"] += check_sms(body)
    elif declared.is_neutral:
        remarks["title"] += check_neutral(title)
        remarks["body"] += check_neutral(body)
    return {field: found for field, found in remarks.items() if found}


def check_sms(text: str) -> list[str]:
    """Why this wording may not go to a telephone that others read; empty when it may."""
    found = check_neutral(text)
    used = set(PLACEHOLDER.findall(text))
    strange = sorted(used - set(SMS_PLACEHOLDERS))
    if strange:
        found.append(
            _("An SMS may name only day, hour, our number or the reference, not {%(names)s}.")
            % {"names": "}, {".join(strange)}
        )
    if "reference" in used and used != {"reference"}:
        found.append(
            _("The reference stands alone in an SMS, without a day, an hour or a number to call.")
        )
    if LINK.search(PLACEHOLDER.sub("", text)):
        found.append(_("An SMS of ours never carries a link or an address. Take it out."))
    longest = sms_length(text)
    if longest > SMS_LENGTH:
        found.append(
            _("Filled in it has %(length)s characters; at most %(limit)s fit into one SMS.")
            % {"length": longest, "limit": SMS_LENGTH}
        )
    return found


def check_neutral(text: str) -> list[str]:
    """Words that tell a stranger what somebody has to do with this office."""
    words = denied_words(text)
    if not words:
        return []
    return [
        _("Others may read this. Choose neutral words instead of: %(words)s.")
        % {"words": ", ".join(words)}
    ]


def denied_words(text: str) -> list[str]:
    return [word for word in _WORD.findall(PLACEHOLDER.sub(" ", text)) if is_denied(word)]


def sms_length(text: str) -> int:
    """Characters of the longest message this wording gives in any language."""

    def filled(language: str) -> str:
        return PLACEHOLDER.sub(lambda match: _sample(match[1], language), text)

    return max(len(filled(language)) for language in LANGUAGES)


def _sample(name: str, language: str) -> str:
    known = PLACEHOLDERS.get(name)
    return known.write_sample(language) if known else name


def _check_placeholders(text: str, allowed: tuple[str, ...]) -> list[str]:
    found = []
    unknown = [name for name in PLACEHOLDER.findall(text) if name not in allowed]
    if unknown:
        found.append(
            _("This text has no placeholder {%(names)s}. It may use: {%(allowed)s}.")
            % {"names": "}, {".join(unknown), "allowed": "}, {".join(allowed)}
            if allowed
            else _("This text has no placeholders. Take out {%(names)s}.")
            % {"names": "}, {".join(unknown)}
        )
    if "{" in PLACEHOLDER.sub("", text) or "}" in PLACEHOLDER.sub("", text):
        found.append(_("A curly bracket stands alone. A placeholder is a name, like {reference}."))
    return found
