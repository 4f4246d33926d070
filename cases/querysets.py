"""Which rows of the cases room."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import TrigramSimilarity
from django.db import models
from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Concat, JSONObject, Least

from cases.choices import (
    CLOSED_STATUSES,
    OPEN_MOVE_STATES,
    SIGNED_KEY,
    TO_A_BODY,
    UNREGISTERED,
    AppealStatus,
    MoveCode,
    MoveState,
    Queue,
)
from mediation_office.access import SECRETARIAT
from mediation_office.accounts.models import User
from mediation_office.accounts.policies import offices_signed_for
from mediation_office.clock import today
from mediation_office.documents.models import Paper
from mediation_office.events import EventQuerySet
from mediation_office.notices.models import Notice
from mediation_office.numbers import find_reference
from mediation_office.people.choices import PointKind
from mediation_office.people.models import Contact, ContactPoint
from mediation_office.people.phones import as_typed, digits_of, is_number
from mediation_office.people.querysets import at_hand, named_like, points_of, taken_by
from mediation_office.sealing import blind
from mediation_office.terms.choices import ClockState
from mediation_office.terms.codes import OF_THE_CITIZEN, TermCode

if TYPE_CHECKING:
    from cases.models import Appeal, Move

DUE_WITHIN = 7  # calendar days: three working days and a long weekend between them
SAME_NAME = 0.6  # likeness from which two names are taken for one person's


def is_overdue() -> Q:
    """Asked of the date, never of a job: the answer, the journal or the handing over is late."""
    answer = ~Q(status__in=CLOSED_STATUSES) & Q(answer_clock__due_on__lt=today())
    return answer | is_late_to_register() | is_to_hand_over(clock__due_on__lt=today())


def is_late_to_register() -> Q:
    """Accepted and not registered in time, also where it was put aside (APPC 64(1), (3))."""
    return Q(status__in=UNREGISTERED, register_clock__due_on__lt=today())


def is_due_soon() -> Q:
    """The answer is still to give, and its last day is today or one of the next DUE_WITHIN days."""
    last_days = (today(), today() + timedelta(days=DUE_WITHIN))
    return ~Q(status__in=CLOSED_STATUSES) & Q(answer_clock__due_on__range=last_days)


# which appeals wait in it, asked of today, and what comes first
QUEUES: dict[Queue, tuple[Callable[[], Q], tuple[str, ...]]] = {
    Queue.REGISTER: (
        lambda: Q(status=AppealStatus.RECEIVED),
        ("-has_danger", "register_clock__due_on", "pk"),
    ),
    Queue.DECIDE: (
        lambda: Q(status=AppealStatus.REGISTERED),
        ("-has_danger", "answer_clock__due_on", "pk"),
    ),
    Queue.OPEN: (lambda: Q(status=AppealStatus.IN_PROGRESS), ("answer_clock__due_on", "pk")),
    Queue.DUE: (is_due_soon, ("answer_clock__due_on", "pk")),
    Queue.OVERDUE: (is_overdue, ("answer_clock__due_on", "pk")),
    Queue.QUARANTINE: (
        lambda: Q(status=AppealStatus.QUARANTINED),
        ("-has_danger", "received_at", "pk"),
    ),
    Queue.CLOSED: (lambda: Q(status__in=CLOSED_STATUSES), ("-closed_on", "-pk")),
    Queue.ALL: (Q, ("-received_at", "-pk")),
}


def waits_in(queue: Queue) -> Q:
    """Whether an appeal waits there today."""
    asked, _order = QUEUES[queue]
    return asked()


def to_hand_over() -> "models.QuerySet[Move]":
    """What was passed on and whose covering paper has not gone yet."""
    from cases.models import Move

    return Move.objects.filter(code__in=TO_A_BODY, clock__state=ClockState.RUNNING)


def is_to_hand_over(**about: object) -> Q:
    """An appeal that is over but for the covering paper that has not gone yet."""
    return Q(pk__in=to_hand_over().filter(**about).values("appeal"))


def papers_to_sign(user: User) -> "models.QuerySet[Paper]":
    """Papers of appeals that wait for this person's signature; `due_on` is the nearest of the
    decision's own term and the answer's, and sorts them. Nothing of a complaint about their work.
    """
    own = Case(When(move__clock__state=ClockState.RUNNING, then=F("move__clock__due_on")))
    waiting = Paper.objects.signed_by_office_of(user).to_sign().filter(move__isnull=False)
    waiting = waiting.exclude(is_own_cause(user, "move__appeal"))
    return (
        waiting.annotate(due_on=Least(own, "move__appeal__answer_clock__due_on"))
        .select_related(
            "move__appeal__answer_clock__term",
            "move__appeal__topic",
            "move__clock__term",
            "drafted_by",
        )
        .order_by("due_on", "submitted_at", "pk")
    )


def running_duties() -> "models.QuerySet[Move]":
    """Acts with a term of the office's own that still runs; no viewer's door stands here."""
    from cases.models import Move

    rows = Move.objects.filter(clock__state=ClockState.RUNNING)
    return rows.exclude(clock__term__code__in=OF_THE_CITIZEN)


def duties(user: User) -> "models.QuerySet[Move]":
    """Acts with a term of their own that still runs, the nearest last day first: a recusal, access
    to the file, minutes.
    """
    from cases.models import Appeal

    rows = running_duties().filter(appeal__in=Appeal.objects.visible_to(user))
    rows = rows.select_related("appeal", "clock__term", "clock__extension")
    return rows.order_by("clock__due_on", "pk")


def recusals_to_decide(user: User) -> "models.QuerySet[Move]":
    """Requests for another official that this person decides today, the nearest last day first;
    never one about themselves.
    """
    from cases.models import Move

    rows = Move.objects.waiting().filter(
        code=MoveCode.RECUSE, appeal__office__in=offices_signed_for(user)
    )
    rows = rows.exclude(thread__in=user.ties.values("thread"))
    rows = rows.exclude(appeal__responsible=user).exclude(is_own_cause(user, "appeal"))
    rows = rows.select_related("appeal__topic", "clock__term", "clock__extension")
    return rows.order_by("clock__due_on", "pk")


def is_own_cause(user: User, appeal: str) -> Q:
    """Whether it is a complaint about this person, as `policies.officials_of` tells; `appeal` names
    the way to it. Two complaints deep: what a list shows beyond is refused all the same.
    """
    from cases import events

    own = Q(by=user, code__in=events.OF_OFFICIALS)
    own |= Q(data__responsible=user.pk) | Q(data__drafter=user.pk)
    acts = events.acts_of_officials(_behind(f"{appeal}__")).filter(own)
    return Q(Exists(acts), **{f"{appeal}__about__isnull": False})


def _behind(way: str = "") -> Q:
    return Q(appeal=OuterRef(f"{way}about")) | Q(appeal=OuterRef(f"{way}about__about"))


def notice_of_move(move: str) -> Subquery:
    """What was written about a signed move, as JSON without its address; `move` names its pk."""
    before, after = (Value(part) for part in SIGNED_KEY)
    key = Concat(before, Cast(OuterRef(move), CharField()), after)
    told = JSONObject(uuid="uuid", channel="channel", state="state", sent_at="sent_at")
    return Subquery(Notice.objects.filter(key=key).values(told=told)[:1])


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
        from cases.events import acts_of_officials

        acts = ArraySubquery(acts_of_officials(_behind()))
        return self.annotate(acts_behind=Case(When(about__about__about=None, then=acts)))

    def for_list(self) -> Self:
        """What one row of the register shows, in one query."""
        return self.with_handing_over().select_related(
            "answer_clock__term",
            "answer_clock__extension",
            "register_clock__term",
            "topic",
            "district",
            "office",
            "responsible",
            "about",
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


class MoveQuerySet(models.QuerySet["Move"]):
    def open(self) -> Self:
        """Proposed, or in effect and waiting."""
        return self.filter(state__in=OPEN_MOVE_STATES)

    def proposed(self) -> Self:
        return self.filter(state=MoveState.PROPOSED)

    def waiting(self) -> Self:
        return self.filter(state=MoveState.WAITING)

    def in_effect(self) -> Self:
        """Signed, or done at once, and not fallen away since with an appeal that is over."""
        return self.filter(state__in=(MoveState.WAITING, MoveState.DONE))

    def questions(self) -> Self:
        """What the applicant was asked for in a signed paper, and has not answered."""
        return self.waiting().filter(code=MoveCode.CLARIFY)

    def locked(self, pk: int) -> "Move":
        """With what every act on it reads; the caller locked its appeal before it."""
        rows = self.select_related("paper", "clock")
        return rows.select_for_update(of=("self",), no_key=True).get(pk=pk)


class MatterEventQuerySet(EventQuerySet):
    def for_timeline(self) -> Self:
        """What the office's own timeline says of each, in one query: who did it, and of a decision
        who became responsible.
        """
        named = User.objects.filter(pk=OuterRef("responsible_pk"))
        return self.select_related("by").annotate(
            responsible_pk=Cast(KT("data__responsible"), BigIntegerField()),
            responsible_name=Subquery(named.values("full_name")[:1]),
        )


class AccessQuerySet(models.QuerySet):
    def in_use(self) -> Self:
        """Codes that nobody has replaced: these open what they are for."""
        return self.filter(replaced_at__isnull=True)

    def of_applicant(self, reference: str) -> Self:
        """The code in use of the first side of this matter."""
        return self.in_use().filter(reference=reference, side=1)
