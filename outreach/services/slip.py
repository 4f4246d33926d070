"""What an acceptance slip says, on the page and as a sheet."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from cases.models import Appeal
from mediation_office import spoken
from mediation_office.clock import today
from mediation_office.components import TimelineItem
from mediation_office.documents import papers
from mediation_office.labels import LANGUAGES
from mediation_office.terms.days import Calendar
from mediation_office.terms.models import Term


@dataclass(frozen=True)
class AppealSlip:
    """Reference, moment and latest days of one appeal; the code is no part of it."""

    reference: str
    received_at: datetime
    register_by_on: date
    answer_by_on: date
    term: Term

    @property
    def register_words(self) -> str:
        if self.register_by_on == today():
            return _("%(day)s, today") % {"day": spoken.plain_day(self.register_by_on)}
        return spoken.day(self.register_by_on)

    @property
    def kind(self) -> str:
        return kind_words()

    @property
    def counted(self) -> str:
        """How the last day comes about, with the article."""
        return _(
            "%(length)s working days, counted from the day after registration, days off left out."
            " By the last day of registration that makes %(day)s at the latest. Basis: %(basis)s."
        ) % {
            "length": self.term.length,
            "day": spoken.day(self.answer_by_on),
            "basis": self.term.legal_basis,
        }

    @property
    def next_steps(self) -> list[TimelineItem]:
        """What happens from here on, by which day."""
        return [
            TimelineItem(self.received_at, _("Your appeal was accepted")),
            TimelineItem(
                None,
                _("We register it"),
                _(
                    "The secretary does it. The number in the journal, the day and hour and who accepted it"
                    " will stand on the status page."
                ),
                when=spoken.by_day(self.register_by_on),
                state="now",
            ),
            TimelineItem(
                None,
                _("We check whether the question is ours"),
                _("If it is not, we pass it on ourselves within three working days and tell you."),
                state="next",
            ),
            TimelineItem(
                None,
                _("We invite the other side"),
                _("Only if you agree."),
                state="next",
            ),
            TimelineItem(
                None,
                _("We answer you in writing"),
                _("In the language you chose."),
                when=spoken.by_day(self.answer_by_on),
                state="next",
            ),
        ]


def slip_of(appeal: Appeal) -> AppealSlip:
    """By the last day of registration, so that what it promises holds whenever the journal takes it."""
    region = appeal.office.region
    term = Term.objects.in_force(region, "appeal-answer", appeal.register_by_on)
    last = Calendar.of(region).due_date(term, appeal.register_by_on)
    return AppealSlip(appeal.reference, appeal.received_at, appeal.register_by_on, last, term)


def slip_paper(appeal: Appeal, *, code: str) -> papers.Slip:
    """The slip as a sheet, its words in each language."""
    slip = slip_of(appeal)
    words: dict[str, dict[str, str]] = {"kind": {}, "counted": {}}
    for language in LANGUAGES:
        with override(language):
            words["kind"][language] = kind_words()
            words["counted"][language] = slip.counted
    return papers.Slip(
        office=appeal.office,
        reference=appeal.reference,
        code=code,
        received_at=appeal.received_at,
        register_by_on=slip.register_by_on,
        answer_by_on=slip.answer_by_on,
        **words,
    )


def kind_words() -> str:
    return _("appeal; the secretary decides which")
