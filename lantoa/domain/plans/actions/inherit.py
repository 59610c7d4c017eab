"""What the superior gave is pulled into a draft, or bound by hand to what the draft has already."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.matching import Directory, directory_of
from lantoa.domain.plans.actions.create import add_task_row
from lantoa.domain.plans.actions.lifecycle import needs_reason
from lantoa.domain.plans.actions.writing import check_not_held, count_up
from lantoa.domain.plans.drafts import TaskDraft
from lantoa.domain.plans.models import InheritanceNote, Plan, Target, Task
from lantoa.domain.plans.moving import Move, move_to
from lantoa.domain.plans.naming_own import own_names
from lantoa.domain.plans.queries.inheritance import superior_in_force, targets_beside, tasks_beside
from lantoa.domain.plans.rules import check_can_edit, check_can_pair
from lantoa.domain.plans.states import InheritanceVerdict, Scope


@dataclass(frozen=True, slots=True)
class PulledIn:
    """The rows that were made of the superior's, in the order of its plan."""

    tasks: tuple[Task, ...]
    targets: tuple[Target, ...]


@transaction.atomic
def pull_in(
    *,
    plan: Plan,
    task_ids: Collection[int],
    target_ids: Collection[int],
    revision: int,
    by: Actor,
    at: datetime,
) -> PulledIn:
    """Copy rows of the superior's plan to the end of a draft, with own units in the places of the superior's.

    A row that an own one names already is not copied twice. Dates follow this plan's period and are never
    later than the superior's; where the superior's plan has ended before, its years are moved on.

    Raises:
        Denied: to those who may not edit the draft.
        Invalid: if nothing was chosen, or a row is not of the superior's plan.
        Stale: if the plan was saved since `revision`.
    """
    check_can_edit(plan, by)
    check_not_held(plan, by=by, at=at)
    superior, tasks, targets = _chosen(plan, task_ids, target_ids)
    count_up(plan, revision=revision)
    directory = directory_of(plan.organisation, on=by.on)
    move = move_to(superior, plan)
    made = {task.pk: _copy_task(task, plan=plan, directory=directory, move=move) for task in tasks}
    copied = [_copy_target(target, plan=plan, tasks=made, move=move) for target in targets]
    InheritanceNote.objects.filter(plan=plan, task__in=made).delete()
    InheritanceNote.objects.filter(plan=plan, target__in=targets).delete()
    record(
        "superior_rows_pulled_in",
        subject=plan,
        by=by.person,
        at=at,
        organisation_id=plan.organisation_id,
        tasks=len(made),
        targets=len(copied),
    )
    return PulledIn(tuple(made.values()), tuple(copied))


def _chosen(
    plan: Plan, task_ids: Collection[int], target_ids: Collection[int]
) -> tuple[Plan, list[Task], list[Target]]:
    superior = superior_in_force(plan)
    if superior is None:
        raise Invalid(_("Kế hoạch chưa gắn với kế hoạch cấp trên nào."))
    tasks = list(tasks_beside(superior).filter(pk__in=task_ids))
    targets = list(targets_beside(superior).filter(pk__in=target_ids))
    if not tasks and not targets:
        raise Invalid(_("Hãy chọn ít nhất một nhiệm vụ hoặc chỉ tiêu của cấp trên."))
    if len(tasks) != len(set(task_ids)) or len(targets) != len(set(target_ids)):
        raise Invalid(_("Có dòng không thuộc kế hoạch cấp trên; hãy tải lại trang."))
    has_task = set(plan.tasks.filter(inherited_from__in=tasks).values_list("inherited_from", flat=True))
    has_target = set(plan.targets.filter(inherited_from__in=targets).values_list("inherited_from", flat=True))
    return (
        superior,
        [task for task in tasks if task.pk not in has_task],
        [target for target in targets if target.pk not in has_target],
    )


def _copy_task(superior: Task, *, plan: Plan, directory: Directory, move: Move) -> Task:
    parts = list(superior.assignments.all())
    names = own_names(superior, parts=parts, plan=plan, directory=directory)
    draft = TaskDraft(
        name=move.text(superior.name),
        products=tuple(move.text(one) for one in superior.products),
        lead_text=tuple(unit.name for unit in names.leads) or names.lead_words,
        collaborator_text=tuple(unit.name for unit in names.collaborators),
        lead_ids=tuple(unit.pk for unit in names.leads),
        collaborator_ids=tuple(unit.pk for unit in names.collaborators),
        timing=move.timing(superior.timing),
    )
    last = plan.tasks.aggregate(last=Max("position"))["last"] or 0
    task = add_task_row(plan, draft, position=last + 1)
    task.inherited_from = superior
    latest = move.day(superior.due_on) if superior.due_on else None
    if latest and task.due_on and task.due_on > latest:
        task.due_on = latest
        task.starts_on = min(task.starts_on, task.due_on) if task.starts_on else None
    Task.objects.filter(pk=task.pk).update(
        inherited_from=superior, due_on=task.due_on, starts_on=task.starts_on
    )
    return task


def _copy_target(superior: Target, *, plan: Plan, tasks: dict[int, Task], move: Move) -> Target:
    last = plan.targets.aggregate(last=Max("position"))["last"] or 0
    own_task = tasks.get(superior.task_id or 0)
    if own_task is None and superior.task_id:
        own_task = plan.tasks.filter(inherited_from=superior.task_id).order_by("position").first()
    return Target.objects.create(
        plan=plan,
        task=own_task,
        position=last + 1,
        text=move.text(superior.text),
        quantity=superior.quantity,
        comparator=superior.comparator,
        unit_text=superior.unit_text,
        per=superior.per,
        channel=superior.channel,
        responsible=plan.lead_unit,
        responsible_text=plan.lead_unit.name if plan.lead_unit else "",
        scope=Scope.BODY,
        window=superior.window,
        default_reading=superior.default_reading,
        inherited_from=superior,
    )


@transaction.atomic
def link_inherited(*, own: Task | Target, superior: Task | Target, by: Actor, at: datetime) -> None:
    """Say that an own task (or target) carries out a task (or target) of the superior's plan.

    Raises:
        Invalid: if the superior's row is not one of the plan that this one implements, or of another kind.
    """
    plan = own.plan
    check_can_pair(plan, by)
    above = superior_in_force(plan)
    if type(own) is not type(superior) or above is None or superior.plan_id != above.pk:
        raise Invalid(_("Chỉ ghép được với dòng cùng loại của kế hoạch cấp trên."))
    type(own)._default_manager.filter(pk=own.pk).update(inherited_from=superior)
    _notes_on(plan, superior).delete()
    _log("inheritance_linked", plan, by=by, at=at, own=str(own), superior=str(superior))


@transaction.atomic
def unlink_inherited(*, plan: Plan, superior: Task | Target, by: Actor, at: datetime) -> None:
    """Say that what was taken for the superior's row is other work; the row is missing until it is bound again."""
    check_can_pair(plan, by)
    _of_superior(plan, superior)
    type(superior)._default_manager.filter(plan=plan, inherited_from=superior.pk).update(inherited_from=None)
    _say(plan, superior, verdict=InheritanceVerdict.APART, reason="", by=by, at=at)
    _log("inheritance_unlinked", plan, by=by, at=at, superior=str(superior))


@transaction.atomic
def mark_not_ours(*, plan: Plan, superior: Task | Target, reason: str, by: Actor, at: datetime) -> None:
    """Say with a reason that a row of the superior's plan is not for this body.

    Raises:
        Invalid: if there is no reason.
    """
    check_can_pair(plan, by)
    reason = needs_reason(reason)
    _of_superior(plan, superior)
    _say(plan, superior, verdict=InheritanceVerdict.NOT_OURS, reason=reason, by=by, at=at)
    _log("inheritance_not_ours", plan, by=by, at=at, superior=str(superior), reason=reason)


@transaction.atomic
def mark_ours(*, plan: Plan, superior: Task | Target, by: Actor, at: datetime) -> None:
    """Say that a row is for this body after all, whatever its words suggest."""
    check_can_pair(plan, by)
    _of_superior(plan, superior)
    _say(plan, superior, verdict=InheritanceVerdict.OURS, reason="", by=by, at=at)
    _log("inheritance_ours", plan, by=by, at=at, superior=str(superior))


def _of_superior(plan: Plan, superior: Task | Target) -> None:
    above = superior_in_force(plan)
    if above is None or superior.plan_id != above.pk:
        raise Invalid(_("Dòng này không thuộc kế hoạch cấp trên; hãy tải lại trang."))


def _on(superior: Task | Target) -> dict[str, Any]:
    return {"task" if isinstance(superior, Task) else "target": superior}


def _notes_on(plan: Plan, superior: Task | Target) -> QuerySet[InheritanceNote]:
    return InheritanceNote.objects.filter(plan=plan, **_on(superior))


def _say(plan: Plan, superior: Task | Target, *, verdict: str, reason: str, by: Actor, at: datetime) -> None:
    InheritanceNote.objects.update_or_create(
        plan=plan, **_on(superior), defaults={"verdict": verdict, "reason": reason, "at": at, "by": by.person}
    )


def _log(kind: str, plan: Plan, *, by: Actor, at: datetime, **details: object) -> None:
    record(kind, subject=plan, by=by.person, at=at, organisation_id=plan.organisation_id, **details)
