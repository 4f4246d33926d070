"""Pages of rooms on the left to which rooms on the right lead, and how what one finds there is
called: each room brings its own down when its app is ready.
"""

from collections.abc import Callable, Collection
from typing import Any

from django.urls import reverse

from mediation_office.registry import Registry

PAGES: Registry[str] = Registry("page")  # the name of its address
# by what was looked at: the names, by reference, that this user may read; any other is left out
NAMES: Registry[Callable[[Any, Collection[str]], dict[str, str]]] = Registry("teller of names")


def address_of(page: str, *args: object) -> str:
    """Where this page opens. Raises KeyError when no room has it."""
    return reverse(PAGES[page], args=args)
