"""The plans that other tests stand on."""

import pytest

from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.states import PlanState
from tests.factories.plans import STEPS, a_duty, a_target, a_task, issue_plan, make_plan


@pytest.mark.parametrize("state", STEPS)
def test_a_plan_is_made_in_every_state(world, state):
    plan = make_plan(world.commune.unit, state=state)

    assert Plan.objects.get(pk=plan.pk).state == state


def test_a_draft_is_issued_with_its_number(world):
    plan = issue_plan(make_plan(world.commune.unit), number="12/KH-UBND")

    assert (plan.state, plan.number) == (PlanState.ISSUED, "12/KH-UBND")


def test_a_full_plan_holds_what_it_was_given(world):
    commune = world.commune
    plan = make_plan(
        commune.unit,
        state=PlanState.ISSUED,
        tasks=[a_task(leads=[commune.culture], collaborators=[commune.station])],
        targets=[a_target()],
        duties=[a_duty()],
    )

    assert (plan.tasks.count(), plan.targets.count(), plan.reporting_duties.count()) == (1, 1, 1)
    assert {one.unit_id for one in plan.tasks.get().assignments.all()} == {
        commune.culture.pk,
        commune.station.pk,
    }
