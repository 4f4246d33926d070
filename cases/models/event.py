"""The history of appeals: timeline, status page and statistics read these rows."""

from typing import ClassVar

from django.db import models

from cases.querysets import MatterEventQuerySet
from mediation_office.events import Event


class MatterEvent(Event):
    appeal = models.ForeignKey("cases.Appeal", models.PROTECT, related_name="events")

    objects: ClassVar = MatterEventQuerySet.as_manager()
