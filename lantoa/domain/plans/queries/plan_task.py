"""What the page of one task asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.models import Assignment, ChangeRequest, Target, Task, TaskPeriod
from lantoa.domain.plans.queries.change_values import told, value_of
from lantoa.domain.plans.states import ChangeField


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A request with its old and new value in words."""

    row: ChangeRequest
    old: str
    new: str


def parts_of(task: Task) -> list[Assignment]:
    """Units of the task, lead first, with who answered at hand."""
    rows = Assignment.objects.filter(task=task).select_related("unit", "answered_by")
    found = list(rows.order_by("-part", "unit__position", "unit__name", "pk"))
    for part in found:
        part.task = task
    return found


def changes_of(task: Task) -> list[ToldChange]:
    """Requests to change the task, those that wait first, then the newest; two queries."""
    rows = ChangeRequest.objects.filter(task=task).select_related("asked_by", "decided_by")
    found = sorted(rows.order_by("-pk"), key=lambda row: row.decided_at is not None)
    ids = {
        value for row in found if row.field == ChangeField.LEAD for value in (row.old_value, row.new_value)
    }
    names = dict(Unit.objects.filter(pk__in=ids - {None}).values_list("pk", "name")) if ids else {}
    for row in found:
        row.task = task
    return [
        ToldChange(row, _told(row, row.old_value, names), _told(row, row.new_value, names)) for row in found
    ]


def _told(row: ChangeRequest, value: Any, names: dict[int, str]) -> str:
    if row.field == ChangeField.LEAD and value in names:
        return names[value]
    return told(row.field, value)


def told_value(task: Task, *, field: str) -> str:
    """The value of a field in force, in words."""
    return told(field, value_of(task, field=field))


def periods_of(task: Task) -> list[TaskPeriod]:
    """The dated parts of a recurring task; none for other tasks."""
    return list(TaskPeriod.objects.filter(task=task).order_by("starts_on")) if task.every else []


def targets_of_task(task: Task) -> list[Target]:
    """Targets that the row of this task states."""
    return list(Target.objects.filter(task=task).order_by("position"))


def history_of(task: Task, *, actor: Actor) -> QuerySet[AuditEvent]:
    """What was done to the task, newest first; only people of its own body read it."""
    return AuditEvent.objects.about(task).visible_to(actor).select_related("by")
