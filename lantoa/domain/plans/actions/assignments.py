"""Units take their tasks, or ask back; the coordinator answers and reassigns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.actions.moves import move
from lantoa.domain.plans.models import Assignment, Task
from lantoa.domain.plans.rules import check_can_answer, check_can_assign, check_can_reply
from lantoa.domain.plans.states import AssignmentState, Part


def _log(kind: str, task: Task, *, by: Actor, at: datetime, **details: object) -> None:
    record(kind, subject=task, by=by.person, at=at, organisation_id=task.organisation_id, **details)


@transaction.atomic
def accept(*, assignment: Assignment, by: Actor, at: datetime) -> None:
    """The unit takes the task."""
    check_can_answer(assignment, by)
    move(assignment, to=AssignmentState.ACCEPTED, answered_at=at, answered_by=by.person)
    _log("assignment_accepted", assignment.task, by=by, at=at, unit=assignment.unit.name)


@transaction.atomic
def accept_all(*, assignments: Iterable[Assignment], by: Actor, at: datetime) -> int:
    """The unit takes several tasks at once, all or none; returns how many."""
    taken = list(assignments)
    for assignment in taken:
        accept(assignment=assignment, by=by, at=at)
    return len(taken)


@transaction.atomic
def ask_back(*, assignment: Assignment, note: str, by: Actor, at: datetime) -> None:
    """The unit asks before it takes the task.

    Raises:
        Invalid: if there is no question.
    """
    check_can_answer(assignment, by)
    if not note.strip():
        raise Invalid(_("Hãy viết điều cần hỏi."), {"note": _("Câu hỏi không được để trống.")})
    move(assignment, to=AssignmentState.ASKED_BACK, note=note.strip(), answered_at=at, answered_by=by.person)
    _log("assignment_asked_back", assignment.task, by=by, at=at, unit=assignment.unit.name, note=note.strip())


@transaction.atomic
def reply(*, assignment: Assignment, note: str, by: Actor, at: datetime) -> None:
    """The coordinator answers the question; the unit decides again."""
    check_can_reply(assignment, by)
    if not note.strip():
        raise Invalid(_("Hãy viết câu trả lời."), {"note": _("Câu trả lời không được để trống.")})
    move(assignment, to=AssignmentState.PENDING)
    _log("assignment_answered", assignment.task, by=by, at=at, unit=assignment.unit.name, note=note.strip())


@transaction.atomic
def assign(*, task: Task, unit: Unit, part: str, by: Actor, at: datetime) -> Assignment:
    """Give a running task to one more unit.

    Raises:
        Invalid: if the unit is no longer in being, is outside the body, or has the task already.
    """
    check_can_assign(task, by)
    if not unit.is_valid_on(by.on) or unit.organisation_id != task.organisation_id:
        raise Invalid(_("Chỉ giao được cho đơn vị đang hoạt động của cơ quan."))
    if part not in Part.values:
        raise Invalid(_("Hãy chọn chủ trì hoặc phối hợp."), {"part": _("Chọn một trong hai.")})
    assignment, made = Assignment.objects.get_or_create(task=task, unit=unit, defaults={"part": part})
    if not made:
        raise Invalid(_("Đơn vị này đã được giao nhiệm vụ."))
    _log("assignment_added", task, by=by, at=at, unit=unit.name)
    return assignment


@transaction.atomic
def unassign(*, assignment: Assignment, by: Actor, at: datetime) -> None:
    """Take a task from a unit; who had it stays in the log."""
    check_can_assign(assignment.task, by)
    _log("assignment_removed", assignment.task, by=by, at=at, unit=assignment.unit.name)
    assignment.delete()
