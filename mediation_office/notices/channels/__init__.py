"""How messages leave: each channel hands over one parcel and says honestly what became of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Timer
from typing import Protocol
from uuid import UUID

from django.conf import settings

from mediation_office.notices.choices import RECORDED, NoticeChannel

SEND_SECONDS = 5  # from connecting to the last answer


@dataclass(frozen=True)
class Parcel:
    """What leaves: `client_id` stays the same however often it is tried."""

    client_id: UUID
    address: str
    subject: str
    body: str
    language: str


@dataclass(frozen=True)
class Sent:
    reference: str = ""


@dataclass(frozen=True)
class Refused:
    """It has surely not left, and trying again would not help."""

    reason: str


@dataclass(frozen=True)
class Postponed:
    """It has surely not left; trying again may help. `seconds` when the other end named a time."""

    reason: str
    seconds: int | None = None


@dataclass(frozen=True)
class Unreachable:
    """The other end is away: no fault of this message, so it costs it no attempt."""

    reason: str


@dataclass(frozen=True)
class Unsure:
    """It may have left, or not."""

    reason: str


Outcome = Sent | Refused | Postponed | Unreachable | Unsure


class Channel(Protocol):
    """`look_up`: Sent, Postponed (not known there), Unsure (cannot say) or Unreachable."""

    can_look_up: bool

    def send(self, parcel: Parcel) -> Outcome: ...

    def look_up(self, client_id: UUID) -> Outcome: ...


class Recorder:
    """Without a server the message stays here, sealed, for staff to see what would have left."""

    can_look_up = True

    def send(self, parcel: Parcel) -> Outcome:
        return Sent(RECORDED)

    def look_up(self, client_id: UUID) -> Outcome:
        return Postponed("never-left")


RECORDER = Recorder()


def channel_of(name: str) -> Channel:
    """As the environment configures it; the recorder without EMAIL_URL or SMS_GATEWAY_URL."""
    from mediation_office.notices.channels.email import SmtpChannel
    from mediation_office.notices.channels.sms import GatewayChannel

    if name == NoticeChannel.EMAIL:
        return SmtpChannel(settings.EMAIL_URL) if settings.EMAIL_URL else RECORDER
    if name == NoticeChannel.SMS:
        return GatewayChannel(settings.SMS_GATEWAY_URL) if settings.SMS_GATEWAY_URL else RECORDER
    raise ValueError(f"no machine sends by {name}")


@contextmanager
def cut_off(hang_up: Callable[[], None], seconds: float = SEND_SECONDS) -> Iterator[None]:
    """A total limit: a socket counts each answer alone, and a server could drip for ever."""
    timer = Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
