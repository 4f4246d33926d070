"""What is written beside an appeal: by staff, or by a side who answers them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mediation_office.events import Audience
from mediation_office.history import tracked
from mediation_office.sealing import SealedModel, SealedTextField


@tracked()
class Note(SealedModel):
    """Sealed under the matter's key.

    Its audience is decided when it is written and never widened.
    """

    appeal = models.ForeignKey("cases.Appeal", models.PROTECT, related_name="notes")
    thread = models.UUIDField()
    audience = models.CharField(_("who reads it"), max_length=10, choices=Audience.choices)
    body = SealedTextField(_("text"), binding="cases.note.body", thread="thread")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_side = models.PositiveSmallIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(by__isnull=True) ^ Q(by_side__isnull=True), name="note_has_one_author"
            )
        ]

    @property
    def is_for_applicant(self) -> bool:
        return self.audience == Audience.SIDE_1

    def __str__(self) -> str:
        return f"note of {self.appeal_id}"
