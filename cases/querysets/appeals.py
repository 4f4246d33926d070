"""Which appeals."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import TrigramSimilarity
from django.db import models
from django.db.models import (
    Case,
    Exists,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)

from cases.choices import (
    CLOSED_STATUSES,
    AppealStatus,
    Queue,
)
from cases.querysets.causes import acts_behind
from cases.querysets.queues import QUEUES, is_to_hand_over, to_hand_over, waits_in
from mediation_office.access import SECRETARIAT
from mediation_office.accounts.models import User
from mediation_office.numbers import find_reference
from mediation_office.people.choices import PointKind
from mediation_office.people.models import Contact, ContactPoint
from mediation_office.people.phones import as_typed, digits_of, is_number
from mediation_office.people.querysets import at_hand, named_like, points_of, taken_by
from mediation_office.sealing import blind
from mediation_office.terms.codes import TermCode

if TYPE_CHECKING:
    from cases.models import Appeal


SAME_NAME = 0.6  # likeness from which two names are taken for one person's


def _register_number(text: str) -> Q | None:
    """A number of the journal, with its year or without, however it is spaced: 12 / 2026."""
    compact = re.sub(r"\s", "", as_typed(text)).removeprefix("№")
    if not re.fullmatch(r"[0-9]{1,8}(/[0-9]{4})?", compact):
        return None
    number, _slash, year = compact.partition("/")
    of_year = Q(register_year=int(year)) if year else Q()
    return Q(register_number=int(number)) & of_year


class AppealQuerySet(models.QuerySet["Appeal"]):
    def visible_to(self, user: User) -> Self:
        """The door: every view enters here, so what a person may not see is a 404.

        Operators see appeals they took and sit where they took them; secretaries and heads those
        of their offices. A recorded tie hides the matter whatever the role.
        """
        seen = Q(office__in=user.offices_as(*SECRETARIAT)) | taken_by(user, of_contact="contact__")
        return self.filter(seen).exclude(thread__in=user.ties.values("thread"))

    def open(self) -> Self:
        return self.exclude(status__in=CLOSED_STATUSES)

    def not_over(self) -> Self:
        """What is open, or over but for a covering paper: no count grows with the register."""
        return self.open() | self.filter(is_to_hand_over())

    def waiting_in(self, queue: Queue) -> Self:
        """What waits there, in the order in which it is to be dealt with."""
        _asked, order = QUEUES[queue]
        return self.filter(waits_in(queue)).order_by(*order)

    def in_danger(self) -> Self:
        """Somebody speaks of danger and nobody has begun to deal with it, the oldest first."""
        begun = (AppealStatus.IN_PROGRESS, *CLOSED_STATUSES)
        return self.filter(has_danger=True).exclude(status__in=begun).order_by("received_at", "pk")

    def due_soonest(self) -> Self:
        """Open and with a running answer, the nearest last day first."""
        return self.open().filter(answer_clock__isnull=False).order_by("answer_clock__due_on", "pk")

    def matching(self, text: str, *, by: "User") -> Self:
        """By reference, register number, number in e-Otinish, telephone (whole or its last four
        digits) or name in any script; telephones and IIN only where `by` is shown them.
        """
        if reference := find_reference(text):
            return self.filter(reference=reference)
        elsewhere = self.filter(contact__in=Contact.objects.numbered_elsewhere(text))
        if elsewhere.exists():
            return elsewhere
        registered = _register_number(text)
        if registered is None and not is_number(text):
            return named_like(self, text)
        points = ContactPoint.objects.of_applicants().filter(points_of(text))
        found = Q(thread__in=points.values("thread"))
        found |= Q(iin_index=blind(digits_of(text), purpose="iin"))
        found &= at_hand(by, of_contact="contact__")
        return self.filter(found if registered is None else found | registered).order_by(
            "-received_at"
        )

    def numbered(self, text: str) -> Self:
        """By reference or register number and nothing else; two years may have the same number."""
        if reference := find_reference(text):
            return self.filter(reference=reference)
        registered = _register_number(text)
        return self.none() if registered is None else self.filter(registered)

    def likely_same(self, appeal: "Appeal") -> Self:
        """Appeals of the last 90 days that may be this one again: the same IIN, the same telephone
        or much the same name.
        """
        same_iin = Q(iin_index=appeal.iin_index) if appeal.iin_index else Q(pk__in=[])
        points = (
            ContactPoint.objects.of_side(appeal.thread)
            .exclude(value_index="")
            .values("value_index")
        )
        kept = ContactPoint.objects.of_applicants().filter(value_index__in=points)
        same_phone = Q(thread__in=kept.filter(kind=PointKind.PHONE).values("thread"))
        same_address = Q(thread__in=kept.exclude(kind=PointKind.PHONE).values("thread"))
        same = same_iin | same_phone | same_address
        rows = self.annotate(
            has_same_iin=Case(When(same_iin, then=True), default=False),
            has_same_phone=Case(When(same_phone, then=True), default=False),
            has_same_address=Case(When(same_address, then=True), default=False),
            likeness=Value(0.0),
        )
        if appeal.search_key:
            # the index finds what is like it at all; a shared patronymic alone is not enough
            likeness = TrigramSimilarity("search_key", appeal.search_key)
            rows = rows.annotate(likeness=likeness)
            same |= Q(search_key__trigram_similar=appeal.search_key, likeness__gte=SAME_NAME)
        return rows.filter(same, received_at__gte=appeal.received_at - timedelta(days=90)).order_by(
            "-received_at"
        )

    def with_handing_over(self) -> Self:
        """Each knows whether it was decided to pass it on and its paper has still to go, and since
        when its answer is the applicant's.
        """
        from cases.events import answer_known

        going = to_hand_over().filter(appeal=OuterRef("pk"))
        return self.annotate(is_handing_over=Exists(going), answer_known_at=answer_known())

    def with_acts_behind(self) -> Self:
        """Each knows the acts that `policies.officials_of` reads; None where they lie deeper than
        two complaints, and it asks for itself.
        """
        acts = ArraySubquery(acts_behind())
        return self.annotate(acts_behind=Case(When(about__about__about=None, then=acts)))

    def for_list(self) -> Self:
        """What one row of the register shows, in one query, and nothing that is sealed."""
        rows = self.with_handing_over().defer("iin_stated", "statement", "wish", "authority_detail")
        return rows.select_related(
            "answer_clock__term", "answer_clock__extension", "register_clock__term", "topic"
        )

    def for_page(self, user: User) -> Self:
        """All that the page of one appeal shows of it to this person, with the last word on
        consent: one query.
        """
        from cases.models import Consent
        from mediation_office.terms.models import Clock

        known = self.model.objects.visible_to(user).filter(about=OuterRef("pk")).order_by("pk")
        complaints = known.exclude(status=AppealStatus.SPAM)
        scope = Clock.objects.running().filter(
            thread=OuterRef("thread"), term__code=TermCode.REDIRECT
        )
        consent = Consent.objects.filter(thread=OuterRef("thread"), side=1).order_by("-pk")
        return (
            self.with_handing_over()
            .with_acts_behind()
            .with_sensitivity()
            .select_related(
                "office__region",
                "contact__taken_by",
                "contact__person",
                "person",
                "topic",
                "district",
                "answer_clock__term",
                "answer_clock__extension",
                "register_clock",
                "responsible",
                "registered_by",
                "about__responsible",
            )
            .annotate(
                known_complaints=ArraySubquery(known.values("pk")),
                complaint_references=ArraySubquery(complaints.values("reference")),
                consent_given=Subquery(consent.values("given")[:1]),
                consent_at=Subquery(consent.values("at")[:1]),
                consent_evidence=Subquery(consent.values("evidence")[:1]),
                scope_due_on=Subquery(scope.values("due_on")[:1]),
            )
        )

    def for_reach(self) -> Self:
        """What decides how the applicant may be reached, in one query."""
        rows = self.select_related("person", "office__region", "contact__person")
        return rows.with_sensitivity()

    def with_sensitivity(self) -> Self:
        """Each knows whether it is sensitive: it is once its topic, that of a turn to the office in
        its matter, or danger has ever made it so.
        """
        history = self.model.history.rel.related_model  # type: ignore[attr-defined]
        ever = history.objects.filter(Q(has_danger=True) | Q(topic__is_sensitive=True))
        turns = Contact.objects.filter(thread=OuterRef("thread"), topic__is_sensitive=True)
        was_so = Exists(ever.filter(pgh_obj=OuterRef("pk"))) | Exists(turns)
        return self.annotate(is_sensitive=was_so)

    def locked(self, pk: int) -> "Appeal":
        """With its office, that every event names."""
        rows = self.select_related("office")
        return rows.select_for_update(of=("self",), no_key=True).get(pk=pk)
