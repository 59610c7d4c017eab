"""Calendar periods: weeks, months, quarters, half-years and years inside a span of days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from `start` to `end`, both included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"period starts on {self.start}, after its end {self.end}")

    def holds(self, day: date) -> bool:
        """Whether `day` lies inside."""
        return self.start <= day <= self.end

    @property
    def days(self) -> int:
        """How many days, the first and the last included."""
        return (self.end - self.start).days + 1

    def days_gone(self, on: date) -> int:
        """How many of its days are over when `on` begins: none before it, all after it."""
        return min(max((on - self.start).days, 0), self.days)

    def percent_gone(self, on: date) -> int:
        """Share of its days that are over when `on` begins, in whole percent from 0 to 100."""
        return self.days_gone(on) * 100 // self.days

    def meets(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def month_of(year: int, month: int) -> Period:
    """A calendar month."""
    return Period(date(year, month, 1), last_day(year, month))


def quarter_of(year: int, quarter: int) -> Period:
    """A calendar quarter, 1 to 4."""
    return Period(date(year, 3 * quarter - 2, 1), last_day(year, 3 * quarter))


def half_year_of(year: int, half: int) -> Period:
    """The first (1) or last (2) six months."""
    return Period(date(year, 6 * half - 5, 1), last_day(year, 6 * half))


def year_of(year: int) -> Period:
    """A calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def whole_periods(span: Period, *, every: str) -> Iterator[Period]:
    """The calendar periods that meet `span`, whole even where the span cuts them, in order.

    Args:
        every: `week` (Monday to Sunday), `month`, `quarter`, `half_year` or `year`.
    """
    if every == "week":
        start = span.start - timedelta(days=span.start.weekday())
        while start <= span.end:
            yield Period(start, start + timedelta(days=6))
            start += timedelta(days=7)
        return
    months = MONTHS[every]
    number = (span.start.year * 12 + span.start.month - 1) // months * months
    while date(number // 12, number % 12 + 1, 1) <= span.end:
        end = number + months - 1
        yield Period(date(number // 12, number % 12 + 1, 1), last_day(end // 12, end % 12 + 1))
        number += months


def day_in(year: int, month: int, day: int) -> date:
    """A day of a month, or its last day where the month is shorter."""
    return min(date(year, month, 1) + timedelta(days=day - 1), last_day(year, month))
