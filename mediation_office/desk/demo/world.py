"""What the stories share: the region with its offices, people on staff, words, and the dice."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

from django.db import models

from mediation_office import numbers
from mediation_office.accounts.models import District, Office, Region, User
from mediation_office.clock import today
from mediation_office.desk.demo import people
from mediation_office.desk.demo.telling import Days, Teller
from mediation_office.people.models import Organisation, Person, Source, Topic
from mediation_office.terms.days import Calendar


@dataclass
class Absence:
    """While the head of an office was away somebody signed for it; both days included."""

    office: Office
    substitute: User
    from_on: date
    until_on: date


@dataclass
class World:
    """One region, ready for stories."""

    region: Region
    staff: Mapping[str, User]
    roles: Mapping[str, tuple[tuple[str, str], ...]]  # username → roles and codes of offices
    dice: random.Random
    teller: Teller
    consent: Mapping[str, Mapping[str, Any]]  # language → what was shown to whoever consents
    offices: dict[str, Office] = field(init=False)
    topics: dict[str, Topic] = field(init=False)
    districts: list[District] = field(init=False)
    sources: list[Source] = field(init=False)
    bodies: list[Organisation] = field(init=False)
    days: Days = field(init=False)
    absences: list[Absence] = field(default_factory=list)
    cards: dict[str, Person] = field(default_factory=dict)  # by the citizen's IIN
    known: list[people.Citizen] = field(default_factory=list)
    code_hash: str = field(init=False)
    _numbers: Any = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.offices = {
            office.code: office
            for office in self.region.offices.select_related("region", "district")
        }
        self.topics = _by_code(self.region.topics.all())
        self.districts = list(self.region.districts.order_by("position"))
        self.sources = list(self.region.sources.all())
        self.bodies = list(
            Organisation.objects.filter(region=self.region, takes_appeals=True).order_by("pk")
        )
        self.days = Days(Calendar.of(self.region), self.dice)
        # one slow hash for all: the codes of these slips were handed to nobody, so they open nothing
        self.code_hash = numbers.code_hash(numbers.token_hash("nobody"), reference=self.region.code)

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

    def signatory(self, office: Office) -> User:
        """Who signs for an office on the day that is told: its head, or whoever stands in."""
        day = today()
        for absence in self.absences:
            if absence.office == office and absence.from_on <= day <= absence.until_on:
                return self.with_roles(absence.substitute)
        return self.with_roles(self.heads[office.code])

    @property
    def heads(self) -> dict[str, User]:
        return self._holders("head")

    def secretary(self, office: Office) -> User:
        return self._holders("secretary")[office.code]

    def another(self, office: Office, but: User) -> User:
        """A colleague of the office who may work on what `but` may not: a secretary, else its head."""
        for wanted in ("secretary", "head"):
            for user in self.staff.values():
                if user != but and (wanted, office.code) in self.roles[user.username]:
                    return user
        raise LookupError(f"nobody but {but} works in {office}")

    def _holders(self, role: str) -> dict[str, User]:
        """The first holder of a role in each office, in the order of the staff list."""
        found: dict[str, User] = {}
        for user in self.staff.values():
            for held, office in self.roles[user.username]:
                if held == role:
                    found.setdefault(office, user)
        return found

    def with_roles(self, user: User) -> User:
        """With the roles of the day that is told."""
        return User.objects.with_roles().get(pk=user.pk)

    def body(self, kind: str, *, of: District | None) -> Organisation:
        """A body of this kind: the district's own, else one of the whole region."""
        fitting = [body for body in self.bodies if body.kind == kind] or self.bodies
        own = [body for body in fitting if of and body.district_id == of.pk]
        wide = [body for body in fitting if body.district_id is None]
        return self.dice.choice(own or wide or fitting)


def _by_code(rows: models.QuerySet) -> dict[str, Any]:
    return {row.code: row for row in rows}
