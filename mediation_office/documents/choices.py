"""Words of the documents room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PaperKind(models.TextChoices):
    ANSWER = "answer", _("answer to an appeal")
    CLARIFICATION = "clarification", _("request for what is missing")
    REDIRECT = "redirect", _("notice of passing on")
    RETURN = "return", _("return of an appeal")
    TERMINATION = "termination", _("termination of an appeal")
    EXTENSION = "extension", _("extension of the term")
    HEARING = "hearing", _("notice of a hearing")
    FORWARD = "forward", _("report of a crime or threat passed on")
    RECUSAL = "recusal", _("decision on a recusal")
    WITHDRAWAL = "withdrawal", _("withdrawal taken to note")


class PaperState(models.TextChoices):
    DRAFT = "draft", _("draft")
    TO_SIGN = "to-sign", _("awaiting signature")
    SIGNED = "signed", _("signed")
    SENT = "sent", _("sent")
    DROPPED = "dropped", _("dropped")


class FileState(models.TextChoices):
    READY = "ready", _("checked")
    QUARANTINED = "quarantined", _("in quarantine")
