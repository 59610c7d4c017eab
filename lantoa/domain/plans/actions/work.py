"""Moving a running task on."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans.actions.lifecycle import needs_reason
from lantoa.domain.plans.actions.moves import move
from lantoa.domain.plans.models import Task
from lantoa.domain.plans.rules import check_can_work
from lantoa.domain.plans.states import TaskState


@transaction.atomic
def move_task(*, task: Task, to: str, by: Actor, at: datetime, reason: str = "") -> None:
    """Start, finish, drop or reopen a task.

    Raises:
        Invalid: if it is dropped or reopened without a reason, or a continuous task is called finished.
        Stale: if somebody else moved it first.
    """
    check_can_work(task, by)
    reopened = task.state in {TaskState.DONE, TaskState.DROPPED}
    if to == TaskState.DROPPED or reopened:
        reason = needs_reason(reason)
    if to == TaskState.DONE and task.is_continuous and by.on <= task.plan.ends_on:
        raise Invalid(_("Nhiệm vụ thường xuyên chỉ hoàn thành khi hết thời gian kế hoạch."))
    old = task.get_state_display()
    move(task, to=to, state_reason=reason.strip(), done_on=by.on if to == TaskState.DONE else None)
    record(
        "task_moved",
        subject=task,
        by=by.person,
        at=at,
        organisation_id=task.organisation_id,
        old=str(old),
        new=str(task.get_state_display()),
        reason=reason,
    )
