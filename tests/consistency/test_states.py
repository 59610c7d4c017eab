"""Transition tables name every state, and lead only to states that exist."""

from importlib import import_module

import pytest

TABLES = (
    ("lantoa.domain.approvals.states", "APPROVAL_TRANSITIONS", "ApprovalState"),
    ("lantoa.domain.approvals.states", "STEP_TRANSITIONS", "StepState"),
    ("lantoa.domain.plans.states", "PLAN_TRANSITIONS", "PlanState"),
    ("lantoa.domain.plans.states", "TASK_TRANSITIONS", "TaskState"),
    ("lantoa.domain.plans.states", "ASSIGNMENT_TRANSITIONS", "AssignmentState"),
    ("lantoa.domain.imports.states", "TRANSITIONS", "ImportState"),
    ("lantoa.domain.outbox.states", "TRANSITIONS", "JobState"),
)


@pytest.mark.parametrize(("module", "table", "states"), TABLES)
def test_every_state_has_its_row(module, table, states):
    module = import_module(module)
    transitions, states = getattr(module, table), getattr(module, states)
    assert set(transitions) == set(states.values)
    assert {to for row in transitions.values() for to in row} <= set(states.values)
