"""Pages of rooms on the left to which rooms on the right lead, by what one finds there: each room
brings its own down when its app is ready.
"""

from django.urls import reverse

from mediation_office.registry import Registry

PAGES: Registry[str] = Registry("page")  # the name of its address


def address_of(page: str, *args: object) -> str:
    """Where this page opens. Raises KeyError when no room has it."""
    return reverse(PAGES[page], args=args)
