"""Who may be assigned to a case, with reasons: this room answers, a person decides, nobody is told.

Standing and a declared tie bar somebody; everything else is an obstacle that the secretary may
override with a reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from mediation_office import spoken
from mediation_office.accounts.models import District, Office, Region
from mediation_office.accounts.settings import setting
from mediation_office.clock import today
from mediation_office.labels import language_name
from mediation_office.people.models import Topic
from training.choices import Standing
from training.models import Mediator

# how much each thing that fits counts beside the others
LANGUAGE, DISTRICT, FIELD, OFFICE, FREE = 40, 20, 20, 10, 10


@dataclass(frozen=True)
class CaseFacts:
    """What is known of the case: `load` is open cases by the mediator's id, `walled` the sentence
    why a mediator is barred from it by a tie or an earlier matter.
    """

    region: Region
    office: Office | None = None
    language: str = ""
    district: District | None = None
    topic: Topic | None = None
    load: Mapping[int, int] = field(default_factory=dict)
    walled: Mapping[int, str] = field(default_factory=dict)
    on: date = field(default_factory=today)


@dataclass
class Candidate:
    """One mediator for one case: what speaks for it and what against, in sentences.

    Bars are among the obstacles; who has none `is_offered`, and what obstacles are left need a
    reason of whoever assigns.
    """

    mediator: Mediator
    score: int = 0
    reasons: list[str] = field(default_factory=list)
    obstacles: list[str] = field(default_factory=list)
    is_offered: bool = True

    def speaks_for(self, points: int, sentence: str) -> None:
        self.score += points
        self.reasons.append(sentence)

    def speaks_against(self, sentence: str) -> None:
        self.obstacles.append(sentence)

    def bar(self, sentence: str) -> None:
        self.is_offered = False
        self.obstacles.insert(0, sentence)


def assignable(facts: CaseFacts) -> list[Candidate]:
    """Everybody of the region who is not excluded, the best first, those who are barred last (three
    queries).
    """
    rows = Mediator.objects.filter(region=facts.region).exclude(standing=Standing.ENDED)
    rows = rows.select_related("person", "substitute__person").in_alphabet()
    judged = [judge(row, facts) for row in rows.prefetch_related("districts", "fields")]
    return sorted(judged, key=lambda one: (not one.is_offered, len(one.obstacles), -one.score))


def judge(mediator: Mediator, facts: CaseFacts) -> Candidate:
    """How one mediator fits: asked again, under the lock, when somebody is assigned."""
    candidate = Candidate(mediator)
    _weigh_place(candidate, facts)
    _weigh_load(candidate, facts)
    _weigh_standing(candidate, facts)
    return candidate


def _weigh_place(candidate: Candidate, facts: CaseFacts) -> None:
    mediator = candidate.mediator
    if facts.language:
        words = {"language": language_name(facts.language)}
        if facts.language in mediator.language_codes:
            candidate.speaks_for(
                LANGUAGE, _("Mediates in the language of the case: %(language)s") % words
            )
        else:
            candidate.speaks_against(_("Does not mediate in the language: %(language)s") % words)
    if facts.district:
        words = {"district": str(facts.district)}
        places = mediator.districts.all()
        if not places or facts.district in places:
            candidate.speaks_for(DISTRICT, _("Works in the district: %(district)s") % words)
        else:
            candidate.speaks_against(_("Does not work in the district: %(district)s") % words)
    if facts.topic:
        words = {"field": str(facts.topic)}
        known = mediator.fields.all()
        if not known or facts.topic in known:
            candidate.speaks_for(FIELD, _("Field of mediation: %(field)s") % words)
        else:
            candidate.speaks_against(_("Not among the fields of mediation: %(field)s") % words)
    if facts.office and mediator.office_id == facts.office.pk:
        candidate.speaks_for(OFFICE, _("Belongs to the office of the case"))


def _weigh_load(candidate: Candidate, facts: CaseFacts) -> None:
    mediator = candidate.mediator
    most = most_open(mediator, facts.region)
    words = {"open": facts.load.get(mediator.pk, 0), "most": most}
    if words["open"] >= most:
        candidate.speaks_against(_("Has enough to do: %(open)d of %(most)d open cases") % words)
    else:
        free = round(FREE * (most - words["open"]) / most)
        candidate.speaks_for(free, _("Open cases: %(open)d of %(most)d") % words)
    if mediator.is_absent(facts.on):
        assert mediator.absent_until is not None
        candidate.speaks_against(
            _("Absent until %(day)s") % {"day": spoken.plain_day(mediator.absent_until)}
        )


def _weigh_standing(candidate: Candidate, facts: CaseFacts) -> None:
    mediator = candidate.mediator
    if mediator.is_in_standing(facts.on):
        candidate.speaks_for(0, _("In the register and in good standing"))
    elif mediator.standing == Standing.GOOD and mediator.certificate_valid_until:
        day = spoken.plain_day(mediator.certificate_valid_until)
        candidate.bar(_("The certificate has run out: %(day)s.") % {"day": day})
    else:
        state = {"state": mediator.get_standing_display()}
        candidate.bar(_("Not in good standing: %(state)s") % state)
    if why := facts.walled.get(mediator.pk):
        candidate.bar(why)
    else:
        candidate.speaks_for(0, _("No tie to anybody in the case is known"))


def most_open(mediator: Mediator, region: Region) -> int:
    """How many cases somebody has open at most: the own number, else the office's."""
    return mediator.max_open or int(setting(region, "mediator.max_open"))
