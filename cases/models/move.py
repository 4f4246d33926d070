"""Moves: the acts on an appeal that carry a reason, a paper or a clock of their own."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.choices import OPEN_MOVE_STATES, MoveCode, MoveState
from cases.querysets import MoveQuerySet
from mediation_office.history import tracked
from mediation_office.sealing import SealedModel, SealedTextField
from mediation_office.terms.models import Clock


@tracked()
class Move(SealedModel):
    """One act: extension, redirect, return, hearing … Proposed until its paper is signed, waiting
    while something is still to come of it.
    """

    appeal = models.ForeignKey("cases.Appeal", models.PROTECT, related_name="moves")
    thread = models.UUIDField()
    code = models.CharField(_("move"), max_length=12, choices=MoveCode.choices)
    state = models.CharField(max_length=8, choices=MoveState.choices, default=MoveState.PROPOSED)
    reason_code = models.CharField(_("reason"), max_length=60, blank=True)
    reason = SealedTextField(_("reason in words"), binding="cases.move.reason", thread="thread")
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, related_name="+"
    )
    until_on = models.DateField(null=True)  # the date it names: cure by, extended to
    at = models.DateTimeField(null=True)  # the hour it names: a hearing
    clock = models.ForeignKey("terms.Clock", models.PROTECT, null=True, related_name="+")
    paper = models.OneToOneField("documents.Paper", models.PROTECT, null=True, related_name="move")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    done_at = models.DateTimeField(null=True)

    objects = MoveQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=MoveState.DONE) ^ Q(done_at__isnull=True),
                name="move_done_has_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.appeal_id}"

    @property
    def running_clock(self) -> Clock | None:
        """Its own term while that still asks for something."""
        return self.clock if self.clock and self.clock.is_running else None

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_MOVE_STATES

    @property
    def is_proposed(self) -> bool:
        return self.state == MoveState.PROPOSED

    @property
    def is_waiting(self) -> bool:
        return self.state == MoveState.WAITING

    @property
    def is_dropped(self) -> bool:
        return self.state == MoveState.DROPPED

    @property
    def is_done(self) -> bool:
        return self.state == MoveState.DONE
