"""Kinds of notices. The room whose matter it is registers each kind once, at import time: its
wording, and whether it still holds. This room knows none of them by name but its own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

if TYPE_CHECKING:
    from mediation_office.notices.models import Notice


@dataclass(frozen=True)
class Composed:
    """What is said, in the language of the notice."""

    subject: str
    body: str


def _always(notice: "Notice") -> bool:
    return True


def _own_data(notice: "Notice", *, links: bool) -> Mapping[str, Any]:
    return notice.data


def compose_from_wording(notice: "Notice", *, links: bool) -> Composed:
    """The published wording of the kind in the notice's language, its placeholders filled by the
    kind.
    """
    from mediation_office.content import services as content

    kind = kind_of(notice)
    assert notice.office is not None, "a wording belongs to a region"
    code = f"{kind.wording}-sms" if notice.channel == "sms" else kind.wording
    rendered = content.render(
        notice.office.region, code, notice.language, **kind.values(notice, links=links)
    )
    return Composed(rendered.title, rendered.body)


@dataclass(frozen=True)
class NoticeKind:
    """One kind. `still_valid` and `values` are asked at the moment of sending, never before.

    `wording` is the code of a text of content (its SMS has "-sms" after it); `compose` replaces it.
    `values` gets `links`: whether the person allowed links. After `lives` it comes too late. With
    `is_secret` its body is forgotten as soon as it has left.
    """

    code: str
    label: str | Promise
    wording: str = ""
    still_valid: Callable[["Notice"], bool] = _always
    values: Callable[..., Mapping[str, Any]] = _own_data
    compose: Callable[..., Composed] = compose_from_wording
    lives: timedelta = timedelta(days=7)
    is_secret: bool = False


_kinds: dict[str, NoticeKind] = {}


def register_kind(kind: NoticeKind) -> NoticeKind:
    """Make a kind known. Raises ValueError when the code is taken."""
    if kind.code in _kinds:
        raise ValueError(f"notice kind {kind.code} is registered twice")
    _kinds[kind.code] = kind
    return kind


def kind_named(code: str) -> NoticeKind:
    """Raises KeyError for a kind nobody registered."""
    return _kinds[code]


def kind_of(notice: "Notice") -> NoticeKind:
    return _kinds[notice.kind]


def all_kinds() -> list[NoticeKind]:
    return list(_kinds.values())
