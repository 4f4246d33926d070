"""How an appeal is shown: its status tag, what was stated and decided; its past is told in
`history`, what can be done with it in `steps`, what its end leaves to do in `closing`.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases import screening
from cases.choices import AppealStatus, ConsentEvidence, Track
from cases.models import Appeal
from cases.presentation.acts import acts_of
from cases.presentation.duties import move_title
from cases.presentation.history import changed, officials_of, timeline_of
from cases.presentation.sending import SIGNED_ONLY, is_to_send
from cases.presentation.steps import (
    MoveRow,
    next_for,
    paper_facts,
    row_of,
    suspicion_of,
    terms_of,
)
from cases.querysets import SAME_NAME
from mediation_office import spoken
from mediation_office.components import Deadline, Fact, Shape, Status, Tone
from mediation_office.people.models import ContactPoint
from mediation_office.terms.choices import ClockState
from mediation_office.terms.days import Calendar
from mediation_office.terms.explain import pill

__all__ = [
    "SHAPES",
    "MoveRow",
    "acts_of",
    "changed",
    "consent_words",
    "decision_of",
    "is_handing_over",
    "is_to_send",
    "move_title",
    "next_for",
    "officials_of",
    "paper_facts",
    "pill_of",
    "row_of",
    "same_because",
    "screening_words",
    "stated_facts",
    "status_of",
    "suspicion_of",
    "terms_of",
    "timeline_of",
]

SHAPES: dict[AppealStatus, tuple[Tone, Shape]] = {
    AppealStatus.QUARANTINED: ("wait", "wait"),
    AppealStatus.RECEIVED: ("", "new"),
    AppealStatus.REGISTERED: ("", "new"),
    AppealStatus.IN_PROGRESS: ("open", "open"),
    AppealStatus.ANSWERED: ("good", "done"),
    AppealStatus.REDIRECTED: ("", "moved"),
    AppealStatus.FORWARDED: ("", "moved"),
}


def status_of(appeal: Appeal) -> Status:
    if is_handing_over(appeal):
        return Status("open", "moved", _("being handed over"))
    if is_to_send(appeal):
        return Status("open", "moved", str(SIGNED_ONLY))
    return Status.of(AppealStatus(appeal.status), SHAPES)


def is_handing_over(appeal: Appeal) -> bool:
    """Decided, and not yet gone to the body that takes it; of rows `with_handing_over`."""
    return getattr(appeal, "is_handing_over", False)


def pill_of(appeal: Appeal) -> Deadline | None:
    """How the term of the answer stands; nothing where none is due any more, or where the answer
    that met it has still to go.
    """
    clock = appeal.answer_clock
    if clock is None or clock.state == ClockState.CANCELLED or is_to_send(appeal):
        return None
    return pill(clock, calendar=Calendar.shown(appeal.office.region))


def same_because(appeal: Any) -> list[str]:
    """Why this one may be the same again; a row of `likely_same`."""
    reasons = {
        _("the same IIN"): appeal.has_same_iin,
        _("the same telephone"): appeal.has_same_phone,
        _("the same address"): appeal.has_same_address,
        _("a similar name"): appeal.likeness >= SAME_NAME,
    }
    return [words for words, holds in reasons.items() if holds]


def stated_facts(appeal: Appeal, *, points: Iterable[ContactPoint]) -> list[Fact]:
    """What the applicant told of themselves, to be compared with cards."""
    facts = [
        Fact(_("Full name"), appeal.name_stated, exact=True),
        *_iin_as_stated(appeal),
        *(Fact(capfirst(point.get_kind_display()), _shown(point), exact=True) for point in points),
        Fact(_("City or district"), str(appeal.district or "")),
    ]
    return [fact for fact in facts if fact.value]


def _iin_as_stated(appeal: Appeal) -> list[Fact]:
    """Whose check digit is wrong identifies nobody, so that is said beside it."""
    iin = Fact(_("IIN as stated"), appeal.iin_stated, exact=True)
    return (
        [iin, Fact(_("IIN"), _("does not add up"), tone="late")] if appeal.iin_is_wrong else [iin]
    )


def _shown(point: ContactPoint) -> str:
    return spoken.phone(point.value) if point.is_phone else point.value


def decision_of(appeal: Appeal) -> list[Fact]:
    """What was decided: kind, law, who is responsible, and the scope checklist; nothing before."""
    if appeal.responsible is None or not appeal.track:
        return []
    scope = screening_words(appeal.screening, track=Track.BOTH) or [_("nothing stands against it")]
    return [
        Fact(_("Kind"), capfirst(appeal.get_kind_display())),
        Fact(_("Dealt with as"), capfirst(appeal.get_track_display())),
        Fact(_("Who is responsible"), str(appeal.responsible), exact=True),
        *(Fact(_("Scope of mediation"), words) for words in scope),
    ]


def screening_words(answers: dict[str, bool], *, track: str) -> list[str]:
    """What was answered yes, each with its article: exclusions, and what has to be weighed where
    mediation is meant.
    """
    if track == Track.CODE:
        return []
    excluded = [
        _("Excluded by law: %(question)s Yes. %(basis)s.")
        % {"question": question.words, "basis": question.basis}
        for question in screening.stops(answers)
    ]
    return excluded + [
        _("To be weighed: %(question)s Yes. %(basis)s.")
        % {"question": question.words, "basis": question.basis}
        for question in screening.warnings(answers)
    ]


def consent_words(appeal: Any) -> str:
    """Whether data may be processed, since when, and how that is proved; of `for_page`."""
    if appeal.consent_given is None:
        return _("not asked")
    if not appeal.consent_given:
        return _("not given: mediation cannot start")
    given = {
        ConsentEvidence.SITE: _("%(on_day)s, on the site"),
        ConsentEvidence.PAPER: _("%(on_day)s, signed on paper"),
        ConsentEvidence.ORAL: _("%(on_day)s, agreed to aloud"),
    }[appeal.consent_evidence]
    return given % {"on_day": spoken.plain_day(appeal.consent_at)}
