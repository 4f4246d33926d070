"""The courses that appeals and questions take, and how often."""

from collections.abc import Callable

from cases import services
from cases.choices import AppealKind, FileGiven, MoveCode, Track
from mediation_office.clock import now, today
from mediation_office.desk.demo import stories
from mediation_office.desk.demo.matters import REPRESENTED, Matter
from mediation_office.desk.demo.people import with_wrong_digit
from mediation_office.desk.demo.telling import Story
from mediation_office.desk.demo.world import World
from mediation_office.people import services as people
from mediation_office.people.choices import Channel, ContactOutcome

CHANNELS = {
    Channel.SITE: 40, Channel.VISIT: 19, Channel.RECEPTION: 9, Channel.FIELD_TRIP: 4, Channel.PAPER: 7, Channel.E_OTINISH: 9,
    Channel.MESSENGER: 3, Channel.EMAIL: 2, Channel.COURT: 3, Channel.POLICE: 1, Channel.SCHOOL: 2, Channel.AKIMAT: 1,
}  # fmt: skip
UNATTENDED = (Channel.SITE, Channel.EMAIL)
ADVICE_CHANNELS = {
    Channel.PHONE: 52,
    Channel.VISIT: 24,
    Channel.RECEPTION: 12,
    Channel.FIELD_TRIP: 7,
    Channel.MESSENGER: 5,
}
KINDS = {
    AppealKind.STATEMENT: 64, AppealKind.MEDIATION: 17, AppealKind.COMPLAINT: 6, AppealKind.INQUIRY: 7, AppealKind.MESSAGE: 3, AppealKind.RESPONSE: 3,
}  # fmt: skip


def some_matter(world: World, tales: tuple[stories.Tale, ...] = stories.TALES) -> Matter:
    """Somebody, somewhere, with something: by the weights above."""
    dice = world.dice
    tale = dice.choice(tales)
    channel = dice.choices(list(CHANNELS), list(CHANNELS.values()))[0]
    if channel not in UNATTENDED and not world.days.is_working(today()):
        channel = Channel.SITE  # nobody is at the desk on a day off
    matter = Matter(
        world=world, tale=tale, citizen=world.citizen(language=tale.language), channel=channel
    )
    if dice.random() < 0.04:
        matter.stated = dict(REPRESENTED)
    elif dice.random() < 0.03:
        matter.stated = {"iin": with_wrong_digit(matter.citizen.iin)}
    elif dice.random() < 0.05:
        matter.stated = {"needs": (dice.choice(("hearing", "reading", "mobility")),)}
    return matter


def answered(world: World) -> Story:
    dice, matter = world.dice, some_matter(world)
    yield from matter.registered(late_by=int(dice.random() < 0.02))
    kind = dice.choices(list(KINDS), list(KINDS.values()))[0]
    track = Track.BOTH if kind == AppealKind.STATEMENT and dice.random() < 0.3 else ""
    yield from matter.decided(dice.choice((0, 1, 1, 2)), kind=kind, track=track)
    if dice.random() < 0.15:
        matter.note()
    late = 6 if dice.random() < 0.02 else 0
    yield from matter.answered(
        dice.randrange(4, 12) + late,
        sign_after=dice.choice((0, 1, 1, 2)),
        back=dice.random() < 0.05,
    )


def noted(world: World) -> Story:
    matter = some_matter(world, stories.IDEAS)
    yield from matter.registered()
    yield from matter.decided(1, kind=AppealKind.PROPOSAL)
    yield from matter.answered(world.dice.randrange(3, 9))


def clarified(world: World) -> Story:
    matter = some_matter(world)
    yield from matter.registered()
    yield from matter.decided(1)
    yield from matter.clarify(1, cure=5)
    yield from matter.clarified(2)
    yield from matter.answered(3)


def returned(world: World) -> Story:
    matter = some_matter(world)
    yield from matter.registered()
    yield from matter.decided(1)
    yield from matter.clarify(1, cure=4)
    yield from matter.told()
    yield from matter.through(
        MoveCode.RETURN, 5, reason_code="not-cured", **matter.both(stories.RETURN)
    )


def extended(world: World) -> Story:
    matter = some_matter(world)
    yield from matter.registered()
    yield from matter.decided(1)
    yield from matter.extend(9)
    yield from matter.answered(9)


def heard(world: World) -> Story:
    matter = some_matter(world)
    yield from matter.registered()
    yield from matter.decided(1)
    yield from matter.hearing(2)
    yield from matter.held()
    yield from matter.minutes_made()
    yield from matter.answered(1)


def redirected(world: World) -> Story:
    matter = some_matter(world, stories.NOT_OURS)
    yield from matter.registered()
    yield from matter.through(
        MoveCode.REDIRECT,
        1,
        organisation=world.body("akimat", of=matter.appeal.district),
        **matter.both(stories.REDIRECT),
    )


def ours_after_all(world: World) -> Story:
    """The head finds that the question is ours: the draft that passed it on is dropped."""
    # the letter to the body wants Kazakh and Russian, which an English answer's reason has not
    matter = some_matter(world, tuple(tale for tale in stories.TALES if tale.language != "en"))
    yield from matter.registered()
    yield from matter.proposed(
        MoveCode.REDIRECT,
        1,
        organisation=world.body("akimat", of=matter.appeal.district),
        **matter.both(stories.REDIRECT),
    )
    yield from matter.returned_by_head()
    yield matter.wait(0)
    services.drop_move(matter.move, by=matter.secretary)
    yield from matter.decided(0)
    yield from matter.answered(6)


def terminated(world: World) -> Story:
    matter = some_matter(world)
    matter.anonymous, matter.stated = True, {}
    yield from matter.registered()
    yield from matter.decided(1)
    yield from matter.through(
        MoveCode.TERMINATE, 2, reason_code="anonymous", **matter.both(stories.TERMINATE)
    )


def withdrawn(world: World) -> Story:
    matter = some_matter(world)
    yield from matter.registered()
    yield from matter.decided(1)
    yield matter.wait(world.dice.randrange(1, 6))
    services.withdraw_appeal(matter.appeal, by=None, reason=stories.WITHDRAW[matter.language])
    yield from matter.told()


def withdrawn_late(world: World) -> Story:
    """The answer lay before the head already: the draft goes with the withdrawal."""
    matter = some_matter(world)
    yield from matter.registered()
    yield from matter.decided(1)
    yield from matter.proposed(MoveCode.ANSWER, 4, **matter.answer())
    yield matter.wait(0)
    services.withdraw_appeal(matter.appeal, by=None, reason=stories.WITHDRAW[matter.language])
    yield from matter.told()


def forwarded(world: World) -> Story:
    matter = some_matter(world, stories.DANGER)
    matter.stated = {"has_danger": True}
    matter.accept()
    yield matter.wait(0)
    matter.forward(world.body("police", of=matter.appeal.district))
    yield from matter.told(0)


def recused(world: World, *, upheld: bool | None = None) -> Story:
    matter = some_matter(world)
    yield from matter.registered()
    yield from matter.decided(1)
    yield matter.wait(1)
    move = matter.ask_recusal()
    yield matter.wait(1)
    if upheld is None:
        upheld = world.dice.random() < 0.5
    official = matter.secretary
    head, successor = world.signatory(but=official), world.another(official)
    if upheld and successor != head:
        services.uphold_recusal(move, by=head, successor=successor, reasons=stories.UPHELD)
        matter.worker = successor
    else:
        services.refuse_recusal(move, by=head, reasons=stories.REFUSED)
    yield from matter.told()
    yield from matter.answered(4)


def read(world: World) -> Story:
    matter = some_matter(world)
    yield from matter.registered()
    yield from matter.decided(1)
    yield matter.wait(2)
    move = services.request_file(matter.appeal, by=None)
    yield matter.wait(2)
    services.give_file(move, by=matter.secretary, how=FileGiven.AT_THE_OFFICE, on=today())
    yield from matter.answered(4)


def reopened(world: World) -> Story:
    matter = some_matter(world)
    yield from matter.registered()
    yield from matter.decided(1)
    yield from matter.answered(3)
    yield from matter.reopened(1)
    yield from matter.answered(2)


def complained(world: World) -> Story:
    """An answer, and some weeks later a complaint about it."""
    first = some_matter(world)
    yield from first.registered()
    yield from first.decided(1)
    yield from first.answered(7)
    yield first.wait(world.dice.randrange(8, 25))
    yield from complaint_about(first)


def complaint_about(first: Matter, *, answer_after: int = 12) -> Story:
    tale = stories.COMPLAINT[first.language]
    tale = tale._replace(statement=tale.statement.format(reference=first.appeal.reference))
    second = Matter(world=first.world, tale=tale, citizen=first.citizen)
    second.stated = {"about": first.appeal}
    second.worker = first.world.another(first.secretary)
    yield from second.registered()
    yield from second.decided(1, kind=AppealKind.COMPLAINT)
    yield from second.answered(answer_after)


def dismissed(world: World) -> Story:
    matter = some_matter(world, stories.SPAM)
    matter.channel, matter.suspicion, matter.anonymous, matter.stated = (
        Channel.SITE,
        "links",
        True,
        {},
    )
    matter.accept()
    yield matter.wait(1)
    services.dismiss_appeal(matter.appeal, by=matter.secretary, reason="advertising")


def released(world: World) -> Story:
    matter = some_matter(world)
    matter.channel, matter.suspicion = Channel.SITE, "fast"
    matter.accept()
    yield matter.wait(0)
    matter.appeal = services.release_appeal(matter.appeal, by=matter.secretary)
    yield matter.wait(0)
    matter.register()
    yield from matter.decided(1)
    yield from matter.answered(6)


COURSES: dict[Callable[[World], Story], int] = {
    answered: 620, noted: 20, clarified: 60, returned: 15, extended: 30, heard: 25, redirected: 74, ours_after_all: 6, terminated: 25, withdrawn: 24, withdrawn_late: 6,
    forwarded: 12, recused: 8, read: 15, complained: 20, reopened: 6, dismissed: 20, released: 10,
}  # fmt: skip


def some_appeal(world: World) -> Story:
    return world.dice.choices(list(COURSES), list(COURSES.values()))[0](world)


def some_advice(world: World) -> Story:
    """A question answered on the spot: no appeal, but counted."""
    dice, office = world.dice, world.office
    question = dice.choice(stories.QUESTIONS)
    anonymous = dice.random() < 0.35
    channel = dice.choices(list(ADVICE_CHANNELS), list(ADVICE_CHANNELS.values()))[0]
    by_operator = channel == Channel.PHONE and office.is_main and "operator" in world.staff
    who = world.citizen(language=question.language)
    people.record_contact(
        office=office, channel=channel, at=now(), by=world.staff["operator"] if by_operator else world.secretary,
        outcome=ContactOutcome.ADVICE if dice.random() < 0.9 else ContactOutcome.PASSED_ON, language=question.language,
        name_stated="" if anonymous else who.name, is_anonymous=anonymous, district=office.district, topic=world.topics.get(question.topic),
        source=dice.choice(world.sources), note=question.note, phone="" if anonymous else who.phone,
    )  # fmt: skip
    yield from ()
