"""How it is safe to reach somebody: the strictest of what the card and the matter say.

Nobody asked yet means a letter or a call by a person, and no SMS. In a sensitive matter (family,
school, danger) nothing at all is sent unless it was allowed in that very matter: a yes that was
given for a quarrel over a fence does not open a shared phone to a quarrel at home.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from mediation_office.accounts.models import Region
from mediation_office.accounts.settings import SPECS, setting
from mediation_office.clock import today
from mediation_office.people.choices import CallRule
from mediation_office.people.models import Contact, Person, SafeContact, Topic

FROM_LOOSE_TO_STRICT = (CallRule.ANY, CallRule.UNKNOWN, CallRule.HOURS, CallRule.NEVER)


@dataclass(frozen=True, slots=True)
class SafeRules:
    """What holds now. `calls` UNKNOWN: a person may call and asks first, a machine may not.

    `is_asked`: somebody told us; `is_stale`: so long ago that it is asked again.
    """

    calls: str = CallRule.UNKNOWN
    from_time: time | None = None
    until_time: time | None = None
    sms: bool = False
    email: bool = False
    email_links: bool = False
    letter: bool = True
    warning: str = ""
    is_stale: bool = False
    is_asked: bool = False

    @property
    def calls_in_words(self) -> str:
        """May we call, and when: one sentence."""
        hours = {
            "from": f"{self.from_time:%H:%M}" if self.from_time else "",
            "until": f"{self.until_time:%H:%M}" if self.until_time else "",
        }
        return {
            CallRule.ANY: _("You may call at any time."),
            CallRule.HOURS: _("Call only between %(from)s and %(until)s.") % hours,
            CallRule.NEVER: _("Do not call: they get in touch themselves."),
            CallRule.UNKNOWN: _(
                "Not asked whether a call is safe: ask first, and say nothing to anybody else."
            ),
        }[CallRule(self.calls)]

    @property
    def forbids_calls(self) -> bool:
        return self.calls == CallRule.NEVER

    @property
    def writing_in_words(self) -> str:
        """What may be written to them, or that nothing may: one sentence."""
        ways = {_("SMS"): self.sms, _("e-mail"): self.email, _("letters by post"): self.letter}
        allowed = ", ".join(way for way, is_allowed in ways.items() if is_allowed)
        if not allowed:
            return _("Nothing may be written to them.")
        return _("Allowed: %(channels)s.") % {"channels": allowed}


UNKNOWN = SafeRules()


def rules(
    *,
    person: Person | None = None,
    thread: uuid.UUID | None = None,
    side: int = 1,
    topic: Topic | None = None,
    region: Region | None = None,
) -> SafeRules:
    """What holds for a person, for one side of a matter, or for both together (two queries)."""
    of_card = Q(person=person, thread=None) if person else Q(pk=None)
    of_matter = Q(thread=thread, side=side) if thread else Q(pk=None)
    rows = list(SafeContact.objects.filter(of_card | of_matter))
    days = _ask_again_days(region or (person.region if person else _region_of(thread)))
    return strictest(
        rows,
        is_sensitive=bool(topic and topic.is_sensitive),
        ask_before=today() - timedelta(days=days),
    )


def _region_of(thread: uuid.UUID | None) -> Region | None:
    if thread is None:
        return None
    contact = Contact.objects.filter(thread=thread).select_related("office__region").first()
    return contact.office.region if contact else None


def _ask_again_days(region: Region | None) -> int:
    code = "contact.ask_again_days"
    return int(setting(region, code) if region else SPECS[code].default)


def strictest(
    rows: Sequence[SafeContact], *, is_sensitive: bool = False, ask_before: date = date.min
) -> SafeRules:
    """One set of rules in which every row is kept; a pure function."""
    asked_here = any(row.thread for row in rows)
    if not rows:
        return SafeRules(letter=not is_sensitive)
    silent = is_sensitive and not asked_here
    calls, from_time, until_time = _calls(rows)
    email = all(row.email for row in rows) and not silent
    return SafeRules(
        calls=calls,
        from_time=from_time,
        until_time=until_time,
        sms=all(row.sms for row in rows) and not silent,
        email=email,
        email_links=email and all(row.email_links for row in rows),
        letter=all(row.letter for row in rows) and not silent,
        warning="\n".join(dict.fromkeys(row.warning for row in rows if row.warning)),
        is_stale=any(row.asked_on < ask_before for row in rows),
        is_asked=True,
    )


def as_initial(row: SafeContact | None) -> dict[str, Any]:
    """What a form starts with: what was said last time, or that nobody was asked yet."""
    if row is None:
        return {"calls": CallRule.UNKNOWN, "letter": True}
    names = "calls from_time until_time sms email email_links letter warning told_by"
    return {name: getattr(row, name) for name in names.split()}


def _calls(rows: Iterable[SafeContact]) -> tuple[str, time | None, time | None]:
    """The strictest rule of all, with the hours that all rows share; none shared is never."""
    rule = max((row.calls for row in rows), key=FROM_LOOSE_TO_STRICT.index)
    if rule != CallRule.HOURS:
        return rule, None, None
    windows = [row for row in rows if row.calls == CallRule.HOURS]
    begins = max(row.from_time or time.min for row in windows)
    ends = min(row.until_time or time.max for row in windows)
    return (rule, begins, ends) if begins < ends else (CallRule.NEVER, None, None)
