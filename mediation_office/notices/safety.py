"""By which channel somebody outside may be written to: asked at planning and at sending."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from mediation_office.clock import now
from mediation_office.notices.choices import NoticeChannel
from mediation_office.people import safe
from mediation_office.people.choices import CallRule, PointKind
from mediation_office.people.models import ContactPoint

if TYPE_CHECKING:
    from mediation_office.accounts.models import Region
    from mediation_office.notices.models import Notice
    from mediation_office.people.models import Person, Topic

SMS_HOURS = (time(9), time(20))  # local time; nobody's telephone rings at night because of us


@dataclass(frozen=True)
class Way:
    """How to reach somebody: a channel, the point it leads to, or why only a person may."""

    channel: str
    point: ContactPoint | None = None
    reason: str = ""
    links: bool = False
    rules: safe.SafeRules = safe.UNKNOWN  # by which it was chosen


def way_to(
    *,
    person: "Person | None",
    thread: UUID | None,
    side: int = 1,
    topic: "Topic | None" = None,
    region: "Region | None" = None,
) -> Way:
    """The safe channel: e-mail, else SMS; else a letter or a call by a person; else none at all.

    A preference that is older than the office's setting allows is asked anew by a person first.
    """
    rules = safe.rules(person=person, thread=thread, side=side, topic=topic, region=region)
    by_hand = _by_hand(rules, topic)
    if rules.is_stale:
        return Way(by_hand, reason="preference-old", rules=rules)
    if rules.email and (point := point_of(PointKind.EMAIL, person, thread, side)):
        return Way(NoticeChannel.EMAIL, point, links=rules.email_links, rules=rules)
    if rules.sms and (point := point_of(PointKind.PHONE, person, thread, side)):
        return Way(NoticeChannel.SMS, point, rules=rules)
    reason = "silence" if by_hand == NoticeChannel.NONE else by_hand
    return Way(by_hand, reason=reason, rules=rules)


def _by_hand(rules: safe.SafeRules, topic: "Topic | None") -> str:
    """What a person may do. In a sensitive matter nobody calls who was not told that we may."""
    if rules.letter:
        return NoticeChannel.LETTER
    is_unasked = rules.calls == CallRule.UNKNOWN
    if rules.calls == CallRule.NEVER or is_unasked and topic is not None and topic.is_sensitive:
        return NoticeChannel.NONE
    return NoticeChannel.CALL


def way_of(notice: "Notice") -> Way:
    """The way as it is safe at this moment."""
    return way_to(
        person=notice.person,
        thread=notice.thread,
        side=notice.side or 1,
        topic=notice.topic,
        region=notice.office.region if notice.office else None,
    )


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
