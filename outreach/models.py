"""What the public site keeps of its own: appeals that are being written."""

import uuid

from django.db import models

from mediation_office.sealing import SealedModel, SealedTextField


class Draft(SealedModel):
    """What somebody has typed and not sent: sealed under the key of the matter it may become.

    Bound to one session by its `uuid` and swept away after `expires_at`; no history is kept of it.
    """

    thread = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    data = SealedTextField(binding="outreach.draft.data", thread="thread")
    room = models.PositiveIntegerField(default=200_000)  # characters that it holds
    began_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.uuid)
