"""What the acceptance slip and the coupon say of an appeal."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone, translation

from cases.choices import AppealKind
from cases.models import Appeal, StatedParty
from cases.services import appeal_code
from cases.services.proposing import files_filed
from mediation_office.documents.papers import Coupon, Protocol, Slip
from mediation_office.documents.papers.words import Words
from mediation_office.labels import LANGUAGES, in_language
from mediation_office.terms.days import Calendar
from mediation_office.terms.explain import Explanation, explain_ahead
from mediation_office.terms.models import Term


def slip_of(appeal: Appeal, *, token: str) -> Slip:
    """The acceptance slip: reference, code, the latest day of registration and of the answer
    counted from it.
    """
    latest = latest_answer(appeal)
    return Slip(
        office=appeal.office,
        reference=appeal.reference,
        code=appeal_code(token),
        kind=_complaint_words(appeal),
        is_complaint=appeal.kind == AppealKind.COMPLAINT,
        received_at=appeal.received_at,
        register_by_on=appeal.register_by_on,
        answer_by_on=latest.due_on,
        counted={language: latest.counted(language) for language in LANGUAGES},
    )


def _complaint_words(appeal: Appeal) -> Words:
    """What it complains of, where it was begun as a complaint; else the secretary decides."""
    words = {}
    for language in LANGUAGES:
        with translation.override(language):
            words[language] = appeal.complaint_words
    return words if appeal.about else ""


@dataclass(frozen=True)
class LatestAnswer:
    """What is promised before the journal has taken the appeal: the last day of the answer, counted
    from the last day of registration.
    """

    term: Term
    appeal: Appeal
    calendar: Calendar

    @property
    def due_on(self) -> date:
        return self.calendar.due_date(self.term, self.appeal.register_by_on)

    @property
    def explanation(self) -> Explanation:
        return explain_ahead(
            self.term,
            came_on=timezone.localdate(self.appeal.received_at),
            register_by=self.appeal.register_by_on,
            calendar=self.calendar,
        )

    def counted(self, language: str) -> str:
        """The explanation in one language, as one paragraph."""
        with translation.override(language):
            return " ".join(self.explanation.sentences)


def latest_answer(appeal: Appeal, *, calendar: Calendar | None = None) -> LatestAnswer:
    region = appeal.office.region
    term = Term.objects.in_force(region, appeal.answer_term, appeal.register_by_on)
    return LatestAnswer(term, appeal, calendar or Calendar.of(region))


def protocol_of(appeal: Appeal, *, reaches: bool) -> Protocol:
    """The appeal as it was filed: told at the desk, or written; with how to reach the other side
    for whom its page shows that (`reaches`).
    """
    other = appeal.parties.filter(side=2).first()
    by = appeal.contact.taken_by
    return Protocol(
        office=appeal.office,
        reference=appeal.reference,
        language=appeal.language,
        received_at=appeal.received_at,
        applicant=appeal.name_stated,
        accepted_by=f"{by}, {in_language(by, 'position', appeal.language)}".strip(", ")
        if by
        else "",
        statement=appeal.statement,
        wish=appeal.wish,
        is_oral=appeal.contact.is_oral,
        files=", ".join(file.name for file in files_filed(appeal)),
        other_side=_other_side(other, reaches=reaches) if other else "",
    )


def _other_side(other: StatedParty, *, reaches: bool) -> str:
    return " · ".join(filter(None, [other.name, other.reach if reaches else ""]))


def coupon_of(appeal: Appeal) -> Coupon:
    """The coupon of APPC 64(2): number, date and time, name and position of who accepted.

    Only once it is registered.
    """
    assert appeal.registered_at is not None
    assert appeal.registered_by is not None
    return Coupon(
        office=appeal.office,
        reference=appeal.reference,
        register_number=appeal.register,
        registered_at=appeal.registered_at,
        accepted_by=str(appeal.registered_by),
        position={
            language: in_language(appeal.registered_by, "position", language)
            for language in LANGUAGES
        },
        answer_by_on=appeal.answer_clock.due_on if appeal.answer_clock else None,
    )
