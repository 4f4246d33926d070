"""Words of the documents room."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class PaperKind(models.TextChoices):
    ANSWER = "answer", _("answer to an appeal")
    CLARIFICATION = "clarification", _("request for what is missing")
    REDIRECT = "redirect", _("notice of passing on")
    COVER = "redirect-body", _("covering letter to the competent body")
    RETURN = "return", _("return of an appeal")
    TERMINATION = "termination", _("termination of an appeal")
    EXTENSION = "extension", _("extension of the term")
    HEARING = "hearing", _("notice of a hearing")
    FORWARD = "forward", _("report of a crime or threat passed on")
    RECUSAL = "recusal", _("decision on another official")


class PaperState(models.TextChoices):
    DRAFT = "draft", _("draft")
    TO_SIGN = "to-sign", _("awaiting signature")
    SIGNED = "signed", _("signed")
    SENT = "sent", _("sent")
    DROPPED = "dropped", _("dropped")


class SentHow(models.TextChoices):
    """By which way a paper left, as somebody notes it who carried it."""

    IN_PERSON = "in-person", _("handed over in person")
    POST = "post", _("sent by post")
    E_OTINISH = "e-otinish", _("put into e-Otinish")
    DOCUMENT_SYSTEM = "document-system", _("sent through the system of electronic documents")
    OTHER = "other", _("otherwise")


class FileState(models.TextChoices):
    READY = "ready", _("checked")
    QUARANTINED = "quarantined", _("in quarantine")


class HeldReason(models.TextChoices):
    """Why a file was put aside on arrival, as whoever works on the matter reads it."""

    VIRUS = "virus", _("Held back, because it looks like a virus.")
    SCANNER_OFF = "scanner-off", _("Held back, because the virus scanner did not answer.")
    PDF_ACTIVE = "pdf-active", _("Held back, because this PDF can start programs.")
    PDF_LOCKED = "pdf-locked", _("Held back, because this PDF is locked by a password.")
    PDF_UNREADABLE = "pdf-unreadable", _("Held back, because parts of this PDF cannot be read.")
    OFFICE_ACTIVE = (
        "office-active",
        _("Held back, because this document can start programs."),
    )
    OFFICE_UNREADABLE = (
        "office-unreadable",
        _("Held back, because parts of this document cannot be read."),
    )
    INSERTED = "inserted-object", _("Held back, because it hides another file inside.")
    OUTSIDE = "outside-link", _("Held back, because it loads something from another site.")
    NOT_DRAWN = "not-drawn", _("Held back, because the picture is damaged.")


ADVICE: dict[str, Any] = {
    HeldReason.VIRUS: _("Ask the sender for it on paper, and tell the administrator."),
    HeldReason.SCANNER_OFF: _(
        "Tell the administrator. As soon as the scanner answers, the file is looked at by itself."
    ),
    HeldReason.PDF_LOCKED: _("Ask the sender for it without a password, or on paper."),
}
USUAL_ADVICE = _("Ask the sender for a photo or a plain PDF of it, or for the paper.")
