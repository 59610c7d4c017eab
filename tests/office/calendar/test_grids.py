"""Days laid out in weeks, for any day and any items."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lantoa.domain.plans.queries.calendar import Item, Kind
from lantoa.lib.periods import Period
from lantoa.office.calendar.grids import (
    FIRST_DAY,
    LAST_DAY,
    agenda,
    neighbour,
    span_of_view,
    weeks,
    whole_weeks,
)

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault of what is tested."""
DAYS = st.dates(FIRST_DAY, LAST_DAY)
VIEWS = st.sampled_from(["month", "week", "list", ""])


def item_on(day: date, mark: int) -> Item:
    return Item(
        day=day,
        kind=Kind.TASK,
        title=f"Việc {mark}",
        plan_id=1,
        plan_title="",
        subject_id=mark,
        mark=f"task-{mark}",
    )


@st.composite
def spans_with_items(draw):
    span = span_of_view(draw(VIEWS), on=draw(DAYS))
    whole = whole_weeks(span)
    length = (whole.end - whole.start).days
    shifts = draw(st.lists(st.integers(0, length), max_size=20))
    return span, [item_on(whole.start + timedelta(days=shift), mark) for mark, shift in enumerate(shifts)]


@PATIENT
@given(spans_with_items())
def test_every_item_stands_in_the_grid_once_on_its_own_day(case):
    span, items = case
    placed = [(item.mark, day.on) for week in weeks(span, items=items) for day in week for item in day.items]
    assert sorted(placed) == sorted((item.mark, item.day) for item in items)


@PATIENT
@given(spans_with_items())
def test_the_grid_is_whole_weeks_from_monday_without_a_gap(case):
    span, items = case
    rows = weeks(span, items=items)
    days = [day.on for week in rows for day in week]
    assert all(len(week) == 7 and week[0].on.weekday() == 0 for week in rows)
    assert [later - earlier for earlier, later in pairwise(days)] == [timedelta(days=1)] * (len(days) - 1)
    assert [day.on for week in rows for day in week if day.is_inside] == [
        day for day in days if span.holds(day)
    ]
    assert span.start in days
    assert span.end in days


@PATIENT
@given(spans_with_items())
def test_the_list_tells_only_days_of_the_span_that_hold_something(case):
    span, items = case
    told = agenda(span, items=items)
    assert all(day.items and span.holds(day.on) for day in told)
    assert [day.on for day in told] == sorted({item.day for item in items if span.holds(item.day)})
    assert sum(len(day.items) for day in told) == sum(span.holds(item.day) for item in items)


@PATIENT
@given(VIEWS, DAYS)
def test_next_and_before_lead_back_and_leave_no_day_out(view, on):
    after = neighbour(view, on=on, step=1)
    if after is None:
        return
    here, there = span_of_view(view, on=on), span_of_view(view, on=after)
    assert there.start == here.end + timedelta(days=1)
    back = neighbour(view, on=after, step=-1)
    assert back is not None
    assert span_of_view(view, on=back) == here


@PATIENT
@given(VIEWS)
def test_the_calendar_ends_somewhere(view):
    assert neighbour(view, on=LAST_DAY, step=1) is None
    assert neighbour(view, on=FIRST_DAY, step=-1) is None


def test_a_month_that_begins_on_monday_has_no_week_before_it():
    june = span_of_view("month", on=date(2026, 6, 15))
    assert whole_weeks(june) == Period(date(2026, 6, 1), date(2026, 7, 5))
