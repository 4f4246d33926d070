"""Official papers as PDF by typst: letters of the office, acceptance slip, coupon of APPC 64(2).

The layouts are code (`layouts/`); what people write travels as data and is never markup. Moments
printed into the file are those of the record, so the same record gives the same bytes.
"""

import json
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst
from django.conf import settings
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from mediation_office import numbers, spoken
from mediation_office.accounts.models import Office
from mediation_office.documents.models import Paper
from mediation_office.labels import LANGUAGES, in_language

LAYOUTS = Path(__file__).parent / "layouts"
LONGEST_WORD = 36  # characters; a longer one would run off the sheet
Words = str | Promise | Mapping[str, str]  # a text in the active language, or one per language

# What the layouts print. Sheets stand in two languages at once, and none of their words may fall
# back to another language: so they are a table here and not a catalogue.
WORDS = {
    "kk": {
        "title": "Құжат",
        "draft": "ЖОБА",
        "phone": "тел.: {}",
        "bin": "БСН {}",
        "matter": "Өтініш",
        "author": "Орынд.: {}",
        "substitute": "Басшының орнына: {}",
        "slip": "Талон",
        "reference": "Өтініш нөмірі",
        "code": "Құпия код",
        "received": "Қабылданды",
        "kind": "Түрі",
        "register_by": "Тіркеудің соңғы күні",
        "answer_by": "Жауап берудің соңғы күні",
        "counted": "Мерзім қалай есептелді",
        "keep": "Код тек осы талонда бар. Оны екінші тарапқа айтпаңыз.",
        "follow": "Нөмір мен код бойынша не болып жатқанын осы мекенжайдан білесіз.",
        "not_yet": "Бұл әлі тіркеу емес: журнал нөмірі тіркелгеннен кейін сол бетте шығады.",
        "coupon": "Өтініштің тіркелгені туралы талон",
        "register_number": "Тіркеу нөмірі",
        "registered": "Тіркелген күні мен уақыты",
        "accepted_by": "Өтінішті қабылдаған",
        "basis": "Әкімшілік рәсімдік-процестік кодекстің 64-бабы 2-тармағына сәйкес берілді.",
        "qr": "QR-код: мәртебе бетінің мекенжайы",
    },
    "ru": {
        "title": "Документ",
        "draft": "ПРОЕКТ",
        "phone": "тел.: {}",
        "bin": "БИН {}",
        "matter": "Обращение",
        "author": "Исп.: {}",
        "substitute": "За руководителя: {}",
        "slip": "Талон",
        "reference": "Номер обращения",
        "code": "Секретный код",
        "received": "Принято",
        "kind": "Вид",
        "register_by": "Зарегистрируем не позже",
        "answer_by": "Ответим не позже",
        "counted": "Как посчитан срок",
        "keep": "Код есть только на этом талоне. Не говорите его второй стороне.",
        "follow": "По номеру и коду вы узнаете по этому адресу, что происходит.",
        "not_yet": "Это ещё не регистрация: номер в журнале появится там же после неё.",
        "coupon": "Талон о регистрации обращения",
        "register_number": "Регистрационный номер",
        "registered": "Дата и время регистрации",
        "accepted_by": "Обращение принято",
        "basis": (
            "Выдан в соответствии с пунктом 2 статьи 64 Административного"
            " процедурно-процессуального кодекса."
        ),
        "qr": "QR-код: адрес страницы статуса",
    },
    "en": {
        "title": "Document",
        "draft": "DRAFT",
        "phone": "tel. {}",
        "bin": "BIN {}",
        "matter": "Appeal",
        "author": "Prepared by {}",
        "substitute": "For the head: {}",
        "slip": "Slip",
        "reference": "Reference",
        "code": "Secret code",
        "received": "Received",
        "kind": "Kind",
        "register_by": "Registered at the latest on",
        "answer_by": "Answered at the latest on",
        "counted": "How the term is counted",
        "keep": "The code stands on this slip only. Do not tell it to the other side.",
        "follow": "With reference and code you see at this address what is happening.",
        "not_yet": "This is not yet the registration: its number appears there afterwards.",
        "coupon": "Coupon of registration of an appeal",
        "register_number": "Register number",
        "registered": "Day and time of registration",
        "accepted_by": "Accepted by",
        "basis": (
            "Given under article 64, paragraph 2,"
            " of the Administrative Procedural and Process Code."
        ),
        "qr": "QR code: address of the status page",
    },
}


# ── what callers hand over ─────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Slip:
    """What the acceptance slip says: not the registration, only that the appeal has arrived."""

    office: Office
    reference: str
    code: str
    received_at: datetime
    kind: Words = ""
    register_by_on: date | None = None
    answer_by_on: date | None = None
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


# ── the papers ─────────────────────────────────────────────────────────────────────────────


def paper_pdf(paper: Paper) -> bytes:
    """The paper as its sheet; an unsigned one is marked as a draft and has no number."""
    head = paper.letterhead or letterhead_of(paper.office, author=str(paper.drafted_by))
    signed = paper.signed_at is not None
    languages = _languages_of(paper)
    data = {
        "language": paper.language,
        "title": _both("title", languages),
        "is_draft": not signed,
        "draft": _both("draft", languages),
        "head": _head(head),
        "number": f"№ {paper.outgoing}" if signed else "",
        "days": [
            {"language": language, "text": full_day(paper.signed_at, language)}
            for language in languages
            if paper.signed_at
        ],
        "matter": f"{_both('matter', languages)}: {paper.reference}",
        "addressee": _breakable(paper.addressee),
        "subject": _breakable(paper.subject),
        "columns": _letter_columns(paper, languages),
        "signature": _signature(paper, languages) if signed else None,
        "author": _author(head, languages),
    }
    return _compile("letter", data, moment=paper.signed_at or paper.drafted_at)


def slip_pdf(slip: Slip, language: str) -> bytes:
    """The acceptance slip, half a sheet, Kazakh and Russian side by side (English beside them)."""
    languages = _slip_languages(language)
    address = f"{settings.SITE_URL}/{language}/status/"
    data = _half_sheet(slip.office, languages)
    data |= {
        "head": _without_parents(data["head"]),
        "language": language,
        "heading": _both("slip", languages),
        "reference_label": _both("reference", languages),
        "reference": slip.reference,
        "code_label": _both("code", languages),
        "code": numbers.spaced_code(slip.code),
        "qr": _qr_picture(address),
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
    return _compile("slip", data, moment=slip.received_at)


def coupon_pdf(coupon: Coupon, language: str = "kk") -> bytes:
    """The coupon of APPC 64(2): number, day and time, name and position of who accepted."""
    languages = _slip_languages(language)
    data = _half_sheet(coupon.office, languages) | {
        "language": language,
        "heading": _both("coupon", languages, between="\n"),
        "reference_label": _both("register_number", languages),
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
    return _compile("slip", data, moment=coupon.registered_at)


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


def full_day(moment: date, language: str) -> str:
    """2026 жылғы 7 желтоқсан; 7 декабря 2026 года; 7 December 2026: with the year, always."""
    is_moment = isinstance(moment, datetime)
    day = timezone.localdate(moment) if is_moment else moment
    month = spoken.MONTHS[language].split()[day.month - 1]
    return {
        "kk": f"{day.year} жылғы {day.day} {month}",
        "ru": f"{day.day} {month} {day.year} года",
        "en": f"{day.day} {month} {day.year}",
    }[language]


def qr_svg(address: str) -> SafeString:
    """The QR code of an address as inline SVG for a page, without style or script."""
    size, path = _qr_path(address, border=2)
    return format_html(
        '<svg class="qr" viewBox="0 0 {0} {0}" role="img" aria-label="{1}"'
        ' shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{0}v{0}H0z"/>'
        '<path fill="#000" d="{2}"/></svg>',
        size,
        _("QR code: address of the status page"),
        path,
    )


# ── parts of the sheets ────────────────────────────────────────────────────────────────────


def _languages_of(paper: Paper) -> list[str]:
    """The paper's language, or both when it stands in two columns; Kazakh always first."""
    both = {paper.language, paper.other_language} if paper.body_other else {paper.language}
    return sorted(both, key=LANGUAGES.index)


def _slip_languages(language: str) -> list[str]:
    return ["kk", "ru", "en"] if language == "en" else ["kk", "ru"]


def _both(word: str, languages: list[str], *, between: str = " · ") -> str:
    """One word of the table in each language, once where they are the same."""
    return between.join(dict.fromkeys(WORDS[language][word] for language in languages))


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
    return {"title": _both("title", languages), "head": _head(letterhead_of(office))}


def _without_parents(head: Mapping[str, Any]) -> dict[str, Any]:
    """The slip is read on a telephone: institution and office suffice."""
    return {language: {**head[language], "parent": ""} for language in LANGUAGES}


def _letter_columns(paper: Paper, languages: list[str]) -> list[dict[str, Any]]:
    bodies = {paper.language: paper.body, paper.other_language: paper.body_other}
    return [
        {
            "language": language,
            "paragraphs": _paragraphs(bodies[language]),
            "justify": len(languages) == 1,
        }
        for language in languages
    ]


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
        ("received", _full_moment(slip.received_at, language), False),
        ("kind", _in(slip.kind, language), False),
        ("register_by", _day_and_weekday(slip.register_by_on, language), True),
        ("answer_by", _day_and_weekday(slip.answer_by_on, language), True),
        ("counted", _in(slip.counted, language), False),
    )


def _coupon_facts(coupon: Coupon, language: str) -> list[dict[str, Any]]:
    accepted = "\n".join(filter(None, [coupon.accepted_by, _in(coupon.position, language)]))
    return _facts(
        language,
        ("registered", _full_moment(coupon.registered_at, language), True),
        ("accepted_by", accepted, False),
        ("reference", coupon.reference, False),
        ("answer_by", _day_and_weekday(coupon.answer_by_on, language), True),
    )


def _facts(language: str, *rows: tuple[str, str, bool]) -> list[dict[str, Any]]:
    return [
        {"label": WORDS[language][word], "value": _breakable(value), "strong": strong}
        for word, value, strong in rows
        if value
    ]


def _in(words: Words, language: str) -> str:
    """The text in one language: out of a mapping, or said anew under that language."""
    if isinstance(words, Mapping):
        return words[language]
    with translation.override(language):
        return str(words)


def _full_moment(moment: datetime, language: str) -> str:
    return f"{full_day(moment, language)}, {spoken.clock_time(moment)}"


def _day_and_weekday(day: date | None, language: str) -> str:
    if day is None:
        return ""
    return f"{full_day(day, language)}, {spoken.WEEKDAYS[language].split()[day.weekday()]}"


def _paragraphs(text: str) -> list[str]:
    """Paragraphs of typed text: an empty line parts them, a single line break stays one."""
    parts = re.split(r"\n\s*\n", _breakable(text).strip())
    return [part.strip("\n") for part in parts if part.strip()]


def _breakable(text: str) -> str:
    """The text with places to break inside words that are wider than a column."""
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", text.replace("\r\n", "\n"))
    text = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "\u00a0", text)  # a sum stays on one line
    return re.sub(rf"(\S{{{LONGEST_WORD}}})(?=\S)", "\\1\u200b", text)


# ── typst ──────────────────────────────────────────────────────────────────────────────────

_one_at_a_time = threading.Lock()


@cache
def _compiler(layout: str) -> typst.Compiler:
    """Kept for the life of the process: reading the fonts costs more than a page."""
    path = LAYOUTS / f"{layout}.typ"
    return typst.Compiler(input=str(path), root=str(LAYOUTS), ignore_system_fonts=True)


def _compile(layout: str, data: Mapping[str, Any], *, moment: datetime) -> bytes:
    """The sheet as PDF/A-2b, stamped with a moment of its record and not with the present one."""
    words = {"sys_inputs": {"data": json.dumps(data, ensure_ascii=False)}}
    stamp = {"timestamp": int(moment.timestamp())}
    with _one_at_a_time:
        compiler = _compiler(layout)
        try:
            pdf: bytes = compiler.compile(pdf_standards=["a-2b"], **words, **stamp)
        except typst.TypstError:  # PDF/A refuses signs that the font has not, such as emoji
            pdf = compiler.compile(**words, **stamp)
    return pdf


# ── QR ─────────────────────────────────────────────────────────────────────────────────────


def _qr_path(address: str, *, border: int) -> tuple[int, str]:
    """Side length in modules and the SVG path of the dark ones, row by row."""
    code = segno.make_qr(address, error="m")
    rows = list(code.matrix_iter(scale=1, border=border))
    runs = []
    for y, row in enumerate(rows):
        for match in re.finditer(b"\x01+", bytes(int(bool(module)) for module in row)):
            runs.append(f"M{match.start()} {y}h{len(match[0])}v1h-{len(match[0])}z")
    return len(rows), "".join(runs)


def _qr_picture(address: str) -> str:
    size, path = _qr_path(address, border=2)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"'
        f' shape-rendering="crispEdges"><path d="{path}"/></svg>'
    )
