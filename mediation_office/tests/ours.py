"""The addresses that are ours, walked from the resolver, for the guards."""

import inspect
import uuid
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.urls import URLResolver, get_resolver, reverse

SAMPLES = {
    "reference": "A26-000000-0", "uuid": uuid.UUID(int=7), "key": uuid.UUID(int=7), "pk": 999999999,
    "move": 999999999, "language": "ru", "version": 1, "step": "you", "token": "none",
    "slug": "none", "code": "none", "username": "nobody", "grant": 999999999,
    "substitution": 999999999, "day": "2026-12-16",
}  # fmt: skip


@dataclass(frozen=True)
class Address:
    """One named address: its view as written, and as it is called with all its guards."""

    name: str
    pattern: object

    @property
    def word(self):
        return self.name.rpartition(":")[2]

    @property
    def callback(self):
        return self.pattern.callback

    @property
    def view(self):
        return inspect.unwrap(self.callback)

    @property
    def room(self):
        return apps.get_containing_app_config(self.view.__module__)

    @property
    def roles(self):
        return getattr(self.callback, "roles", None)

    @property
    def is_public(self):
        return not getattr(self.callback, "login_required", True)

    @property
    def template(self):
        return Path(settings.BASE_DIR, "templates", self.room.label, f"{self.word}.html")

    @property
    def arguments(self):
        return tuple(self.pattern.pattern.converters)

    def url(self, **known):
        """The address, with what is `known` of its arguments and samples for the rest."""
        return reverse(
            self.name, kwargs={name: known.get(name, SAMPLES[name]) for name in self.arguments}
        )

    def ask(self, client, **known):
        """GET it, or POST where looking is not what it is for."""
        url = self.url(**known)
        response = client.get(url)
        return client.post(url) if response.status_code == 405 else response


def _walk(resolver, spaces=()):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = (pattern.namespace,) if pattern.namespace else ()
            yield from _walk(pattern, spaces + inner)
        elif pattern.name:
            yield Address(":".join((*spaces, pattern.name)), pattern)


def _is_ours(address):
    code = inspect.getsourcefile(address.view) if inspect.isfunction(address.view) else None
    return (
        code
        and Path(code).is_relative_to(settings.BASE_DIR)
        and "site-packages" not in code
        and not address.name.startswith("admin:")  # Django's own, guarded by its own test
    )


# others' pages that our people meet: allauth's, and Django's for support
WAY_IN = [address for address in _walk(get_resolver()) if address.name.startswith("account_")]
OURS = {address.name: address for address in _walk(get_resolver()) if _is_ours(address)}
STAFF = {name: address for name, address in OURS.items() if not address.is_public}
