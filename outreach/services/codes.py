"""Codes that people type: reference and code of a matter, short code of a question. The brakes come
first; then a right code, a wrong one and an unknown reference cost the same. Only wrong ones count.
"""

from cases.models import Access
from cases.services import access_by_code
from mediation_office import brakes
from mediation_office.accounts.models import Region
from mediation_office.accounts.settings import setting
from mediation_office.brakes import Limit, TooManyTries
from mediation_office.notices import replies
from mediation_office.notices.models import Reply

QUARTER, HOUR = 15 * 60, 60 * 60


def try_code(reference: str, code: str, *, address: str, region: Region) -> Access | None:
    """The access that reference and code open, else None; raises TooManyTries before the slow hash.

    When everybody together has used up the hour's wrong codes, an address that has not tried since
    may still try once, so that a right code works while others guess.
    """
    own = _own("code", address, region)
    brakes.take(own)
    taken = [own, *_budget(own, _hourly(region))]
    access = access_by_code(reference, code)
    if access is not None:
        brakes.return_try(*taken)
    return access


def try_short_code(code: str, *, address: str, region: Region) -> Reply | None:
    """The question that a short code opens, else None. Raises TooManyTries unlooked."""
    taken = [
        _own("short-code", address, region),
        Limit("short-codes", "all", _hourly(region), HOUR),
    ]
    brakes.take(*taken)
    reply = replies.by_short_code(code)
    if reply is not None:
        brakes.return_try(*taken)
    return reply


def _own(purpose: str, address: str, region: Region) -> Limit:
    tries = int(setting(region, "code.wrong_per_address"))
    return Limit(purpose, brakes.network(address), tries, QUARTER)


def _hourly(region: Region) -> int:
    return int(setting(region, "code.wrong_in_all"))


def _budget(own: Limit, hourly: int) -> list[Limit]:
    """What this try takes from the hour's budget of everybody; raises TooManyTries when nothing is
    left.
    """
    usual = [Limit("codes", "all", hourly, HOUR)]
    once = [
        Limit("code-while-slow", own.key, 1, HOUR),
        Limit("codes-while-slow", "all", hourly, HOUR),
    ]
    for limits in (usual, once):
        try:
            brakes.take(*limits)
        except TooManyTries:
            continue
        return limits
    brakes.return_try(own)  # it was not looked at
    raise TooManyTries
