"""Moving a running task on."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from lantoa.domain.audit.actions import record
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans.actions.lifecycle import needs_reason
from lantoa.domain.plans.actions.moves import move
from lantoa.domain.plans.models import Task
from lantoa.domain.plans.rules import check_can_finish, check_can_work
from lantoa.domain.plans.states import TaskState


@transaction.atomic
def move_task(*, task: Task, to: str, by: Actor, at: datetime, reason: str = "") -> None:
    """Start, finish, drop or reopen a task.

    Raises:
        Denied: to those who do not work on it, and where a continuous task is called finished.
        Invalid: if it is dropped or reopened without a reason.
        Stale: if somebody else moved it first.
    """
    (check_can_finish if to == TaskState.DONE else check_can_work)(task, by)
    reopened = task.state in {TaskState.DONE, TaskState.DROPPED}
    if to == TaskState.DROPPED or reopened:
        reason = needs_reason(reason)
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
