"""What the stories of one office share: its region and people on staff, words, and the dice."""

import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import count
from typing import Any

from django.db import models
from django.utils import translation

from cases.consent import consent_terms
from mediation_office import numbers
from mediation_office.accounts.models import District, Office, Region, Substitution, User
from mediation_office.clock import today
from mediation_office.desk.demo import people, places
from mediation_office.desk.demo.telling import Days, Teller
from mediation_office.labels import LANGUAGES
from mediation_office.people.models import Organisation, Person, Source, Topic
from mediation_office.terms.days import Calendar

SEED = 401  # the number of the Law on Mediation
CITIZENS = 2500  # at most of one office: each numbers its own


@dataclass
class World:
    """One office, ready for stories."""

    office: Office
    teller: Teller
    region: Region = field(init=False)
    staff: dict[str, User] = field(init=False)  # by username
    absences: list[Substitution] = field(init=False)
    dice: random.Random = field(init=False)
    consent: dict[str, dict[str, Any]] = field(init=False)  # language → what was shown
    topics: dict[str, Topic] = field(init=False)
    districts: list[District] = field(init=False)
    districts_without_office: list[District] = field(init=False)
    sources: list[Source] = field(init=False)
    bodies: list[Organisation] = field(init=False)
    days: Days = field(init=False)
    cards: dict[str, Person] = field(default_factory=dict)  # by the citizen's IIN
    known: list[people.Citizen] = field(default_factory=list)
    code_hash: str = field(init=False)
    _numbers: Iterator[int] = field(init=False)

    def __post_init__(self) -> None:
        self.region = region = self.office.region
        users = {
            user.username: user for user in User.objects.with_roles().filter(office__region=region)
        }
        self.staff = {name: users[name] for name in places.ROLES if name in users}
        self.absences = list(self.office.substitutions.select_related("substitute"))
        self.dice = random.Random(f"{SEED}:{self.office.code}")
        self.consent = _consent(region)
        self.topics = _by_code(region.topics.all())
        self.districts = list(region.districts.order_by("position"))
        self.districts_without_office = [one for one in self.districts if not one.offices.exists()]
        self.sources = list(region.sources.all())
        self.bodies = list(
            Organisation.objects.filter(region=region, takes_appeals=True).order_by("pk")
        )
        self.days = Days(Calendar.of(region), self.dice)
        # one slow hash for all: the codes of these slips were handed to nobody, so they open nothing
        self.code_hash = numbers.code_hash(numbers.token_hash("nobody"), reference=self.office.code)
        self._numbers = count(CITIZENS * list(places.SUBSTITUTES).index(self.office.code) + 1)

    def next_number(self) -> int:
        return next(self._numbers)

    def citizen(self, *, language: str = "") -> people.Citizen:
        """Somebody new, or now and then somebody who was here before."""
        before = [one for one in self.known if one.language == language]
        if before and self.dice.random() < 0.16:
            return self.dice.choice(before)
        made = people.make_citizen(self.dice, self.next_number(), language=language)
        self.known.append(made)
        return made

    def signatory(self, *, but: User | None = None) -> User:
        """Who signs on the day that is told, with the roles of that day: the head, or whoever stands in, unless it is about them."""
        day = today()
        for absence in self.absences:
            if absence.from_on <= day <= absence.until_on and absence.substitute != but:
                return User.objects.with_roles().get(pk=absence.substitute_id)
        return self._holders("head")[0]

    @property
    def secretary(self) -> User:
        return self._holders("secretary")[0]

    def another(self, but: User) -> User:
        """A colleague who may work on what `but` may not: a secretary, else the head."""
        able = [*self._holders("secretary"), *self._holders("head")]
        return next(user for user in able if user != but)

    def _holders(self, role: str) -> list[User]:
        """Who holds a role in the office, in the order of the staff list."""
        held = (role, self.office.code)
        return [user for name, user in self.staff.items() if held in places.ROLES[name]]

    def body(self, kind: str, *, of: District | None) -> Organisation:
        """A body of this kind: the district's own, else one of the whole region."""
        fitting = [body for body in self.bodies if body.kind == kind] or self.bodies
        own = [body for body in fitting if of and body.district_id == of.pk]
        wide = [body for body in fitting if body.district_id is None]
        return self.dice.choice(own or wide or fitting)


def _consent(region: Region) -> dict[str, dict[str, Any]]:
    shown = {}
    for language in LANGUAGES:
        with translation.override(language):
            shown[language] = asdict(consent_terms(region))
    return shown


def _by_code(rows: models.QuerySet) -> dict[str, Any]:
    return {row.code: row for row in rows}
