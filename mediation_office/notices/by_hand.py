"""What a person needs who does what no machine may: words, whom they go to, what not to say."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from mediation_office.addresses import address_of
from mediation_office.documents.models import Paper
from mediation_office.notices import safety
from mediation_office.notices.choices import FOR_A_PERSON, NoticeChannel, NoticeState
from mediation_office.notices.kinds import Composed, kind_of
from mediation_office.notices.models import Notice
from mediation_office.notices.reasons import why
from mediation_office.people.choices import PointKind
from mediation_office.sealing import Erased

log = logging.getLogger(__name__)
Said = TypeVar("Said")


@dataclass(frozen=True)
class Task:
    """`paper` is what is printed and handed over or posted, where its words alone go by post
    (`is_letter`) they are; `matter` the address of its page.

    `reach` is a full address or number only while somebody has to use it, else a hint of it.

    `why` it waits or did not arrive, and who it goes to, as far as known, are of this moment too.
    """

    words: Composed | None
    reach: str
    warning: str
    why: str
    who: str
    paper: Paper | None = None
    is_letter: bool = False
    matter: str = ""


def task_of(notice: Notice) -> Task:
    """Raises nothing: of an erased matter, or where a wording fails, the words are missing."""
    way = safety.way_of(notice)
    who = str(way.person) if way and way.person else _body(notice) or notice.to_words
    try:
        warning = way.rules.warning if way else ""
        words, paper = _words(notice), _said(kind_of(notice).paper, notice)
        return Task(
            words,
            _reach(notice, way),
            warning,
            _why(notice, way),
            who,
            paper=paper,
            is_letter=bool(words and not paper and _goes_by_post(notice, way)),
            matter=address_of("appeal", notice.reference) if notice.is_about_an_appeal else "",
        )
    except Erased:
        return Task(None, "", "", notice.reason_words, who)


def _goes_by_post(notice: Notice, way: safety.Way | None) -> bool:
    is_open = notice.state in FOR_A_PERSON
    return is_open and way is not None and way.by_hand == NoticeChannel.LETTER


def _body(notice: Notice) -> str:
    """The name of a body that it goes to; empty for a side, for staff, or of what is gone."""
    return _said(kind_of(notice).who, notice) or ""


def _said(by_kind: Callable[[Notice], Said], notice: Notice) -> Said | None:
    """What the kind says of it; nothing once what it needs for that is gone."""
    try:
        return by_kind(notice)
    except KeyError:
        return None


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


def _reach(notice: Notice, way: safety.Way | None) -> str:
    """Where to post or call: by the rules of now, for it was planned by those of another day."""
    if notice.address and _body(notice):
        return notice.address  # out of the open directory
    if notice.address:
        return hint_of(notice.address)
    if way is None or notice.thread is None or notice.state not in FOR_A_PERSON:
        return ""
    wanted = {NoticeChannel.LETTER: PointKind.ADDRESS, NoticeChannel.CALL: PointKind.PHONE}
    kind = wanted.get(NoticeChannel(way.by_hand))
    if kind is None:
        return ""
    point = safety.point_of(kind, way.person, notice.thread, notice.side or 1)
    return point.value if point else ""


def _why(notice: Notice, way: safety.Way | None) -> str:
    if way is None or notice.state != NoticeState.HELD or not way.reason:
        return notice.reason_words
    return why(way.reason)


def hint_of(address: str) -> str:
    """Enough to recognise an address by, too little to use: d•••@example.kz, •••17."""
    name, at, domain = address.partition("@")
    return f"{name[:1]}•••@{domain}" if at else f"•••{address[-2:]}"
