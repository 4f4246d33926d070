"""Days, terms and clocks."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.forms import model_to_dict
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from mediation_office.history import tracked
from mediation_office.labels import Labelled, in_language
from mediation_office.presses import version_of
from mediation_office.terms.choices import AwaitedParty, ClockState, OnDayOff, StartEvent, Unit
from mediation_office.terms.querysets import ClockQuerySet, DayQuerySet, TermQuerySet


class Day(Labelled):
    """The office's own word about a day; it wins over the holidays library.

    Rows are only added: the newest known wins.
    """

    region = models.ForeignKey("accounts.Region", models.PROTECT, related_name="days")
    date = models.DateField(_("day"))
    is_working = models.BooleanField(_("working day"))
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = DayQuerySet.as_manager()

    class Meta:
        ordering = ["date", "recorded_at"]
        indexes = [models.Index(fields=["region", "date", "recorded_at"])]


@tracked()
class Term(Labelled):
    """A statutory term as data, from a day on; a running clock keeps the version it began under."""

    region = models.ForeignKey("accounts.Region", models.PROTECT, related_name="terms")
    code = models.SlugField(_("code"), max_length=60)
    length = models.PositiveSmallIntegerField(_("length"))
    unit = models.CharField(_("unit"), max_length=14, choices=Unit.choices)
    on_day_off = models.CharField(
        _("when it ends on a day off"), max_length=16, choices=OnDayOff.choices
    )
    start_event = models.CharField(_("starts with"), max_length=60, choices=StartEvent.choices)
    legal_basis_kk = models.CharField(_("legal basis in Kazakh"), max_length=300)
    legal_basis_ru = models.CharField(_("legal basis in Russian"), max_length=300)
    legal_basis_en = models.CharField(_("legal basis in English"), max_length=300)
    is_verified = models.BooleanField(_("read in the law's text"), default=False)
    valid_from = models.DateField(_("valid from"))

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["code", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["region", "code", "valid_from"], name="term_once_a_day")
        ]

    @property
    def version(self) -> str:
        return version_of(*model_to_dict(self).values())

    @property
    def legal_basis(self) -> str:
        return in_language(self, "legal_basis")

    @property
    def length_words(self) -> str:
        """15 working days; 2 months; at once."""
        if self.unit == Unit.AT_ONCE:
            return gettext("at once")
        if self.length == 0:
            return gettext("the same working day")
        if self.unit == Unit.WORKING_DAYS:
            words = ngettext("%(n)d working day", "%(n)d working days", self.length)
        elif self.unit == Unit.MONTHS:
            words = ngettext("%(n)d month", "%(n)d months", self.length)
        else:
            words = ngettext("%(n)d calendar day", "%(n)d calendar days", self.length)
        return words % {"n": self.length}


@tracked()
class Clock(models.Model):
    """One running term of one matter.

    `due_on` is a local date (Asia/Aqtau), stored because lists sort by it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    thread = models.UUIDField(db_index=True)
    office = models.ForeignKey("accounts.Office", models.PROTECT, related_name="clocks")
    term = models.ForeignKey(Term, models.PROTECT, related_name="clocks")
    started_on = models.DateField()  # day 0: the first day counted is the next one
    due_on = models.DateField()
    extended_to = models.DateField(null=True, blank=True)
    extended_on = models.DateField(
        null=True, blank=True
    )  # the first decision: the cap counts from it
    extension = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=ClockState.choices, default=ClockState.RUNNING)
    ended_on = models.DateField(null=True, blank=True)

    objects = ClockQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["office", "state", "due_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ClockState.RUNNING) ^ Q(ended_on__isnull=False),
                name="clock_ended_or_running",
            ),
            models.CheckConstraint(
                condition=Q(
                    extended_to__isnull=True, extended_on__isnull=True, extension__isnull=True
                )
                | Q(extended_to__isnull=False, extended_on__isnull=False, extension__isnull=False),
                name="clock_extended_by_a_term",
            ),
            models.UniqueConstraint(
                fields=["thread", "term"],
                condition=Q(state=ClockState.RUNNING),
                name="one_running_clock_a_term",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term.code} due {self.due_on}"

    @property
    def is_running(self) -> bool:
        return self.state == ClockState.RUNNING


@tracked()
class Wait(models.Model):
    """Somebody is waited for. It is shown beside the running term and never moves its due date."""

    thread = models.UUIDField(db_index=True)
    clock = models.ForeignKey(Clock, models.PROTECT, related_name="waits")
    for_whom = models.CharField(max_length=20, choices=AwaitedParty.choices)
    reason_code = models.CharField(max_length=60)
    since_on = models.DateField()
    asked_until_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["since_on", "id"]

    def __str__(self) -> str:
        return f"waiting for {self.for_whom} since {self.since_on}"
