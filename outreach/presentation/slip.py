"""What the page of an acceptance slip says beside the sheet."""

from django.utils.translation import gettext as _

from mediation_office import spoken
from mediation_office.clock import today
from mediation_office.components import TimelineItem
from mediation_office.documents.papers import Slip


def register_words(slip: Slip) -> str:
    """The last day of registration, and that it is today when it is."""
    if slip.register_by_on == today():
        return _("%(day)s, today") % {"day": spoken.plain_day(slip.register_by_on)}
    return spoken.day(slip.register_by_on)


def next_steps(slip: Slip) -> list[TimelineItem]:
    """What happens from here on, by which day."""
    return [
        TimelineItem(slip.received_at, _("Your appeal was accepted")),
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
            when=spoken.by_day(slip.answer_by_on),
            state="next",
        ),
    ]
