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


class StartEvent(models.TextChoices):
    """What a term starts with; the day after it is day 1."""

    RECEIPT = "receipt", _("receipt")
    REGISTRATION = "registration", _("registration")
    DECISION = "decision", _("the decision")
    EXTENSION = "extension", _("the decision to extend")
    REQUEST = "request", _("the request")
    NOTICE = "notice", _("the notice")
    HEARING = "hearing", _("the hearing")
    MINUTES = "minutes", _("the minutes being given")
    CURE_END = "cure-end", _("the end of the time for filling gaps, or registration")
    KNOWLEDGE = "knowledge", _("learning of the act")
    SENDING = "sending", _("sending")
    CONTRACT = "contract", _("the mediation contract")
    TERM_END = "term-end", _("the end of the first term")
    SUSPENSION = "suspension", _("the court's ruling to suspend")
    ANNOUNCEMENT = "announcement", _("the announcement")
    WITHDRAWAL = "withdrawal", _("the withdrawal of consent")
    DETECTION = "detection", _("detection")
    TRANSFER = "transfer", _("the transfer")


class AwaitedParty(models.TextChoices):
    CITIZEN = "citizen", _("the citizen")
    OTHER_SIDE = "other-side", _("the other side")
    BODY = "body", _("another body")


class TermGroup(models.TextChoices):
    """Under which heading a term stands, in the order of the page."""

    APPEALS = "appeals", _("Appeals")
    RIGHTS = "rights", _("Rights of the applicant while an appeal is open")
    COMPLAINTS = "complaints", _("Complaints")
    MEDIATION = "mediation", _("Mediation and mediators")
    DATA = "data", _("Personal data")
    OTHER = "other", _("Other terms")
