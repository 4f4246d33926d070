"""What rooms on the left make known to one on their right: each thing once, by a code."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

Thing = TypeVar("Thing")


class Registry(Mapping[str, Thing]):
    """Read like a dict; `noun` says in messages what its things are."""

    def __init__(self, noun: str) -> None:
        self.noun = noun
        self._things: dict[str, Thing] = {}

    def register(self, code: str, thing: Thing) -> Thing:
        """Once, when a module is read or its app is ready. Raises ValueError when it is taken."""
        if code in self._things:
            raise ValueError(f"{self.noun} {code} is registered twice")
        self._things[code] = thing
        return thing

    @contextmanager
    def apart(self, *, empty: bool = False) -> Iterator[None]:
        """For tests: what is registered inside is forgotten after; with `empty` it is all there
        is.
        """
        before = self._things
        self._things = {} if empty else dict(before)
        try:
            yield
        finally:
            self._things = before

    def __getitem__(self, code: str) -> Thing:
        return self._things[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)
