"""Telling: stories take turns in the order of business time, so that numbers are given as they were then."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count

from django.utils import timezone

from mediation_office import clock
from mediation_office.terms.days import ONE_DAY, Calendar

Story = Iterator[datetime]  # each value is the moment at which the story goes on


class Teller:
    """Tells stories side by side until a moment; what lies after it has not happened yet."""

    def __init__(self, *, until: datetime) -> None:
        self.until = until
        self._waiting: list[tuple[datetime, int, Story]] = []
        self._order = count()

    def begin(self, story: Story, at: datetime) -> None:
        heappush(self._waiting, (at, next(self._order), story))

    def tell(self) -> None:
        """Let each story go on when its moment has come, the earliest first."""
        while self._waiting and self._waiting[0][0] <= self.until:
            at, _order, story = heappop(self._waiting)
            with clock.telling(at):
                following = next(story, None)
            if following is not None:
                self.begin(story, max(following, at))


class Days:
    """Working days and office hours of one region, for stories that need a plausible moment."""

    def __init__(self, calendar: Calendar, dice: random.Random) -> None:
        self._calendar, self._dice = calendar, dice

    def is_working(self, day: date) -> bool:
        return self._calendar.is_working_day(day)

    def shift(self, day: date, days: int) -> date:
        """So many working days after a day, or before it when negative; 0: that day or the next working one."""
        step = ONE_DAY if days >= 0 else -ONE_DAY
        while not self.is_working(day):
            day += step
        for _day in range(abs(days)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def at(self, day: date, hours: tuple[int, int] = (9, 18)) -> datetime:
        """Some minute of a day between two full hours, local time."""
        moment = time(self._dice.randrange(*hours), self._dice.randrange(60))
        return timezone.make_aware(datetime.combine(day, moment))

    def after(self, moment: datetime, days: int, hours: tuple[int, int] = (9, 18)) -> datetime:
        """In office hours, so many working days after a moment; 0: later the same day, or on the next working one."""
        day = timezone.localdate(moment)
        local = timezone.localtime(moment)
        if days == 0 and self.is_working(day) and local.hour < 17:
            begin = max(local, local.replace(hour=9, minute=0))
            return begin + timedelta(minutes=self._dice.randrange(10, 85))
        return self.at(self.shift(day, max(days, 1) if self.is_working(day) else days), hours)
