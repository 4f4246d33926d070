"""The one planner of reminders: rule rows say who is reminded of what, how long before or after
which date of a record.

A room registers its anchors and digests, and calls `plan_reminders` whenever such a date is set or
moves. One e-mail a day, kind and person is planned, however many records ask for it; what it says
is counted when it is sent, and when nothing is left to say it is not sent. So a date that moved
needs no clearing up.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from mediation_office.accounts.models import User
from mediation_office.clock import now, today
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.notices import services
from mediation_office.notices.kinds import KINDS, NoticeKind, register_kind
from mediation_office.notices.models import Notice, ReminderRule, Replanning
from mediation_office.notices.safety import next_local
from mediation_office.presses import refuse_changed
from mediation_office.registry import Registry
from mediation_office.terms.days import ONE_DAY, Calendar
from mediation_office.terms.services import ON_NEW_DAYS

if TYPE_CHECKING:
    from mediation_office.accounts.models import Office, Region

_rest_until: ContextVar[datetime | None] = ContextVar("rest_until", default=None)
KINDS_AT_ONCE = 5  # a tick; each asks once a day, office and person of all that is open
Counting = Callable[[User, "Office"], int]
People = Iterable[User] | None


@dataclass(frozen=True)
class Anchor:
    """A date of a record that rules may hang on; `again` plans anew for all that is open."""

    label: str | Promise
    again: Callable[["Region"], None]


ANCHORS: Registry[Anchor] = Registry("anchor")


def register_anchor(code: str, label: str | Promise, *, again: Callable[["Region"], None]) -> str:
    """A date of a record: "appeal.answer-due"; returns the code."""
    ANCHORS.register(code, Anchor(label, again))
    return code


def register_digest(
    code: str,
    label: str | Promise,
    *,
    count: Counting,
    address: Callable[[], str],
    wording: str = "",
) -> NoticeKind:
    """An e-mail to staff that says how many and where the list is (letter-<wording>).

    `count` is asked at sending for the person and the office; at 0 nothing is sent.
    """

    def counted(notice: Notice) -> int:
        assert notice.office is not None
        # with the roles of this moment, which a count asks for more than once
        return count(User.objects.with_roles().get(pk=notice.user_id), notice.office)

    def values(notice: Notice, *, links: bool) -> Mapping[str, object]:
        return {"count": counted(notice), "desk_link": f"{settings.SITE_URL}{address()}"}

    kind = NoticeKind(
        code,
        label,
        wording=wording or code,
        still_valid=lambda notice: counted(notice) > 0,
        values=values,
        lives=timedelta(hours=20),  # the next day has its own
    )
    return register_kind(kind)


@dataclass(frozen=True)
class FirstRule:
    """A rule as the office starts with it; `offset` in working days, negative is before."""

    code: str
    anchor: str
    offset: int
    kind: str
    recipients: str
    is_statutory: bool = True


DEFAULT_RULES = (
    FirstRule("register-today", "appeal.register-by", 0, "registrations-due", "secretary"),
    FirstRule("look-at-today", "appeal.register-by", 0, "quarantine-due", "secretary"),
    FirstRule("answer-in-3-days", "appeal.answer-due", -3, "answers-due", "responsible,secretary"),
    FirstRule("answer-tomorrow", "appeal.answer-due", -1, "answers-due", "responsible,secretary"),
    FirstRule("answer-overdue", "appeal.answer-due", 1, "answers-overdue", "secretary,head"),
    FirstRule("paper-waits", "paper.submitted", 1, "papers-to-sign", "head", is_statutory=False),
)


def install_rules(region: "Region") -> int:
    """Give a region the rules it starts with; those it has stay as they are. How many are new."""
    made = 0
    for rule in DEFAULT_RULES:
        _row, is_new = ReminderRule.objects.get_or_create(
            region=region,
            code=rule.code,
            defaults={
                "anchor": rule.anchor,
                "offset": rule.offset,
                "kind": rule.kind,
                "recipients": rule.recipients,
                "is_statutory": rule.is_statutory,
            },
        )
        made += is_new
    return made


@contextmanager
def resting(*, until: datetime) -> Iterator[None]:
    """Within the block nobody is reminded before a moment of business time: digests of long ago
    would tell nobody anything.
    """
    token = _rest_until.set(until)
    try:
        yield
    finally:
        _rest_until.reset(token)


@transaction.atomic
def change_rule(
    rule: ReminderRule,
    *,
    offset: int,
    at: time,
    quiet_from: time,
    quiet_until: time,
    is_on: bool,
    seen: str = "",
) -> ReminderRule:
    """Move a reminder, or let it rest; what is planned already is planned anew by a task.

    One that rests on a term of the law only moves earlier than the office began with, and never
    rests. `seen` is the version that the form showed. Raises BusinessRuleError.
    """
    rule = ReminderRule.objects.select_for_update(of=("self",), no_key=True).get(pk=rule.pk)
    refuse_changed(seen, rule.version)
    if rule.is_statutory and (offset > latest_offset(rule) or not is_on):
        raise BusinessRuleError(
            _("It guards a term of the law: it may come earlier, never later or not at all.")
        )
    if _is_quiet(at, quiet_from, quiet_until):
        raise BusinessRuleError(_("The reminder would come in its own quiet hours."))
    rule.offset, rule.at, rule.is_on = offset, at, is_on
    rule.quiet_from, rule.quiet_until = quiet_from, quiet_until
    rule.save(update_fields=["offset", "at", "is_on", "quiet_from", "quiet_until"])
    _ask_anew(rule.region, [rule.kind])
    return rule


def plan_all_anew(region: "Region") -> None:
    """The days of a region have changed: a task plans each of its reminders anew."""
    kinds = ReminderRule.objects.filter(region=region).values_list("kind", flat=True)
    _ask_anew(region, sorted(set(kinds)))


def _ask_anew(region: "Region", kinds: list[str]) -> None:
    """An update on conflict waits for the task that is at it with what stood before."""
    Replanning.objects.bulk_create(
        [Replanning(region=region, kind=kind, asked_at=now()) for kind in kinds],
        update_conflicts=True,
        unique_fields=["region", "kind"],
        update_fields=["asked_at"],
    )


ON_NEW_DAYS.register("reminders", plan_all_anew)


def replan() -> int:
    """Plan anew what hangs on rules that were changed; returns how many kinds of reminders."""
    asked = Replanning.objects.order_by("asked_at").values_list("pk", flat=True)
    return sum(map(_replan, asked[:KINDS_AT_ONCE]))


@transaction.atomic
def _replan(pk: int) -> bool:
    asked = Replanning.objects.select_for_update(skip_locked=True, of=("self",))
    wanted = asked.select_related("region").filter(pk=pk).first()
    if wanted is None:
        return False
    services.withdraw_digests(wanted.region, kind=wanted.kind)
    rules = ReminderRule.objects.filter(region=wanted.region, kind=wanted.kind)
    for anchor in set(rules.values_list("anchor", flat=True)):
        ANCHORS[anchor].again(wanted.region)
    wanted.delete()
    return True


def latest_offset(rule: ReminderRule) -> int:
    """The latest day for one that guards a term: what the office began with."""
    return next((known.offset for known in DEFAULT_RULES if known.code == rule.code), rule.offset)


def _is_quiet(clock: time, quiet_from: time, quiet_until: time) -> bool:
    """From one hour until another, perhaps over midnight; the same hour twice is never."""
    if quiet_from <= quiet_until:
        return quiet_from <= clock < quiet_until
    return clock >= quiet_from or clock < quiet_until


def plan_reminders(
    anchor: str, *, on: date, office: "Office", recipients: Callable[[str], People]
) -> None:
    """Plan, in the caller's transaction, what the region's rules ask for a date that was set.

    `recipients` is asked for each word of the rules once: "responsible", "secretary", "head". What
    would have been due on an earlier day than today is left out. Planned twice, it is planned once.
    """
    rest_until = _rest_until.get()
    if rest_until and now() < rest_until:
        return
    rules = list(ReminderRule.objects.filter(region=office.region_id, anchor=anchor, is_on=True))
    if not rules:
        return
    calendar = Calendar.of(office.region)
    people_of = cache(lambda word: list(recipients(word) or ()))
    for rule in rules:
        day = shifted(calendar, on, rule.offset, unit=rule.unit)
        if day < today():
            continue
        at = timezone.make_aware(datetime.combine(day, rule.at))
        _plan_digest(rule, office=office, people=_named(rule, people_of), at=at)


def _named(rule: ReminderRule, people_of: Callable[[str], People]) -> list[User]:
    """Whom the rule names, each once, who can be written to."""
    words = [word.strip() for word in rule.recipients.split(",")]
    people = {user.pk: user for word in words for user in people_of(word) or ()}
    return [user for user in people.values() if user.is_active and user.email]


def _plan_digest(rule: ReminderRule, *, office: "Office", people: list[User], at: datetime) -> None:
    """A date that was set late in the evening waits until the quiet hours are over."""
    day, due_at = timezone.localtime(at).date(), max(at, now())
    if _is_quiet(timezone.localtime(due_at).time(), rule.quiet_from, rule.quiet_until):
        due_at = next_local(due_at, rule.quiet_until)
    services.plan_to_staff(
        KINDS[rule.kind],
        office=office,
        due_at=due_at,
        to={f"{rule.kind}:{office.pk}:{user.pk}:{day:%Y-%m-%d}": user for user in people},
    )


def shifted(calendar: Calendar, day: date, offset: int, *, unit: str = "working-days") -> date:
    """So many days after a day, or before it when negative; 0 is the day itself."""
    if unit != "working-days":
        return day + timedelta(days=offset)
    if offset > 0:
        return calendar.add_working_days(day, offset)
    for _day in range(-offset):
        day -= ONE_DAY
        while not calendar.is_working_day(day):
            day -= ONE_DAY
    return day
