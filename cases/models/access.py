"""The secret code of one side: only its slow hash is kept."""

from django.db import models

from cases.querysets import AccessQuerySet
from mediation_office.history import tracked


@tracked()
class Access(models.Model):
    """Opens, with the reference, one side's view of its matter.

    A lost code is replaced by staff only.
    """

    thread = models.UUIDField(db_index=True)
    reference = models.CharField(max_length=16)
    side = models.PositiveSmallIntegerField(default=1)
    code_hash = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    objects = AccessQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reference", "side"],
                condition=models.Q(replaced_at__isnull=True),
                name="one_code_a_side",
            )
        ]

    def __str__(self) -> str:
        return f"code of side {self.side} of {self.reference}"
