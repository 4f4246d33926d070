"""Turns: whoever has to come again while others guess is looked at some seconds later, whatever
the others do.

A turn is a signed cookie of one network and one line (an account, the codes a network tries): it
holds once, after AFTER seconds, and a line looks at so many in its time. What presses without
waiting has none.
"""

import math
import secrets
import time
from typing import NamedTuple

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from mediation_office.brakes import Limit, network
from mediation_office.http import client_address
from mediation_office.sealing import blind

COOKIE, AFTER, HELD = "turn", 5, 5 * 60  # seconds


class Turn(NamedTuple):
    """Who waits in which line, how many it looks at in so many seconds, and the cookie they
    brought.
    """

    line: str
    network: str
    cookie: str
    tries: int
    per_seconds: int = 60

    @property
    def mark(self) -> str:
        """What the cookie says: the same for a line that leads to nothing."""
        return blind(f"{self.line} {self.network}", purpose="turn")

    @property
    def of_the_line(self) -> Limit:
        return Limit("turns", self.line, self.tries, self.per_seconds)

    @property
    def once(self) -> Limit:
        return Limit("turn", self.cookie, 1, HELD)


def turn_of(request: HttpRequest, line: str, *, tries: int, per_seconds: int = 60) -> Turn:
    address = network(client_address(request))
    return Turn(line, address, request.COOKIES.get(COOKIE, ""), tries, per_seconds)


def is_up(turn: Turn) -> bool:
    """Whether this try is looked at now; the turn is used up then. A spent one takes no place in
    the line.
    """
    since = _since(turn)
    if since is None or time.time() - since < AFTER:
        return False
    return not turn.once.used() and turn.of_the_line.allows() and turn.once.allows()


def seconds_of(turn: Turn) -> int:
    """How long it takes until the next press with this turn, or with the one to be given now, is
    looked at.
    """
    since = _since(turn)
    is_held = since is not None and not turn.once.used()
    own = AFTER - (time.time() - since) if is_held and since else AFTER
    return max(math.ceil(own), turn.of_the_line.seconds_left(), 1)


def give_back(turn: Turn) -> None:
    """What was tried was right: the turn holds on."""
    turn.of_the_line.give_back()
    turn.once.give_back()


def keep(response: HttpResponse, turn: Turn, *, path: str) -> None:
    """Keep a turn for whoever this answer sends away; the one they hold is left as it is."""
    if _since(turn) is not None and not turn.once.used():
        return
    response.set_cookie(
        COOKIE,
        signing.dumps([turn.mark, int(time.time()), secrets.token_hex(4)], salt=COOKIE),
        max_age=HELD,
        path=path,
        httponly=True,
        samesite="Lax",
        secure=settings.HTTPS,
    )


def _since(turn: Turn) -> int | None:
    """When the turn was given; None without one for this line and network."""
    try:
        mark, since, _whose = signing.loads(turn.cookie, salt=COOKIE, max_age=HELD)
    except (signing.BadSignature, ValueError):  # the latter: of an older make
        return None
    return since if mark == turn.mark else None
