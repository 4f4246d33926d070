"""Kinds of notices. The room whose matter it is registers each kind once, at import time: its
wording, and whether it still holds. This room knows none of them by name but its own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

from mediation_office.content import services as content
from mediation_office.content.declared import DECLARED
from mediation_office.documents.models import Paper
from mediation_office.notices.choices import NoticeChannel
from mediation_office.registry import Registry

if TYPE_CHECKING:
    from mediation_office.notices.models import Notice


@dataclass(frozen=True)
class Composed:
    """What is said, in the language of the notice."""

    subject: str
    body: str


def _always(notice: "Notice") -> bool:
    return True


def _nobody_else(notice: "Notice") -> str:
    return ""


def _without_paper(notice: "Notice") -> Paper | None:
    return None


def do_nothing(notice: "Notice") -> None:
    return None


def _own_data(notice: "Notice", *, links: bool) -> Mapping[str, Any]:
    return dict(notice.data)


def compose_from_wording(notice: "Notice", *, links: bool) -> Composed:
    """The published wording in the notice's language, its placeholders filled by the kind.

    Of the values only those that the wording declares are used, so one set serves e-mail and SMS.
    """
    kind = kind_of(notice)
    assert notice.office is not None, "a wording belongs to a region"
    code = f"{'sms' if notice.channel == NoticeChannel.SMS else 'letter'}-{kind.wording}"
    declared = DECLARED[code].placeholders
    values = {
        name: value
        for name, value in kind.values(notice, links=links).items()
        if name in declared and (links or name != "link")
    }
    rendered = content.render(notice.office.region, code, notice.language, **values)
    return Composed(rendered.title, rendered.body)


@dataclass(frozen=True)
class NoticeKind:
    """One kind. `still_valid` and `values` are asked at the moment of sending, never before.

    `wording` names the texts of content: letter-<wording> and sms-<wording>; `compose` replaces
    them. `values` gets `links`: whether the person allowed links. After `lives` it comes too late.
    With `is_secret` no screen shows its body, which is forgotten as soon as it has left. `on_told`
    runs when a letter has left, the gateway says that an SMS arrived, or a person did it by hand:
    in a transaction of its own that is tried until it succeeds or the room refuses; it locks its
    own rows before any notice. `who` names a body, which is neither side nor staff; `paper` is what
    a person prints and posts.
    """

    code: str
    label: str | Promise
    wording: str = ""
    still_valid: Callable[["Notice"], bool] = _always
    values: Callable[..., Mapping[str, Any]] = _own_data
    compose: Callable[..., Composed] = compose_from_wording
    lives: timedelta = timedelta(days=7)
    is_secret: bool = False
    on_told: Callable[["Notice"], None] = do_nothing
    who: Callable[["Notice"], str] = _nobody_else
    paper: Callable[["Notice"], Paper | None] = _without_paper

    @property
    def composes(self) -> bool:
        """Whether its words are made at sending; else they came with the row."""
        return bool(self.wording) or self.compose is not compose_from_wording


KINDS: Registry[NoticeKind] = Registry("notice kind")


def register_kind(kind: NoticeKind) -> NoticeKind:
    return KINDS.register(kind.code, kind)


def kind_of(notice: "Notice") -> NoticeKind:
    return KINDS[notice.kind]
