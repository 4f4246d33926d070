"""Which texts the office has, which placeholders each may use, and how values are written out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from mediation_office import spoken
from mediation_office.content.choices import TextKind


def _short_day(day: date) -> str:
    return f"{day:%d.%m}"


FORMS: dict[str, Callable[[Any], str]] = {
    "text": str,
    "day": spoken.written_day,
    "on": spoken.written_on,
    "by": spoken.written_by,
    "at": spoken.written_at,
    "short": _short_day,  # the only form an SMS has room for
}


@dataclass(frozen=True)
class Placeholder:
    """A value that the office fills in; dates take the form that the language's grammar needs."""

    description: Any
    sample: str  # longest ordinary value: previews and the length of an SMS are made with it
    form: str = "text"
    is_optional: bool = False  # empty: the paragraph that holds it is left out

    def write(self, value: object, language: str) -> str:
        """The value as it stands in the text; dates may be ISO strings, as notices keep them."""
        with override(language):
            return FORMS[self.form](self._read(value))

    def write_sample(self, language: str) -> str:
        return self.write(self.sample, language)

    def _read(self, value: object) -> object:
        if self.form == "text":
            return value
        if isinstance(value, str):
            return (
                datetime.fromisoformat(value)
                if self.form == "at"
                else date.fromisoformat(value[:10])
            )
        return value


PLACEHOLDERS = {
    "reference": Placeholder(_("reference that people say aloud"), "A26-483157-9"),
    "register_number": Placeholder(_("number in the register of appeals"), "1024"),
    "received_on": Placeholder(
        _("day the appeal came, as “on 27 November 2026”"), "2026-11-27", "on"
    ),
    "registered_on": Placeholder(
        _("day of registration, as “on 27 November 2026”"), "2026-11-27", "on"
    ),
    "decided_on": Placeholder(
        _("day of the decision, filled in at the signature, as “on 27 November 2026”"),
        "2026-12-03",
        "on",
    ),
    "until": Placeholder(_("last day, as “by 27 November 2026”"), "2026-12-18", "by"),
    "at": Placeholder(
        _("day and hour, as “on 27 November 2026 at 15:00”"), "2026-12-10T15:00:00", "at"
    ),
    "place": Placeholder(_("address and room"), "Актау, 4-14"),
    "substance": Placeholder(_("the answer in substance, typed by the office"), "…"),
    "articles": Placeholder(_("articles of laws that the answer rests on"), "…", is_optional=True),
    "missing": Placeholder(_("what is missing, one point a line"), "…"),
    "reason": Placeholder(_("reason in words"), "…"),
    "organisation": Placeholder(_("name of the body in the directory"), "…"),
    "files": Placeholder(_("how many files go with it"), "3", is_optional=True),
    "decision": Placeholder(_("what was decided"), "…"),
    "complaint_body": Placeholder(_("higher body that takes complaints"), "…", is_optional=True),
    "region": Placeholder(_("region"), "Маңғыстау облысы"),
    "office": Placeholder(_("name of the office"), "…"),
    "bin": Placeholder(_("BIN of the institution"), "990140000000"),
    "phone": Placeholder(_("the office's number for calls"), "8 (7292) 00-00-00"),
    "tel": Placeholder(_("the same number for links"), "+77292000000"),
    "link": Placeholder(
        _("address to answer or read at; only where links are allowed"),
        "https://…",
        is_optional=True,
    ),
    "day": Placeholder(_("day in figures"), "2026-12-10", "short"),
    "time": Placeholder(_("hour"), "15:00"),
    "count": Placeholder(_("how many"), "12"),
    "desk_link": Placeholder(_("address of the list at the desk"), "https://…"),
}
# what is not known while a paper is drafted: these words stand there until it is signed
AT_SIGNING: dict[str, dict[str, str]] = {
    "decided_on": {
        "kk": "[қол қойылған күні]",
        "ru": "[в день подписания]",
        "en": "[on the day of signing]",
    },
}
# where somebody has still to write: a paper with such a place is not laid before the head
GAP = {
    "kk": "[осы жерге қазақша жазыңыз]",
    "ru": "[напишите здесь по-русски]",
    "en": "[write here in English]",
}
FILLED_BY_THE_OFFICE = ("region", "office", "bin", "phone", "tel", "complaint_body")
SMS_PLACEHOLDERS = ("day", "time", "phone", "reference")


@dataclass(frozen=True)
class Declared:
    """A text that code asks for by its code; an office may reword it, never invent another.

    `is_neutral`: it goes to somebody's telephone or mailbox, where another may read it.
    """

    code: str
    kind: TextKind
    description: Any
    placeholders: tuple[str, ...] = ()
    is_neutral: bool = False

    @property
    def slug(self) -> str:
        """Of a page: its address under /guide/."""
        return self.code.removeprefix("page-")


NUMBERS = ("received_on", "registered_on", "register_number", "reference")
COMPLAINT = ("complaint_body",)


def _paper(code: str, description: Any, *placeholders: str) -> Declared:
    return Declared(f"paper-{code}", TextKind.PAPER, description, (*NUMBERS, *placeholders))


def _letter(code: str, description: Any, *placeholders: str) -> Declared:
    return Declared(
        f"letter-{code}", TextKind.LETTER, description, (*placeholders, "phone"), is_neutral=True
    )


def _staff_letter(code: str, description: Any, *placeholders: str) -> Declared:
    return Declared(f"letter-{code}", TextKind.LETTER, description, placeholders)


def _sms(code: str, description: Any, *placeholders: str) -> Declared:
    return Declared(f"sms-{code}", TextKind.SMS, description, placeholders, is_neutral=True)


def _block(code: str, description: Any) -> Declared:
    return Declared(f"block-{code}", TextKind.BLOCK, description, ("phone",))


def _page(code: str, description: Any) -> Declared:
    placeholders = ("region", "office", "bin", "phone", "tel", "complaint_body")
    return Declared(f"page-{code}", TextKind.PAGE, description, placeholders)


TEXTS = (
    _paper("answer", _("Answer on substance (APPC 76, 89)"), "substance", "articles", *COMPLAINT),
    _paper(
        "noted",
        _("Answer that a message, proposal or response is taken to note (APPC 89)"),
        "substance",
        *COMPLAINT,
    ),
    _paper("clarification", _("Request for what is missing (APPC 64(6))"), "missing", "until"),
    _paper(
        "redirect",
        _("Notice to the applicant that the appeal was passed on (APPC 65)"),
        "organisation",
        "reason",
        *COMPLAINT,
    ),
    _paper(
        "redirect-body",
        _("Covering letter to the competent body (APPC 65)"),
        "organisation",
        "reason",
        "files",
    ),
    _paper("return", _("Return of an appeal (APPC 64(7))"), "reason", *COMPLAINT),
    _paper(
        "termination",
        _("Termination of the procedure (APPC 70(3), 88)"),
        "reason",
        "decided_on",
        *COMPLAINT,
    ),
    _paper(
        "extension",
        _("Extension of the term (APPC 76(3))"),
        "reason",
        "decided_on",
        "until",
        *COMPLAINT,
    ),
    _paper("hearing", _("Notice of a hearing (APPC 73)"), "at", "place", "decision"),
    _paper(
        "forward",
        _("Report of a crime or threat passed on at once (APPC 64(7))"),
        "organisation",
        "reason",
        "files",
    ),
    _paper("recusal-upheld", _("Another official takes over (APPC 67)"), "reason", "decided_on"),
    _paper("recusal-refused", _("The official stays (APPC 67)"), "reason", "decided_on"),
    _letter("registered", _("To the applicant: it was registered"), "reference", "link"),
    _letter(
        "clarification", _("To the applicant: something is missing"), "reference", "until", "link"
    ),
    _letter("hearing", _("To the applicant: a day and hour"), "reference", "at", "link"),
    _letter(
        "extended", _("To the applicant: the answer comes later"), "reference", "until", "link"
    ),
    _letter("answer-ready", _("To the applicant: the answer is ready"), "reference", "link"),
    _letter("message", _("To the applicant: anything else"), "reference", "link"),
    _staff_letter(
        "papers-to-sign", _("To whoever signs: papers are waiting"), "count", "desk_link"
    ),
    _staff_letter(
        "registrations-due", _("To the secretary: to be registered today"), "count", "desk_link"
    ),
    _staff_letter(
        "quarantine-due", _("To the secretary: to be looked at today"), "count", "desk_link"
    ),
    _staff_letter(
        "answers-due", _("To the secretary: answers due within seven days"), "count", "desk_link"
    ),
    _staff_letter(
        "answers-overdue", _("To secretary and head: answers overdue"), "count", "desk_link"
    ),
    _staff_letter(
        "papers-returned",
        _("To whoever drafted it: a paper came back with a remark"),
        "reference",
        "desk_link",
    ),
    _staff_letter(
        "withdrawal-noted",
        _("To the head: a withdrawal was noted in the applicant's name"),
        "reference",
        "desk_link",
    ),
    _staff_letter(
        "forward-noted",
        _("To the head: a report of a crime or threat was passed on"),
        "reference",
        "desk_link",
    ),
    _staff_letter(
        "closing-noted",
        _("To the head: it is over with what was passed on"),
        "reference",
        "desk_link",
    ),
    _staff_letter(
        "term-moved",
        _("To the head: the kind was changed, and the answer is due later"),
        "reference",
        "desk_link",
    ),
    _sms("registered", _("To the applicant: it arrived"), "phone"),
    _sms("clarification", _("To the applicant: asks to call by a day"), "day", "phone"),
    _sms("hearing", _("To the applicant: a day and hour"), "day", "time", "phone"),
    _sms("extended", _("To the applicant: the answer comes later"), "day", "phone"),
    _sms("answer-ready", _("To the applicant: something is ready"), "phone"),
    _sms("message", _("To the applicant: asks to call"), "phone"),
    _sms("reference", _("The bare reference, where the person asked for it"), "reference"),
    _block("what-mediation-is", _("What mediation is")),
    _block("when-not", _("When mediation does not fit")),
    _block("how-to-start", _("How mediation starts and what the other side is asked")),
    _block("voluntary", _("Nobody can be forced")),
    _block("no-decision", _("A mediator does not judge")),
    _block("labour", _("Where to go: work")),
    _block("family", _("Where to go: family and children")),
    _block("neighbours", _("Where to go: neighbours and housing")),
    _block("debt", _("Where to go: debts and banks")),
    _block("land", _("Where to go: land and borders of plots")),
    _block("school", _("Where to go: school")),
    _block("danger", _("Violence or danger")),
    _page("mediation", _("What mediation is")),
    _page("fit", _("When mediation fits and when it does not")),
    _page("cost", _("What it costs and what rights you have")),
    _page("appeal", _("How we work with an appeal")),
    _page("privacy", _("How we keep your data")),
    _page("accessibility", _("Accessibility of this site")),
    _page("family", _("Topic: family and children")),
    _page("neighbours", _("Topic: neighbours and housing")),
    _page("work", _("Topic: work")),
    _page("debt", _("Topic: debts and banks")),
    _page("land", _("Topic: land and borders of plots")),
    _page("school", _("Topic: school")),
)
DECLARED = {text.code: text for text in TEXTS}
PAGES = {text.slug: text for text in TEXTS if text.kind == TextKind.PAGE}
