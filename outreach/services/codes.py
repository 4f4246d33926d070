"""Codes that people type: reference and code of a matter, short code of a question. The brakes come
first; then a right code, a wrong one and an unknown reference cost the same. Only wrong ones count.

Nobody is shut out by what others guess (docs/decisions/0010).
"""

import threading

from cases.models import Access
from cases.services import access_by_code
from mediation_office import brakes, turns
from mediation_office.accounts.models import Region
from mediation_office.accounts.settings import setting
from mediation_office.brakes import Limit, TooManyTries
from mediation_office.notices import replies
from mediation_office.notices.models import Reply
from mediation_office.numbers import parse_reference
from mediation_office.turns import Turn

QUARTER, HOUR = 15 * 60, 60 * 60
OF_A_MATTER = 20  # wrong codes an hour that make it one that is guessed at
OF_A_NETWORK, OF_A_GUESSED_MATTER = 20, 2  # tries an hour while everybody's are used up
SHORT_A_MINUTE = 4  # short codes looked at while everybody's are used up

_seats = threading.BoundedSemaphore(2)  # slow hashes at once in a process: 16 MB and a core each


class TurnKept(TooManyTries):
    """Some seconds are enough: the turn is kept."""


def try_code(reference: str, code: str, *, address: str, region: Region) -> Access | None:
    """The access that reference and code open, else None. Raises TooManyTries before the slow
    hash.
    """
    own = _own("code", address, region)
    brakes.take(own)
    taken = [own, *_budget(reference, own, address, region)]
    with _seats:
        access = access_by_code(reference, code)
    if access is not None:
        for limit in taken:
            limit.give_back()
    return access


def try_short_code(code: str, *, turn: Turn, region: Region) -> Reply | None:
    """The question that a short code opens, else None. Raises TooManyTries unlooked, TurnKept where
    the same try is looked at in some seconds.
    """
    own = _own("short-code", turn.network, region)
    brakes.take(own)
    in_all = Limit("short-codes", "all", _hourly(region), HOUR)
    is_calm = in_all.allows()
    if not is_calm and not turns.is_up(turn):
        own.give_back()  # it was not looked at
        raise TurnKept
    reply = replies.by_short_code(code)
    if reply is not None:
        own.give_back()
        in_all.give_back()
        if not is_calm:  # the answer itself is pressed next
            turns.give_back(turn)
    return reply


def _own(purpose: str, address: str, region: Region) -> Limit:
    tries = int(setting(region, "code.wrong_per_address"))
    return Limit(purpose, brakes.network(address), tries, QUARTER)


def _hourly(region: Region) -> int:
    return int(setting(region, "code.wrong_in_all"))


def _budget(reference: str, own: Limit, address: str, region: Region) -> list[Limit]:
    """What this try takes beside its own. When the hour's budget of everybody is used up a network
    still has tries: some for matters that nobody guesses at, fewer for the others.
    """
    in_all = Limit("codes", "all", _hourly(region), HOUR)
    matter = Limit("codes-of", parse_reference(reference) or "none", OF_A_MATTER, HOUR)
    is_calm, is_quiet = in_all.allows(), matter.allows()
    if is_calm:
        return [in_all, matter]
    wide = brakes.network(address, prefix=48)
    purpose, tries = (
        ("code-while-slow", OF_A_NETWORK) if is_quiet else ("code-of-guessed", OF_A_GUESSED_MATTER)
    )
    network = Limit(purpose, wide, tries, HOUR)
    if network.allows():
        return [in_all, matter, network]
    own.give_back()  # it was not looked at
    raise TooManyTries
