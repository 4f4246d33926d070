"""What the page of an acceptance slip says beside the sheet."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from mediation_office import spoken
from mediation_office.clock import today
from mediation_office.components import TimelineItem
from mediation_office.documents.papers import Slip
from mediation_office.terms import services as terms
from mediation_office.terms.codes import TermCode
from mediation_office.terms.days import Calendar


def register_words(slip: Slip) -> str:
    """The last day of registration, and that it is today when it is."""
    if slip.register_by_on == today():
        return _("%(day)s, today") % {"day": spoken.plain_day(slip.register_by_on)}
    return spoken.day(slip.register_by_on)


def _passed_on_by(slip: Slip) -> date:
    """The last day to pass on what is not ours, counted from the receipt (APPC 65)."""
    region, start = slip.office.region, timezone.localdate(slip.received_at)
    return terms.term_day(region, TermCode.REDIRECT, start=start, calendar=Calendar.shown(region))


def next_steps(slip: Slip) -> list[TimelineItem]:
    """What happens from here on, by which day."""
    accepted = (
        _("Your complaint was accepted") if slip.is_complaint else _("Your appeal was accepted")
    )
    return [
        TimelineItem(slip.received_at, accepted),
        TimelineItem(
            None,
            _("We register it"),
            _(
                "The secretary does it. The number in the journal, the day and hour and who "
                "accepted it"
                " will stand on the status page."
            ),
            when=spoken.by_day(slip.register_by_on),
            state="now",
        ),
        *(_of_a_complaint() if slip.is_complaint else _of_an_appeal(slip)),
        TimelineItem(
            None,
            _("We answer you in writing"),
            _("In the language you chose."),
            when=spoken.by_day(slip.answer_by_on),
            state="next",
        ),
    ]


def _of_an_appeal(slip: Slip) -> list[TimelineItem]:
    return [
        TimelineItem(
            None,
            _("We check whether the question is ours"),
            _("If it is not, we pass it on ourselves and tell you."),
            when=spoken.by_day(_passed_on_by(slip)),
            state="next",
        ),
        TimelineItem(None, _("We invite the other side"), _("Only if you agree."), state="next"),
    ]


def _of_a_complaint() -> list[TimelineItem]:
    """Whose work it is about decides nothing (APPC 99)."""
    words = _("Whoever was responsible for this appeal does not deal with the complaint.")
    return [TimelineItem(None, _("Another official looks into it"), words, state="next")]
