"""How somebody is reached, and how it is safe."""

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from mediation_office.accounts.models import User
from mediation_office.clock import now
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.people import matters, policies
from mediation_office.people.choices import PointKind
from mediation_office.people.models import ContactPoint, Person, SafeContact
from mediation_office.people.phones import normal_phone, point_key
from mediation_office.people.reach import Reach, version_told
from mediation_office.people.safe import unasked
from mediation_office.presses import refuse_changed
from mediation_office.sealing import blind


@transaction.atomic
def add_point(
    *,
    kind: PointKind | str,
    value: str,
    told_by: str,
    person: Person | None = None,
    thread: uuid.UUID | None = None,
    side: int = 1,
) -> ContactPoint:
    """Keep a telephone (E.164), an e-mail or an address; what is kept already is not doubled."""
    kept = _as_kept(kind, value)
    index = blind(point_key(kept), purpose="point")
    point, _made = ContactPoint.objects.get_or_create(
        person=person,
        thread=thread,
        side=side,
        kind=kind,
        value_index=index,
        is_retired=False,
        defaults={"value": kept, "told_by": told_by[:200], "recorded_at": now()},
    )
    return point


@transaction.atomic
def take_point(
    *, person: Person, by: User, kind: PointKind | str, value: str, told_by: str
) -> ContactPoint:
    """Keep on a card what somebody told `by`. Raises BusinessRuleError where that would lead
    messages elsewhere and is the secretariat's to ask.
    """
    matters.require_not_kept(by, person)
    if leads_elsewhere(kind, value, person=person) and not policies.can_loosen(by):
        raise BusinessRuleError(
            _(
                "They are reached in another way already. A secretary writes down a new one, asking"
                " by a way that was safe before."
            )
        )
    return add_point(person=person, kind=kind, value=value, told_by=told_by)


def leads_elsewhere(
    kind: PointKind | str,
    value: str,
    *,
    person: Person | None = None,
    thread: uuid.UUID | None = None,
) -> bool:
    """Whether they are reached already, and not there: by the card, or by what a matter and the
    card of whom it is say.
    """
    person = matters.facts_of(thread).person if thread else person
    whose = Q(thread=thread, side=1) if thread else Q(pk__in=[])
    if person:
        whose |= Q(person=person, thread=None)
    known = ContactPoint.objects.filter(whose, is_retired=False)
    index = blind(point_key(_as_kept(kind, value)), purpose="point")
    return known.exists() and not known.filter(kind=kind, value_index=index).exists()


def _as_kept(kind: PointKind | str, value: str) -> str:
    return normal_phone(value) if kind == PointKind.PHONE else " ".join(value.split())


def add_points(told: Mapping[PointKind, str], *, told_by: str, thread: uuid.UUID) -> None:
    """Keep what the first side of a matter told, in one statement; what is empty or kept already
    is left out.
    """
    points = [
        ContactPoint(
            thread=thread,
            kind=kind,
            value=_as_kept(kind, value),
            told_by=told_by[:200],
            recorded_at=now(),
        )
        for kind, value in told.items()
        if value
    ]
    ContactPoint.objects.bulk_create(points, ignore_conflicts=True)


@transaction.atomic
def retire_point(point: ContactPoint, *, by: User | None = None) -> None:
    """Nobody is reached there any more; the row and its history stay."""
    matters.require_not_kept(by, point.person, thread=point.thread)
    point = ContactPoint.objects.select_for_update(no_key=True).get(pk=point.pk)
    point.is_retired = True
    point.save(update_fields=["is_retired"])


@transaction.atomic
def replace_safe_contact(
    reach: Reach,
    *,
    asked_on: date,
    person: Person | None = None,
    thread: uuid.UUID | None = None,
    side: int = 1,
    told_by: str = "",
    seen: str = "",
) -> SafeContact:
    """Write down how it is safe to reach somebody: in one matter (`thread`), else by the card.

    `seen` is the version of what it replaces, where a form showed that (`version_told`). Told
    again as it stands it is only asked anew.
    """
    owner = _owner(person, thread, side)
    known = {"person": person} if person else {}  # who does not know them takes nobody away
    told = _columns(reach, told_by=told_by, asked_on=asked_on)
    rows = SafeContact.objects.select_for_update(no_key=True)
    row, is_new = rows.get_or_create(**owner, defaults=known | told)
    if not is_new:
        if version_told(row.reach) != version_told(reach):
            refuse_changed(seen, version_told(row.reach))
        for name, value in (known | told).items():
            setattr(row, name, value)
        row.save()
    return row


def _owner(person: Person | None, thread: uuid.UUID | None, side: int = 1) -> dict[str, Any]:
    """Whose rules they are: of a side in its matter, else of a card."""
    return {"thread": thread, "side": side} if thread else {"person": person, "thread": None}


def _columns(reach: Reach, *, told_by: str, asked_on: date) -> dict[str, Any]:
    if reach.lacks_hours:
        raise BusinessRuleError(_("Write from when until when we may call."))
    return reach.columns | {"told_by": told_by[:200], "asked_on": asked_on}


@transaction.atomic
def take_safe_contact(
    reach: Reach,
    *,
    by: User,
    person: Person | None = None,
    thread: uuid.UUID | None = None,
    **told: Any,
) -> SafeContact:
    """Write down what somebody told `by`; their matters show that it was done.

    Raises BusinessRuleError where `by` may not loosen what was told before, and where a complaint
    of theirs is about the work of `by`.
    """
    matters.require_not_kept(by, person, thread=thread)
    rows = SafeContact.objects.select_for_update(no_key=True)
    known = rows.filter(**_owner(person, thread)).first()
    before = known.reach if known else _silence(thread)
    if before and reach.loosens(before) and not policies.can_loosen(by):
        raise BusinessRuleError(
            _(
                "This allows more than they told before, or leaves out a warning. Write down what"
                " is stricter; a secretary writes down the rest, asking by a way that was safe"
                " before."
            )
        )
    row = replace_safe_contact(reach, person=person, thread=thread, **told)
    if thread and (known is None or known.reach != row.reach):
        matters.note_reach(thread, by=by)
    return row


def _silence(thread: uuid.UUID | None) -> Reach | None:
    """What holds in a sensitive matter before anybody told anything: loosened like a word."""
    is_sensitive = thread and matters.facts_of(thread).is_sensitive
    return unasked(thread) if thread and is_sensitive else None


@transaction.atomic
def tighten_safe_contact(reach: Reach, *, thread: uuid.UUID, told_by: str, asked_on: date) -> None:
    """Write down what the first side of a matter tells besides what it told before: nothing is
    loosened, and no warning goes (`replace_safe_contact` replaces all, by a form that showed it).
    """
    told = _columns(reach, told_by=told_by, asked_on=asked_on)
    rows = SafeContact.objects.select_for_update(of=("self",), no_key=True)
    known, is_new = rows.get_or_create(thread=thread, side=1, defaults=told)
    if not is_new:
        both = known.reach.and_also(reach)
        replace_safe_contact(both, thread=thread, told_by=told_by, asked_on=asked_on)


@transaction.atomic
def refuse_sms(phone: str) -> int:
    """Its owner wants no SMS any more: on every card and in every matter that has this number. How
    many preferences changed.
    """
    points = ContactPoint.objects.filter(value_index=blind(point_key(phone), purpose="point"))
    of_side = points.filter(thread=OuterRef("thread"), side=OuterRef("side"))
    rows = SafeContact.objects.filter(
        Exists(of_side) | Q(person__in=points.filter(person__isnull=False).values("person"))
    )
    return rows.filter(sms=True).update(sms=False)
