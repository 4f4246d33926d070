"""From a draft to an accepted appeal. Nothing is refused: what looks like spam waits for a
person.
"""

import hashlib
import hmac
import re
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from cases.choices import Suspicion
from cases.models import Appeal
from cases.services import accept_appeal
from mediation_office import numbers
from mediation_office.accounts.models import Office, Region
from mediation_office.accounts.settings import setting
from mediation_office.brakes import Limit, network
from mediation_office.clock import now
from mediation_office.people.choices import Channel
from mediation_office.sealing import derived_key
from outreach.models import Draft
from outreach.services.drafts import add_typed, typed
from outreach.services.filing import filing_of

LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
MOST_LINKS = 5


def token_of(key: str) -> str:
    """The one-time token of a draft: made from its key, so that it lies in no table and outlives
    the draft.
    """
    return hmac.new(derived_key("draft-token"), key.encode(), hashlib.sha256).hexdigest()


def find_sent(key: str) -> Appeal | None:
    """The appeal that a draft with this key became."""
    digest = numbers.token_hash(token_of(key))
    rows = Appeal.objects.select_related("office__region", "register_clock")
    return rows.filter(filing_token=digest).first()


@transaction.atomic
def send_draft(
    draft: Draft,
    *,
    region: Region,
    last: Mapping[str, Any] | None = None,
    consent_scope: Mapping[str, Any],
    suspicion: str = "",
) -> Appeal:
    """Accept what was typed, with what the last step says, as an appeal. Sent twice, also at the
    same moment, it gives the same appeal; the draft is gone then.
    """
    key = str(draft.uuid)
    locked = Draft.objects.select_for_update().filter(pk=draft.pk).first()
    if locked is None and (sent := find_sent(key)):
        return sent
    draft = locked or draft
    add_typed(draft, last or {})
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

    Counts the try for its address, then for everybody together; what is put aside for itself takes
    nothing of everybody's hour.
    """
    values = typed(draft)
    text = f"{values.get('statement', '')} {values.get('wish', '')}"
    seconds = (now() - draft.began_at).total_seconds()
    if trap:
        return Suspicion.TRAP
    if seconds < int(setting(region, "appeal.fastest_seconds")):
        return Suspicion.FAST
    if len(LINK.findall(text)) > MOST_LINKS:
        return Suspicion.LINKS
    hourly = int(setting(region, "appeal.hourly_per_address"))
    in_all = int(setting(region, "appeal.hourly_in_all"))
    crowded = not Limit("appeal", network(address), hourly, 3600).allows()
    flooded = not crowded and not Limit("appeals", "all", in_all, 3600).allows()
    return Suspicion.FLOOD if crowded or flooded else ""
