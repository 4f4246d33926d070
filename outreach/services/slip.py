"""What the page of an acceptance slip says beside the sheet."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from cases.models import Appeal
from cases.slips import latest_answer
from mediation_office import spoken
from mediation_office.clock import today
from mediation_office.components import TimelineItem
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
                    "The secretary does it. The number in the journal, the day and hour and who "
                    "accepted it"
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
    term, answer_by_on = latest_answer(appeal)
    return AppealSlip(
        appeal.reference, appeal.received_at, appeal.register_by_on, answer_by_on, term
    )
