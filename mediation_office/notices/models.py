"""The outbox, what was answered, and the pulse of those who work in the background."""

from datetime import time
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from mediation_office import spoken
from mediation_office.clock import today
from mediation_office.components import Deadline, Shape, Status, Tone
from mediation_office.history import tracked
from mediation_office.notices.choices import (
    BY_HAND,
    FOR_A_PERSON,
    OPEN_STATES,
    RECORDED,
    Decision,
    NoticeChannel,
    NoticeState,
)
from mediation_office.notices.kinds import kind_of
from mediation_office.notices.querysets import (
    NoticeQuerySet,
    ReminderRuleQuerySet,
    ReplyQuerySet,
    SmsAnswerQuerySet,
)
from mediation_office.notices.reasons import why
from mediation_office.presses import version_of
from mediation_office.sealing import SealedModel, SealedTextField

PRESSES = 3  # days that a message waits for a person before it is red
SHAPES: dict[NoticeState, tuple[Tone, Shape]] = {
    NoticeState.HELD: ("wait", "wait"),
    NoticeState.UNKNOWN: ("late", "late"),
    NoticeState.DEAD: ("late", "late"),
    NoticeState.SENT: ("good", "done"),
    NoticeState.DELIVERED: ("good", "done"),
    NoticeState.PLANNED: ("", "new"),
    NoticeState.CLAIMED: ("open", "open"),
    NoticeState.SENDING: ("open", "open"),
    NoticeState.RETRY: ("open", "open"),
}


class Notice(SealedModel):
    """One thing that is to leave. `key` is the business key: planned twice, it is one row."""

    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=60)
    office = models.ForeignKey("accounts.Office", models.PROTECT, null=True, related_name="+")
    thread = models.UUIDField(null=True, db_index=True)
    side = models.PositiveSmallIntegerField(null=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="notices"
    )
    point = models.ForeignKey(
        "people.ContactPoint", models.PROTECT, null=True, related_name="notices"
    )
    channel = models.CharField(_("channel"), max_length=6, choices=NoticeChannel.choices)
    language = models.CharField(max_length=2)
    data = models.JSONField(default=dict)  # ids, codes and dates for the wording; never free text
    subject = models.CharField(max_length=200, blank=True)
    body = SealedTextField(
        binding="notices.notice.body", thread="thread"
    )  # made at sending, unless it came with the row
    address = SealedTextField(
        binding="notices.notice.address", thread="thread"
    )  # what it went to, once sent
    due_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=NoticeState.choices, default=NoticeState.PLANNED)
    reason_code = models.CharField(max_length=60, blank=True)  # why held, cancelled, dead
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    lease_until = models.DateTimeField(null=True)
    lease_token = models.UUIDField(null=True)
    # what servers know it by: the same however often it is tried, another when a person sends again
    # what surely did not arrive
    client_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    provider_reference = models.CharField(max_length=200, blank=True)
    planned_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    is_followed_up = models.BooleanField(default=True)  # False: the kind's on_told is still to run
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "id"]
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                condition=models.Q(state__in=OPEN_STATES),
                name="notice_open_due",
            ),
            models.Index(fields=["office", "state", "due_at"]),
            models.Index(
                fields=["id"], condition=models.Q(is_followed_up=False), name="notice_follow_up"
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def is_to_a_side(self) -> bool:
        """Whether it goes to somebody outside, for whom the rules of safe contact hold."""
        return self.side is not None

    @property
    def waits_for_a_person(self) -> bool:
        return self.state in FOR_A_PERSON

    @property
    def awaits_report(self) -> bool:
        """Whether only the gateway took it: nothing says yet that this SMS arrived."""
        return (
            (self.channel, self.state) == (NoticeChannel.SMS, NoticeState.SENT)
            and self.reason_code != BY_HAND
            and self.provider_reference != RECORDED
        )

    @property
    def has_been_told(self) -> bool:
        is_gone = self.state in (NoticeState.SENT, NoticeState.DELIVERED)
        return is_gone and not self.awaits_report

    @property
    def kind_words(self) -> str:
        """What it is, in words; the bare code of a kind that no longer exists."""
        try:
            return str(kind_of(self).label)
        except KeyError:
            return self.kind

    @property
    def reference(self) -> str:
        """The reference of its matter, where the message names one."""
        return str(self.data.get("reference", ""))

    @property
    def is_about_an_appeal(self) -> bool:
        return self.reference.startswith("A")

    @property
    def lacks_address(self) -> bool:
        """Whether it goes to a body of which no address was known: how it went is written down."""
        return self.side is None and self.user is None and not self.address

    @property
    def reason_words(self) -> str:
        return why(self.reason_code)

    @property
    def to_words(self) -> str:
        """Whom it goes to, without an address."""
        if self.user is not None:
            return str(self.user)
        if self.side is None:
            return _now("another body")
        return _now("applicant") if self.side == 1 else _now("other side")

    @property
    def wait(self) -> Deadline | None:
        """How long it has waited for a person, in days. From the third on it presses: so long the
        Code gives to tell somebody (articles 70 and 76).
        """
        if not self.waits_for_a_person:
            return None
        days = (today() - timezone.localdate(self.due_at)).days
        words = ngettext("waits %(days)d day", "waits %(days)d days", days) % {"days": days}
        if not days:
            return Deadline("calm", _now("since today"))
        return Deadline("late" if days >= PRESSES else "soon", words, spoken.from_day(self.due_at))

    @property
    def status(self) -> Status:
        return Status.of(NoticeState(self.state), SHAPES)


class NoticeDecision(SealedModel):
    """What a person decided about a message that waited for one. Never changed."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="decisions")
    thread = models.UUIDField(null=True)
    decision = models.CharField(max_length=7, choices=Decision.choices)
    from_state = models.CharField(max_length=9, choices=NoticeState.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = SealedTextField(_("reason"), binding="notices.decision.reason", thread="thread")

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.notice} {self.decision}"


class SmsAnswer(SealedModel):
    """What somebody wrote back by SMS, after the newest message that went to their number."""

    gateway_id = models.CharField(max_length=100, unique=True)  # told twice, it is one
    notice = models.ForeignKey(Notice, models.PROTECT, related_name="sms_answers")
    thread = models.UUIDField(null=True)
    text = SealedTextField(_("text"), binding="notices.smsanswer.text", thread="thread")
    at = models.DateTimeField()
    is_stop = models.BooleanField(default=False)  # it asked for no more SMS, and gets none
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)

    objects = SmsAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"answer to {self.notice}"


class Heartbeat(models.Model):
    """When a worker, beat or drain was last alive, by the database's clock."""

    name = models.CharField(max_length=30, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.at}"


@tracked()
class ReminderRule(models.Model):
    """Who is reminded of what, how long before or after which date of the record."""

    region = models.ForeignKey("accounts.Region", models.PROTECT, related_name="reminder_rules")
    code = models.SlugField(max_length=60)
    anchor = models.CharField(max_length=60)  # a registered date of the record: "appeal.answer-due"
    offset = models.SmallIntegerField(_("days"))  # negative is before
    unit = models.CharField(max_length=14, default="working-days")
    at = models.TimeField(_("time of day"), default=time(9))  # local time (Asia/Aqtau)
    quiet_from = models.TimeField(_("quiet from"), default=time(20))
    quiet_until = models.TimeField(_("quiet until"), default=time(8))
    kind = models.CharField(max_length=60)  # the kind of notice
    recipients = models.CharField(
        max_length=120, default="responsible"
    )  # "responsible,secretary,head"
    is_statutory = models.BooleanField(default=False)
    is_on = models.BooleanField(_("switched on"), default=True)

    objects = ReminderRuleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "code"], name="reminder_rule_once")
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def version(self) -> str:
        """Of what the head may move."""
        return version_of(self.offset, self.at, self.quiet_from, self.quiet_until, self.is_on)


class Replanning(models.Model):
    """A rule or the days of the region changed: this kind of reminders waits to be planned anew."""

    region = models.ForeignKey("accounts.Region", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    asked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "kind"], name="replanning_once_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.region_id}"


class Reply(models.Model):
    """A question that somebody without an account may answer by a link or a short code."""

    token_hash = models.CharField(max_length=64, unique=True)
    short_hash = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001  many have none
    purpose = models.CharField(max_length=60)
    thread = models.UUIDField(db_index=True)
    side = models.PositiveSmallIntegerField(null=True)
    subject_id = models.PositiveBigIntegerField(null=True)
    choices = models.JSONField(default=list)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    uses_left = models.PositiveSmallIntegerField(default=1)
    answer = models.CharField(max_length=40, blank=True)
    answered_at = models.DateTimeField(null=True)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "replies"

    def __str__(self) -> str:
        return f"{self.purpose} until {self.expires_at}"
