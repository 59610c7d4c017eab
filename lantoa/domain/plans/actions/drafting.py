"""Changes to a draft; each counts the plan's revision up, so that a stale save is refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans.actions.create import add_task_row
from lantoa.domain.plans.drafts import TaskDraft
from lantoa.domain.plans.expansion import task_dates
from lantoa.domain.plans.models import Assignment, Plan, Task
from lantoa.domain.plans.rules import check_can_edit
from lantoa.domain.plans.states import Part, TimingType
from lantoa.lib.periods import Period


@dataclass(frozen=True, slots=True)
class PlanChange:
    """The head of a draft as the form gives it."""

    subject: str
    starts_on: date
    ends_on: date
    lead_unit_id: int | None = None
    superior_plan_id: int | None = None


def _count_up(plan: Plan, *, revision: int) -> None:
    """Raises Stale if somebody saved the plan since `revision`."""
    if not Plan.objects.filter(pk=plan.pk, revision=revision).update(revision=F("revision") + 1):
        raise Stale(
            _(
                "Người khác vừa sửa kế hoạch này. Nội dung bạn nhập vẫn còn trên trang; hãy tải lại để so sánh."
            )
        )
    plan.revision = revision + 1


@transaction.atomic
def change_plan(*, plan: Plan, change: PlanChange, revision: int, by: Actor, at: datetime) -> None:
    """Change subject, period, lead unit or superior plan of a draft; task dates follow the period.

    Raises:
        Invalid: for an empty subject or a period that ends before it begins.
        Stale: if the plan was saved since `revision`.
    """
    check_can_edit(plan, by)
    problems = {}
    if not change.subject.strip():
        problems["subject"] = _("Hãy nhập trích yếu của kế hoạch.")
    if change.starts_on > change.ends_on:
        problems["ends_on"] = _("Ngày kết thúc phải sau ngày bắt đầu.")
    if problems:
        raise Invalid(_("Chưa lưu được; hãy sửa những chỗ được chỉ ra."), problems)
    _count_up(plan, revision=revision)
    Plan.objects.filter(pk=plan.pk).update(
        subject=change.subject.strip(),
        starts_on=change.starts_on,
        ends_on=change.ends_on,
        lead_unit_id=change.lead_unit_id,
        superior_plan_id=change.superior_plan_id,
    )
    plan.refresh_from_db()
    record("plan_changed", subject=plan, by=by.person, at=at, organisation_id=plan.organisation_id)


@transaction.atomic
def add_task(*, plan: Plan, draft: TaskDraft, revision: int, by: Actor, at: datetime) -> Task:
    """Add a task at the end of a draft."""
    check_can_edit(plan, by)
    _check_task(draft)
    _count_up(plan, revision=revision)
    last = plan.tasks.aggregate(last=Max("position"))["last"] or 0
    task = add_task_row(plan, draft, position=last + 1)
    record("task_added", subject=task, by=by.person, at=at, organisation_id=plan.organisation_id)
    return task


@transaction.atomic
def change_task(*, task: Task, draft: TaskDraft, revision: int, by: Actor, at: datetime) -> None:
    """Change a task of a draft as a whole."""
    plan = task.plan
    check_can_edit(plan, by)
    _check_task(draft)
    _count_up(plan, revision=revision)
    timing = draft.timing or {}
    dates = task_dates(draft.timing, plan=Period(plan.starts_on, plan.ends_on))
    Task.objects.filter(pk=task.pk).update(
        number=draft.number[:20],
        name=draft.name.strip(),
        products=list(draft.products),
        timing_text=str(timing.get("text", ""))[:250],
        timing_type=timing.get("type") or TimingType.UNSPECIFIED,
        every=timing.get("every", ""),
        starts_on=dates.starts_on,
        due_on=dates.due_on,
        is_outside_period=dates.is_outside_period,
        revision=F("revision") + 1,
    )
    _set_units(task, draft)
    task.refresh_from_db()
    record("task_changed", subject=task, by=by.person, at=at, organisation_id=plan.organisation_id)


def _set_units(task: Task, draft: TaskDraft) -> None:
    parts = {
        **dict.fromkeys(draft.collaborator_ids, Part.COLLABORATOR),
        **dict.fromkeys(draft.lead_ids, Part.LEAD),
    }
    task.assignments.exclude(unit_id__in=parts).delete()
    for unit_id, part in parts.items():
        Assignment.objects.update_or_create(task=task, unit_id=unit_id, defaults={"part": part})


@transaction.atomic
def remove_task(*, task: Task, revision: int, by: Actor, at: datetime) -> None:
    """Take a task out of a draft; a task of an issued plan is dropped with a reason instead."""
    plan = task.plan
    check_can_edit(plan, by)
    _count_up(plan, revision=revision)
    record("task_removed", subject=task, by=by.person, at=at, organisation_id=plan.organisation_id)
    task.delete()


def _check_task(draft: TaskDraft) -> None:
    if not draft.name.strip():
        raise Invalid(_("Hãy nhập nội dung nhiệm vụ."), {"name": _("Nội dung không được để trống.")})
