"""What staff write beside an appeal: for the office, or for the applicant to read on the status
page.
"""

from django.conf import settings
from django.db import models
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
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"note of {self.appeal_id}"
