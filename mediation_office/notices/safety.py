"""By which channel somebody outside may be written to: asked at planning and at sending."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from mediation_office.clock import now
from mediation_office.notices.choices import NoticeChannel
from mediation_office.people import matters, safe
from mediation_office.people.choices import CallRule, PointKind
from mediation_office.people.models import ContactPoint

if TYPE_CHECKING:
    from mediation_office.notices.models import Notice
    from mediation_office.people.models import Person

SMS_HOURS = (time(9), time(20))  # local time; nobody's telephone rings at night because of us


@dataclass(frozen=True)
class Way:
    """How to reach somebody: a channel, the point it leads to, or why only a person may.

    `by_hand` is what a person may do, whatever a machine may.
    """

    channel: str
    by_hand: str
    point: ContactPoint | None = None
    reason: str = ""
    links: bool = False
    rules: safe.SafeRules = safe.UNKNOWN  # by which it was chosen
    person: "Person | None" = None  # whose card it is


def way_to(*, thread: UUID, side: int = 1) -> Way:
    """The safe channel: e-mail, else SMS; else a letter or a call by a person; else none at all.

    All of it is asked now: whose matter it is, how sensitive, and what was told. A preference that
    is older than the office's setting allows is asked anew by a person first.
    """
    facts = matters.facts_of(thread, side)
    rules = safe.rules_in_matter(thread, side=side, facts=facts)
    by_hand = _by_hand(rules, is_sensitive=facts.is_sensitive)
    way = partial(Way, by_hand=by_hand, rules=rules, person=facts.person)
    if rules.is_stale:
        return way(by_hand, reason="preference-old")
    if rules.email and (point := point_of(PointKind.EMAIL, facts.person, thread, side)):
        return way(NoticeChannel.EMAIL, point=point, links=rules.email_links)
    if rules.sms and (point := point_of(PointKind.PHONE, facts.person, thread, side)):
        return way(NoticeChannel.SMS, point=point)
    return way(by_hand, reason=_why_by_hand(by_hand, rules))


def _by_hand(rules: safe.SafeRules, *, is_sensitive: bool) -> str:
    """What a person may do. In a sensitive matter nobody calls who was not told that we may."""
    if rules.letter:
        return NoticeChannel.LETTER
    is_unasked = rules.calls == CallRule.UNKNOWN
    if rules.calls == CallRule.NEVER or is_unasked and is_sensitive:
        return NoticeChannel.NONE
    return NoticeChannel.CALL


def _why_by_hand(by_hand: str, rules: safe.SafeRules) -> str:
    if by_hand == NoticeChannel.NONE:
        return "silence"
    return by_hand if rules.is_asked else "unasked"


def way_of(notice: "Notice") -> Way | None:
    """The way as it is safe at this moment; None for what goes to nobody outside."""
    if notice.side is None:
        return None
    assert notice.thread is not None
    return way_to(thread=notice.thread, side=notice.side)


def quiet_until(way: Way) -> datetime | None:
    """When a message may leave that may not now because of its hours; None when it may."""
    hours = []
    if way.channel == NoticeChannel.SMS:
        hours.append(SMS_HOURS)
    if way.rules.from_time and way.rules.until_time:
        hours.append((way.rules.from_time, way.rules.until_time))
    moment = now()
    for begin, end in hours:
        if not begin <= timezone.localtime(moment).time() < end:
            return next_local(moment, begin)
    return None


def next_local(moment: datetime, begin: time) -> datetime:
    """The next time that clocks in the office's zone show this hour."""
    local = timezone.localtime(moment)
    start = local.replace(hour=begin.hour, minute=begin.minute, second=0, microsecond=0)
    return start if start > local else start + timedelta(days=1)


def point_of(
    kind: str, person: "Person | None", thread: UUID | None, side: int
) -> ContactPoint | None:
    """The newest point of the side in this matter, else of the card."""
    whose = Q(thread=thread, side=side) if thread else Q(pk__in=[])
    if person is not None:
        whose |= Q(person=person)
    points = ContactPoint.objects.filter(whose, kind=kind, is_retired=False)
    return max(points, key=lambda point: (point.thread == thread, point.recorded_at), default=None)
