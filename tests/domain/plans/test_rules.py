"""Who may do what, in which state: the whole truth table of every rule."""

import pytest

from lantoa.domain.errors import Denied
from lantoa.domain.plans import actions, rules
from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.states import ChangeField, PlanState
from tests.factories.plans import a_target, a_task, keeper_of, make_plan, moment_of

PEOPLE = (
    "owner",
    "admin",
    "colleague",
    "contact",
    "editor",
    "approver",
    "clerk",
    "broadcaster",
    "stranger",
    "consolidator",
)
KEEPERS = {"owner", "admin"}
EVERY_STATE = set(PlanState)

PLAN_RULES = {
    rules.check_can_edit: (KEEPERS, {PlanState.DRAFT}),
    rules.check_can_submit: (KEEPERS, {PlanState.DRAFT}),
    rules.check_can_return_approved: (KEEPERS | {"approver"}, {PlanState.SUBMITTED, PlanState.APPROVED}),
    rules.check_can_number: ({"clerk"}, {PlanState.APPROVED, PlanState.ISSUED}),
    rules.check_can_issue: (KEEPERS | {"clerk"}, {PlanState.APPROVED}),
    rules.check_can_end: (KEEPERS, {PlanState.ISSUED}),
}


def is_allowed(check, row, actor):
    return rules.why_not(check, row, actor) is None


def in_state(plan, state):
    plan.state = state
    return plan


@pytest.fixture
def plan(world):
    commune = world.commune
    return make_plan(
        commune.unit,
        state=PlanState.ISSUED,
        tasks=[a_task(leads=[commune.culture], timing={"type": "year", "year": 2026})],
        targets=[a_target()],
    )


@pytest.mark.parametrize("check", PLAN_RULES, ids=lambda check: check.__name__)
def test_rules_of_a_plan(world, plan, check):
    people, states = PLAN_RULES[check]

    allowed = {
        (name, state)
        for name in PEOPLE
        for state in EVERY_STATE
        if is_allowed(check, in_state(plan, state), world.actor(name))
    }

    assert allowed == {(name, state) for name in people for state in states}


def test_a_submitted_plan_waits_for_the_holder_of_each_step_in_turn(world):
    plan = make_plan(world.commune.unit, state=PlanState.SUBMITTED)
    allowed = []

    for turn in ("approver", "clerk", "approver"):
        allowed.append(
            {name for name in PEOPLE if is_allowed(rules.check_can_approve, plan, world.actor(name))}
        )
        actions.approve(plan=plan, by=world.actor(turn), at=moment_of(world.actor(turn).on))

    assert allowed == [{"approver"}, {"clerk"}, {"approver"}]
    assert plan.state == PlanState.APPROVED
    assert not any(is_allowed(rules.check_can_approve, plan, world.actor(name)) for name in PEOPLE)


def test_who_must_wait_is_told_for_which_step(world):
    plan = make_plan(world.commune.unit, state=PlanState.SUBMITTED)

    assert rules.why_not(rules.check_can_approve, plan, world.actor("clerk")) == (
        "Đang chờ bước “Kiểm tra nội dung” do người duyệt tại Xã An Hòa quyết định."
    )


def test_a_submitted_plan_is_returned_by_who_holds_a_step_to_come_too(world):
    plan = make_plan(world.commune.unit, state=PlanState.SUBMITTED)
    check = rules.check_can_return_approved

    allowed = {name for name in PEOPLE if is_allowed(check, plan, world.actor(name))}

    assert allowed == KEEPERS | {"approver", "clerk"}


def test_a_plan_is_begun_by_those_who_keep_plans(world):
    allowed = {
        name
        for name in PEOPLE
        if is_allowed(rules.check_can_create, world.commune.unit.pk, world.actor(name))
    }

    assert allowed == KEEPERS


def test_an_issued_plan_keeps_its_number(world, plan):
    plan.number, plan.issued_on = "12/KH-UBND", plan.running_since

    with pytest.raises(Denied, match="12/KH-UBND"):
        rules.check_can_number(plan, world.actor("clerk"))


def allowed_by_state(world, plan, check, row):
    return {
        (name, state)
        for name in PEOPLE
        for state in EVERY_STATE
        if in_state(plan, state) and is_allowed(check, row, world.actor(name))
    }


def test_a_unit_answers_through_its_contact_or_the_coordinator(world, plan):
    assignment = plan.tasks.get().assignments.get()
    assignment.task.plan = plan

    allowed = allowed_by_state(world, plan, rules.check_can_answer, assignment)

    assert allowed == {(name, PlanState.ISSUED) for name in KEEPERS | {"contact"}}


def test_a_contact_does_not_answer_for_another_unit(world):
    commune = world.commune
    task = make_plan(
        commune.unit, state=PlanState.ISSUED, tasks=[a_task(leads=[commune.economy])]
    ).tasks.get()

    assert not is_allowed(rules.check_can_answer, task.assignments.get(), world.actor("contact"))
    assert not is_allowed(rules.check_can_work, task, world.actor("contact"))


def test_work_is_moved_on_by_its_units_and_the_coordinator(world, plan):
    task = plan.tasks.get()
    task.plan = plan

    for check in (rules.check_can_work, rules.check_can_ask_change):
        allowed = allowed_by_state(world, plan, check, task)
        assert allowed == {(name, PlanState.ISSUED) for name in KEEPERS | {"contact"}}


def test_work_is_given_out_by_the_coordinator(world, plan):
    task, target = plan.tasks.get(), plan.targets.get()
    task.plan = target.plan = plan
    expected = {(name, state) for name in KEEPERS for state in (PlanState.DRAFT, PlanState.ISSUED)}

    assert allowed_by_state(world, plan, rules.check_can_assign, task) == expected
    assert allowed_by_state(world, plan, rules.check_can_choose_reading, target) == expected


def test_a_question_is_answered_by_the_coordinator_while_it_waits(world, plan):
    assignment = plan.tasks.get().assignments.get()
    by = keeper_of(world.commune.unit)
    assert not is_allowed(rules.check_can_reply, assignment, by)

    actions.ask_back(assignment=assignment, note="Bao giờ có kinh phí?", by=by, at=moment_of(by.on))

    allowed = {name for name in PEOPLE if is_allowed(rules.check_can_reply, assignment, world.actor(name))}
    assert allowed == KEEPERS


def test_a_change_is_decided_once_while_the_plan_runs(world, plan):
    by = keeper_of(world.commune.unit)
    request = actions.ask_change(
        task=plan.tasks.get(),
        field=ChangeField.DUE_ON,
        new_value="2026-12-15",
        reason="Chờ hướng dẫn",
        by=by,
        at=moment_of(by.on),
    )
    check = rules.check_can_decide_change
    request.task.plan = plan

    allowed = allowed_by_state(world, plan, check, request)
    assert allowed == {(name, PlanState.ISSUED) for name in KEEPERS | {"approver"}}

    in_state(plan, PlanState.ISSUED)
    actions.refuse_change(request=request, note="Không lùi được", by=by, at=moment_of(by.on))
    assert not any(is_allowed(check, request, world.actor(name)) for name in PEOPLE)


def test_every_refusal_is_a_sentence(world, plan):
    stranger = world.actor("stranger")
    sentences = [rules.why_not(check, plan, stranger) for check in PLAN_RULES]

    assert all(sentence and sentence.endswith(".") for sentence in sentences)


@pytest.mark.parametrize(
    ("name", "sees_drafts", "sees_issued"),
    [
        ("owner", True, True),
        ("colleague", True, True),
        ("contact", True, True),
        ("stranger", False, False),
        ("consolidator", False, True),
    ],
)
def test_who_sees_a_plan(world, plan, name, sees_drafts, sees_issued):
    draft = make_plan(world.commune.unit)
    seen = set(Plan.objects.visible_to(world.actor(name)).values_list("pk", flat=True))

    assert (draft.pk in seen, plan.pk in seen) == (sees_drafts, sees_issued)
