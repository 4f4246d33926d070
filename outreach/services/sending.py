"""From a draft to an accepted appeal. Nothing is refused: what fits no field is kept with the
statement, as typed.
"""

import hashlib
import hmac
import re
from collections.abc import Mapping
from datetime import time
from typing import Any

from django.db import models, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cases.choices import AppealKind, AppealStatus, Authority, Need
from cases.models import Appeal
from cases.services import Filing, accept_appeal
from mediation_office import brakes, numbers
from mediation_office.accounts.models import District, Office, Region
from mediation_office.accounts.settings import setting
from mediation_office.clock import now
from mediation_office.labels import LANGUAGES
from mediation_office.people.choices import CallRule, Channel
from mediation_office.people.models import Source, Topic
from mediation_office.sealing import derived_key
from outreach.models import Draft
from outreach.services.drafts import typed

LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
MOST_LINKS = 5
LONGEST = {"name": 200, "represented_name": 300, "other_name": 300, "needs_language": 60}
ON_A_KAZAKH_KEYBOARD = str.maketrans("әіңғүұқӘІҢҒҮҰҚ", "23458902345890")


def token_of(key: str) -> str:
    """The one-time token of a draft: made from its key, so that it lies in no table and outlives
    the draft.
    """
    return hmac.new(derived_key("draft-token"), key.encode(), hashlib.sha256).hexdigest()


def find_sent(key: str) -> Appeal | None:
    """The appeal that a draft with this key became."""
    digest = numbers.token_hash(token_of(key))
    return Appeal.objects.select_related("office__region").filter(filing_token=digest).first()


@transaction.atomic
def send_draft(
    draft: Draft, *, region: Region, consent_scope: Mapping[str, Any], suspicion: str = ""
) -> Appeal:
    """Accept what was typed as an appeal. Sent twice, it gives the same appeal; the draft is gone
    then.
    """
    key = str(draft.uuid)
    locked = Draft.objects.select_for_update().filter(pk=draft.pk).first()
    if locked is None and (sent := find_sent(key)):
        return sent
    draft = locked or draft
    filing = filing_of(typed(draft), region=region, consent_scope=consent_scope)
    appeal = accept_appeal(
        filing,
        token=token_of(key),
        office=filing.about.office
        if filing.about
        else Office.objects.for_district(region, filing.district),
        channel=Channel.SITE,
        thread=draft.thread,
        suspicion=suspicion,
    )
    Draft.objects.filter(pk=draft.pk).delete()  # its key and files are the matter's now
    return appeal


def suspicion_about(draft: Draft, *, trap: str, address: str, region: Region) -> str:
    """Why a person should look before this goes to the register, or nothing. It is accepted all the
    same.

    Counts the try for its address and for everybody together.
    """
    hourly = int(setting(region, "appeal.hourly_per_address"))
    in_all = int(setting(region, "appeal.hourly_in_all"))
    crowded = not brakes.allow("appeal", brakes.network(address), hourly, 3600)
    flooded = not brakes.allow("appeals", "all", in_all, 3600)
    values = typed(draft)
    text = f"{values.get('statement', '')} {values.get('wish', '')}"
    seconds = (now() - draft.began_at).total_seconds()
    if trap:
        return "trap"
    if seconds < int(setting(region, "appeal.fastest_seconds")):
        return "fast"
    if len(LINK.findall(text)) > MOST_LINKS:
        return "links"
    return "flood" if crowded or flooded else ""


def has_room_for_files(count: int, *, address: str, region: Region) -> bool:
    """Whether this address may add so many files now; the appeal itself is accepted in any case."""
    hourly = int(setting(region, "appeal.hourly_files"))
    tries = [brakes.allow("files", brakes.network(address), hourly, 3600) for _each in range(count)]
    return all(tries)


# ── what was typed, turned into a filing ───────────────────────────────────────────────────


def filing_of(
    values: Mapping[str, Any], *, region: Region, consent_scope: Mapping[str, Any]
) -> Filing:
    """The filing that the raw words of all steps make; unknown choices count as not chosen."""
    language = get_language() or "kk"
    text = {key: value.strip() for key, value in values.items() if isinstance(value, str)}
    kept, overflow = _fitted(text)
    calls, hours, unread = _calls(text)
    about = _complained_of(values, region)
    consent = {"yes": True, "no": False}.get(text.get("consent", ""))
    return Filing(
        language=language,
        answer_language=_choice(text.get("answer_language"), LANGUAGES, language),
        name=kept["name"],
        iin=digits_typed(text.get("iin", "")),
        statement="\n\n".join(filter(None, [text.get("statement", ""), *overflow, *unread])),
        wish=text.get("wish", ""),
        topic=_row(Topic.objects.filter(region=region), text.get("topic")),
        district=_row(District.objects.filter(region=region), text.get("district")),
        source=_row(Source.objects.filter(region=region), text.get("source")),
        other_name=kept["other_name"],
        other_reach=text.get("other_reach", ""),
        authority=_choice(text.get("authority"), Authority.values, Authority.SELF),
        authority_detail=text.get("authority_detail", ""),
        represented_name=kept["represented_name"],
        phone=digits_typed(text.get("phone", "")),
        email=text.get("email", ""),
        address=text.get("address", ""),
        calls=calls,
        from_time=hours[0],
        until_time=hours[1],
        sms=bool(values.get("sms")),
        email_allowed=bool(values.get("email_allowed")),
        email_links=bool(values.get("email_links")),
        letter=bool(values.get("letter")),
        warning=text.get("warning", ""),
        needs=tuple(need for need in Need.values if need in (values.get("needs") or ())),
        needs_language=kept["needs_language"],
        consent=consent,
        consent_scope=consent_scope if consent is not None else {},
        has_danger=bool(values.get("has_danger")),
        kind=AppealKind.COMPLAINT if about else "",
        about=about,
    )


def digits_typed(text: str) -> str:
    """Digits typed on the Kazakh layout, where the digit row writes letters, turned back; else the
    text as it is.
    """
    turned = text.translate(ON_A_KAZAKH_KEYBOARD)
    return turned if turned != text and not re.search(r"[^\W\d_]", turned) else text


def _fitted(text: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
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


def _calls(text: Mapping[str, str]) -> tuple[str, tuple[time | None, time | None], list[str]]:
    """When we may call, and what of it could not be read. Hours that make no sense mean: do not
    call.
    """
    calls = _choice(text.get("calls"), CallRule.values, CallRule.UNKNOWN)
    typed_hours = [text.get("from_time", ""), text.get("until_time", "")]
    first, last = _time(typed_hours[0]), _time(typed_hours[1])
    if first and not typed_hours[1]:
        last = time(23, 59)
    if last and not typed_hours[0]:
        first = time(0)
    if first and last and first < last:
        return calls, (first, last), []
    unread = " – ".join(filter(None, typed_hours))
    sentences = [_("The hours for calls as typed: %(typed)s") % {"typed": unread}] if unread else []
    return (CallRule.NEVER if calls == CallRule.HOURS else calls), (None, None), sentences


def _choice(value: str | None, known: Any, default: str) -> str:
    return value if value is not None and value in known else default


def _complained_of(values: Mapping[str, Any], region: Region) -> Appeal | None:
    """The appeal whose status page the complaint began on: no field of the form names it."""
    rows = Appeal.objects.filter(office__region=region).exclude(status=AppealStatus.SPAM)
    reference = values.get("about")
    return rows.select_related("office").filter(reference=reference).first() if reference else None


def _row(rows: models.QuerySet, key: str | None) -> Any:
    return rows.filter(pk=key).first() if key and re.fullmatch(r"[0-9]{1,9}", key) else None


def _time(value: str | None) -> time | None:
    try:
        return time.fromisoformat(value) if value else None
    except ValueError:
        return None
