"""Tasks are moved on, and ambiguous targets are read as the coordinator chooses."""

from datetime import date
from decimal import Decimal

import pytest

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.errors import Denied, Invalid, Stale
from lantoa.domain.plans import actions
from lantoa.domain.plans.models import Task
from lantoa.domain.plans.states import PlanState, Scope, TaskState, Window
from tests.factories.plans import a_target, a_task, make_plan


@pytest.fixture
def plan(world):
    return make_plan(
        world.commune.unit,
        state=PlanState.ISSUED,
        tasks=[
            a_task("Một", leads=[world.commune.culture], timing={"type": "month", "year": 2026, "month": 8}),
            a_task("Hai", leads=[world.commune.culture], timing={"type": "continuous"}),
        ],
        targets=[a_target(default_reading="A-01")],
    )


@pytest.fixture
def contact(world, now):
    return {"by": world.actor("contact"), "at": now}


def move(plan, name, to, act, **fields):
    task = Task.objects.get(plan=plan, name=name)
    actions.move_task(task=task, to=to, **act, **fields)
    return Task.objects.get(pk=task.pk)


def test_a_task_is_started_and_finished(plan, contact, today):
    assert move(plan, "Một", TaskState.UNDER_WAY, contact).state == TaskState.UNDER_WAY

    task = move(plan, "Một", TaskState.DONE, contact)
    assert (task.state, task.done_on) == (TaskState.DONE, today)


def test_dropping_and_reopening_need_a_reason(plan, contact):
    with pytest.raises(Invalid, match="lý do"):
        move(plan, "Một", TaskState.DROPPED, contact)
    move(plan, "Một", TaskState.DROPPED, contact, reason="Không còn phù hợp")
    with pytest.raises(Invalid, match="lý do"):
        move(plan, "Một", TaskState.OPEN, contact)

    task = move(plan, "Một", TaskState.OPEN, contact, reason="Cấp trên yêu cầu lại")
    assert (task.state, task.done_on) == (TaskState.OPEN, None)


def test_a_state_that_cannot_follow_is_stale(plan, contact):
    move(plan, "Một", TaskState.DONE, contact)

    with pytest.raises(Stale):
        move(plan, "Một", TaskState.DROPPED, contact, reason="Thôi")


def test_a_continuous_task_is_not_finished_while_the_plan_lasts(plan, contact):
    with pytest.raises(Denied, match="thường xuyên"):
        move(plan, "Hai", TaskState.DONE, contact)


def test_a_colleague_without_a_part_does_not_move_it(world, plan, now):
    with pytest.raises(Denied):
        move(plan, "Một", TaskState.DONE, {"by": world.actor("colleague"), "at": now})


def test_overdue_is_a_fact_of_the_day(plan, today):
    overdue = Task.objects.filter(plan=plan).overdue(today).order_by("position")

    assert [task.name for task in overdue] == ["Một"]
    assert not Task.objects.filter(plan=plan).overdue(date(2026, 8, 31)).exists()


def test_a01_the_owner_counts_over_the_plans_period(world, plan, now):
    target = plan.targets.get()
    assert [(one.starts_on, one.ends_on) for one in target.periods.order_by("pk")] == [
        (date(2026, 1, 1), date(2026, 12, 31))
    ]

    actions.choose_reading(
        target=target, window=Window.PLAN, scope=Scope.BODY, by=world.actor("owner"), at=now
    )

    period = target.periods.get()
    assert (period.starts_on, period.ends_on, period.quantity) == (
        date(2026, 7, 1),
        date(2026, 12, 31),
        Decimal(20),
    )
    details = AuditEvent.objects.about(target).get().details
    assert details["old"] != details["new"]


def test_a_reading_is_one_of_the_list(world, plan, now):
    with pytest.raises(Invalid):
        actions.choose_reading(
            target=plan.targets.get(), window="month", scope=Scope.BODY, by=world.actor("owner"), at=now
        )


def test_a_reading_in_a_draft_lays_out_nothing(world, now):
    target = make_plan(world.commune.unit, targets=[a_target()]).targets.get()

    actions.choose_reading(
        target=target, window=Window.PLAN, scope=Scope.EACH_UNIT, by=world.actor("owner"), at=now
    )

    assert (target.window, target.scope, target.periods.count()) == (Window.PLAN, Scope.EACH_UNIT, 0)
