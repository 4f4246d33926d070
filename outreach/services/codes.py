"""Reference and code. The brakes come first; then a right code, a wrong one and an unknown
reference cost the same.
"""

from cases.models import Access
from cases.services import access_by_code
from mediation_office import brakes
from mediation_office.accounts.models import Region
from mediation_office.accounts.settings import setting

QUARTER, HOUR = 15 * 60, 60 * 60


class TooManyTries(Exception):
    """Too many wrong codes: the next one is not even looked at."""


def try_code(reference: str, code: str, *, address: str, region: Region) -> Access | None:
    """The access that reference and code open, else None; raises TooManyTries before the slow hash.

    Only wrong codes count. When everybody together has used up the hour's wrong codes, an address
    that has not tried since may still try once, so that a right code works while others guess.
    """
    network = brakes.network(address)
    if not brakes.allow("code", network, int(setting(region, "code.wrong_per_address")), QUARTER):
        raise TooManyTries
    taken = [("code", network), *_budget(network, int(setting(region, "code.wrong_in_all")))]
    access = access_by_code(reference, code)
    if access is None:
        return None
    for purpose, key in taken:
        brakes.give_back(purpose, key)
    return access


def _budget(network: str, hourly: int) -> list[tuple[str, str]]:
    """What this try takes from the hour's budget of everybody; raises TooManyTries when nothing is
    left.
    """
    if brakes.allow("codes", "all", hourly, HOUR):
        return [("codes", "all")]
    first = brakes.allow("code-while-slow", network, 1, HOUR)
    if first and brakes.allow("codes-while-slow", "all", hourly, HOUR):
        return [("code-while-slow", network), ("codes-while-slow", "all")]
    brakes.give_back("code", network)  # it was not looked at
    raise TooManyTries
