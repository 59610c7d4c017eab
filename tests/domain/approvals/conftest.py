"""A submitted plan with its round, and the moment at which things happen."""

from dataclasses import dataclass

import pytest

from lantoa.domain.approvals.models import Approval, ApprovalStep
from lantoa.domain.approvals.queries import current_step, last_round
from lantoa.domain.plans.models import Plan
from tests.factories.plans import make_plan


@dataclass
class Submitted:
    """A plan of commune A that waits for its approvers."""

    plan: Plan

    @property
    def approval(self) -> Approval:
        """Its newest round, loaded anew."""
        return last_round("plan", self.plan.pk)

    @property
    def step(self) -> ApprovalStep:
        """The step at which the round stands, loaded anew."""
        return current_step("plan", self.plan.pk)

    @property
    def states(self) -> list[str]:
        """The states of the steps in their order."""
        return list(self.approval.steps.order_by("position").values_list("state", flat=True))


@pytest.fixture
def submitted(world) -> Submitted:
    """Default steps: the approver's, the clerk's, the approver's; put there by the keeper of the factories."""
    return Submitted(make_plan(world.commune.unit, state="submitted"))
