"""What was typed in the steps, turned into a filing. What fits no field is kept with the statement,
as typed.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cases.choices import AppealKind, Authority, Need
from cases.models import Appeal
from cases.services import Filing
from mediation_office.accounts.models import District, Region
from mediation_office.labels import LANGUAGES
from mediation_office.people.choices import CallRule
from mediation_office.people.models import Source, Topic
from mediation_office.people.phones import as_typed
from mediation_office.people.reach import Reach

PLAIN = ("wish", "other_reach", "authority_detail", "email", "address")
NUMBERS = ("iin", "phone")
LONGEST = {"name": 200, "represented_name": 300, "other_name": 300, "needs_language": 60}


def filing_of(
    values: Mapping[str, Any], *, region: Region, consent_scope: Mapping[str, Any]
) -> Filing:
    """The filing that the raw words of all steps make; unknown choices count as not chosen."""
    language = get_language() or "kk"
    text = {key: value.strip() for key, value in values.items() if isinstance(value, str)}
    kept, overflow = _fitted(text)
    reach, unread = _reach(values, text)
    about = _complained_of(values, region)
    consent = {"yes": True, "no": False}.get(text.get("consent", ""))
    return Filing(
        **_as_typed(text),
        **kept,
        language=language,
        answer_language=_choice(text.get("answer_language"), LANGUAGES, language),
        statement="\n\n".join(filter(None, [text.get("statement", ""), *overflow, *unread])),
        topic=about.topic
        if about
        else _row(Topic.objects.filter(region=region), text.get("topic")),
        district=about.district
        if about
        else _row(District.objects.filter(region=region), text.get("district")),
        source=_row(Source.objects.filter(region=region), text.get("source")),
        authority=_choice(text.get("authority"), Authority.values, Authority.SELF),
        reach=reach,
        has_danger=bool(values.get("has_danger")),
        needs=tuple(need for need in Need.values if need in (values.get("needs") or ())),
        consent=consent,
        consent_scope=consent_scope if consent is not None else {},
        kind=AppealKind.COMPLAINT if about else "",
        about=about,
    )


def _as_typed(text: Mapping[str, str]) -> dict[str, str]:
    """The fields that take what was typed as it is."""
    words = {field: text.get(field, "") for field in PLAIN}
    numbers = {field: as_typed(text.get(field, "")) for field in NUMBERS}
    return words | numbers


def _fitted(text: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """Words cut to what their field holds, and the whole of what was cut."""
    labels = {
        "name": _("The name as typed"),
        "represented_name": _("The name of the person as typed"),
        "other_name": _("The name of the other side as typed"),
        "needs_language": _("The language of the interpreter as typed"),
    }
    kept = {field: text.get(field, "")[:longest] for field, longest in LONGEST.items()}
    overflow = [
        f"{labels[field]}: {text[field]}"
        for field in LONGEST
        if len(text.get(field, "")) > LONGEST[field]
    ]
    return kept, overflow


def _reach(values: Mapping[str, Any], text: Mapping[str, str]) -> tuple[Reach, list[str]]:
    """How it is safe to reach them, and what of the hours fits no field. Hours that cannot be read,
    or make no sense, mean: do not call.
    """
    typed = [hour for name in ("from_time", "until_time") if (hour := text.get(name, ""))]
    reach = Reach(
        calls=_choice(text.get("calls"), CallRule.values, CallRule.UNKNOWN),
        from_time=_time(text.get("from_time")),
        until_time=_time(text.get("until_time")),
        sms=bool(values.get("sms")),
        email=bool(values.get("email_allowed")),
        email_links=bool(values.get("email_links")),
        letter=bool(values.get("letter")),
        warning=text.get("warning", ""),
    ).in_hours
    if not all(map(_time, typed)) or reach.lacks_hours:
        reach = replace(reach, calls=CallRule.NEVER)
    if not typed or reach.calls == CallRule.HOURS:
        return reach, []
    return reach, [_("The hours for calls as typed: %(typed)s") % {"typed": " – ".join(typed)}]


def _choice(value: str | None, known: Any, default: str) -> str:
    return value if value is not None and value in known else default


def _complained_of(values: Mapping[str, Any], region: Region) -> Appeal | None:
    """The appeal whose status page the complaint began on: no field of the form names it."""
    rows = Appeal.objects.filter(office__region=region)
    reference = values.get("about")
    return (
        rows.select_related("office", "topic", "district").filter(reference=reference).first()
        if reference
        else None
    )


def _row(rows: models.QuerySet, key: str | None) -> Any:
    return rows.filter(pk=key).first() if key and re.fullmatch(r"[0-9]{1,9}", key) else None


def _time(value: str | None) -> time | None:
    try:
        return time.fromisoformat(value).replace(tzinfo=None) if value else None
    except ValueError:
        return None
