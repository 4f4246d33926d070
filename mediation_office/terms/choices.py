"""Words of the terms room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Unit(models.TextChoices):
    WORKING_DAYS = "working-days", _("working days")
    CALENDAR_DAYS = "calendar-days", _("calendar days")
    MONTHS = "months", _("months")
    AT_ONCE = "at-once", _("at once")


class OnDayOff(models.TextChoices):
    """What happens when the last day is a day off."""

    NEXT_WORKING_DAY = "next-working-day", _("moves to the next working day")
    STAYS = "stays", _("stays on the day off")


class ClockState(models.TextChoices):
    RUNNING = "running", _("running")
    MET = "met", _("met")
    CANCELLED = "cancelled", _("no longer needed")
