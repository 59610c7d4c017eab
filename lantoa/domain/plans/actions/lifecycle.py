"""Draft, submitted, approved, and the end of a plan."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.domain.approvals import actions as approvals
from lantoa.domain.approvals.queries import current_step, last_round, open_steps
from lantoa.domain.approvals.rules import post_for
from lantoa.domain.approvals.states import ApprovalState
from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.actions.moves import move, stale
from lantoa.domain.plans.actions.papers import drop_paper_of
from lantoa.domain.plans.actions.versions import snapshot
from lantoa.domain.plans.models import PaperFrame, Plan
from lantoa.domain.plans.queries.record import record_sha256
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
def submit(*, plan: Plan, by: Actor, at: datetime, note: str = "") -> None:
    """Keep the draft as a version and put that version before its approvers.

    Raises:
        Invalid: if the plan has no task.
    """
    check_can_submit(plan, by)
    if not plan.tasks.exists():
        raise Invalid(_("Kế hoạch chưa có nhiệm vụ nào; hãy thêm nhiệm vụ trước khi trình."))
    move(plan, to=PlanState.SUBMITTED, state_reason="")
    version = snapshot(plan=plan, by=by, at=at, note=_("Trình duyệt"))
    _log("plan_submitted", plan, by=by, at=at)
    approvals.open_round(
        subject_type="plan",
        subject=plan,
        organisation=plan.organisation,
        unit=_drafting_unit(plan),
        content_ref=str(version.number),
        content_sha256=record_sha256(version.record),
        note=note,
        by=by,
        at=at,
    )


def _drafting_unit(plan: Plan) -> Unit | None:
    """The unit over which the content is checked: the one that drafts the paper, else the one that leads the plan."""
    frame = PaperFrame.objects.filter(plan=plan).select_related("drafting_unit").first()
    return (frame.drafting_unit if frame else None) or plan.lead_unit


@transaction.atomic
def approve(*, plan: Plan, by: Actor, at: datetime, comment: str = "", step_id: int | None = None) -> None:
    """Agree to the step at which the plan's round stands, and to the following ones that are the actor's too.

    The plan is approved once every step is agreed to.

    Args:
        step_id: the step that the person saw; another one by now is Stale.
    """
    step = current_step("plan", plan.pk)
    is_moved = step is not None and step_id is not None and step.pk != step_id
    if is_moved or (step is None and not _is_still(plan, PlanState.SUBMITTED)):
        raise stale()
    check_can_approve(plan, by)
    if step is not None:
        approvals.agree(step=step, comment=comment, by=by, at=at, is_through=True)
    plan.refresh_from_db(fields=["state", "state_reason"])


@transaction.atomic
def return_for_changes(*, plan: Plan, reason: str, by: Actor, at: datetime) -> None:
    """Send a submitted or approved plan back to draft, with the reason; its round ends with it."""
    check_can_return_approved(plan, by)
    reason = needs_reason(reason)
    steps = open_steps("plan", plan.pk) if plan.state == PlanState.SUBMITTED else []
    own = next((step for step in steps if post_for(step, by)), None)
    if own is not None:
        approvals.return_for_changes(step=own, reason=reason, by=by, at=at)
    elif steps:
        approvals.withdraw(approval=steps[0].approval, reason=reason, by=by, at=at)
    else:
        _undo(plan, reason=reason, by=by, at=at)
    plan.refresh_from_db(fields=["state", "state_reason"])


def _undo(plan: Plan, *, reason: str, by: Actor, at: datetime) -> None:
    """An approved plan, or one submitted before rounds were kept, goes back."""
    last = last_round("plan", plan.pk)
    if last is not None and last.state == ApprovalState.AGREED:
        approvals.take_back(approval=last, reason=reason, by=by, at=at)
    drop_paper_of(plan, reason=reason, by=by, at=at)
    move(plan, to=PlanState.DRAFT, state_reason=reason)
    _log("plan_returned", plan, by=by, at=at, reason=reason)


def _is_still(plan: Plan, state: PlanState) -> bool:
    return plan.state != state or Plan.objects.filter(pk=plan.pk, state=state).exists()


@transaction.atomic
def close(*, plan: Plan, reason: str, by: Actor, at: datetime) -> None:
    """End a running plan; its tasks stay readable and are no longer due."""
    check_can_end(plan, by)
    reason = needs_reason(reason)
    move(plan, to=PlanState.CLOSED, state_reason=reason)
    _log("plan_closed", plan, by=by, at=at, reason=reason)
