"""Cards: made, changed, opened by what somebody told, suggested where they may be the same."""

import hmac
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mediation_office import brakes
from mediation_office.accounts.models import Office, Region, User
from mediation_office.accounts.services import log_look
from mediation_office.clock import now
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.people import matters
from mediation_office.people.choices import PointKind
from mediation_office.people.models import Person
from mediation_office.people.names import repair_name, search_key
from mediation_office.people.phones import digits_of, is_phone, normal_phone, point_key
from mediation_office.presses import refuse_changed
from mediation_office.sealing import blind, fold_text

MOST_SUGGESTIONS = 8
TRIES_AN_HOUR = 10


@transaction.atomic
def make_person(
    *,
    office: Office,
    name: str,
    by: User,
    iin: str = "",
    born_on: date | None = None,
    sex: str = "",
    language: str = "kk",
    needs: str = "",
    code_word: str = "",
) -> Person:
    """Make a card, which this office keeps. An IIN stands on one card of the region only."""
    person = Person(
        region=office.region,
        office=office,
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
    _save_once(person, by=by)
    return person


@transaction.atomic
def edit_person(
    person: Person,
    *,
    by: User,
    name: str,
    iin: str,
    born_on: date | None,
    sex: str,
    language: str,
    needs: str,
    seen: str = "",
) -> Person:
    """Change what the card says; every version stays in its history.

    `seen` is the version that the form showed. Raises BusinessRuleError.
    """
    matters.require_not_kept(by, person)
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    refuse_changed(seen, person.version)
    if person.iin != iin:  # sealed anew it would look changed in the history
        person.iin = iin
    person.name, person.born_on = repair_name(name), born_on
    person.sex, person.language, person.needs = sex, language, needs
    _save_once(person, by=by)
    return person


def _save_once(person: Person, *, by: User) -> None:
    """An IIN stands on one card of the region, whoever else saves at this moment; whose that is, is
    told only to whom that card is open (decision 0009).
    """
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as error:
        if "iin_once_a_region" not in str(error):
            raise
        index = blind(fold_text(person.iin), purpose="iin")
        others = Person.objects.filter(region=person.region, iin_index=index).exclude(pk=person.pk)
        raise BusinessRuleError(
            _stands_elsewhere(others.visible_to(by).reachable_by(by).first())
        ) from error


def _stands_elsewhere(known: Person | None) -> str:
    if known:
        words = {"name": known.name}
        return _("This IIN stands on the card of %(name)s. Open that card instead.") % words
    return _(
        "This IIN stands on a card already that is not open to you. Look for the card by the name"
        " in their identity document, or ask the head of the office."
    )


@transaction.atomic
def set_code_word(person: Person, *, word: str, by: User | None = None) -> None:
    """Keep the word by which somebody proves on the telephone who they are; empty takes it away."""
    matters.require_not_kept(by, person)
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    person.code_word = fold_text(word)
    person.save(update_fields=["code_word"])


def is_code_word(person: Person, said: str) -> bool:
    """Whether what was said is the word on the card; the word itself is never shown."""
    word = person.code_word
    return bool(word) and hmac.compare_digest(fold_text(word).encode(), fold_text(said).encode())


def is_open_to(person: Person, office: Office) -> bool:
    """Whether the office keeps this card or has opened it before."""
    return (
        person.office_id == office.pk
        or person.contacts.filter(office=office, opens_card=True).exists()
    )


def opens_card(person: Person, *, office: Office, told: Iterable[str], by: User) -> bool:
    """Whether a contact opens this card for its office: it is open to it, or something told stands
    on it. Without tries left that is not looked at, and the card stays known by its name.
    """
    if is_open_to(person, office):
        return True
    try:
        return any(try_card(person, said, by=by) for said in told if said.strip())
    except brakes.TooManyTries:
        return False


def try_card(person: Person, said: str, *, by: User) -> bool:
    """Whether this stands on the card. Every try is logged and one of few an hour, of whoever asks
    and at this card (decision 0009); raises TooManyTries before it is looked at.
    """
    return _try(person, stands_on_card, said, words="told", by=by)


def try_code_word(person: Person, said: str, *, by: User) -> bool:
    """The same for the code word alone, by which somebody proves who they are."""
    return _try(person, is_code_word, said, words="code-word", by=by)


def _try(
    person: Person, is_right: Callable[[Person, str], bool], said: str, *, words: str, by: User
) -> bool:
    brakes.take(
        brakes.Limit("told", str(by.pk), TRIES_AN_HOUR, 3600),
        brakes.Limit("told-card", str(person.uuid), TRIES_AN_HOUR, 3600),
    )
    answer = is_right(person, said)
    log_card(by, person, purpose=f"{words}-right" if answer else f"{words}-wrong")
    return answer


def stands_on_card(person: Person, said: str) -> bool:
    """Whether this is a whole telephone, the IIN or the code word of the card."""
    if not said.strip():
        return False
    digits = digits_of(said)
    if person.iin and hmac.compare_digest(person.iin.encode(), digits.encode()):
        return True
    numbers = person.points.on_card().filter(kind=PointKind.PHONE, is_retired=False)
    index = blind(point_key(normal_phone(said)), purpose="point")
    return is_code_word(person, said) or (
        is_phone(said) and numbers.filter(value_index=index).exists()
    )


def log_card(user: User, person: Person, *, purpose: str = "") -> None:
    """Record a look at a card for the looker's office and the card's own: both heads see it."""
    card = str(person.uuid)
    for office in {user.office_id, person.office_id}:
        log_look(user, subject="person", reference=card, office_id=office, purpose=purpose)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A card that may be the same person, and why. A person on staff decides."""

    person: Person
    reasons: list[str]


def suggest_people(
    *, by: User, region: Region, name: str, iin: str = "", phone: str = ""
) -> list[Suggestion]:
    """Cards of the region that may be this person, the surest first; at most three queries.

    By the name, of those that `by` may see; by a whole number, only of those open to `by`: a number
    names nobody whom another office keeps (decision 0009).
    """
    cards = Person.objects.visible_to(by).filter(region=region)
    opened = cards.reachable_by(by)
    found: dict[int, Suggestion] = {}

    def suggest(person: Person, reason: str) -> None:
        found.setdefault(person.pk, Suggestion(person, [])).reasons.append(reason)

    if iin:
        for person in opened.filter(iin_index=blind(fold_text(iin), purpose="iin")):
            suggest(person, _("the same IIN"))
    if phone:
        for person in opened.with_whole_phone(phone)[:MOST_SUGGESTIONS]:
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
