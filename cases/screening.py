"""The scope of mediation (Mediation Law, article 1): what stops a request for mediation, and what
only warns.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Question:
    """`stops`: a yes excludes mediation by law; otherwise it is a warning to think about."""

    code: str
    words: str | Promise
    stops: bool
    basis: str | Promise


QUESTIONS = (
    Question(
        "third-parties",
        _("Are interests of people outside the dispute affected, or may they be?"),
        True,
        _("Mediation Law, article 1(2)"),
    ),
    Question(
        "incapable",
        _("Did a court find a party incapable or of limited capacity?"),
        True,
        _("Mediation Law, article 1(2)"),
    ),
    Question(
        "corruption",
        _("Is it about a corruption crime or a crime against public service?"),
        True,
        _("Mediation Law, article 1(4)"),
    ),
    Question(
        "state-body",
        _("Is a state body one of the parties?"),
        False,
        _("Mediation Law, article 1(3) of older texts; the present text is not verified"),
    ),
)


def stops(answers: dict[str, bool]) -> list[Question]:
    """The questions answered yes that exclude mediation."""
    return [question for question in QUESTIONS if question.stops and answers.get(question.code)]


def warnings(answers: dict[str, bool]) -> list[Question]:
    """The questions answered yes that a person has to weigh."""
    return [question for question in QUESTIONS if not question.stops and answers.get(question.code)]
