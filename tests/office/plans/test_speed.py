"""No page asks more of the database because a plan is long."""

import pytest
from django.urls import reverse

from lantoa.domain.plans.states import PlanState
from tests.factories.plans import a_duty, a_target, a_task, make_plan

MOST_QUERIES = 13
MOST_OF_OVERVIEW = 15
TABS = (
    "plan",
    "plan_tasks",
    "plan_calendar",
    "plan_targets",
    "plan_reports",
    "plan_bases",
    "plan_text",
    "plan_coverage",
    "plan_history",
    "plan_tasks_file",
)


@pytest.fixture
def long_plan(world):
    commune = world.commune
    units = commune.divisions
    timing = {"type": "quarter", "year": 2026, "quarter": 4}
    return make_plan(
        commune.unit,
        state=PlanState.ISSUED,
        tasks=[a_task(f"Nhiệm vụ {n}", leads=[units[n % 10]], timing=timing) for n in range(200)],
        targets=[a_target(f"Chỉ tiêu {n}") for n in range(10)],
        duties=[a_duty(f"Đơn vị {n}") for n in range(5)],
    )


def test_no_tab_of_a_long_plan_asks_too_often(long_plan, sign_in, django_assert_max_num_queries):
    client = sign_in("owner")

    for name in TABS:
        with django_assert_max_num_queries(MOST_OF_OVERVIEW if name == "plan" else MOST_QUERIES):
            assert client.get(reverse(name, args=[long_plan.pk])).status_code == 200, name


def test_neither_list_nor_task_asks_too_often(long_plan, sign_in, django_assert_max_num_queries):
    client = sign_in("owner")

    for page in (reverse("plans"), reverse("task", args=[long_plan.tasks.first().pk])):
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(page).status_code == 200
