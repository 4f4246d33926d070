"""Private files and official papers."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mediation_office.documents.choices import (
    ADVICE,
    USUAL_ADVICE,
    FileState,
    HeldReason,
    PaperKind,
    PaperState,
    SentHow,
)
from mediation_office.documents.lifecycle import TRANSITIONS
from mediation_office.documents.querysets import PaperQuerySet
from mediation_office.events import Audience
from mediation_office.history import tracked
from mediation_office.labels import LANGUAGES
from mediation_office.lifecycle import moves_from
from mediation_office.presses import version_of
from mediation_office.sealing import SealedModel, SealedTextField


class StoredFile(SealedModel):
    """A file sealed in chunks under its thread's key; `uuid` is its address and name on disk."""

    thread = models.UUIDField(db_index=True)
    office = models.ForeignKey("accounts.Office", models.PROTECT, related_name="+")
    name = SealedTextField(_("name"), binding="documents.storedfile.name", thread="thread")
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=FileState.choices, default=FileState.READY)
    state_reason = models.CharField(max_length=60, blank=True)
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.OFFICE)
    purpose = models.CharField(max_length=30)  # a word of the room that keeps it
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["added_at", "id"]

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def is_held(self) -> bool:
        """Kept, but given to nobody: it looked dangerous or could not be looked into."""
        return self.state != FileState.READY

    @property
    def held_because(self) -> str:
        """Why it is held back, and what whoever works on the matter does about it."""
        known = self.state_reason in HeldReason.values
        why = HeldReason(self.state_reason).label if known else self.get_state_display()
        return f"{why} {ADVICE.get(self.state_reason, USUAL_ADVICE)}"


def second_language(language: str) -> str:
    """What stands beside it on a paper, of the two languages in which the office writes."""
    return "ru" if language == "kk" else "kk"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperText:
    """A paper in one of its languages."""

    language: str
    addressee: str
    subject: str
    body: str


@tracked()
class Paper(SealedModel):
    """An official paper: drafted from a wording, signed by the head or a substitute, numbered."""

    thread = models.UUIDField(db_index=True)
    office = models.ForeignKey("accounts.Office", models.PROTECT, related_name="papers")
    kind = models.CharField(_("kind"), max_length=14, choices=PaperKind.choices)
    reference = models.CharField(max_length=16)  # of the matter it belongs to
    language = models.CharField(_("language"), max_length=2)
    addressee = SealedTextField(
        _("addressee"), binding="documents.paper.addressee", thread="thread"
    )
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    body = SealedTextField(_("text"), binding="documents.paper.body", thread="thread")
    # the same in the second language; without a text the paper stands in one language alone
    addressee_other = SealedTextField(
        _("addressee in the second language"),
        binding="documents.paper.addressee_other",
        thread="thread",
    )
    subject_other = models.CharField(
        _("subject in the second language"), max_length=200, blank=True
    )
    body_other = SealedTextField(
        _("text in the second language"), binding="documents.paper.body_other", thread="thread"
    )
    state = models.CharField(max_length=8, choices=PaperState.choices, default=PaperState.DRAFT)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    remark = SealedTextField(
        _("remark of the head"), binding="documents.paper.remark", thread="thread"
    )
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    signed_at = models.DateTimeField(null=True)
    # how signature and head of the sheet stood on that day: a signed paper never changes
    signatory = models.CharField(max_length=200, blank=True)
    signatory_position_kk = models.CharField(max_length=120, blank=True)
    signatory_position_ru = models.CharField(max_length=120, blank=True)
    signatory_position_en = models.CharField(max_length=120, blank=True)
    is_signed_by_substitute = models.BooleanField(default=False)
    letterhead = models.JSONField(default=dict)
    outgoing_year = models.PositiveSmallIntegerField(null=True)
    outgoing_number = models.PositiveIntegerField(null=True)
    signed_scan = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    sent_how = models.CharField(max_length=15, choices=SentHow.choices, blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["drafted_at", "id"]
        indexes = [models.Index(fields=["office", "state", "submitted_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "outgoing_year", "outgoing_number"], name="outgoing_number_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[PaperState.SIGNED, PaperState.SENT])
                ^ Q(signed_at__isnull=True),
                name="paper_signed_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.reference}"

    @property
    def next_moves(self) -> list[str]:
        return moves_from(self.state, TRANSITIONS)

    @property
    def version(self) -> str:
        """Of what stands on it until it is signed."""
        first = (self.addressee, self.subject, self.body)
        second = (self.addressee_other, self.subject_other, self.body_other)
        return version_of(self.state, *first, *second)

    @property
    def languages(self) -> tuple[str, str]:
        """Those in which it may stand, its own first."""
        return self.language, second_language(self.language)

    @property
    def first(self) -> PaperText:
        return PaperText(
            language=self.language,
            addressee=self.addressee,
            subject=self.subject,
            body=self.body,
        )

    @property
    def second(self) -> PaperText | None:
        """The same in the second language, unless it stands in one language alone."""
        if not self.body_other:
            return None
        return PaperText(
            language=second_language(self.language),
            addressee=self.addressee_other or self.addressee,
            subject=self.subject_other,
            body=self.body_other,
        )

    @property
    def texts(self) -> list[PaperText]:
        """The paper in each language in which it stands, Kazakh always first."""
        texts = filter(None, (self.first, self.second))
        return sorted(texts, key=lambda text: LANGUAGES.index(text.language))

    def write(self, first: PaperText, second: PaperText | None = None) -> None:
        """Set what it says, in one language or in two; the caller saves."""
        self.language = first.language
        self.addressee, self.subject, self.body = first.addressee, first.subject, first.body
        beside = (second.addressee, second.subject, second.body) if second else ("", "", "")
        self.addressee_other, self.subject_other, self.body_other = beside

    def rewrite(self, change: Callable[[PaperText], str]) -> None:
        """Change the body in each language in which it stands; the caller saves."""
        first, second = self.first, self.second
        self.write(
            replace(first, body=change(first)),
            replace(second, body=change(second)) if second else None,
        )

    @property
    def outgoing(self) -> str:
        """The outgoing number as the journal writes it, or nothing before the signature."""
        return f"{self.outgoing_number}/{self.outgoing_year}" if self.outgoing_number else ""
