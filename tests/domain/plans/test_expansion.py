"""From the words of a plan to dates: the default readings, each by its number."""

from datetime import date
from decimal import Decimal

import pytest

from lantoa.domain.plans.expansion import report_dates, target_periods, task_dates, task_periods
from lantoa.domain.plans.states import Every, Window
from lantoa.lib.periods import Period, month_of, quarter_of, year_of

HALF = Period(date(2025, 7, 1), date(2025, 12, 31))
YEAR = year_of(2026)


def task_span(timing, *, plan=HALF):
    dates = task_dates(timing, plan=plan)
    return dates.starts_on, dates.due_on, dates.is_outside_period


@pytest.mark.parametrize(
    ("timing", "expected"),
    [
        pytest.param(
            {"type": "before_date", "date": "2025-08-15"},
            (date(2025, 7, 1), date(2025, 8, 14), False),
            id="A-15-before-the-15th-ends-on-the-14th",
        ),
        pytest.param(
            {"type": "year", "year": 2025},
            (date(2025, 7, 1), date(2025, 12, 31), False),
            id="A-25-a-year-ends-on-31-december",
        ),
        pytest.param(
            {"type": "month", "year": 2025, "month": 8},
            (date(2025, 8, 1), date(2025, 8, 31), False),
            id="a-month-ends-on-its-last-day",
        ),
        pytest.param(
            {"type": "month", "year": 2028, "month": 2},
            (date(2028, 2, 1), date(2028, 2, 29), True),
            id="a-leap-february",
        ),
        pytest.param(
            {"type": "quarter", "year": 2026, "quarter": 1},
            (date(2026, 1, 1), date(2026, 3, 31), True),
            id="A-26-a-task-outside-the-period-is-allowed-and-marked",
        ),
        pytest.param({"type": "continuous"}, (None, None, False), id="A-24-continuous-is-never-due"),
        pytest.param({"type": "unspecified"}, (None, None, False), id="no-time-given"),
        pytest.param(None, (None, None, False), id="TASK-27-an-empty-cell"),
        pytest.param(
            {"type": "recurring", "every": "month"},
            (HALF.start, HALF.end, False),
            id="a-recurring-task-lasts-as-long-as-the-plan",
        ),
    ],
)
def test_dates_of_a_task(timing, expected):
    assert task_span(timing) == expected


def test_a_deadline_before_the_plan_begins_is_outside_it():
    starts_on, due_on, is_outside = task_span({"type": "before_date", "date": "2025-06-20"})

    assert (starts_on, due_on, is_outside) == (date(2025, 6, 19), date(2025, 6, 19), True)


def test_a_year_other_than_the_plans_is_outside_it():
    assert task_span({"type": "year", "year": 2026}) == (date(2026, 1, 1), date(2026, 12, 31), True)


def test_a_monthly_task_is_due_once_in_each_month_of_the_plan():
    periods = task_periods({"type": "recurring", "every": "month"}, plan=HALF, issued_on=HALF.start)

    assert [period for period, _ in periods] == [month_of(2025, month) for month in range(7, 13)]
    assert not any(informative for _, informative in periods)


def test_a53_months_before_the_first_full_one_after_issue_only_inform():
    periods = task_periods({"type": "recurring", "every": "month"}, plan=HALF, issued_on=date(2025, 8, 6))

    assert [informative for _, informative in periods] == [True, True, False, False, False, False]


def test_a53_a_plan_issued_on_the_first_of_a_month_counts_that_month():
    periods = task_periods({"type": "recurring", "every": "month"}, plan=HALF, issued_on=date(2025, 8, 1))

    assert [informative for _, informative in periods] == [True, False, False, False, False, False]


def test_quarters_always_count_however_late_the_issue():
    periods = task_periods({"type": "recurring", "every": "quarter"}, plan=HALF, issued_on=date(2025, 8, 6))

    assert [informative for _, informative in periods] == [False, False]


@pytest.mark.parametrize("timing", [None, {"type": "continuous"}, {"type": "year", "year": 2025}])
def test_only_recurring_tasks_have_parts(timing):
    assert task_periods(timing, plan=HALF, issued_on=HALF.start) == []


def test_weeks_are_cut_at_the_ends_of_the_plan():
    periods = task_periods({"type": "recurring", "every": "week"}, plan=HALF, issued_on=HALF.start)

    assert periods[0][0] == Period(date(2025, 7, 1), date(2025, 7, 6))
    assert periods[-1][0] == Period(date(2025, 12, 29), date(2025, 12, 31))


def test_a01_a_yearly_quantity_is_whole_and_counts_over_the_calendar_year():
    periods = target_periods(
        quantity=Decimal(20), per=Every.YEAR, window=Window.CALENDAR, plan=HALF, issued_on=date(2025, 8, 6)
    )

    assert periods == [(year_of(2025), Decimal(20), False)]


def test_a01_the_owner_may_switch_to_the_plans_own_period():
    periods = target_periods(
        quantity=Decimal(20), per=Every.YEAR, window=Window.PLAN, plan=HALF, issued_on=date(2025, 8, 6)
    )

    assert periods == [(HALF, Decimal(20), False)]


def test_a_quantity_without_a_rate_is_judged_once_over_the_plan():
    periods = target_periods(
        quantity=Decimal(100), per="", window=Window.CALENDAR, plan=HALF, issued_on=HALF.start
    )

    assert periods == [(HALF, Decimal(100), False)]


def test_a08_a_monthly_minimum_is_judged_month_by_month():
    periods = target_periods(
        quantity=Decimal(2), per=Every.MONTH, window=Window.CALENDAR, plan=HALF, issued_on=date(2025, 8, 6)
    )

    assert [period for period, _, _ in periods] == [month_of(2025, month) for month in range(7, 13)]
    assert {quantity for _, quantity, _ in periods} == {Decimal(2)}
    assert [informative for _, _, informative in periods] == [True, True, False, False, False, False]


def test_a_plan_over_two_years_has_a_yearly_quantity_in_each():
    plan = Period(date(2025, 7, 1), date(2026, 6, 30))

    periods = target_periods(
        quantity=Decimal(6), per=Every.YEAR, window=Window.CALENDAR, plan=plan, issued_on=plan.start
    )

    assert [period for period, _, _ in periods] == [year_of(2025), year_of(2026)]


def due(frequencies, *, day=10, text="trước ngày 10 tháng cuối của quý, năm", plan=HALF):
    reports = report_dates(frequencies, deadline_day=day, deadline_text=text, plan=plan)
    return [(one.every, one.due_on, one.is_inferred) for one in reports]


def test_a15_before_the_10th_is_the_9th_of_the_last_month():
    assert due(("quarter",)) == [
        (Every.QUARTER, date(2025, 9, 9), False),
        (Every.QUARTER, date(2025, 12, 9), False),
    ]


def test_a14_a_period_that_the_words_leave_out_follows_the_same_rule_and_says_so():
    reports = due(("quarter", "half_year", "year"))

    assert (Every.HALF_YEAR, date(2025, 12, 9), True) in reports
    assert (Every.YEAR, date(2025, 12, 9), False) in reports


def test_a14_a_deadline_of_the_quarter_is_inferred_for_half_year_and_year():
    reports = due(("quarter", "half_year", "year"), day=20, text="trước ngày 20 tháng cuối của quý")

    assert {every: inferred for every, _, inferred in reports} == {
        Every.QUARTER: False,
        Every.HALF_YEAR: True,
        Every.YEAR: True,
    }


def test_a18_without_a_day_the_last_day_of_the_period_is_taken_and_marked():
    assert due(("quarter",), day=None, text="") == [
        (Every.QUARTER, date(2025, 9, 30), True),
        (Every.QUARTER, date(2025, 12, 31), True),
    ]


def test_the_word_for_regulation_is_not_the_word_for_quarter():
    reports = due(("half_year",), text="theo quy định, trước ngày 10 tháng cuối kỳ")

    assert [inferred for _, _, inferred in reports] == [False]


def test_the_name_of_the_country_is_not_a_year():
    reports = due(("quarter",), text="trước ngày 10 tháng cuối kỳ, theo mẫu của Mặt trận Tổ quốc Việt Nam")

    assert [inferred for _, _, inferred in reports] == [False, False]


def test_a_report_covers_its_whole_period():
    reports = report_dates(("year",), deadline_day=10, deadline_text="trước ngày 10", plan=HALF)

    assert [one.window for one in reports] == [year_of(2025)]


def test_a_day_that_the_month_lacks_is_the_day_before_its_last():
    plan = quarter_of(2025, 3)

    assert due(("quarter",), day=31, text="trước ngày 31 tháng cuối quý", plan=plan) == [
        (Every.QUARTER, date(2025, 9, 29), False)
    ]


def test_the_first_of_the_month_means_the_end_of_the_month_before():
    assert due(("quarter",), day=1, text="trước ngày 01 tháng cuối quý")[0][1] == date(2025, 8, 31)


def test_a_duty_on_request_has_no_dates():
    assert due(()) == []


def test_reports_stand_in_the_order_of_their_last_days():
    days = [day for _, day, _ in due(("year", "quarter", "half_year"), plan=YEAR)]

    assert days == sorted(days)
    assert len(days) == 7
