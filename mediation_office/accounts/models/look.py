"""Who looked at what: written by the door in the transaction of the look, never changed."""

from django.conf import settings
from django.db import models


class Look(models.Model):
    """One look of a staff member at a matter, a card or a file."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    thread = models.UUIDField(null=True, db_index=True)
    subject = models.CharField(max_length=40)  # "appeal", "person", "file", "contact"
    reference = models.CharField(max_length=60)
    purpose = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["subject", "reference", "at"])]

    def __str__(self) -> str:
        return f"{self.user} looked at {self.subject} {self.reference}"
