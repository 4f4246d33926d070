"""What a person needs who does what no machine may: words, whom they go to, what not to say."""

import logging
from dataclasses import dataclass

from mediation_office.notices import safety
from mediation_office.notices.choices import FOR_A_PERSON, NoticeChannel
from mediation_office.notices.kinds import Composed, kind_of
from mediation_office.notices.models import Notice
from mediation_office.people import safe
from mediation_office.people.choices import PointKind
from mediation_office.sealing import Erased

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Task:
    """`reach` is a full address or number only while somebody has to use it, else a hint of it."""

    words: Composed | None
    reach: str
    warning: str


def task_of(notice: Notice) -> Task:
    """Raises nothing: of an erased matter, or where a wording fails, the words are missing."""
    try:
        return Task(_words(notice), _reach(notice), _warning(notice))
    except Erased:
        return Task(None, "", "")


def _words(notice: Notice) -> Composed | None:
    if kind_of(notice).is_secret:
        return None
    if notice.body:
        return Composed(notice.subject, notice.body)
    if notice.state not in FOR_A_PERSON:
        return None
    try:
        return kind_of(notice).compose(notice, links=False)
    except (KeyError, ValueError) as error:
        log.error("notice %s cannot be made: %s", notice.pk, type(error).__name__)
        return None


def _reach(notice: Notice) -> str:
    if notice.address:
        return hint_of(notice.address)
    wanted = {NoticeChannel.LETTER: PointKind.ADDRESS, NoticeChannel.CALL: PointKind.PHONE}
    kind = wanted.get(NoticeChannel(notice.channel))
    if kind is None or notice.state not in FOR_A_PERSON:
        return ""
    point = safety.point_of(kind, notice.person, notice.thread, notice.side or 1)
    return point.value if point else ""


def _warning(notice: Notice) -> str:
    if not notice.is_to_a_side:
        return ""
    rules = safe.rules(
        person=notice.person, thread=notice.thread, side=notice.side or 1, topic=notice.topic
    )
    return rules.warning


def hint_of(address: str) -> str:
    """Enough to recognise an address by, too little to use: d•••@example.kz, •••17."""
    name, at, domain = address.partition("@")
    return f"{name[:1]}•••@{domain}" if at else f"•••{address[-2:]}"
