"""Days of a month or week laid out for a page, with the items on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from lantoa.domain.plans.queries.calendar import Item
from lantoa.lib.periods import Period, month_of

WEEKDAYS = (
    _("Thứ Hai"),
    _("Thứ Ba"),
    _("Thứ Tư"),
    _("Thứ Năm"),
    _("Thứ Sáu"),
    _("Thứ Bảy"),
    _("Chủ nhật"),
)
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a grid or of the list."""

    on: date
    items: tuple[Item, ...]
    is_inside: bool


def whole_weeks(span: Period) -> Period:
    """`span` widened to the Monday before and the Sunday after."""
    start = span.start - timedelta(days=span.start.weekday())
    return Period(start, span.end + timedelta(days=6 - span.end.weekday()))


def span_of_view(view: str, *, on: date) -> Period:
    """The days that a view shows: the week around `on`, else its month."""
    if view == "week":
        monday = on - timedelta(days=on.weekday())
        return Period(monday, monday + timedelta(days=6))
    return month_of(on.year, on.month)


def neighbour(view: str, *, on: date, step: int) -> date | None:
    """A day in the view before (-1) or after (1); None beyond the days that a calendar shows."""
    if view == "week":
        day = on + step * WEEK
    else:
        month = on.year * 12 + on.month - 1 + step
        day = date(month // 12, month % 12 + 1, 1)
    return day if FIRST_DAY <= day <= LAST_DAY else None


def told(day: date) -> str:
    """`Thứ Sáu, 20/11/2026`."""
    return f"{WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"


def weeks(span: Period, *, items: Iterable[Item]) -> list[list[Day]]:
    """Rows of seven days from Monday that cover `span`; days outside are marked and hold their items too."""
    by_day = _by_day(items)
    whole = whole_weeks(span)
    days = [
        Day(on=day, items=tuple(by_day.get(day, ())), is_inside=span.holds(day))
        for day in (
            whole.start + timedelta(days=place) for place in range((whole.end - whole.start).days + 1)
        )
    ]
    return [days[place : place + 7] for place in range(0, len(days), 7)]


def agenda(span: Period, *, items: Iterable[Item]) -> list[Day]:
    """The days of `span` on which something stands, in order."""
    by_day = _by_day(item for item in items if span.holds(item.day))
    return [Day(on=day, items=tuple(found), is_inside=True) for day, found in sorted(by_day.items())]


def _by_day(items: Iterable[Item]) -> dict[date, list[Item]]:
    by_day: dict[date, list[Item]] = defaultdict(list)
    for item in items:
        by_day[item.day].append(item)
    return by_day
