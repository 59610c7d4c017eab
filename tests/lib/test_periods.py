"""Calendar periods."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.lib.periods import Period, day_in, half_year_of, month_of, quarter_of, whole_periods, year_of

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
EVERY = st.sampled_from(["week", "month", "quarter", "half_year", "year"])


@st.composite
def spans(draw) -> Period:
    start = draw(DAYS)
    return Period(start, start + timedelta(days=draw(st.integers(0, 900))))


@given(spans(), EVERY)
def test_periods_follow_each_other_without_a_gap(span, every):
    periods = list(whole_periods(span, every=every))
    assert all(left.end + timedelta(days=1) == right.start for left, right in itertools.pairwise(periods))


@given(spans(), EVERY)
def test_periods_cover_the_span_and_each_meets_it(span, every):
    periods = list(whole_periods(span, every=every))
    assert periods[0].holds(span.start)
    assert periods[-1].holds(span.end)
    assert all(period.meets(span) for period in periods)


@given(spans())
def test_four_quarters_make_the_years(span):
    years = list(whole_periods(span, every="year"))
    quarters = list(whole_periods(Period(years[0].start, years[-1].end), every="quarter"))
    assert len(quarters) == 4 * len(years)


def test_the_last_six_months():
    assert half_year_of(2025, 2) == Period(date(2025, 7, 1), date(2025, 12, 31))
    assert quarter_of(2026, 1) == Period(date(2026, 1, 1), date(2026, 3, 31))
    assert month_of(2024, 2).end == date(2024, 2, 29)
    assert year_of(2026).end == date(2026, 12, 31)


def test_a_day_that_a_month_lacks_is_its_last():
    assert day_in(2026, 2, 31) == date(2026, 2, 28)


def test_a_period_may_not_end_before_it_begins():
    with pytest.raises(ValueError, match="after its end"):
        Period(date(2026, 1, 2), date(2026, 1, 1))
