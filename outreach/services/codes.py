"""Codes that people type: reference and code of a matter, short code of a question. The brakes come
first; then a right code, a wrong one and an unknown reference cost the same. Only wrong ones count,
and a code with our mark waits for nobody's.

Nobody is shut out by what others guess (docs/decisions/0010).
"""

import threading
from collections.abc import Iterable

from django.http import HttpRequest

from cases.models import Access
from cases.services import access_by_code
from mediation_office import brakes, turns
from mediation_office.accounts.models import Region
from mediation_office.accounts.settings import setting
from mediation_office.brakes import Limit, TooManyTries
from mediation_office.http import client_address
from mediation_office.notices import replies
from mediation_office.notices.models import Reply
from mediation_office.numbers import is_marked, only_digits, parse_reference
from mediation_office.turns import Turn

QUARTER, HOUR = 15 * 60, 60 * 60
OF_A_MATTER = 20  # wrong codes an hour that make it one that is guessed at
OF_A_NETWORK, OF_A_GUESSED_MATTER = 20, 2  # tries an hour while everybody's are used up
SHORT_AN_HOUR = 6  # wrong short codes of a network while everybody's or its own are used up
OF_A_MARKED = 5  # wrong tries with one marked code: somebody types their own at a wrong reference
CODES_A_MINUTE = 20  # codes of one network looked at so

_seats = threading.BoundedSemaphore(2)  # slow hashes at once in a process: 16 MB and a core each


class TurnKept(TooManyTries):
    """Some seconds are enough: the turn is kept."""


def try_code(
    reference: str, code: str, *, address: str, turn: Turn, region: Region
) -> Access | None:
    """The access that reference and code open, else None. Raises TurnKept before the slow hash,
    where the same try is looked at in some seconds.
    """
    taken: list[Limit] = []
    if not _is_marked(code, taken):
        own = _own("code", turn.network, region)
        taken = [own] if own.allows() else []
        is_free = bool(taken) and _has_budget(reference, address, region, taken)
        if not is_free and not turns.is_up(turn):
            _give_back(taken[:1])  # it was not looked at
            raise TurnKept
    with _seats:
        access = access_by_code(reference, code)
    if access is not None:
        _give_back(taken)
    return access


def try_short_code(code: str, *, turn: Turn, region: Region) -> Reply | None:
    """The question that a short code opens, else None. Raises TurnKept unlooked, where the same try
    is looked at in some seconds.
    """
    own, in_all = _own("short-code", turn.network, region), _in_all("short-codes", region)
    taken = [own] if own.allows() else []
    is_free = bool(taken) and in_all.allows()
    if not is_free and not turns.is_up(turn):
        _give_back(taken)  # it was not looked at
        raise TurnKept
    reply = replies.by_short_code(code)
    if reply is not None:
        _give_back([*taken, in_all] if taken else [])
        if not is_free:  # the answer itself is pressed next
            turns.give_back(turn)
    return reply


def _is_marked(code: str, taken: list[Limit]) -> bool:
    """Whether it is worth the slow hash whatever others guess; adds to `taken` what it took."""
    of_the_code = Limit("marked", only_digits(code[:64]), OF_A_MARKED, QUARTER)
    if not (is_marked(code) and of_the_code.allows()):
        return False
    taken.append(of_the_code)
    return True


def _give_back(taken: Iterable[Limit]) -> None:
    for limit in taken:
        limit.give_back()


def turn_for_code(request: HttpRequest) -> Turn:
    """Of the visitor's network alone: what others guess fills no other network's line."""
    address = brakes.network(client_address(request))
    return turns.turn_of(request, f"codes {address}", tries=CODES_A_MINUTE)


def turn_for_short_code(request: HttpRequest) -> Turn:
    """Of the visitor's network alone, all of an IPv6 customer's being one; fewer, for a short code
    is sooner guessed.
    """
    wide = brakes.network(client_address(request), prefix=48)
    line = f"short-codes {wide}"
    return turns.turn_of(request, line, tries=SHORT_AN_HOUR, per_seconds=HOUR)


def _own(purpose: str, address: str, region: Region) -> Limit:
    tries = int(setting(region, "code.wrong_per_address"))
    return Limit(purpose, brakes.network(address), tries, QUARTER)


def _in_all(purpose: str, region: Region) -> Limit:
    return Limit(purpose, "all", int(setting(region, "code.wrong_in_all")), HOUR)


def _has_budget(reference: str, address: str, region: Region, taken: list[Limit]) -> bool:
    """Whether this try is one that everybody has in the hour, else of those that a network has all
    the same: some for matters nobody guesses at, fewer for the others. Adds to `taken` what it
    took.
    """
    in_all = _in_all("codes", region)
    matter = Limit("codes-of", parse_reference(reference) or "none", OF_A_MATTER, HOUR)
    is_calm, is_quiet = in_all.allows(), matter.allows()
    taken += [in_all, matter]
    if is_calm:
        return True
    wide = brakes.network(address, prefix=48)
    purpose, tries = (
        ("code-while-slow", OF_A_NETWORK) if is_quiet else ("code-of-guessed", OF_A_GUESSED_MATTER)
    )
    network = Limit(purpose, wide, tries, HOUR)
    if not network.allows():
        return False
    taken.append(network)
    return True
