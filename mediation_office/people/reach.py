"""What somebody told us of how it is safe to reach them: one answer, wherever it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import time
from typing import Any, Self

from mediation_office.people.choices import CallRule
from mediation_office.presses import version_of

FROM_LOOSE_TO_STRICT = (CallRule.ANY, CallRule.UNKNOWN, CallRule.HOURS, CallRule.NEVER)


@dataclass(frozen=True, kw_only=True)
class Reach:
    """May we call, and what may be written: as typed, as filed, or as a row keeps it.

    Whatever was not allowed is forbidden; the hours hold with `CallRule.HOURS` alone.
    """

    calls: str = CallRule.UNKNOWN
    from_time: time | None = None
    until_time: time | None = None
    sms: bool = False
    email: bool = False
    email_links: bool = False
    letter: bool = False
    warning: str = ""

    @classmethod
    def typed(cls, data: Mapping[str, Any]) -> Self:
        """Of the cleaned data of a form with `SafeContactFields`."""
        told = {field.name: data[field.name] for field in fields(Reach) if field.name != "email"}
        return cls(**told, email=data["email_allowed"])

    @classmethod
    def of(cls, row: Any) -> Self:
        """Of whatever has these columns: a row, or a stricter kind of this answer."""
        return cls(**{field.name: getattr(row, field.name) for field in fields(Reach)})

    @property
    def columns(self) -> dict[str, Any]:
        """What a row keeps: hours only where they hold, links only in e-mail that is allowed."""
        told = {field.name: getattr(self, field.name) for field in fields(Reach)}
        if self.calls != CallRule.HOURS:
            told |= {"from_time": None, "until_time": None}
        return told | {"email_links": self.email and self.email_links}

    @property
    def initial(self) -> dict[str, Any]:
        """What a form with `SafeContactFields` starts with."""
        told = self.columns
        return told | {"email_allowed": told.pop("email")}

    @property
    def is_told(self) -> bool:
        """Anything was said at all; else what holds is what holds of whoever was never asked."""
        is_asked = self.calls != CallRule.UNKNOWN
        return is_asked or self.sms or self.email or self.letter or bool(self.warning)

    @property
    def in_hours(self) -> Self:
        """Hours told mean: only in these hours, unless we may not call at all; one that is missing
        is the edge of the day.
        """
        if self.calls == CallRule.NEVER or not (self.from_time or self.until_time):
            return self
        first, last = self.from_time or time(0), self.until_time or time(23, 59)
        return replace(self, calls=CallRule.HOURS, from_time=first, until_time=last)

    @property
    def lacks_hours(self) -> bool:
        first, last = self.from_time, self.until_time
        return self.calls == CallRule.HOURS and not (first and last and first < last)

    @property
    def unwritten(self) -> Self:
        """The same, but nothing may be written."""
        return replace(self, sms=False, email=False, email_links=False, letter=False)

    def loosens(self, before: "Reach") -> bool:
        """Whether anything that was told before holds no more once this takes its place."""
        kept = set(before.warning.splitlines()) <= set(self.warning.splitlines())
        both, alone = (replace(one, warning="") for one in (before, self))
        return not kept or strictest_of([both, alone]) != strictest_of([alone])

    def and_also(self, told: "Reach") -> "Reach":
        """What holds of one side that was asked twice; "not asked" says nothing against a word."""
        return strictest_of([self._with_calls_of(told), told._with_calls_of(self)])

    def _with_calls_of(self, other: "Reach") -> Self:
        if self.calls != CallRule.UNKNOWN:
            return self
        return replace(
            self, calls=other.calls, from_time=other.from_time, until_time=other.until_time
        )


def version_told(told: Reach | None) -> str:
    """Of what a form showed that will replace it; None: nobody was asked yet."""
    return version_of(*told.columns.values()) if told else version_of("nobody")


def strictest_of(told: Sequence[Reach]) -> Reach:
    """One answer in which every one of these (at least one) is kept."""
    calls, from_time, until_time = _calls(told)
    email = all(one.email for one in told)
    return Reach(
        calls=calls,
        from_time=from_time,
        until_time=until_time,
        sms=all(one.sms for one in told),
        email=email,
        email_links=email and all(one.email_links for one in told),
        letter=all(one.letter for one in told),
        warning="\n".join(dict.fromkeys(line for one in told for line in one.warning.splitlines())),
    )


def _calls(told: Sequence[Reach]) -> tuple[str, time | None, time | None]:
    """The strictest rule of all, with the hours that all share; none shared is never."""
    rule = max((one.calls for one in told), key=FROM_LOOSE_TO_STRICT.index)
    if rule != CallRule.HOURS:
        return rule, None, None
    windows = [one for one in told if one.calls == CallRule.HOURS]
    begins = max(one.from_time or time.min for one in windows)
    ends = min(one.until_time or time.max for one in windows)
    return (rule, begins, ends) if begins < ends else (CallRule.NEVER, None, None)
