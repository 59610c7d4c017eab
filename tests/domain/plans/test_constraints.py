"""What must never be false is refused by the database itself, whoever writes."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from lantoa.domain.plans import actions
from lantoa.domain.plans.models import ChangeRequest, Plan
from lantoa.domain.plans.states import PlanState
from tests.factories.plans import a_duty, a_target, a_task, keeper_of, make_plan, moment_of

TABLES = {
    "plan": "domain_plan",
    "task": "domain_task",
    "assignment": "domain_assignment",
    "target": "domain_target",
    "target_period": "domain_targetperiod",
    "task_period": "domain_taskperiod",
    "duty": "domain_reportingduty",
    "duty_period": "domain_dutyperiod",
}


@pytest.fixture
def rows(world):
    commune = world.commune
    plan = make_plan(
        commune.unit,
        state=PlanState.ISSUED,
        tasks=[a_task(leads=[commune.culture], timing={"type": "recurring", "every": "month"})],
        targets=[a_target("100% đơn vị thực hiện", "100", unit_text="%", per="")],
        duties=[a_duty()],
    )
    task, target, duty = plan.tasks.get(), plan.targets.get(), plan.reporting_duties.get()
    return {
        "plan": plan,
        "task": task,
        "assignment": task.assignments.get(),
        "target": target,
        "target_period": target.periods.get(),
        "task_period": task.periods.order_by("pk").first(),
        "duty": duty,
        "duty_period": duty.periods.order_by("pk").first(),
    }


@pytest.mark.parametrize(
    ("row", "change"),
    [
        ("plan", "ends_on = '2025-01-01'"),
        ("plan", "running_since = NULL"),
        ("task", "state = 'done'"),
        ("task", "done_on = '2026-11-20'"),
        ("task", "state = 'dropped', state_reason = ''"),
        ("task", "due_on = '2020-01-01'"),
        ("assignment", "state = 'asked_back', note = ''"),
        ("target", "quantity = -1"),
        ("target", "quantity = 101"),
        ("target_period", "ends_on = '2020-01-01'"),
        ("task_period", "due_on = '2020-01-01'"),
        ("duty", "deadline_day = 32"),
        ("duty_period", "ends_on = '2020-01-01'"),
    ],
)
def test_the_database_refuses(rows, row, change):
    statement = f"UPDATE {TABLES[row]} SET {change} WHERE id = {rows[row].pk}"

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_number_is_given_once_a_day_in_a_body(world):
    first = make_plan(world.commune.unit, state=PlanState.ISSUED, number="12/KH-UBND")
    second = make_plan(world.commune.unit)

    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(pk=second.pk).update(number="12/KH-UBND", issued_on=first.issued_on)


def test_two_bodies_may_give_the_same_number(world):
    for unit in (world.commune.unit, world.other_commune.unit):
        make_plan(unit, state=PlanState.ISSUED, number="12/KH-UBND")

    assert Plan.objects.filter(number="12/KH-UBND").count() == 2


@pytest.fixture
def change(world):
    plan = make_plan(
        world.commune.unit, state=PlanState.ISSUED, tasks=[a_task(timing={"type": "year", "year": 2026})]
    )
    by = keeper_of(world.commune.unit)
    return actions.ask_change(
        task=plan.tasks.get(),
        field="due_on",
        new_value="2026-12-20",
        reason="Chờ hướng dẫn",
        by=by,
        at=moment_of(date(2026, 8, 1)),
    )


@pytest.mark.parametrize("values", [{"reason": ""}, {"state": "granted"}])
def test_a_change_needs_a_reason_and_somebody_who_decided(change, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        ChangeRequest.objects.filter(pk=change.pk).update(**values)


def test_one_field_of_a_task_waits_for_one_decision(change):
    twin = ChangeRequest.objects.get(pk=change.pk)
    twin.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()
