"""Moves: the acts on an appeal that carry a reason, a paper or a clock of their own."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.choices import MoveCode, MoveState
from mediation_office.history import tracked
from mediation_office.sealing import SealedModel, SealedTextField


@tracked()
class Move(SealedModel):
    """One act: extension, redirect, return, hearing … Open until its paper is signed or its day has
    come.
    """

    appeal = models.ForeignKey("cases.Appeal", models.PROTECT, related_name="moves")
    thread = models.UUIDField()
    code = models.CharField(_("move"), max_length=12, choices=MoveCode.choices)
    state = models.CharField(max_length=8, choices=MoveState.choices, default=MoveState.OPEN)
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

    class Meta:
        ordering = ["made_at", "id"]

    def __str__(self) -> str:
        return f"{self.code} {self.appeal_id}"
