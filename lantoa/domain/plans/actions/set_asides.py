"""What was set aside is put into the draft after all, or dropped for good."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans.actions.draft_citations import add_citation
from lantoa.domain.plans.actions.draft_duties import add_duty, change_duty
from lantoa.domain.plans.actions.draft_targets import add_target, change_target
from lantoa.domain.plans.actions.drafting import PlanChange, add_task, change_plan, change_task
from lantoa.domain.plans.actions.frames import save_frame
from lantoa.domain.plans.actions.lists import save_items
from lantoa.domain.plans.actions.locks import hold
from lantoa.domain.plans.actions.pasted import add_tasks
from lantoa.domain.plans.actions.sections import add_section, save_section
from lantoa.domain.plans.actions.versions import AUTOSAVED, snapshot
from lantoa.domain.plans.changes import FrameChange, SectionChange, SectionLine
from lantoa.domain.plans.drafts import CitationDraft, DutyDraft, TargetDraft, TaskDraft
from lantoa.domain.plans.models import Plan, PlanSection, SetAside, Task
from lantoa.domain.plans.rules import check_can_edit, check_can_write
from lantoa.domain.plans.states import SET_ASIDE_TRANSITIONS, SetAsideState

Content = Mapping[str, Any]


@transaction.atomic
def take_set_aside(*, set_aside: SetAside, by: Actor, at: datetime) -> None:
    """Write what was set aside over what is there now; the state before becomes a version.

    A row that is gone meanwhile is added again.

    Raises:
        Denied: if another writes the draft.
        Invalid: if what was kept cannot be put into the plan as it is now.
        Stale: if it was taken or dropped already.
    """
    plan = set_aside.plan
    plan.refresh_from_db()
    check_can_write(plan, by, at)
    _move(set_aside, to=SetAsideState.TAKEN)
    hold(plan, by=by, at=at)
    snapshot(plan=plan, by=by, at=at, note=AUTOSAVED)
    place, _colon, row = set_aside.place.partition(":")
    apply = _DOORS.get(place)
    if apply is None or set_aside.content is None:
        raise Invalid(_("Nội dung này không đưa vào tự động được; hãy mở xem và nhập lại phần cần dùng."))
    apply(plan, row, set_aside.content, by, at)
    _log("set_aside_taken", set_aside, by=by, at=at)


@transaction.atomic
def drop_set_aside(*, set_aside: SetAside, by: Actor, at: datetime) -> None:
    """Throw away what was set aside; the log keeps that it was there.

    Raises:
        Stale: if it was taken or dropped already.
    """
    check_can_edit(set_aside.plan, by)
    _move(set_aside, to=SetAsideState.DROPPED)
    _log("set_aside_dropped", set_aside, by=by, at=at)


def _move(set_aside: SetAside, *, to: SetAsideState) -> None:
    allowed = to in SET_ASIDE_TRANSITIONS[set_aside.state]
    moved = allowed and SetAside.objects.filter(pk=set_aside.pk, state=set_aside.state).update(state=to)
    if not moved:
        raise Stale(_("Nội dung này đã được đưa vào hoặc đã bỏ."))
    set_aside.state = to


def _log(kind: str, set_aside: SetAside, *, by: Actor, at: datetime) -> None:
    plan = set_aside.plan
    record(
        kind,
        subject=plan,
        by=by.person,
        at=at,
        organisation_id=plan.organisation_id,
        place=set_aside.place_name,
    )


def _section(plan: Plan, row: str, content: Content, by: Actor, at: datetime) -> None:
    lines = tuple(SectionLine(mark or "", text) for mark, text in content["lines"])
    change = SectionChange(**{**content, "lines": lines})
    section = PlanSection.objects.filter(plan=plan, pk=row).first() if row.isdigit() else None
    if section is None:
        section = add_section(
            plan=plan, level=max(change.level, 1), heading=change.heading, holds=change.holds, by=by, at=at
        )
        change = SectionChange(**{**content, "lines": lines, "label": section.label, "level": section.level})
    save_section(section=section, change=change, revision=section.revision, by=by, at=at)


def _frame(plan: Plan, row: str, content: Content, by: Actor, at: datetime) -> None:
    change = FrameChange(**{**content, "recipients": tuple(content["recipients"])})
    save_frame(plan=plan, change=change, revision=plan.frame.revision, by=by, at=at)


def _head(plan: Plan, row: str, content: Content, by: Actor, at: datetime) -> None:
    days = {name: date.fromisoformat(content[name]) for name in ("starts_on", "ends_on")}
    change = PlanChange(**{**content, **days})
    change_plan(plan=plan, change=change, revision=plan.revision, by=by, at=at)


def _items(plan: Plan, row: str, content: Content, by: Actor, at: datetime) -> None:
    save_items(plan=plan, kind=row, texts=content["texts"], revision=plan.revision, by=by, at=at)


def _task(plan: Plan, row: str, content: Content, by: Actor, at: datetime) -> None:
    draft = _task_draft(content)
    task = Task.objects.filter(plan=plan, pk=row).first() if row.isdigit() else None
    if task is None:
        add_task(plan=plan, draft=draft, revision=plan.revision, by=by, at=at)
    else:
        change_task(task=task, draft=draft, revision=plan.revision, by=by, at=at)


def _tasks(plan: Plan, row: str, content: Any, by: Actor, at: datetime) -> None:
    drafts = [_task_draft(one) for one in content]
    add_tasks(plan=plan, drafts=drafts, revision=plan.revision, by=by, at=at)


def _target(plan: Plan, row: str, content: Content, by: Actor, at: datetime) -> None:
    fields = {name: value for name, value in content.items() if name != "task_id"}
    draft = TargetDraft(**{**fields, "quantity": Decimal(content["quantity"])})
    task_id = content.get("task_id")
    task = Task.objects.filter(plan=plan, pk=task_id).first() if task_id else None
    known: dict[str, Any] = {"draft": draft, "task_id": task.pk if task else None, "by": by, "at": at}
    target = plan.targets.filter(pk=row).first() if row.isdigit() else None
    if target is None:
        add_target(plan=plan, revision=plan.revision, **known)
    else:
        change_target(target=target, revision=plan.revision, **known)


def _duty(plan: Plan, row: str, content: Content, by: Actor, at: datetime) -> None:
    draft = DutyDraft(**{**content, "frequencies": tuple(content["frequencies"])})
    duty = plan.reporting_duties.filter(pk=row).first() if row.isdigit() else None
    if duty is None:
        add_duty(plan=plan, draft=draft, revision=plan.revision, by=by, at=at)
    else:
        change_duty(duty=duty, draft=draft, revision=plan.revision, by=by, at=at)


def _citation(plan: Plan, row: str, content: Content, by: Actor, at: datetime) -> None:
    typed = content.get("draft")
    draft = None
    if typed is not None:
        day = typed["issued_on"]
        draft = CitationDraft(**{**typed, "issued_on": date.fromisoformat(day) if day else None})
    add_citation(
        plan=plan,
        draft=draft,
        instrument_id=content.get("instrument_id"),
        role=content["role"],
        revision=plan.revision,
        by=by,
        at=at,
    )


def _task_draft(content: Content) -> TaskDraft:
    lists = ("products", "lead_text", "collaborator_text", "lead_ids", "collaborator_ids")
    return TaskDraft(**{**content, **{name: tuple(content[name]) for name in lists}})


_DOORS: dict[str, Callable[[Plan, str, Any, Actor, datetime], None]] = {
    "section": _section,
    "frame": _frame,
    "head": _head,
    "items": _items,
    "task": _task,
    "tasks": _tasks,
    "target": _target,
    "duty": _duty,
    "citation": _citation,
}
