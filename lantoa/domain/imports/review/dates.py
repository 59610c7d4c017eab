"""The dates that a review leads to, shown while it is still being edited."""

from __future__ import annotations

from lantoa.domain.imports.review.draft import Reader, head_of, timing_of
from lantoa.domain.imports.review.shape import Review, Row
from lantoa.domain.plans.expansion import TaskDates, task_dates
from lantoa.lib.periods import Period


def plan_period(review: Review) -> Period | None:
    """The days of the plan, or None while they are missing or wrong."""
    reader = Reader(review)
    head = head_of(reader)
    if "document.starts_on" in reader.problems or "document.ends_on" in reader.problems:
        return None
    return Period(head["starts_on"], head["ends_on"])


def dates_of(row: Row, *, plan: Period) -> TaskDates | None:
    """When a task of the review would start and be due, or None while its timing is incomplete."""
    reader = Reader({})
    timing = timing_of(reader, row)
    return None if reader.problems else task_dates(timing, plan=plan)
