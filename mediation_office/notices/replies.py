"""Replies: how somebody without an account answers, by a link in an e-mail or a letter's QR, or by
an 8-digit short code typed on the site. Only hashes of both are kept. Looking changes nothing.

The room that asks registers a purpose once; its `on_reply` runs in the transaction of the answer.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from mediation_office.clock import now
from mediation_office.documents.models import Paper
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.notices.models import Reply
from mediation_office.numbers import only_digits, token_hash
from mediation_office.registry import Registry

SHORT_DIGITS = 8
PRESSED_TWICE = timedelta(minutes=15)  # the same answer again is the same answer


@dataclass(frozen=True)
class ReplyPurpose:
    """What is asked. Question and labels name neither the office nor the matter's subject.

    `on_reply` gets the words that were written, where `text_label` asks for some; they are kept by
    the room alone and stand for the choice `in_words`, the others are for whoever wrote none. Once
    not `still_asked`, link and code of an unanswered question open nothing. `letter` is the paper
    that asks; `elsewhere` says where it is to be read for whoever may not be shown it. After the
    answer, while it `takes_more`, further words go to `on_more`, which takes the same words once.
    """

    code: str
    question: Callable[[Reply], str]
    labels: Mapping[str, str | Promise]
    on_reply: Callable[[Reply, str], None]
    thanks: str | Promise
    text_label: str | Promise = ""
    text_help: str | Promise = ""
    in_words: str = ""
    still_asked: Callable[[Reply], bool] = lambda reply: True
    letter: Callable[[Reply], Paper | None] = lambda reply: None
    elsewhere: str | Promise = ""
    takes_more: Callable[[Reply], bool] = lambda reply: False
    on_more: Callable[[Reply, str], None] = lambda reply, text: None


PURPOSES: Registry[ReplyPurpose] = Registry("reply purpose")


def register_purpose(purpose: ReplyPurpose) -> ReplyPurpose:
    return PURPOSES.register(purpose.code, purpose)


def purpose_of(reply: Reply) -> ReplyPurpose:
    return PURPOSES[reply.purpose]


def takes_more(reply: Reply) -> bool:
    """Whether it was answered and further words are taken."""
    return reply.answered_at is not None and purpose_of(reply).takes_more(reply)


def choices_of(reply: Reply) -> list[tuple[str, str]]:
    """What may be answered, with its words in the reader's language."""
    labels = purpose_of(reply).labels
    return [(choice, str(labels[choice])) for choice in reply.choices]


class Secrets(NamedTuple):
    """Shown once, to whoever writes the letter: the link's token and the short code."""

    token: str
    short_code: str


@transaction.atomic
def make_reply(
    purpose: ReplyPurpose,
    *,
    thread: UUID,
    expires_at: datetime,
    side: int | None = None,
    subject_id: int | None = None,
) -> Secrets:
    """Open a question until `expires_at`, to be answered once, by any choice of the purpose."""
    made = Secrets(secrets.token_urlsafe(18), _free_short_code())
    Reply.objects.create(
        token_hash=token_hash(made.token),
        short_hash=_short_hash(made.short_code),
        purpose=purpose.code,
        thread=thread,
        side=side,
        subject_id=subject_id,
        choices=list(purpose.labels),
        made_at=now(),
        expires_at=expires_at,
        uses_left=1,
    )
    return made


def _free_short_code() -> str:
    """A code that no row holds. Closed and old ones give theirs back first, but for those that
    another transaction is at.
    """
    old = Reply.objects.filter(expires_at__lte=now() - PRESSED_TWICE, short_hash__isnull=False)
    Reply.objects.filter(pk__in=old.select_for_update(skip_locked=True).values("pk")).update(
        short_hash=None
    )
    while True:
        code = f"{secrets.randbelow(10**SHORT_DIGITS):0{SHORT_DIGITS}d}"
        if not Reply.objects.filter(short_hash=_short_hash(code)).exists():
            return code


def _short_hash(code: str) -> str:
    return token_hash(f"short:{code}")


def by_token(token: str) -> Reply | None:
    """The question that a link opens, answered or not; None for a wrong, closed or expired one
    alike.
    """
    return _answerable(token_hash=token_hash(token[:100]))


def by_short_code(typed: str) -> Reply | None:
    """The question that a short code opens, however it was spaced. Ask the brakes before."""
    code = only_digits(typed[:40])
    return _answerable(short_hash=_short_hash(code)) if len(code) == SHORT_DIGITS else None


def by_key(key: int) -> Reply | None:
    """The question that its code opened before, as it stands now."""
    return _answerable(pk=key)


def _answerable(**key: str | int) -> Reply | None:
    reply = Reply.objects.filter(**key, purpose__in=PURPOSES).first()
    if reply is None or reply.expires_at <= now():
        return None
    if reply.answered_at:
        return reply
    return reply if reply.uses_left and purpose_of(reply).still_asked(reply) else None


def _pressed_just_now(reply: Reply) -> bool:
    return reply.answered_at is not None and reply.answered_at > now() - PRESSED_TWICE


@transaction.atomic
def answer_reply(reply: Reply, choice: str, *, text: str = "") -> Reply:
    """Record the answer and tell the room that asked; words that come after it are an addition. The
    same answer pressed twice counts once.

    Raises BusinessRuleError for what is not taken any more: no words are dropped unsaid.
    """
    reply = Reply.objects.locked(reply.pk)
    if reply.answered_at:
        return _answer_again(reply, choice, text)
    if choice not in reply.choices:
        raise BusinessRuleError(_("Choose one of the answers."))
    if not reply.uses_left or reply.expires_at <= now():
        raise _is_closed()
    reply.answer, reply.answered_at = choice, now()
    reply.uses_left -= 1
    reply.save()
    purpose_of(reply).on_reply(reply, text)
    return reply


def _answer_again(reply: Reply, choice: str, text: str) -> Reply:
    purpose = purpose_of(reply)
    if text.strip() and reply.expires_at > now() and takes_more(reply):
        purpose.on_more(reply, text.strip())
        return reply
    if text.strip() or reply.answer != choice or not _pressed_just_now(reply):
        raise _is_closed()
    return reply


def _is_closed() -> BusinessRuleError:
    return BusinessRuleError(_("You have answered already. Call us if something has changed."))
