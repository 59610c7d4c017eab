"""The life of a plan from draft to its end."""

from datetime import date

import pytest

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.errors import Denied, Invalid, Stale
from lantoa.domain.plans import actions
from lantoa.domain.plans.models import DutyPeriod, Plan, TargetPeriod, TaskPeriod
from lantoa.domain.plans.states import PLAN_TRANSITIONS, PlanState
from tests.factories.plans import (
    a_duty,
    a_target,
    a_task,
    issue_plan,
    keeper_of,
    make_plan,
    moment_of,
)


def kinds_of(plan):
    return list(AuditEvent.objects.about(plan).values_list("kind", flat=True))


@pytest.fixture
def by(world):
    return keeper_of(world.commune.unit)


@pytest.fixture
def at(by):
    return moment_of(by.on)


def test_an_issued_plan_has_gone_through_every_step(world):
    plan = make_plan(world.commune.unit, state=PlanState.ISSUED, number="12/KH-UBND")

    assert kinds_of(plan) == [
        "plan_issued",
        "plan_numbered",
        "plan_approved",
        "plan_submitted",
        "plan_created",
    ]
    assert Plan.objects.get(pk=plan.pk).running_since == date(2026, 7, 10)


def test_a_plan_without_tasks_is_not_submitted(world, by, at):
    plan = make_plan(world.commune.unit, tasks=[])

    with pytest.raises(Invalid, match="chưa có nhiệm vụ"):
        actions.submit(plan=plan, by=by, at=at)


def test_a_returned_plan_is_a_draft_with_the_reason(world, by, at):
    plan = make_plan(world.commune.unit, state=PlanState.SUBMITTED)

    actions.return_for_changes(plan=plan, reason=" Thiếu sản phẩm ", by=by, at=at)

    plan.refresh_from_db()
    assert (plan.state, plan.state_reason) == (PlanState.DRAFT, "Thiếu sản phẩm")


@pytest.mark.parametrize("act", [actions.return_for_changes, actions.close])
def test_a_step_back_or_the_end_needs_a_reason(world, by, at, act):
    state = PlanState.SUBMITTED if act is actions.return_for_changes else PlanState.ISSUED
    plan = make_plan(world.commune.unit, state=state)

    with pytest.raises(Invalid, match="lý do"):
        act(plan=plan, reason="  ", by=by, at=at)


def test_of_two_approvals_the_second_is_stale(world, by, at):
    plan = make_plan(world.commune.unit, state=PlanState.SUBMITTED)
    twin = Plan.objects.get(pk=plan.pk)
    actions.approve(plan=plan, by=by, at=at)

    with pytest.raises(Stale):
        actions.approve(plan=twin, by=by, at=at)


@pytest.mark.parametrize("state", [PlanState.CLOSED, PlanState.SUPERSEDED])
def test_an_ended_plan_stays_ended(state):
    assert PLAN_TRANSITIONS[state] == frozenset()


def test_a_number_is_asked_for_in_full(world, by, at):
    plan = make_plan(world.commune.unit, state=PlanState.APPROVED)

    with pytest.raises(Invalid) as refusal:
        actions.give_number(plan=plan, number=" ", issued_on=date(2026, 8, 30), by=by, at=at)

    assert set(refusal.value.problems) == {"number", "issued_on"}


def test_a_number_is_given_once_a_year_in_a_body(world, by, at):
    make_plan(world.commune.unit, state=PlanState.ISSUED, number="12/KH-UBND")
    plan = make_plan(world.commune.unit, state=PlanState.APPROVED)

    with pytest.raises(Invalid) as refusal:
        actions.give_number(plan=plan, number="12/KH-UBND", issued_on=date(2026, 7, 9), by=by, at=at)

    assert "number" in refusal.value.problems


def test_a_plan_issued_without_number_gets_it_later(world, by, at):
    plan = make_plan(world.commune.unit, state=PlanState.ISSUED)

    actions.give_number(plan=plan, number="15/KH-UBND", issued_on=date(2026, 7, 10), by=by, at=at)

    assert Plan.objects.get(pk=plan.pk).display_number == "15/KH-UBND"
    with pytest.raises(Denied):
        actions.give_number(plan=plan, number="16/KH-UBND", issued_on=date(2026, 7, 10), by=by, at=at)


def test_issue_lays_out_every_period(world):
    plan = make_plan(
        world.commune.unit,
        state=PlanState.ISSUED,
        tasks=[a_task(timing={"type": "recurring", "every": "month"}), a_task(timing={"type": "continuous"})],
        targets=[a_target(), a_target("02 tin, bài/tháng", "2", per="month")],
        duties=[a_duty(frequencies=("quarter", "half_year", "year"))],
    )

    assert TaskPeriod.objects.filter(task__plan=plan).count() == 6
    assert TargetPeriod.objects.filter(target__plan=plan).count() == 1 + 6
    assert sorted(DutyPeriod.objects.filter(duty__plan=plan).values_list("every", "due_on")) == [
        ("half_year", date(2026, 12, 9)),
        ("quarter", date(2026, 9, 9)),
        ("quarter", date(2026, 12, 9)),
        ("year", date(2026, 12, 9)),
    ]


def test_nothing_is_laid_out_before_the_issue(world):
    make_plan(world.commune.unit, state=PlanState.APPROVED, targets=[a_target()], duties=[a_duty()])

    assert not DutyPeriod.objects.exists()
    assert not TargetPeriod.objects.exists()


def quarters_due(plan):
    return sorted(DutyPeriod.objects.filter(duty__plan=plan).values_list("due_on", flat=True))


def test_reports_due_before_the_issue_are_not_demanded(world):
    plan = make_plan(
        world.commune.unit,
        state=PlanState.ISSUED,
        starts_on=date(2026, 1, 1),
        duties=[a_duty()],
    )

    assert quarters_due(plan) == [date(2026, 9, 9), date(2026, 12, 9)]


def test_a_plan_entered_after_its_end_keeps_all_its_reports(world):
    plan = make_plan(
        world.commune.unit,
        state=PlanState.ISSUED,
        starts_on=date(2024, 1, 1),
        ends_on=date(2024, 12, 31),
        duties=[a_duty()],
    )

    assert len(quarters_due(plan)) == 4


def test_a_new_version_ends_the_old_plan(world):
    old = make_plan(world.commune.unit, state=PlanState.ISSUED)
    new = make_plan(world.commune.unit)
    Plan.objects.filter(pk=new.pk).update(supersedes=old)
    new.refresh_from_db()

    issue_plan(new)

    old.refresh_from_db()
    assert (old.state, kinds_of(old)[0]) == (PlanState.SUPERSEDED, "plan_superseded")


def test_a11_the_units_of_the_day_of_issue_are_kept(world, by, at):
    commune = world.commune
    plan = make_plan(
        commune.unit,
        state=PlanState.ISSUED,
        tasks=[
            a_task(leads=[commune.culture], collaborators=[commune.station]),
            a_task(leads=[commune.culture]),
        ],
    )
    actions.assign(task=plan.tasks.first(), unit=commune.economy, part="lead", by=by, at=at)

    assert Plan.objects.get(pk=plan.pk).issued_to == sorted([commune.culture.pk, commune.station.pk])
