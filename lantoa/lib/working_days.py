"""Working days: Monday to Friday, less days off, plus weekend days worked in exchange."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

SATURDAY: Final = 5
LONGEST_BREAK: Final = 60
"""Days in a row without work after which a calendar is taken for a mistake."""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Days off and worked weekend days; without any, Monday to Friday."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether offices work on that day."""
        if day in self.worked:
            return True
        return day.weekday() < SATURDAY and day not in self.off

    def after(self, day: date, *, days: int) -> date:
        """The working day that is `days` working days after `day`, which itself is not counted.

        With `days` 0: `day` itself if it is a working day, else the next one.

        Raises:
            ValueError: if `days` is negative, or the calendar has no working day for two months.
        """
        if days < 0:
            raise ValueError("days must not be negative")
        if days == 0:
            return next(self._from(day))
        walk = self._from(day + timedelta(days=1))
        for _step in range(days - 1):
            next(walk)
        return next(walk)

    def before(self, day: date) -> date:
        """The last working day on or before `day`."""
        for back in range(LONGEST_BREAK):
            if self.is_working(day - timedelta(days=back)):
                return day - timedelta(days=back)
        raise ValueError(f"no working day in the {LONGEST_BREAK} days up to {day}")

    def count(self, first: date, last: date) -> int:
        """Working days from `first` to `last`, both counted; 0 where `last` is earlier."""
        span = (last - first).days + 1
        return sum(self.is_working(first + timedelta(days=step)) for step in range(max(0, span)))

    def _from(self, day: date) -> Iterator[date]:
        idle = 0
        while idle < LONGEST_BREAK:
            if self.is_working(day):
                idle = 0
                yield day
            else:
                idle += 1
            day += timedelta(days=1)
        raise ValueError(f"no working day in the {LONGEST_BREAK} days up to {day}")
