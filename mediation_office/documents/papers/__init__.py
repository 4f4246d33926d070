"""Official papers as PDF by typst: letters of the office, acceptance slip, coupon of APPC 64(2).

The layouts are code (`layouts/`); what people write travels as data and is never markup. Moments
printed into the file are those of the record, so the same record gives the same bytes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings

from mediation_office import numbers, spoken
from mediation_office.accounts.models import Office
from mediation_office.documents.models import Paper, PaperText
from mediation_office.documents.papers.qr import qr_picture, qr_svg
from mediation_office.documents.papers.typesetting import typeset
from mediation_office.documents.papers.words import (
    WORDS,
    Words,
    day_and_weekday,
    full_day,
    full_moment,
    in_both,
    said_in,
)
from mediation_office.labels import LANGUAGES, in_language

__all__ = [
    "Coupon",
    "Letter",
    "Protocol",
    "Slip",
    "coupon_pdf",
    "letter_pdf",
    "letterhead_of",
    "paper_pdf",
    "protocol_pdf",
    "qr_svg",
    "slip_pdf",
]

LONGEST_WORD = 36  # characters; a longer one would run off the sheet
MOST_PRINTED = 40_000  # characters of one text, some fourteen dense pages
LINE = 70  # characters that the shortest line counts as
LONGEST_PARAGRAPH = 2_500  # characters; typesetting takes longer with the square of it


@dataclass(frozen=True, kw_only=True)
class Slip:
    """What the acceptance slip says: not the registration, only that the appeal has arrived."""

    office: Office
    reference: str
    code: str
    received_at: datetime
    register_by_on: date
    answer_by_on: date
    kind: Words = ""
    is_complaint: bool = False
    counted: Words = ""


@dataclass(frozen=True, kw_only=True)
class Coupon:
    """What the coupon of APPC 64(2) says once the appeal is registered."""

    office: Office
    reference: str
    register_number: str
    registered_at: datetime
    accepted_by: str
    position: Words = ""
    answer_by_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Protocol:
    """An appeal as it was filed; what was said at the desk has lines to sign on (APPC 63(1))."""

    office: Office
    reference: str
    language: str
    received_at: datetime
    applicant: str
    accepted_by: str
    statement: str
    wish: str = ""
    other_side: str = ""
    files: str = ""
    is_oral: bool = True


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A message that goes by post: its words, and the lines under which it is delivered."""

    office: Office
    reference: str
    language: str
    written_at: datetime
    addressee: str
    subject: str
    body: str


def paper_pdf(paper: Paper) -> bytes:
    """The paper as its sheet; an unsigned one is marked as a draft and has no number."""
    head = paper.letterhead or letterhead_of(paper.office, author=str(paper.drafted_by))
    signed = paper.signed_at is not None
    languages = [text.language for text in paper.texts]
    data = {
        "language": paper.language,
        "title": in_both("title", languages),
        "is_draft": not signed,
        "draft": in_both("draft", languages),
        "head": _head(head),
        "number": f"№ {paper.outgoing}" if signed else "",
        "columns": [_letter_column(paper, text) for text in paper.texts],
        "signature": _signature(paper, languages) if signed else None,
        "author": _author(head, languages),
    }
    return typeset("letter", data, moment=paper.signed_at or paper.drafted_at)


def protocol_pdf(protocol: Protocol) -> bytes:
    """The appeal in the language it was filed in; of an oral one, with lines to sign on."""
    words = WORDS[protocol.language]
    title = words["protocol" if protocol.is_oral else "filed"]
    data = _unnumbered(
        protocol,
        title=title,
        day=full_moment(protocol.received_at, protocol.language),
        addressee=protocol.applicant,
        paragraphs=_told(protocol, words),
    )
    if protocol.is_oral:
        data["signing"] = [
            {"label": words["applicant_signs"], "name": _breakable(protocol.applicant)},
            {"label": words["acceptor_signs"], "name": _breakable(protocol.accepted_by)},
        ]
    return typeset("letter", data, moment=protocol.received_at)


def letter_pdf(letter: Letter) -> bytes:
    """The message on the office's sheet, in its language; nobody signs it and no journal has it."""
    data = _unnumbered(
        letter,
        title=letter.subject,
        day=full_day(letter.written_at, letter.language),
        addressee=letter.addressee,
        paragraphs=_paragraphs(letter.body),
    )
    return typeset("letter", data, moment=letter.written_at)


def _unnumbered(
    what: Protocol | Letter, *, title: str, day: str, addressee: str, paragraphs: list[str]
) -> dict[str, Any]:
    """A sheet in one language with neither an outgoing number nor a signature of the office."""
    return {
        "language": what.language,
        "title": title,
        "is_draft": False,
        "draft": "",
        "head": _head(letterhead_of(what.office)),
        "number": "",
        "columns": [
            {
                "language": what.language,
                "day": day,
                "number": "",
                "matter": f"{WORDS[what.language]['matter']}: {what.reference}",
                "addressee": _breakable(addressee),
                "subject": _breakable(title),
                "paragraphs": paragraphs,
            }
        ],
        "signature": None,
        "author": "",
    }


def _told(protocol: Protocol, words: Mapping[str, str]) -> list[str]:
    told = (
        (words["states"], protocol.statement),
        (words["asks"], protocol.wish),
        (words["other_side"], protocol.other_side),
        (words["files"], protocol.files),
    )
    said = [_printed(f"{label}: {text}", words["goes_on"]) for label, text in told if text]
    return [piece for text in said for part in _paragraphs(text) for piece in _pieces(part)]


def _printed(text: str, goes_on: str) -> str:
    """As much of what a stranger typed as is typeset in a moment, and that it goes on."""
    room, kept = MOST_PRINTED, []
    for line in text.splitlines():
        kept.append(line[:room])
        room -= max(len(line), LINE)
        if room < 0:
            return "\n".join([*kept, "", goes_on])
    return text


def _pieces(part: str) -> list[str]:
    """A paragraph as it is; an endless one in several, parted between words where it has any."""
    longest = rf".{{1,{LONGEST_PARAGRAPH}}}"
    return re.findall(rf"{longest}(?:\s+|$)|{longest}", part, re.DOTALL)


def slip_pdf(slip: Slip, language: str) -> bytes:
    """The acceptance slip, half a sheet, Kazakh and Russian side by side (English beside them)."""
    languages = _slip_languages(language)
    address = f"{settings.SITE_URL}/{language}/status/"
    data = _half_sheet(slip.office, languages)
    data |= {
        "head": _without_parents(data["head"]),
        "language": language,
        "heading": in_both("slip", languages),
        "reference_label": in_both("reference", languages),
        "reference": slip.reference,
        "code_label": in_both("code", languages),
        "code": numbers.spaced_code(slip.code),
        "qr": qr_picture(address),
        "qr_alt": WORDS[language]["qr"],
        "address": address.partition("://")[2],
        "columns": [
            {
                "language": code,
                "facts": _slip_facts(slip, code),
                "notes": [WORDS[code][note] for note in ("keep", "follow", "not_yet")]
                + [_reach_of(slip.office, code)],
            }
            for code in languages
        ],
    }
    return typeset("slip", data, moment=slip.received_at)


def coupon_pdf(coupon: Coupon, language: str = "kk") -> bytes:
    """The coupon of APPC 64(2): number, day and time, name and position of who accepted."""
    languages = _slip_languages(language)
    data = _half_sheet(coupon.office, languages) | {
        "language": language,
        "heading": in_both("coupon", languages, between="\n"),
        "reference_label": in_both("register_number", languages),
        "reference": coupon.register_number,
        "code_label": "",
        "code": "",
        "qr": "",
        "qr_alt": "",
        "address": "",
        "columns": [
            {
                "language": code,
                "facts": _coupon_facts(coupon, code),
                "notes": [WORDS[code]["basis"], _reach_of(coupon.office, code)],
            }
            for code in languages
        ],
    }
    return typeset("slip", data, moment=coupon.registered_at)


def letterhead_of(office: Office, *, author: str = "") -> dict[str, Any]:
    """The head of the office's sheets as of now: parent body, institution, office and address per
    language, BIN, telephone, e-mail, and who prepared the paper.
    """
    region = office.region
    words: dict[str, Any] = {
        language: {
            "parent": in_language(region, "parent", language),
            "name": in_language(region, "name", language),
            "office": in_language(office, "name", language),
            "address": in_language(office, "address", language),
        }
        for language in LANGUAGES
    }
    reach = {"bin": region.bin, "phone": _phone(office), "email": office.email}
    return words | reach | {"author": author}


def _slip_languages(language: str) -> list[str]:
    return ["kk", "ru", "en"] if language == "en" else ["kk", "ru"]


def _head(head: Mapping[str, Any]) -> dict[str, Any]:
    """The frozen letterhead with its telephone line made for each language."""
    return {language: {**head[language], "reach": _reach(head, language)} for language in LANGUAGES}


def _reach(head: Mapping[str, Any], language: str) -> str:
    words = WORDS[language]
    parts = (
        words["phone"].format(head["phone"]) if head["phone"] else "",
        head["email"],
        words["bin"].format(head["bin"]) if head["bin"] else "",
    )
    return ", ".join(filter(None, parts))


def _phone(office: Office) -> str:
    """As the office writes it, on one line; bare digits are put into groups."""
    phone = office.phone if " " in office.phone else spoken.phone(office.phone)
    return phone.replace(" ", "\u00a0")


def _reach_of(office: Office, language: str) -> str:
    """Where to come and where to call, on one line."""
    phone = WORDS[language]["phone"].format(_phone(office)) if office.phone else ""
    return ", ".join(filter(None, [in_language(office, "address", language), phone]))


def _half_sheet(office: Office, languages: list[str]) -> dict[str, Any]:
    return {"title": in_both("title", languages), "head": _head(letterhead_of(office))}


def _without_parents(head: Mapping[str, Any]) -> dict[str, Any]:
    """The slip is read on a telephone: institution and office suffice."""
    return {language: {**head[language], "parent": ""} for language in LANGUAGES}


def _letter_column(paper: Paper, text: PaperText) -> dict[str, Any]:
    """All that a letter says in one language, its day, title and addressee too."""
    return {
        "language": text.language,
        "day": full_day(paper.signed_at, text.language) if paper.signed_at else "",
        "number": WORDS[text.language]["outgoing"].format(paper.outgoing)
        if paper.signed_at
        else "",
        "matter": f"{WORDS[text.language]['matter']}: {paper.reference}",
        "addressee": _breakable(text.addressee),
        "subject": _breakable(text.subject),
        "paragraphs": _paragraphs(text.body),
    }


def _signature(paper: Paper, languages: list[str]) -> dict[str, Any]:
    positions = []
    for language in languages:
        position = in_language(paper, "signatory_position", language)
        if paper.is_signed_by_substitute:
            position = WORDS[language]["substitute"].format(position)
        if position:
            positions.append({"language": language, "text": position})
    return {"name": paper.signatory, "positions": positions}


def _author(head: Mapping[str, Any], languages: list[str]) -> str:
    """Who prepared the paper and the telephone to ask at."""
    if not head.get("author"):
        return ""
    names = [WORDS[language]["author"].format(head["author"]) for language in languages[:1]]
    return ", ".join([*names, *filter(None, [head["phone"]])])


def _slip_facts(slip: Slip, language: str) -> list[dict[str, Any]]:
    return _facts(
        language,
        ("received", full_moment(slip.received_at, language), False),
        ("kind", said_in(slip.kind, language), False),
        ("register_by", day_and_weekday(slip.register_by_on, language), True),
        ("answer_by", day_and_weekday(slip.answer_by_on, language), True),
        ("counted", said_in(slip.counted, language), False),
    )


def _coupon_facts(coupon: Coupon, language: str) -> list[dict[str, Any]]:
    accepted = "\n".join(filter(None, [coupon.accepted_by, said_in(coupon.position, language)]))
    return _facts(
        language,
        ("registered", full_moment(coupon.registered_at, language), True),
        ("accepted_by", accepted, False),
        ("reference", coupon.reference, False),
        ("answer_by", day_and_weekday(coupon.answer_by_on, language), True),
    )


def _facts(language: str, *rows: tuple[str, str, bool]) -> list[dict[str, Any]]:
    return [
        {"label": WORDS[language][word], "value": _breakable(value), "strong": strong}
        for word, value, strong in rows
        if value
    ]


def _paragraphs(text: str) -> list[str]:
    """Paragraphs of typed text: an empty line parts them, a single line break stays one."""
    parts = re.split(r"\n\s*\n", _breakable(text).strip())
    return [part.strip("\n") for part in parts if part.strip()]


def _breakable(text: str) -> str:
    """The text with places to break inside words that are wider than a column."""
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", text.replace("\r\n", "\n"))
    text = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "\u00a0", text)  # a sum stays on one line
    return re.sub(rf"(\S{{{LONGEST_WORD}}})(?=\S)", "\\1\u200b", text)
