"""What happens in the people room."""

import hmac
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from mediation_office.accounts.models import Office, Region, User
from mediation_office.accounts.services import log_look
from mediation_office.clock import now
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.numbers import new_reference, token_hash
from mediation_office.people import safe
from mediation_office.people.choices import CallRule, Channel, ContactOutcome, PointKind
from mediation_office.people.models import (
    Contact,
    ContactPoint,
    Organisation,
    Person,
    SafeContact,
)
from mediation_office.people.names import repair_name, search_key
from mediation_office.people.phones import digits_of, is_phone, normal_phone, point_key
from mediation_office.sealing import blind, fold_text

CLOCKS_MAY_DIFFER = timedelta(minutes=2)
MOST_SUGGESTIONS = 8


# ── contacts ───────────────────────────────────────────────────────────────────────────────
def record_contact(
    *,
    office: Office,
    channel: Channel | str,
    at: datetime,
    by: User | None,
    outcome: ContactOutcome | str,
    language: str,
    person: Person | None = None,
    name_stated: str = "",
    is_anonymous: bool = False,
    token: str | None = None,
    thread: uuid.UUID | None = None,
    phone: str = "",
    **columns: Any,
) -> Contact:
    """Record that somebody turned to the office; the same form token gives the same contact.

    Of an anonymous caller neither name nor number is kept. Without a known `thread` a new matter
    opens. `columns`, as on the contact: district, topic, source, note, referred_to, outside_number.
    """
    if at > now() + CLOCKS_MAY_DIFFER:
        raise BusinessRuleError(_("This moment is still to come. Write when they turned to us."))
    columns |= {
        "office": office,
        "channel": channel,
        "at": at,
        "taken_by": by,
        "outcome": outcome,
        "language": language,
        "is_anonymous": is_anonymous,
        "form_token": token_hash(token) if token else None,
    }
    if not is_anonymous:
        columns |= {"person": person, "name_stated": repair_name(name_stated)}
        if person:
            columns["opens_card"] = opens_card(person, office=office, told=[phone])
    if thread:
        columns["thread"] = thread
    return _write_contact_once(columns, phone="" if is_anonymous else phone)


def _write_contact_once(fields: dict[str, Any], *, phone: str) -> Contact:
    try:
        return _write_contact(fields, phone=phone)
    except IntegrityError:
        token = fields["form_token"]
        known = Contact.objects.filter(form_token=token).first() if token else None
        if known is None:
            raise
        return known


@transaction.atomic
def _write_contact(fields: dict[str, Any], *, phone: str) -> Contact:
    known = fields["form_token"] and Contact.objects.filter(form_token=fields["form_token"]).first()
    if known:
        return known
    contact = Contact.objects.create(reference=new_reference("C"), recorded_at=now(), **fields)
    if phone:
        add_point(
            kind=PointKind.PHONE,
            value=phone,
            told_by=contact.name_stated,
            thread=contact.thread,
        )
    return contact


@transaction.atomic
def link_contact(
    contact: Contact, *, person: Person | None, by: User, told: Sequence[str] = ()
) -> Contact:
    """`by` confirms whose contact this was, or takes that back (None).

    Who is known is anonymous no more. A card that the office does not reach yet opens only by what
    they told: the telephone of this contact, or what of `told` stands on the card (decision 0009).
    """
    contact = Contact.objects.select_for_update(no_key=True).get(pk=contact.pk)
    if person is not None and person.region_id != contact.office.region_id:
        raise BusinessRuleError(_("This card belongs to another region."))
    phone = ContactPoint.objects.of_matter(contact.thread).phone()
    contact.opens_card = person is not None and opens_card(
        person, office=contact.office, told=[phone, *told]
    )
    contact.person = person
    contact.is_anonymous = contact.is_anonymous and person is None
    contact.save(update_fields=["person", "is_anonymous", "opens_card"])
    return contact


def opens_card(person: Person, *, office: Office, told: Iterable[str] = ()) -> bool:
    """Whether a contact opens this card for its office: the office made it or has opened it before,
    or something told stands on it.
    """
    return (
        person.made_by.office_id == office.pk
        or person.contacts.filter(office=office, opens_card=True).exists()
        or any(stands_on_card(person, said) for said in told)
    )


def stands_on_card(person: Person, said: str) -> bool:
    """Whether this is a whole telephone, the IIN or the code word of the card."""
    if not said.strip():
        return False
    digits = digits_of(said)
    if person.iin and hmac.compare_digest(person.iin.encode(), digits.encode()):
        return True
    numbers = person.points.filter(thread=None, kind=PointKind.PHONE, is_retired=False)
    index = blind(point_key(normal_phone(said)), purpose="point")
    return is_code_word(person, said) or (
        is_phone(said) and numbers.filter(value_index=index).exists()
    )


def log_card(user: User, person: Person, *, purpose: str = "") -> None:
    """Record a look at a card for the looker's office and the card's own: both heads see it."""
    card = str(person.uuid)
    for office in {user.office_id, person.made_by.office_id}:
        log_look(user, subject="person", reference=card, office_id=office, purpose=purpose)


# ── cards ──────────────────────────────────────────────────────────────────────────────────
@transaction.atomic
def make_person(
    *,
    region: Region,
    name: str,
    by: User,
    iin: str = "",
    born_on: date | None = None,
    sex: str = "",
    language: str = "kk",
    needs: str = "",
    code_word: str = "",
) -> Person:
    """Make a card. An IIN stands on one card of the region only."""
    person = Person(
        region=region,
        name=repair_name(name),
        iin=iin,
        born_on=born_on,
        sex=sex,
        language=language,
        needs=needs,
        code_word=code_word,
        made_at=now(),
        made_by=by,
    )
    _save_once(person)
    return person


@transaction.atomic
def edit_person(
    person: Person,
    *,
    name: str,
    iin: str,
    born_on: date | None,
    sex: str,
    language: str,
    needs: str,
) -> Person:
    """Change what the card says; every version stays in its history."""
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if person.iin != iin:  # sealed anew it would look changed in the history
        person.iin = iin
    person.name, person.born_on = repair_name(name), born_on
    person.sex, person.language, person.needs = sex, language, needs
    _save_once(person)
    return person


def _save_once(person: Person) -> None:
    """An IIN stands on one card of the region, whoever else saves at this moment."""
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as error:
        if "iin_once_a_region" not in str(error):
            raise
        index = blind(fold_text(person.iin), purpose="iin")
        known = Person.objects.exclude(pk=person.pk).get(region=person.region, iin_index=index)
        raise BusinessRuleError(
            _("This IIN stands on the card of %(name)s. Open that card instead.")
            % {"name": known.name}
        ) from error


@transaction.atomic
def set_code_word(person: Person, *, word: str) -> None:
    """Keep the word by which somebody proves on the telephone who they are; empty takes it away."""
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    person.code_word = fold_text(word)
    person.save(update_fields=["code_word"])


def is_code_word(person: Person, said: str) -> bool:
    """Whether what was said is the word on the card; the word itself is never shown."""
    word = person.code_word
    return bool(word) and hmac.compare_digest(fold_text(word).encode(), fold_text(said).encode())


# ── how to reach them ──────────────────────────────────────────────────────────────────────
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
    kept = normal_phone(value) if kind == PointKind.PHONE else " ".join(value.split())
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
def retire_point(point: ContactPoint) -> None:
    """Nobody is reached there any more; the row and its history stay."""
    ContactPoint.objects.select_for_update(no_key=True).get(pk=point.pk)
    point.is_retired = True
    point.save(update_fields=["is_retired"])


@transaction.atomic
def set_safe_contact(
    *,
    asked_on: date,
    person: Person | None = None,
    thread: uuid.UUID | None = None,
    side: int = 1,
    calls: CallRule | str = CallRule.UNKNOWN,
    from_time: time | None = None,
    until_time: time | None = None,
    sms: bool = False,
    email: bool = False,
    email_links: bool = False,
    letter: bool = False,
    warning: str = "",
    told_by: str = "",
) -> SafeContact:
    """Write down how it is safe to reach somebody: in one matter (`thread`), else by the card."""
    if calls == CallRule.HOURS and not (from_time and until_time and from_time < until_time):
        raise BusinessRuleError(_("Write from when until when we may call."))
    in_hours = calls == CallRule.HOURS
    owner = {"thread": thread, "side": side} if thread else {"person": person, "thread": None}
    known = {"person": person} if person else {}  # who does not know them takes nobody away
    row, _made = SafeContact.objects.update_or_create(
        **owner,
        defaults={
            **known,
            "calls": calls,
            "from_time": from_time if in_hours else None,
            "until_time": until_time if in_hours else None,
            "sms": sms,
            "email": email,
            "email_links": email and email_links,
            "letter": letter,
            "warning": warning,
            "told_by": told_by[:200],
            "asked_on": asked_on,
        },
    )
    return row


@transaction.atomic
def add_safe_contact(*, thread: uuid.UUID, told_by: str, asked_on: date, **told: Any) -> None:
    """Write down what the first side of a matter tells besides what it told before: nothing is
    loosened, and no warning goes (`set_safe_contact` replaces all, by a form that showed it).
    """
    rows = SafeContact.objects.select_for_update(of=("self",), no_key=True)
    known = rows.filter(thread=thread, side=1).first()
    if known:
        both = safe.both_of(known, SafeContact(asked_on=asked_on, **told))
        told = {name: getattr(both, name) for name in told}
    set_safe_contact(thread=thread, told_by=told_by, asked_on=asked_on, **told)


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


# ── who is it ──────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Suggestion:
    """A card that may be the same person, and why. A person on staff decides."""

    person: Person
    reasons: list[str]


def suggest_people(
    *, region: Region, name: str, iin: str = "", phone: str = "", among: Any = None
) -> list[Suggestion]:
    """Cards of the region that may be this person, the surest first; at most three queries.

    `among` narrows the cards to those the viewer may see (`Person.objects.visible_to(user)`).
    """
    cards = (Person.objects.all() if among is None else among).filter(region=region)
    found: dict[int, Suggestion] = {}

    def suggest(person: Person, reason: str) -> None:
        found.setdefault(person.pk, Suggestion(person, [])).reasons.append(reason)

    if iin:
        for person in cards.filter(iin_index=blind(fold_text(iin), purpose="iin")):
            suggest(person, _("the same IIN"))
    if phone:
        for person in cards.with_phone(phone)[:MOST_SUGGESTIONS]:
            suggest(person, _("the same telephone"))
    key = search_key(name)
    if key:
        likeness = TrigramWordSimilarity(key, "search_key")
        for person in cards.named_like(name).annotate(likeness=likeness)[:MOST_SUGGESTIONS]:
            suggest(person, _likeness_in_words(person, key))
    return list(found.values())[:MOST_SUGGESTIONS]


def _likeness_in_words(person: Person, key: str) -> str:
    if sorted(person.search_key.split()) == sorted(key.split()):
        return _("the same name in another spelling or order")
    return _("a similar name")


# ── organisations ──────────────────────────────────────────────────────────────────────────
def make_organisation(*, region: Region, **fields: Any) -> Organisation:
    """Enter a body into the region's directory."""
    return Organisation.objects.create(region=region, **fields)


@transaction.atomic
def edit_organisation(organisation: Organisation, **fields: Any) -> Organisation:
    """Change what the directory says; every version stays in its history."""
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    for name, value in fields.items():
        setattr(organisation, name, value)
    organisation.save()
    return organisation
