"""How it is safe to reach somebody: the strictest of what the card and the matter say.

What was told in one matter holds wherever the same card is reached (decision 0009): a warning about
a husband who reads along is as true in the next matter.

Nobody asked yet means a letter or a call by a person, and no SMS. In a sensitive matter (family,
school, danger) nothing at all is sent unless it was allowed in that very matter: a yes that was
given for a quarrel over a fence does not open a shared phone to a quarrel at home.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from mediation_office.accounts.models import Region
from mediation_office.accounts.settings import SPECS, setting
from mediation_office.clock import today
from mediation_office.people.choices import CallRule
from mediation_office.people.matters import ReachFacts, facts_of, linked_rows
from mediation_office.people.models import Contact, Person, SafeContact
from mediation_office.people.reach import Reach, strictest_of


@dataclass(frozen=True, kw_only=True)
class SafeRules(Reach):
    """What holds now. `calls` UNKNOWN: a person may call and asks first, a machine may not.

    `is_asked`: somebody told us; `is_stale`: so long ago that it is asked again.
    """

    letter: bool = True
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
    def unasked_in_words(self) -> str:
        """What is left to a person where nobody told us anything: never said to be safe."""
        if self.letter:
            return _("Nobody told us what is safe: a letter or a call by a person, ask first.")
        return _("Nobody told us what is safe in this matter: do not write and do not call.")

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


def rules_of_card(person: Person, told: Iterable[SafeContact] | None = None) -> SafeRules:
    """What holds for a person everywhere; `told` spares a query to whoever has read `told_of`."""
    rows = told_of(person) if told is None else told
    return _strictest(rows, ReachFacts(person, region=person.region))


def told_of(person: Person) -> QuerySet[SafeContact]:
    """What the card keeps, and what this person told in matters that are confirmed to be theirs."""
    return SafeContact.objects.filter(_of_person(person)).order_by("asked_on", "pk")


def _of_person(person: Person) -> Q:
    whose = Q(person=person, thread=None)
    for rows in linked_rows():
        whose |= Q(thread__in=rows.filter(person=person).values("thread"), side=1)
    return whose


def rules_in_matter(
    thread: uuid.UUID, *, side: int = 1, facts: ReachFacts | None = None
) -> SafeRules:
    """What holds for one side of a matter, by the matter and by the card of whom it is now, with
    their other matters.

    `facts` spares a query to whoever has just read them; kept for later they are wrong.
    """
    facts = facts or facts_of(thread, side)
    whose = Q(thread=thread, side=side)
    if facts.person:
        whose |= _of_person(facts.person)
    return _strictest(SafeContact.objects.filter(whose), facts, thread=thread)


def rules_of_turns(contacts: Sequence[Contact]) -> dict[int, SafeRules]:
    """What holds for whoever turned to us so, by the contact's id; one query, however many.

    Topics are read already; whether danger was told of since is not asked: it silences what is
    written, not a call.
    """
    people = {contact.person_id for contact in contacts if contact.person_id}
    whose = Q(person__in=people, thread=None)
    whose |= Q(thread__in={contact.thread for contact in contacts}, side=1)
    linked = [rows.filter(person__in=people) for rows in linked_rows()]
    for rows in linked:
        whose |= Q(thread__in=rows.values("thread"), side=1)
    owners = {
        f"owners_{nth}": ArraySubquery(rows.filter(thread=OuterRef("thread")).values("person_id"))
        for nth, rows in enumerate(linked)
    }
    told = list(SafeContact.objects.filter(whose).annotate(**owners).order_by("asked_on", "pk"))
    return {
        contact.pk: strictest(
            [row for row in told if _holds_for(row, contact, owners)],
            is_sensitive=contact.topic is not None and contact.topic.is_sensitive,
            thread=contact.thread,
        )
        for contact in contacts
    }


def _holds_for(row: SafeContact, contact: Contact, owners: Iterable[str]) -> bool:
    if row.thread is None:
        return row.person_id == contact.person_id
    known = (getattr(row, name) for name in owners)
    return row.thread == contact.thread or any(contact.person_id in ids for ids in known)


def _strictest(
    rows: Iterable[SafeContact], facts: ReachFacts, *, thread: uuid.UUID | None = None
) -> SafeRules:
    ask_before = today() - timedelta(days=_ask_again_days(facts.region))
    return strictest(
        list(rows), is_sensitive=facts.is_sensitive, ask_before=ask_before, thread=thread
    )


def _ask_again_days(region: Region | None) -> int:
    code = "contact.ask_again_days"
    return int(setting(region, code) if region else SPECS[code].default)


def strictest(
    rows: Sequence[SafeContact],
    *,
    is_sensitive: bool = False,
    ask_before: date = date.min,
    thread: uuid.UUID | None = None,
) -> SafeRules:
    """One set of rules in which every row of the card, of the matter `thread` and of other matters
    is kept; a pure function. Other matters only forbid, and grow old without asking anew here.
    """
    if not rows:
        return _unasked(is_sensitive)
    told = strictest_of([row.reach for row in rows])
    if is_sensitive and not any(row.thread and row.thread == thread for row in rows):
        told = told.unwritten
    here = [row for row in rows if row.thread in (None, thread)] or rows
    return SafeRules(
        **told.columns,
        is_stale=any(row.asked_on < ask_before for row in here),
        is_asked=True,
    )


def unasked(thread: uuid.UUID) -> SafeRules:
    """What holds in a matter in which nobody told anything yet, whatever the card says."""
    return _unasked(facts_of(thread).is_sensitive)


def _unasked(is_sensitive: bool) -> SafeRules:
    return SafeRules(letter=not is_sensitive)


def as_initial(row: SafeContact | None) -> dict[str, Any]:
    """What a form starts with: what was said last time, or that nobody was asked yet."""
    return row.reach.initial | {"told_by": row.told_by} if row else UNKNOWN.initial
