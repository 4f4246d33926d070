"""What a file is, told by its content: taken, put aside for a person, or refused with a sentence.

What is refused can be mended by whoever sends it. What looks like an attack or cannot be looked
into is put aside: an appeal is never turned away with it (APPC 64(1)).
"""

import codecs
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from mediation_office.documents.choices import HeldReason
from mediation_office.documents.files import images, office_files, pdf
from mediation_office.documents.files.names import clean_name
from mediation_office.lifecycle import BusinessRuleError

# EICAR, the sample by which scanners are tried, in two halves: whole it would alarm scanners here
TEST_VIRUS = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
CONTROL = bytes(code for code in range(32) if code not in b"\t\n\f\r")
PATIENCE_SECONDS = 15
AT_ONCE = threading.BoundedSemaphore(2)  # files a process looks into: pages need it too


@dataclass(frozen=True)
class Kind:
    content_type: str
    extension: str
    also: tuple[str, ...] = ()


PDF = Kind("application/pdf", "pdf")
TEXT = Kind("text/plain", "txt")
PICTURES = {
    "JPEG": Kind("image/jpeg", "jpg", ("jpeg",)),
    "PNG": Kind("image/png", "png"),
    "WEBP": Kind("image/webp", "webp"),
}
OFFICE = {
    "docx": Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "xlsx": Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    "odt": Kind("application/vnd.oasis.opendocument.text", "odt"),
}


@dataclass(frozen=True)
class Finding:
    """What the file is, the name it gets, why it is put aside, if it is, and a picture's pixels
    drawn anew.
    """

    kind: Kind
    name: str
    reason: str = ""
    drawn: bytes | None = None


def examine(file: BinaryIO, name: str) -> Finding:
    """Raises BusinessRuleError with a sentence for the sender. The caller holds no locks: files
    wait for each other.
    """
    with _seat():
        return _examine(file, name)


@contextmanager
def _seat() -> Iterator[None]:
    if not AT_ONCE.acquire(timeout=PATIENCE_SECONDS):
        raise BusinessRuleError(
            _("Many files are arriving just now. Send this one again in a minute.")
        )
    try:
        yield
    finally:
        AT_ONCE.release()


def _examine(file: BinaryIO, name: str) -> Finding:
    file.seek(0)
    start = file.read(4096)
    if not start:
        raise BusinessRuleError(_("This file is empty. Choose it again."))
    kind, reason = _told(file, start)
    if kind is None:
        raise BusinessRuleError(_refusal(reason or _misnamed(name)))
    if TEST_VIRUS in start:
        reason = HeldReason.VIRUS
    drawn = None
    if kind in PICTURES.values() and not reason:
        drawn = images.drawn_anew(file)
        reason = "" if drawn else HeldReason.NOT_DRAWN
    name = clean_name(name, extension=kind.extension, also=kind.also)
    return Finding(kind, name, reason, drawn)


def _misnamed(name: str) -> str:
    """A reason where the name ends like what we take, and the content is something else."""
    ending = name.rpartition(".")[2].lower()
    kinds = (PDF, TEXT, *PICTURES.values(), *OFFICE.values())
    return "misnamed" if any(ending in (kind.extension, *kind.also) for kind in kinds) else ""


def _told(file: BinaryIO, start: bytes) -> tuple[Kind | None, str]:
    """The kind with a reason to put it aside, or no kind with a reason to refuse it."""
    if pdf.is_pdf(start):
        return PDF, pdf.suspicion(file)
    if picture := images.format_of(start):
        problem = images.problem(file)
        return (None, problem) if problem else (PICTURES[picture], "")
    if office_files.is_zip(start):
        name, problem = office_files.look_into(file)
        return (OFFICE[name], problem) if name else (None, problem)
    if office_files.is_compound(start):
        return None, "old-office"
    if images.is_heic(start):
        return None, "heic"
    return (TEXT, "") if _is_text(file) else (None, "")


def _is_text(file: BinaryIO) -> bool:
    """Plain text in UTF-8, UTF-16 or a Cyrillic code page; no page, picture or program in text."""
    file.seek(0)
    content = file.read()
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            content = content.decode("utf-16").encode()
        except UnicodeDecodeError:
            return False
    if content.translate(None, CONTROL) != content:
        return False
    begin = content.removeprefix(codecs.BOM_UTF8).lstrip()[:16]
    return not begin.startswith((b"<", b"{\\rtf", b"%!", b"#!"))


def _refusal(reason: str) -> str:
    match reason:
        case "macros":
            return _("This document contains macros. Save it as PDF and send that.")
        case "old-office":
            return _(
                "This document is in an old format or locked by a password."
                " Save it as PDF without a password and send that."
            )
        case "heic":
            return _("This photo is in the HEIC format, which we cannot open. Send it as JPEG.")
        case "damaged":
            return _("This file is damaged and does not open. Save it again or take a new photo.")
        case "pixels":
            return _("This picture is too large to be opened. Send a smaller one.")
        case "unpacks":
            return _("This file unpacks to more than we can take. Save it as PDF and send that.")
        case "misnamed":
            return _(
                "The content of this file is not what its name says. Choose another file, or save"
                " this one as PDF in the program that made it."
            )
        case "archive":
            return _("Archives are not taken. Send the files in it one by one.")
    return _(
        "This kind of file is not taken. Send a PDF, a photo (JPEG, PNG or WebP),"
        " a DOCX, XLSX or ODT document, or plain text."
    )
