"""Working days with days off and worked weekend days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.lib.working_days import WorkCalendar

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)
PLAIN = WorkCalendar()


def test_weekend_is_skipped():
    assert PLAIN.after(FRIDAY, days=1) == MONDAY
    assert PLAIN.after(SATURDAY, days=0) == MONDAY
    assert PLAIN.after(FRIDAY, days=0) == FRIDAY
    assert PLAIN.before(date(2026, 11, 22)) == FRIDAY


def test_day_off_and_worked_saturday_change_the_count():
    swapped = WorkCalendar(off=frozenset({MONDAY}), worked=frozenset({SATURDAY}))
    assert swapped.after(FRIDAY, days=1) == SATURDAY
    assert swapped.after(FRIDAY, days=2) == date(2026, 11, 24)
    assert swapped.count(FRIDAY, MONDAY) == 2


def test_empty_span_counts_nothing():
    assert PLAIN.count(MONDAY, FRIDAY) == 0


def test_negative_days_and_endless_holidays_are_refused():
    with pytest.raises(ValueError, match="negative"):
        PLAIN.after(FRIDAY, days=-1)
    endless = WorkCalendar(off=frozenset(FRIDAY + timedelta(days=n) for n in range(-80, 80)))
    with pytest.raises(ValueError, match="no working day"):
        endless.after(FRIDAY, days=1)
    with pytest.raises(ValueError, match="no working day"):
        endless.before(FRIDAY)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 200))
def test_counting_and_adding_agree(day, days):
    end = PLAIN.after(day, days=days)
    assert PLAIN.is_working(end)
    assert PLAIN.count(day + timedelta(days=1), end) == days
