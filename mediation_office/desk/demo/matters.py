"""How one matter goes: small steps over the services, told as stories that wait for their moments."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from cases import services
from cases.choices import DECISIONS, AppealKind, Authority, MoveCode, MoveState, Track
from cases.models import Appeal, Move
from cases.services import Filing
from mediation_office.accounts.models import User
from mediation_office.clock import now, today
from mediation_office.desk.demo import people as citizens
from mediation_office.desk.demo import stories
from mediation_office.desk.demo.people import Citizen
from mediation_office.desk.demo.stories import Tale
from mediation_office.desk.demo.telling import Story
from mediation_office.desk.demo.world import World
from mediation_office.documents import services as documents
from mediation_office.documents.choices import SentHow
from mediation_office.documents.models import second_language
from mediation_office.labels import in_language
from mediation_office.notices import services as notices
from mediation_office.notices.choices import Decision, NoticeState
from mediation_office.notices.models import Notice
from mediation_office.notices.recording import record_due
from mediation_office.people import services as people
from mediation_office.people.choices import CallRule, Channel, ContactOutcome, PointKind
from mediation_office.people.matters import kept_from, threads_of
from mediation_office.people.models import Person
from mediation_office.people.reach import Reach

NAMELESS: dict[str, Any] = dict.fromkeys(("name", "iin", "phone", "email", "address"), "") | {
    "consent": None,
    "consent_scope": {},
}


@dataclass
class Matter:
    """One appeal and whoever works on it. Each method that yields waits for a moment of its own."""

    world: World
    tale: Tale
    citizen: Citizen
    channel: str = Channel.SITE
    token: str = ""
    suspicion: str = ""
    anonymous: bool = False
    stated: dict[str, Any] = field(default_factory=dict)
    worker: User | None = None  # who took over from the secretary of the office
    appeal: Appeal = field(init=False)
    move: Move = field(init=False)

    @property
    def secretary(self) -> User:
        return self.worker or self.world.secretary

    @property
    def signatory(self) -> User:
        """Nobody signs what concerns a complaint about their own work."""
        about = self.stated.get("about")
        return self.world.signatory(but=about.responsible if about else None)

    @property
    def language(self) -> str:
        """The language of the answer: one of the two in which the office writes."""
        return "kk" if self.tale.language == "kk" else "ru"

    def wait(self, days: int, hours: tuple[int, int] = (9, 18)) -> datetime:
        return self.world.days.after(now(), days, hours)

    def accept(self) -> Appeal:
        by_hand = self.channel != Channel.SITE
        by = self.secretary if by_hand else None
        token = self.token or f"demo:{self.world.office.code}:{self.world.next_number()}"
        filing = self.filing()
        contact = None
        if by_hand:
            contact = people.record_contact(
                office=self.world.office,
                channel=self.channel,
                at=now(),
                by=by,
                outcome=ContactOutcome.APPEAL,
                language=filing.language,
                name_stated=filing.name,
                is_anonymous=not filing.name,
                district=filing.district,
                topic=filing.topic,
                source=filing.source,
                outside_number=self._outside_number(),
            )
        self.appeal = services.accept_appeal(
            filing,
            token=token,
            office=self.world.office,
            channel=self.channel,
            by=by,
            contact=contact,
            suspicion=self.suspicion,
            code_hash="" if self.token else self.world.code_hash,
        )
        return self.appeal

    def filing(self) -> Filing:
        world, dice, who, tale = self.world, self.world.dice, self.citizen, self.tale
        district = self._district()
        vary = {
            "n": dice.randrange(2, 9),
            "months": dice.randrange(2, 12),
            "money": dice.randrange(6, 240) * 5000,
        }
        typed: dict[str, Any] = {
            "language": tale.language,
            "answer_language": self.language,
            "name": who.name,
            "statement": stories.varied(tale.statement, **vary)
            if "{reference}" not in tale.statement
            else tale.statement,
            "wish": tale.wish,
            "topic": world.topics.get(tale.topic),
            "district": district,
            "other_name": tale.other,
            "phone": who.phone,
            "email": who.email if self.world.dice.random() < 0.35 else "",
            "iin": who.iin if dice.random() < 0.55 else "",
            "address": citizens.address(
                dice, in_language(district, "name", tale.language), tale.language
            ),
            "source": dice.choice(world.sources),
            "consent": True,
            "consent_scope": world.consent[tale.language],
            "reach": self._reach(),
        }
        if typed["reach"].email:
            typed["email"] = self.citizen.email
        if self.anonymous:
            typed |= NAMELESS
        return Filing(**typed | self.stated)

    def _district(self) -> Any:
        """Mostly where the office is; the main office also takes what has no office of its own."""
        world, office = self.world, self.world.office
        if not office.is_main or world.dice.random() < 0.6:
            return office.district
        return world.dice.choice([office.district, *world.districts_without_office])

    def _reach(self) -> Reach:
        dice = self.world.dice
        way = dice.choices(
            ("email", "sms", "call", "hours", "never", "unknown"), (34, 24, 18, 10, 4, 10)
        )[0]
        if way == "email":
            links = dice.random() < 0.7
            return Reach(calls=CallRule.ANY, email=True, email_links=links, letter=True)
        if way == "sms":
            return Reach(calls=CallRule.ANY, sms=True, letter=True)
        if way == "hours":
            return Reach(
                calls=CallRule.HOURS,
                from_time=time(10),
                until_time=time(17),
                warning=stories.WARNINGS[self.language],
            )
        rule = {"call": CallRule.ANY, "never": CallRule.NEVER, "unknown": CallRule.UNKNOWN}[way]
        return Reach(calls=rule, letter=way != "never")

    def _outside_number(self) -> str:
        if self.channel != Channel.E_OTINISH:
            return ""
        return f"ЖТ-{today().year}-{self.world.dice.randrange(10**7):07d}"

    def registered(self, *, late_by: int = 0) -> Story:
        """Accepted now, registered by its last day (or some working days too late)."""
        appeal = self.accept()
        if late_by:
            yield self.world.days.at(self.world.days.shift(appeal.register_by_on, late_by), (9, 11))
        elif appeal.register_by_on == today():
            yield now() + timedelta(minutes=self.world.dice.randrange(8, 70))
        else:
            yield self.world.days.at(appeal.register_by_on, (9, 11))
        self.register()

    def register(self) -> None:
        self.appeal = services.register_appeal(self.appeal, by=self.secretary)
        record_due()

    def identify(self) -> None:
        """A card for whoever gave a name; the machine's suggestion is confirmed by the secretary."""
        if not self.appeal.name_stated:
            return
        who, world = self.citizen, self.world
        person = world.cards.get(who.iin) or self._make_card(who)
        by = self.secretary
        if kept_from(by, threads_of(person)):  # they complained of this secretary's work elsewhere
            by = world.another(by)
        self.appeal = services.identify_applicant(self.appeal, person=person, by=by)

    def _make_card(self, who: Citizen) -> Person:
        person = people.make_person(
            office=self.world.office, name=who.name, by=self.secretary, iin=who.iin, born_on=who.born_on, sex=who.sex,
            language=self.language, needs=",".join(self.stated.get("needs", ())),
        )  # fmt: skip
        people.add_point(kind=PointKind.PHONE, value=who.phone, told_by=who.name, person=person)
        self.world.cards[who.iin] = person
        return person

    def decided(
        self,
        days: int = 1,
        *,
        kind: str = AppealKind.STATEMENT,
        track: str = "",
        hours: tuple[int, int] = (9, 13),
    ) -> Story:
        """Kind, track and whoever is responsible, so many working days later."""
        yield self.wait(days, hours)
        self.identify()
        track = track or (Track.MEDIATION if kind == AppealKind.MEDIATION else Track.CODE)
        self.appeal = services.decide_appeal(
            self.appeal, by=self.secretary, kind=kind, track=track, topic=self.world.topics.get(self.tale.topic), subject=self.tale.subject,
            responsible=self.secretary, answers={"state-body": self.world.dice.random() < 0.05},
        )  # fmt: skip

    def proposed(self, code: str, days: int, **asked: Any) -> Iterator[datetime]:
        """Drafted so many working days later and laid before whoever signs within the hour or two."""
        yield self.wait(days)
        self.move = services.propose_move(self.appeal, code=code, by=self.secretary, **asked)
        yield now() + timedelta(minutes=self.world.dice.randrange(15, 50))
        self.move = services.submit_move(self.move, by=self.secretary, is_without_law=True)

    def signed(self, days: int = 1) -> Story:
        yield self.wait(days)
        self.move = services.sign_move(self.move, by=self.signatory)
        self.appeal = self.move.appeal
        record_due()

    def returned_by_head(self) -> Story:
        yield self.wait(0)
        self.move = services.send_back_move(
            self.move,
            by=self.signatory,
            remark=stories.REMARKS[self.language],
        )

    def sent_back(self) -> Story:
        """The head sends the paper back, the secretary changes it and lays it before the head again."""
        yield from self.returned_by_head()
        yield self.wait(1)
        paper = self.move.paper
        assert paper is not None
        documents.edit_paper(paper, first=paper.first, second=paper.second)
        self.move = services.submit_move(self.move, by=self.secretary, is_without_law=True)

    def told(self, days: int = 1) -> Story:
        """What no machine may send is handed over or said by a person."""
        yield self.wait(days)
        self.settle()
        self.put_into_e_otinish()

    def settle(self) -> None:
        held = Notice.objects.filter(
            thread=self.appeal.thread, state__in=(NoticeState.HELD, NoticeState.DEAD)
        )
        for notice in held.order_by("pk"):
            how = "Кеңсесіне қолма-қол тапсырылды" if notice.lacks_address else ""
            notices.settle_notice(notice, by=self.secretary, decision=Decision.DONE, reason=how)

    def put_into_e_otinish(self) -> None:
        ends = self.appeal.moves.filter(code__in=DECISIONS, state=MoveState.DONE)
        if self.channel == Channel.E_OTINISH and (end := ends.last()):
            services.mark_move_sent(end, by=self.secretary, how=SentHow.E_OTINISH)

    def through(self, code: str, days: int, *, sign_after: int = 1, **asked: Any) -> Story:
        """A whole move: drafted, signed, told."""
        yield from self.proposed(code, days, **asked)
        yield from self.signed(sign_after)
        yield from self.told()

    def answered(self, days: int, *, sign_after: int = 1, back: bool = False) -> Story:
        yield from self.proposed(MoveCode.ANSWER, days, **self.answer())
        if back:
            yield from self.sent_back()
        yield from self.signed(sign_after)
        yield from self.told()

    def answer(self) -> dict[str, Any]:
        """Reason and articles of the answer in both languages."""
        times = self.world.dice.randrange(2, 5)
        said = {
            language: words.get(self.tale.topic, words[""]).format(n=times)
            for language, words in stories.ANSWERS.items()
        }
        if self.appeal.kind in (AppealKind.PROPOSAL, AppealKind.MESSAGE, AppealKind.RESPONSE):
            return self.both(stories.NOTED)
        return self.both(said) | self.both(stories.ARTICLES, field="articles")

    def both(self, said: Mapping[str, str], *, field: str = "reason") -> dict[str, Any]:
        """One text for a paper, in the language of the answer and in the second one."""
        other = second_language(self.language)
        return {field: said[self.language], f"{field}_other": said[other]}

    def clarify(self, days: int = 1, *, cure: int = 5) -> Story:
        yield from self.proposed(
            MoveCode.CLARIFY,
            days,
            **self.both(stories.MISSING),
            until_on=self._in(days + cure),
        )
        yield from self.signed(0)

    def clarified(self, days: int = 3) -> Story:
        """What was missing came: brought to the desk, or typed on the status page."""
        yield from self.told()
        yield self.wait(days - 1)
        if self.channel != Channel.SITE:
            self.move = services.receive_clarification(self.move, by=self.secretary)
        else:
            text = stories.SUPPLIED[self.language]
            self.move = services.answer_clarification(self.move, text=text)

    def extension_proposed(self, days: int, *, by: int = 15) -> Story:
        assert self.appeal.answer_clock is not None
        until = self.world.days.shift(self.appeal.answer_clock.due_on, by)
        yield from self.proposed(
            MoveCode.EXTEND, days, **self.both(stories.EXTENSION), until_on=until
        )

    def extend(self, days: int, *, by: int = 15) -> Story:
        yield from self.extension_proposed(days, by=by)
        yield from self.signed(1)
        yield from self.told(1)

    def hearing(self, days: int, *, ahead: int = 5) -> Story:
        day = self.world.days.shift(today(), days + ahead)
        at = timezone.make_aware(datetime.combine(day, time(15)))
        yield from self.proposed(MoveCode.HEARING, days, **self.both(stories.HEARING), at=at)
        yield from self.signed(1)
        yield from self.told(0)

    def held(self) -> Story:
        assert self.move.at is not None
        yield self.move.at + timedelta(minutes=70)
        self.move = services.hold_hearing(self.move, by=self.secretary)

    def minutes_made(self) -> Story:
        """The minutes are given within their two working days."""
        yield self.wait(1)
        services.give_minutes(self.move, by=self.secretary, place="Іс жинағы, 12-парақ")

    def reopened(self, days: int) -> Story:
        yield self.wait(days)
        self.appeal = services.reopen_appeal(
            self.appeal,
            by=self.signatory,
            reason=stories.REOPENING[self.language],
        )

    def note(self) -> None:
        services.add_note(self.appeal, by=self.secretary, body=stories.NOTES[self.language])

    def write(self) -> None:
        """A message that waits on the status page."""
        services.write_message(self.appeal, by=self.secretary, body=stories.MESSAGE[self.language])
        record_due()

    def forward(self, body: Any) -> None:
        """Passed on, and nothing else is asked."""
        self.appeal = services.forward_appeal(
            self.appeal, by=self.secretary, organisation=body, reason=stories.FORWARD[self.language]
        )
        self.appeal = services.close_forwarded(self.appeal, by=self.secretary)

    def ask_recusal(self) -> Move:
        return services.request_recusal(self.appeal, by=None, reason=stories.RECUSAL[self.language])

    def _in(self, days: int) -> date:
        return self.world.days.shift(today(), days)


REPRESENTED = {
    "authority": Authority.PARENT,
    "represented_name": "Мырзағалиев Алан",
    "needs": ("interpreter", "mobility"),
    "needs_language": "түрікмен",
}
