"""The brake of the sign-in: whoever guesses is slowed, whoever knows the password is not kept out.

Wrong tries are counted in windows of 15 minutes: of one account from one address, of one address
whatever names it tries, of one account from wherever. Beyond what people mistype each try has to
wait some seconds, one at a time from an address; only one account from one address is refused, and
only until its window ends. So a list of names is not got through, and the office behind one address
always signs in. Of an account tried from everywhere one try waits at a time; who is sent away keeps
a turn (`turns.py`), and the link of a forgotten password signs in (docs/decisions/0010). A browser
in which somebody signed in before carries a signed cookie: for that person it has a count of its
own, and what others do at the address or to the account is nothing to it.
"""

import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NoReturn

from django.conf import settings
from django.core import signing
from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from mediation_office import brakes, turns
from mediation_office.accounts.models import User
from mediation_office.brakes import Limit
from mediation_office.turns import Turn, turn_of

WINDOW_SECONDS = 15 * 60
MISTYPED = 5  # tries of one account that cost no waiting
ADDRESS_MISTYPED = 10  # of all accounts of an address together
ACCOUNT_MISTYPED = 20  # of one account from everywhere
LIMIT = 20  # tries of one account from one address or device; then the window must end
STEP_SECONDS, LONGEST_SECONDS = 0.5, 4.0
ADDRESS_SECONDS = 1.0  # at most, for what others at the address do: their turns are short
PATIENCE_SECONDS = 5  # for one's place at the address
BUSY_SECONDS = turns.AFTER  # what Retry-After says while somebody else waits
TURNS_A_MINUTE = 60  # of one account
WAITING_AT_ONCE = 4  # threads of a process that may be kept waiting
DEVICE_COOKIE, DEVICE_FOR, PEOPLE_OF_A_DEVICE = "device", timedelta(days=180), 12

_seats = threading.BoundedSemaphore(WAITING_AT_ONCE)


class HeldBack(Exception):
    """Not now. `is_short` when some seconds are enough."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds

    @property
    def is_short(self) -> bool:
        return self.seconds <= BUSY_SECONDS


@dataclass(frozen=True)
class Attempt:
    """Who is tried (a person's number, or the name typed), from which address, on which known
    device.
    """

    account: str
    address: str
    device: str
    turn: Turn

    @property
    def pair(self) -> Limit:
        """What every try counts under until it was right."""
        place = f"device {self.device}" if self.device else f"address {self.address}"
        return Limit("sign-in-pair", f"{self.account} {place}", LIMIT, WINDOW_SECONDS)

    @property
    def wrong_of_address(self) -> Limit:
        return Limit("sign-in-address", self.address, ADDRESS_MISTYPED, WINDOW_SECONDS)

    @property
    def wrong_of_account(self) -> Limit:
        return Limit("sign-in-account", self.account, ACCOUNT_MISTYPED, WINDOW_SECONDS)


def attempt_of(request: HttpRequest, credentials: Mapping[str, Any]) -> Attempt:
    typed = str(credentials.get("email") or credentials.get("username") or "")[:254]
    person = Q(username__iexact=typed) | Q(email__iexact=typed)
    known = User.objects.filter(person).values_list("pk", flat=True).first()
    device, people = _device_of(request)
    account = str(known) if known else f"name {typed.casefold()}"
    turn = turn_of(request, f"sign-in {account}", tries=TURNS_A_MINUTE)
    return Attempt(account, turn.network, device if known in people else "", turn)


def slow_down(attempt: Attempt) -> None:
    """Count the try and wait as long as it must.

    Raises HeldBack when it has to come again later.
    """
    tries = attempt.pair.count()
    if tries > LIMIT:
        raise HeldBack(WINDOW_SECONDS)
    pause, for_account = _pause(tries - 1, MISTYPED), 0.0
    if not attempt.device:
        of_address, of_account = attempt.wrong_of_address, attempt.wrong_of_account
        for_address = min(_pause(of_address.used(), of_address.tries), ADDRESS_SECONDS)
        for_account = _pause(of_account.used(), of_account.tries)
        pause = max(pause, for_address, for_account)
    if not pause or turns.is_up(attempt.turn):
        return
    if for_account:  # robots fill any line: nobody stands in it for long
        _wait(attempt, pause, line=f"account {attempt.account}", patience=0)
    else:
        _wait(attempt, pause, line=attempt.device or attempt.address, patience=PATIENCE_SECONDS)


def was_right(attempt: Attempt) -> None:
    """Right passwords count as no try, and reset nothing: else one's own would reset the
    address.
    """
    attempt.pair.give_back()


def was_wrong(attempt: Attempt) -> None:
    if not attempt.device:
        attempt.wrong_of_address.count()
        attempt.wrong_of_account.count()


def remember_device(request: HttpRequest, response: HttpResponse, user: User) -> HttpResponse:
    """Leave the cookie by which this browser is known again for this person; it opens nothing."""
    device, people = _device_of(request)
    kept = [user.pk, *(pk for pk in people if pk != user.pk)][:PEOPLE_OF_A_DEVICE]
    value = signing.dumps([device or secrets.token_hex(8), *kept], salt=DEVICE_COOKIE)
    response.set_cookie(
        DEVICE_COOKIE,
        value,
        max_age=DEVICE_FOR,
        path="/account/",
        httponly=True,
        samesite="Lax",
        secure=settings.HTTPS,
    )
    return response


def _device_of(request: HttpRequest) -> tuple[str, list[int]]:
    """The browser's own name and the people who signed in with it; nothing when forged or
    too old.
    """
    try:
        device, *people = signing.loads(
            request.COOKIES.get(DEVICE_COOKIE, ""), salt=DEVICE_COOKIE, max_age=DEVICE_FOR
        )
    except signing.BadSignature:
        return "", []
    return device, people


def _pause(tries: int, mistyped: int) -> float:
    """Seconds that a try waits after so many wrong ones."""
    return min(max(0, tries - mistyped + 1) * STEP_SECONDS, LONGEST_SECONDS)


def _wait(attempt: Attempt, seconds: float, *, line: str, patience: float) -> None:
    """One at a time in a line: trying from many windows at once is no quicker.

    Who comes meanwhile waits for a place, so that nobody is kept out by whoever presses most.
    """
    if not _seats.acquire(blocking=False):
        _come_again(attempt)
    try:
        with brakes.alone("sign-in", line, patience=patience) as is_alone:
            if not is_alone:
                _come_again(attempt)
            time.sleep(seconds)
    finally:
        _seats.release()


def _come_again(attempt: Attempt) -> NoReturn:
    attempt.pair.give_back()  # no password was looked at
    raise HeldBack(BUSY_SECONDS)
