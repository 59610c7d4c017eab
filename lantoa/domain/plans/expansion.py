"""From the words of a plan to dates: tasks, targets and reporting duties expanded ahead of time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from lantoa.domain.plans.states import Every, TimingType, Window
from lantoa.lib.periods import Period, day_in, month_of, quarter_of, whole_periods, year_of
from lantoa.lib.text import fold


@dataclass(frozen=True, slots=True)
class TaskDates:
    """When a task starts and the last day on which it is in time; None where the plan sets none."""

    starts_on: date | None
    due_on: date | None
    is_outside_period: bool = False


@dataclass(frozen=True, slots=True)
class ReportDates:
    """One report: its kind of period, its data window, its last day, and whether that day is inferred."""

    every: str
    window: Period
    due_on: date
    is_inferred: bool


def task_dates(timing: dict[str, Any] | None, *, plan: Period) -> TaskDates:
    """Dates of a task from the timing of the plan record.

    "Trước ngày 15/8" ends on the 14th (A-15); a year ends on 31 December (A-25); continuous and untimed
    tasks have no last day (A-24); a task outside the plan's period is allowed and marked (A-26).
    """
    window = _window(timing, plan=plan)
    if window is None:
        return TaskDates(starts_on=None, due_on=None)
    return TaskDates(window.start, window.end, is_outside_period=not window.meets(plan))


def _window(timing: dict[str, Any] | None, *, plan: Period) -> Period | None:
    match (timing or {}).get("type"):
        case TimingType.BEFORE_DATE:
            due = date.fromisoformat(str((timing or {})["date"])) - timedelta(days=1)
            return Period(min(plan.start, due), due)
        case TimingType.MONTH:
            return month_of(int((timing or {})["year"]), int((timing or {})["month"]))
        case TimingType.QUARTER:
            return quarter_of(int((timing or {})["year"]), int((timing or {})["quarter"]))
        case TimingType.YEAR:
            year = year_of(int((timing or {})["year"]))
            return Period(max(year.start, plan.start), year.end) if year.meets(plan) else year
        case TimingType.RECURRING:
            return plan
        case _:
            return None


def task_periods(
    timing: dict[str, Any] | None, *, plan: Period, issued_on: date
) -> list[tuple[Period, bool]]:
    """The dated parts of a recurring task inside the plan, each with whether it is only informative.

    The first month that counts is the first full one after the plan was issued (A-53).
    """
    if not timing or timing.get("type") != TimingType.RECURRING:
        return []
    return list(_counted(str(timing["every"]), plan=plan, issued_on=issued_on))


def target_periods(
    *, quantity: Decimal, per: str, window: str, plan: Period, issued_on: date
) -> list[tuple[Period, Decimal, bool]]:
    """The dated parts over which a target is judged, each by itself (A-08), never pro-rated (A-01).

    Without "per" the target is judged once over the plan. A yearly quantity counts from 1 January to
    31 December unless the plan's owner switched it to the plan's own period.
    """
    if not per:
        return [(plan, quantity, False)]
    if per == Every.YEAR:
        if window == Window.PLAN:
            return [(plan, quantity, False)]
        return [(year, quantity, False) for year in whole_periods(plan, every=Every.YEAR)]
    return [
        (period, quantity, informative)
        for period, informative in _counted(per, plan=plan, issued_on=issued_on)
    ]


def _counted(every: str, *, plan: Period, issued_on: date) -> Iterator[tuple[Period, bool]]:
    for period in whole_periods(plan, every=every):
        inside = Period(max(period.start, plan.start), min(period.end, plan.end))
        yield (
            inside,
            issued_on > plan.start and inside.start < issued_on and every in (Every.WEEK, Every.MONTH),
        )


def report_dates(
    frequencies: tuple[str, ...], *, deadline_day: int | None, deadline_text: str = "", plan: Period
) -> list[ReportDates]:
    """The reports that a duty demands inside the plan, in order of their last day.

    "Trước ngày 10 tháng cuối" is the 9th of the last month of the period (A-15), also for a period that
    the deadline's words leave out (A-14, marked as inferred). Without any day the last day of the period
    is taken and marked (A-18).
    """
    reports = [
        ReportDates(
            every, period, _report_due(period, deadline_day), _is_inferred(every, deadline_day, deadline_text)
        )
        for every in frequencies
        for period in whole_periods(plan, every=every)
    ]
    return sorted(reports, key=lambda report: (report.due_on, report.window.start))


def _report_due(period: Period, deadline_day: int | None) -> date:
    if deadline_day is None:
        return period.end
    return day_in(period.end.year, period.end.month, deadline_day) - timedelta(days=1)


_WORDS = {
    Every.QUARTER: re.compile(r"\bquy\b(?! dinh)"),
    Every.HALF_YEAR: re.compile(r"\b(?:0?6|sau) thang\b|\bnua nam\b"),
    Every.YEAR: re.compile(r"(?<!viet )(?<!6 thang cuoi )(?<!6 thang dau )(?<!nua )\bnam\b(?! \d)"),
}


def _is_inferred(every: str, deadline_day: int | None, deadline_text: str) -> bool:
    if deadline_day is None:
        return True
    words = fold(deadline_text)
    named = {one for one, word in _WORDS.items() if word.search(words)}
    return bool(named) and every not in named
