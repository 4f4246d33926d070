"""Who looked at what: written by the door in the transaction of the look, never changed."""

from django.conf import settings
from django.db import models

from mediation_office.accounts.querysets import LookQuerySet


class Look(models.Model):
    """One look of a staff member at a matter, a card or a file."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    office = models.ForeignKey(
        "accounts.Office", models.PROTECT, null=True, db_index=False, related_name="+"
    )  # of what was looked at; a card of another office has a row for each of the two
    thread = models.UUIDField(null=True, db_index=True)
    subject = models.CharField(max_length=40)  # what was looked at, in a word of its room
    reference = models.CharField(max_length=60)
    purpose = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    objects = LookQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [  # the head's list: all of an office, one reference, one person
            models.Index(fields=["office", "-at", "-id"], name="look_of_office"),
            models.Index(fields=["office", "reference", "-at", "-id"], name="look_at_reference"),
            models.Index(fields=["office", "user", "-at", "-id"], name="look_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.user} looked at {self.subject} {self.reference}"
