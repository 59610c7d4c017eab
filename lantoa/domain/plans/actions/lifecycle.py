"""Draft, submitted, approved, and the end of a plan."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans.actions.moves import move
from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.rules import (
    check_can_approve,
    check_can_end,
    check_can_return_approved,
    check_can_submit,
)
from lantoa.domain.plans.states import PlanState


def _log(kind: str, plan: Plan, *, by: Actor, at: datetime, **details: object) -> None:
    record(kind, subject=plan, by=by.person, at=at, organisation_id=plan.organisation_id, **details)


def needs_reason(reason: str) -> str:
    """The reason without white space at its ends.

    Raises:
        Invalid: if nothing is left.
    """
    if not reason.strip():
        raise Invalid(_("Hãy nêu lý do."), {"reason": _("Lý do không được để trống.")})
    return reason.strip()


@transaction.atomic
def submit(*, plan: Plan, by: Actor, at: datetime) -> None:
    """Send a draft to the approver.

    Raises:
        Invalid: if the plan has no task.
    """
    check_can_submit(plan, by)
    if not plan.tasks.exists():
        raise Invalid(_("Kế hoạch chưa có nhiệm vụ nào; hãy thêm nhiệm vụ trước khi trình."))
    move(plan, to=PlanState.SUBMITTED, state_reason="")
    _log("plan_submitted", plan, by=by, at=at)


@transaction.atomic
def approve(*, plan: Plan, by: Actor, at: datetime) -> None:
    """Agree to a submitted plan."""
    check_can_approve(plan, by)
    move(plan, to=PlanState.APPROVED, state_reason="")
    _log("plan_approved", plan, by=by, at=at)


@transaction.atomic
def return_for_changes(*, plan: Plan, reason: str, by: Actor, at: datetime) -> None:
    """Send a submitted or approved plan back to draft, with the reason."""
    check_can_return_approved(plan, by)
    reason = needs_reason(reason)
    move(plan, to=PlanState.DRAFT, state_reason=reason)
    _log("plan_returned", plan, by=by, at=at, reason=reason)


@transaction.atomic
def close(*, plan: Plan, reason: str, by: Actor, at: datetime) -> None:
    """End a running plan; its tasks stay readable and are no longer due."""
    check_can_end(plan, by)
    reason = needs_reason(reason)
    move(plan, to=PlanState.CLOSED, state_reason=reason)
    _log("plan_closed", plan, by=by, at=at, reason=reason)
