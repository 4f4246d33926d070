"""The appeal: as it was filed, and what became of it."""

from datetime import date

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases.choices import CLOSED_STATUSES, AppealKind, AppealStatus, Authority, Track
from cases.lifecycle import TRANSITIONS
from cases.querysets import AppealQuerySet
from mediation_office.clock import today
from mediation_office.history import tracked
from mediation_office.labels import language_name
from mediation_office.lifecycle import moves_from
from mediation_office.people.models import SearchKeyField
from mediation_office.presses import version_of
from mediation_office.sealing import BlindIndexField, SealedModel, SealedTextField
from mediation_office.terms.codes import TermCode


@tracked()
class Appeal(SealedModel):
    """What a citizen asks of the office.

    `received_at` is when it reached us, `registered_at` when the journal took it (UTC).
    """

    reference = models.CharField(_("reference"), max_length=16, unique=True)
    thread = models.UUIDField(unique=True)
    office = models.ForeignKey("accounts.Office", models.PROTECT, related_name="appeals")
    contact = models.OneToOneField("people.Contact", models.PROTECT, related_name="appeal")
    status = models.CharField(
        _("status"), max_length=12, choices=AppealStatus.choices, default=AppealStatus.RECEIVED
    )
    quarantine_reason = models.CharField(max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=AppealKind.choices, blank=True)
    track = models.CharField(_("track"), max_length=10, choices=Track.choices, blank=True)
    language = models.CharField(_("language of the appeal"), max_length=2)
    answer_language = models.CharField(_("language of the answer"), max_length=2)

    # hash of the form's one-time token; null where none was, so that it stays unique
    filing_token = models.CharField(  # noqa: DJ001
        max_length=64, unique=True, null=True, editable=False
    )

    # as filed: never changed afterwards
    received_at = models.DateTimeField(_("received"))
    name_stated = models.CharField(_("name as stated"), max_length=300, blank=True)
    search_key = SearchKeyField(of="name_stated")
    iin_stated = SealedTextField(
        _("IIN as stated"), binding="cases.appeal.iin_stated", thread="thread"
    )
    iin_index = BlindIndexField(of="iin_stated", purpose="iin")
    iin_is_wrong = models.BooleanField(default=False)
    statement = SealedTextField(
        _("what happened"), binding="cases.appeal.statement", thread="thread"
    )
    wish = SealedTextField(_("what is asked for"), binding="cases.appeal.wish", thread="thread")
    authority = models.CharField(
        _("written"), max_length=12, choices=Authority.choices, default=Authority.SELF
    )
    authority_detail = SealedTextField(
        _("by what right"), binding="cases.appeal.authority_detail", thread="thread"
    )
    needs = models.CharField(_("needs"), max_length=80, blank=True)  # codes of Need, comma between
    needs_language = models.CharField(_("language of the interpreter"), max_length=60, blank=True)
    has_danger = models.BooleanField(_("speaks of danger"), default=False)

    # what the office adds
    person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="appeals"
    )
    subject = models.CharField(_("short subject"), max_length=160, blank=True)
    topic = models.ForeignKey("people.Topic", models.PROTECT, null=True, blank=True)
    district = models.ForeignKey("accounts.District", models.PROTECT, null=True, blank=True)
    register_clock = models.OneToOneField(
        "terms.Clock", models.PROTECT, null=True, related_name="+"
    )  # from acceptance on, also of what was put aside
    registered_at = models.DateTimeField(null=True)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    registered_late = models.BooleanField(default=False)
    register_year = models.PositiveSmallIntegerField(null=True)
    register_number = models.PositiveIntegerField(null=True)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer_clock = models.OneToOneField("terms.Clock", models.PROTECT, null=True, related_name="+")
    screening = models.JSONField(default=dict)  # codes of the scope checklist and their answers
    about = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="complaints"
    )
    closed_on = models.DateField(null=True)

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering = ["-received_at", "-id"]
        indexes = [
            models.Index(fields=["office", "status", "received_at"]),
            models.Index(fields=["office", "-received_at"]),
            GinIndex(fields=["search_key"], name="appeal_trgm", opclasses=["gin_trgm_ops"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "register_year", "register_number"], name="register_number_once"
            ),
            models.CheckConstraint(
                condition=Q(status__in=CLOSED_STATUSES) ^ Q(closed_on__isnull=True),
                name="appeal_closed_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(registered_at__isnull=True) ^ Q(register_number__isnull=False),
                name="appeal_registered_has_a_number",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("cases:appeal_detail", args=[self.reference])

    @property
    def register(self) -> str:
        """The register number as the journal writes it, or nothing before registration."""
        return f"{self.register_number}/{self.register_year}" if self.register_number else ""

    @property
    def register_by_on(self) -> date:
        """The last day on which the journal is to take it (APPC 64(3))."""
        assert self.register_clock is not None
        return self.register_clock.due_on

    @property
    def headline(self) -> str:
        """What lists and its page call it, as far as is known; the reader knows its reference."""
        return self.subject or self.complaint_words or str(self.topic or "")

    @property
    def complaint_words(self) -> str:
        """Of what it was begun as a complaint; of nothing, nothing."""
        if self.about is None:
            return ""
        return _now("Complaint about %(reference)s") % {"reference": self.about.reference}

    @property
    def is_about_none(self) -> bool:
        """Decided to be a complaint, and to be about no appeal of its office."""
        return self.kind == AppealKind.COMPLAINT and self.about is None and bool(self.track)

    @property
    def is_extendable(self) -> bool:
        """Whether its term is one that may be extended: that of a complaint is not (APPC 99)."""
        clock = self.answer_clock
        if clock is None or self.kind == AppealKind.COMPLAINT:
            return False
        return clock.term.code != TermCode.COMPLAINT_REVIEW

    @property
    def version(self) -> str:
        """Of what a decision changes."""
        decided = (self.kind, self.track, self.subject, self.topic_id, self.responsible_id)
        return version_of(self.status, *decided)

    @property
    def answer_term(self) -> str:
        """The code of the term of its answer: a complaint has one of its own (APPC 99)."""
        is_complaint = self.kind == AppealKind.COMPLAINT
        return TermCode.COMPLAINT_REVIEW if is_complaint else TermCode.APPEAL_ANSWER

    @property
    def next_moves(self) -> list[str]:
        return moves_from(self.status, TRANSITIONS)

    @property
    def is_quarantined(self) -> bool:
        return self.status == AppealStatus.QUARANTINED

    @property
    def is_dismissed(self) -> bool:
        """A person looked at it: it is no appeal."""
        return self.status == AppealStatus.SPAM

    @property
    def is_undecided(self) -> bool:
        """In the journal, and nobody has decided yet what it is and whose."""
        return self.status == AppealStatus.REGISTERED

    @property
    def is_in_progress(self) -> bool:
        """Kind and scope are decided, and nothing has closed it."""
        return self.status == AppealStatus.IN_PROGRESS

    @property
    def is_forwardable(self) -> bool:
        """A crime or threat in it is passed on, whatever else is asked."""
        return self.is_open and not self.is_quarantined

    @property
    def ends_when_passed_on(self) -> bool:
        """Whether the secretariat may end it so, without a signature: it speaks of danger, and its
        answer is not late.
        """
        on_time = self.answer_clock is not None and self.answer_clock.due_on >= today()
        return self.has_danger and on_time

    @property
    def is_reopenable(self) -> bool:
        """Over, and its lifecycle knows a way back; withdrawn unregistered it is filed anew."""
        if self.status == AppealStatus.WITHDRAWN and self.registered_at is None:
            return False
        return not self.is_open and bool(self.next_moves)

    @property
    def asks_for_mediation(self) -> bool:
        """Decided to be a request for mediation, whatever else it is."""
        return self.track in (Track.MEDIATION, Track.BOTH)

    @property
    def still_asks_mediation(self) -> bool:
        """Answered as an appeal; the mediation that it asks for as well has begun nowhere yet."""
        return self.asks_for_mediation and self.status == AppealStatus.ANSWERED

    @property
    def answer_language_name(self) -> str:
        return language_name(self.answer_language)

    @property
    def is_for_another(self) -> bool:
        """Whether they write in somebody else's name, and so by some right."""
        return self.authority != Authority.SELF

    @property
    def is_open(self) -> bool:
        return self.status not in CLOSED_STATUSES


@tracked()
class StatedParty(SealedModel):
    """Somebody the applicant names: the other side as far as known, or whom they write for.

    Never a card by itself.
    """

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="parties")
    thread = models.UUIDField()
    side = models.PositiveSmallIntegerField()  # 1: the applicant's own, 2: the other side
    role = models.CharField(_("role"), max_length=20)  # PartyRole
    name = models.CharField(_("name as stated"), max_length=300, blank=True)
    search_key = SearchKeyField()
    reach = SealedTextField(
        _("how to reach them"), binding="cases.statedparty.reach", thread="thread"
    )

    class Meta:
        verbose_name_plural = "stated parties"
        indexes = [
            GinIndex(fields=["search_key"], name="statedparty_trgm", opclasses=["gin_trgm_ops"])
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class Consent(models.Model):
    """Consent to data processing with what the law asks of it (law on personal data, article 8), or
    its absence.
    """

    thread = models.UUIDField(db_index=True)
    side = models.PositiveSmallIntegerField(default=1)
    given = models.BooleanField()
    at = models.DateTimeField()
    language = models.CharField(max_length=2)
    scope = models.JSONField(
        default=dict
    )  # operator, BIN, term, third parties, cross-border, list of data: as shown that day
    evidence = models.CharField(max_length=60)  # ConsentEvidence

    def __str__(self) -> str:
        return f"consent of side {self.side}: {self.given}"
