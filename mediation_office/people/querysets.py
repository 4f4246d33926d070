"""Which rows of the people room."""

from collections.abc import Collection
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.db.models.functions import Coalesce, TruncDate, Upper
from django.utils import timezone
from django.utils.translation import get_language

from mediation_office.access import DESK, SECRETARIAT, Role
from mediation_office.accounts.querysets import of_own_region
from mediation_office.clock import today
from mediation_office.labels import LANGUAGES
from mediation_office.people.choices import ContactOutcome, PointKind
from mediation_office.people.names import KazakhOrder, search_key
from mediation_office.people.phones import digits_of, last_four, point_key
from mediation_office.sealing import blind

if TYPE_CHECKING:
    from mediation_office.accounts.models import User

Rows = TypeVar("Rows", bound=models.QuerySet)


def named_like(rows: Rows, text: str) -> Rows:
    """Rows whose search key is like the text, the nearest first, by the trigram index."""
    key = search_key(text)
    return (
        rows.filter(search_key__trigram_word_similar=key)
        .annotate(likeness=TrigramWordSimilarity(key, "search_key"))
        .order_by(F("likeness").desc(), "pk")
    )


def points_of(text: str) -> Q:
    """Contact points whose telephone ends in these four digits, or is this whole number."""
    digits = digits_of(text)
    if len(digits) == 4:
        return Q(tail_index=blind(last_four(digits), purpose="tail"), is_retired=False)
    return whole_point(text)


def whole_point(text: str) -> Q:
    """Contact points that are this whole number or address, never its ending."""
    return Q(value_index=blind(point_key(text), purpose="point"), is_retired=False)


def _walled(user: "User") -> models.QuerySet:
    """Threads that a recorded tie hides from this person."""
    return user.ties.values("thread")


def taken_by(user: "User", of_contact: str = "") -> Q:
    """Turns to the offices where the person is operator today, as far as they took them: who moves
    to another office leaves them behind.

    `of_contact` leads to the contact, for rows that grew from one.
    """
    offices = user.offices_as(Role.OPERATOR)
    if not offices:
        return Q(pk__in=[])  # costs others no join
    return Q(**{f"{of_contact}taken_by": user, f"{of_contact}office__in": offices})


def at_hand(user: "User", of_contact: str = "") -> Q:
    """Contacts of which the numbers are shown: of the own offices; for operators of this day."""
    begin = timezone.make_aware(datetime.combine(today(), time.min))
    of_today = taken_by(user, of_contact) & Q(**{f"{of_contact}recorded_at__gte": begin})
    return Q(office__in=user.offices_as(*SECRETARIAT)) | of_today


class PersonQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """The door to cards. Secretaries and heads: the region's, so that nobody gets two.

        Operators: of people whose contact they took. A tie to a matter hides who is part of it.
        """
        related = {name: self._related(name) for name in ("contacts", "points", "safe_contacts")}
        rows = of_own_region(self, user)  # by its id: the alphabet's index serves
        if not user.has_role(*SECRETARIAT):
            own = related["contacts"].filter(taken_by(user))
            rows = rows.filter(pk__in=own.values("person"))
        for others in related.values():  # uncorrelated: one small set, however many the cards
            rows = rows.exclude(pk__in=others.filter(thread__in=_walled(user)).values("person"))
        return rows

    def reachable_by(self, user: "User") -> Self:
        """Cards of which more than the name is shown.

        Secretaries and heads: kept by their offices, or opened by a contact there (decision 0009).
        Operators: of somebody on the line, which is who turned to them today.
        """
        offices = user.offices_as(*SECRETARIAT)
        opened = self._related("contacts").filter(at_hand(user), opens_card=True)
        return self.filter(Q(office__in=offices) | Q(pk__in=opened.values("person")))

    def _related(self, name: str) -> models.QuerySet:
        model: Any = self.model._meta.get_field(name).related_model
        return model._base_manager.filter(person__isnull=False)

    def named_like(self, text: str) -> Self:
        return named_like(self, text)

    def in_alphabet(self) -> Self:
        return self.order_by(KazakhOrder("name"), "pk")

    def with_phone(self, text: str) -> Self:
        """Whose telephone is this whole number, or ends in these four digits: on the card, or as
        stated in a matter of theirs.
        """
        return self._with_points(points_of(text))

    def with_whole_phone(self, text: str) -> Self:
        """The same, of the whole number alone."""
        return self._with_points(whole_point(text))

    def _with_points(self, wanted: Q) -> Self:
        points: Any = self.model._meta.get_field("points").related_model
        stated = points.objects.of_applicants().filter(wanted)
        of_matters = self._related("contacts").filter(thread__in=stated.values("thread"))
        on_cards = self._related("points").filter(wanted)
        return self.filter(
            Q(pk__in=on_cards.values("person")) | Q(pk__in=of_matters.values("person"))
        )


class OrganisationQuerySet(models.QuerySet):
    def of_region(self, region: object) -> Self:
        return self.filter(region=region, is_retired=False)

    def visible_to(self, user: "User") -> Self:
        """The directory of the person's own region: no secret among those who pass appeals on."""
        return of_own_region(self, user) if user.has_role(*DESK) else self.none()

    def named_like(self, text: str) -> Self:
        return named_like(self, text)

    def in_alphabet(self) -> Self:
        """By the name in the reader's language."""
        language = (get_language() or "kk")[:2]
        name = f"name_{language if language in LANGUAGES else 'kk'}"
        return self.order_by(KazakhOrder(name), "pk")


class SideQuerySet(models.QuerySet):
    """Rows that one side of a matter told us, or that a card keeps (then without a thread)."""

    def of_side(self, thread: UUID, *, side: int = 1) -> Self:
        return self.filter(thread=thread, side=side)

    def of_applicants(self) -> Self:
        """What the first sides told, of whatever matter."""
        return self.filter(side=1, thread__isnull=False)

    def on_card(self) -> Self:
        return self.filter(thread=None)


class ContactPointQuerySet(SideQuerySet):
    def of_matter(self, thread: UUID, *, side: int = 1) -> Self:
        """How one side of a matter is reached there, as it told us; the card has its own points."""
        return self.of_side(thread, side=side).filter(is_retired=False).order_by("pk")

    def of_any(self, *, people: Collection[int], threads: Collection[UUID]) -> Self:
        """What these cards keep, and what was stated by the first side of these matters."""
        kept = Q(person__in=people, thread=None) | Q(thread__in=threads, side=1)
        return self.filter(kept, is_retired=False).order_by("pk")

    def phone(self) -> str:
        """The first telephone of these, or nothing."""
        point: Any = self.filter(kind=PointKind.PHONE).first()
        return point.value if point else ""


def _cards(contacts: models.QuerySet) -> "PersonQuerySet":
    model: Any = contacts.model._meta.get_field("person").related_model
    return model.objects.all()


class ContactQuerySet(models.QuerySet):
    def locked(self, pk: int) -> Any:
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)

    def visible_to(self, user: "User") -> Self:
        """The door. Operators: what they took themselves; secretaries and heads: their offices.

        A tie hides, whatever the role.
        """
        seen = Q(office__in=user.offices_as(*SECRETARIAT))
        return self.filter(seen | taken_by(user)).exclude(thread__in=_walled(user))

    def named_like(self, text: str) -> Self:
        return named_like(self, text)

    def numbered_elsewhere(self, text: str) -> Self:
        """With this number in e-Otinish."""
        return self.annotate(elsewhere=Upper("outside_number")).filter(
            elsewhere=text.strip().upper(), outside_number__gt=""
        )

    def with_phone(self, text: str, points: models.QuerySet, *, by: "User") -> Self:
        """In whose matter, or on whose card, this number or these last four digits are kept, as far
        as `by` is shown numbers there.
        """
        found = points.filter(points_of(text))
        of_card = found.filter(person__in=_cards(self).reachable_by(by))
        return self.filter(
            at_hand(by) & Q(thread__in=found.filter(thread__isnull=False).values("thread"))
            | Q(person__in=of_card.values("person"))
        )

    def for_list(self) -> Self:
        """What one row of the list shows, in one query."""
        return self.select_related("person", "topic", "district", "taken_by", "office")

    def to_call_back(self) -> Self:
        """A call back was promised and no later turn of the same matter is written down: by the day
        and hour promised, else as the next day's.
        """
        later = self.model._base_manager.filter(
            thread=OuterRef("thread"),
            taken_by__isnull=False,
            recorded_at__gt=OuterRef("recorded_at"),
        )
        return (
            self.filter(outcome=ContactOutcome.CALLBACK)
            .exclude(Exists(later))
            .order_by(
                Coalesce("call_on", TruncDate(F("at") + timedelta(days=1))),
                F("call_hour").asc(nulls_last=True),
                "at",
            )
        )

    def for_card(self, by: "User") -> Self:
        """What a card shows of each, and whether its numbers are shown to `by`."""
        shown = Case(When(at_hand(by), then=True), default=False)
        return self.annotate(shows_numbers=shown)
