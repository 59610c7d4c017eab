"""Changes to a draft; each counts the plan's revision up, so that a stale save is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit, UnitQuerySet
from lantoa.domain.plans.actions.aside import kept_aside
from lantoa.domain.plans.actions.create import add_task_row, check_superior
from lantoa.domain.plans.actions.versions import keep_before
from lantoa.domain.plans.actions.writing import check_not_held, count_up
from lantoa.domain.plans.drafts import TaskDraft
from lantoa.domain.plans.expansion import task_dates
from lantoa.domain.plans.models import Assignment, Plan, Task
from lantoa.domain.plans.rules import check_can_edit
from lantoa.domain.plans.states import Part, TimingType
from lantoa.domain.search.words import folded
from lantoa.lib.periods import Period

PARKING = 32_767
"""A place that no task has, for the moment in which two change places."""


@dataclass(frozen=True, slots=True)
class PlanChange:
    """The head of a draft as the form gives it."""

    subject: str
    starts_on: date
    ends_on: date
    lead_unit_id: int | None = None
    superior_plan_id: int | None = None


@contextmanager
def _changing(
    plan: Plan, *, place: str, place_name: str, content: object, revision: int, by: Actor, at: datetime
) -> Iterator[None]:
    """One change of a draft outside the drafting desk: it does not take the lock, but another's lock stops it."""
    with (
        kept_aside(plan, place=place, place_name=place_name, content=content, by=by, at=at),
        transaction.atomic(),
    ):
        check_can_edit(plan, by)
        check_not_held(plan, by=by, at=at)
        keep_before(plan, is_new_writer=False, by=by, at=at)
        count_up(plan, revision=revision)
        yield


def change_plan(*, plan: Plan, change: PlanChange, revision: int, by: Actor, at: datetime) -> None:
    """Change subject, period, lead unit or superior plan of a draft; task dates follow the period.

    Raises:
        Invalid: for an empty subject or a period that ends before it begins.
        StaleKept: if the plan was saved since `revision`, or another writes it at the drafting desk.
    """
    with _changing(
        plan,
        place="head",
        place_name=_("Thông tin chung"),
        content=change,
        revision=revision,
        by=by,
        at=at,
    ):
        _change_head(plan, change)
        record("plan_changed", subject=plan, by=by.person, at=at, organisation_id=plan.organisation_id)


def _change_head(plan: Plan, change: PlanChange) -> None:
    problems = {}
    if not change.subject.strip():
        problems["subject"] = _("Hãy nhập trích yếu của kế hoạch.")
    if change.starts_on > change.ends_on:
        problems["ends_on"] = _("Ngày kết thúc phải sau ngày bắt đầu.")
    if len(change.subject) > 600:
        problems["subject"] = _("Trích yếu dài quá 600 ký tự; hãy rút gọn.")
    if change.lead_unit_id and not _own_units(plan).filter(pk=change.lead_unit_id).exists():
        problems["lead_unit"] = _("Đơn vị chủ trì phải thuộc cơ quan.")
    check_superior(plan.organisation_id, change.superior_plan_id, problems)
    if problems:
        raise Invalid(_("Chưa lưu được; hãy sửa những chỗ được chỉ ra."), problems)
    Plan.objects.filter(pk=plan.pk).update(
        subject=change.subject.strip(),
        starts_on=change.starts_on,
        ends_on=change.ends_on,
        lead_unit_id=change.lead_unit_id,
        superior_plan_id=change.superior_plan_id,
    )
    plan.refresh_from_db()
    Plan.objects.filter(pk=plan.pk).update(folded_text=plan.words)
    date_again(plan)


def _own_units(plan: Plan) -> UnitQuerySet:
    return Unit.objects.filter(organisation_id=plan.organisation_id)


def date_again(plan: Plan) -> None:
    """Work out the dates of all tasks for the plan's period of now; for this package."""
    span = Period(plan.starts_on, plan.ends_on)
    tasks = list(plan.tasks.order_by("position"))
    for task in tasks:
        dates = task_dates(task.timing, plan=span)
        task.starts_on, task.due_on = dates.starts_on, dates.due_on
        task.is_outside_period = dates.is_outside_period
    Task.objects.bulk_update(tasks, ["starts_on", "due_on", "is_outside_period"], batch_size=200)


def add_task(*, plan: Plan, draft: TaskDraft, revision: int, by: Actor, at: datetime) -> Task:
    """Add a task at the end of a draft."""
    name = _("Nhiệm vụ mới")
    with _changing(plan, place="task:new", place_name=name, content=draft, revision=revision, by=by, at=at):
        _check_task(draft, plan=plan)
        last = plan.tasks.aggregate(last=Max("position"))["last"] or 0
        task = add_task_row(plan, draft, position=last + 1)
        record("task_added", subject=task, by=by.person, at=at, organisation_id=plan.organisation_id)
    return task


def change_task(*, task: Task, draft: TaskDraft, revision: int, by: Actor, at: datetime) -> None:
    """Change a task of a draft as a whole; words for its units are kept where its units stay the same."""
    plan = task.plan
    with _changing(
        plan,
        place=f"task:{task.pk}",
        place_name=str(task),
        content=draft,
        revision=revision,
        by=by,
        at=at,
    ):
        _check_task(draft, plan=plan, task=task)
        change_row(task, draft)
        record("task_changed", subject=task, by=by.person, at=at, organisation_id=plan.organisation_id)


def change_row(task: Task, draft: TaskDraft) -> None:
    """Write a task with its dates and units; for this package."""
    timing = draft.timing or {}
    dates = task_dates(draft.timing, plan=Period(task.plan.starts_on, task.plan.ends_on))
    words = _unit_words(task, draft)
    saved = Task.objects.filter(pk=task.pk).update(
        number=draft.number[:20],
        name=draft.name.strip(),
        products=list(draft.products),
        timing_text=str(timing.get("text", ""))[:250],
        timing_type=timing.get("type") or TimingType.UNSPECIFIED,
        every=timing.get("every", ""),
        starts_on=dates.starts_on,
        due_on=dates.due_on,
        is_outside_period=dates.is_outside_period,
        folded_text=folded(draft.number, draft.name, *draft.products),
        revision=F("revision") + 1,
        **words,
    )
    if not saved:
        raise Stale(_("Người khác vừa bỏ nhiệm vụ này."))
    _set_units(task, draft)
    task.refresh_from_db()


def _unit_words(task: Task, draft: TaskDraft) -> dict[str, list[str]]:
    """The words for the units of each part: those given; else the old ones, unless the units are others now."""
    had: dict[str, set[int]] = {Part.LEAD: set(), Part.COLLABORATOR: set()}
    for part, unit_id in task.assignments.values_list("part", "unit_id"):
        had[part].add(unit_id)
    wanted = (
        ("lead_text", Part.LEAD, draft.lead_text, draft.lead_ids),
        ("collaborator_text", Part.COLLABORATOR, draft.collaborator_text, draft.collaborator_ids),
    )
    words: dict[str, list[str]] = {}
    for name, part, given, unit_ids in wanted:
        if given:
            words[name] = list(given)
        elif set(unit_ids) - set(draft.lead_ids if part != Part.LEAD else ()) != had[part]:
            words[name] = []
    return words


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
    check_not_held(plan, by=by, at=at)
    keep_before(plan, is_new_writer=False, by=by, at=at)
    count_up(plan, revision=revision)
    record(
        "task_removed",
        subject=plan,
        by=by.person,
        at=at,
        organisation_id=plan.organisation_id,
        task=str(task),
    )
    task.delete()


@transaction.atomic
def place_task(*, task: Task, is_up: bool, revision: int, by: Actor, at: datetime) -> None:
    """Change places with the task before (`is_up`) or after; at the end of the list nothing moves."""
    plan = task.plan
    check_can_edit(plan, by)
    check_not_held(plan, by=by, at=at)
    count_up(plan, revision=revision)
    others = plan.tasks.order_by("-position" if is_up else "position")
    neighbour = (
        others.filter(position__lt=task.position) if is_up else others.filter(position__gt=task.position)
    ).first()
    if neighbour is None:
        return
    own, other = task.position, neighbour.position
    for pk, position in ((task.pk, PARKING), (neighbour.pk, own), (task.pk, other)):
        Task.objects.filter(pk=pk).update(position=position)
    task.position = other
    record(
        "task_placed",
        subject=plan,
        by=by.person,
        at=at,
        organisation_id=plan.organisation_id,
        task=str(task),
    )


def _check_task(draft: TaskDraft, *, plan: Plan, task: Task | None = None) -> None:
    problems = {}
    if not draft.name.strip():
        problems["name"] = _("Nội dung không được để trống.")
    wanted = {*draft.lead_ids, *draft.collaborator_ids}
    known = set(_own_units(plan).filter(pk__in=wanted).values_list("pk", flat=True))
    if task is not None:
        known.update(task.assignments.values_list("unit_id", flat=True))
    if wanted - known:
        problems["leads"] = _("Chỉ giao được cho đơn vị của cơ quan; hãy chọn lại đơn vị.")
    if problems:
        raise Invalid(_("Chưa lưu được nhiệm vụ; hãy sửa những chỗ được chỉ ra."), problems)
