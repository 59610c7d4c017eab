"""When an amendment is issued, the work goes on in it: what is done stays done, what a unit took stays taken."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Q

from lantoa.domain.audit.actions import record
from lantoa.domain.documents.actions import find_or_make
from lantoa.domain.documents.models import Instrument
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.issuers import issuer_name
from lantoa.domain.plans.models import (
    Assignment,
    ChangeRequest,
    DutyPeriod,
    Plan,
    TargetPeriod,
    Task,
    TaskPeriod,
)
from lantoa.domain.plans.queries.amendment import task_changes
from lantoa.domain.plans.queries.change_values import value_of
from lantoa.domain.plans.queries.inheritance import tasks_beside
from lantoa.domain.plans.queries.lines import ONE_DAY, is_amendment
from lantoa.domain.plans.states import ChangeState

Dated = TypeVar("Dated", TaskPeriod, TargetPeriod)


def begins_on(plan: Plan, *, on: date) -> date:
    """The day from which an issued plan counts: that of its paper, never before the version that it replaces."""
    day = plan.issued_on or on
    old = plan.supersedes
    return max(day, old.running_since) if old is not None and old.running_since else day


def carry_work(plan: Plan, *, since: date, by: Actor, at: datetime) -> None:
    """Take over what was done in the version before; for the issue of a plan that replaces one.

    Tasks keep their state. A unit's answer stays where neither its task nor its part changed, else the unit is
    asked again. Requests that nobody has decided move along. Periods that ended before `since` are only shown:
    they are judged, and reported, in the version before.
    """
    old = plan.supersedes
    if old is None:
        return
    before = {task.pk: task for task in tasks_beside(old)}
    carried = [
        (before[task.carried_from_id], task) for task in tasks_beside(plan) if task.carried_from_id in before
    ]
    for was, now in carried:
        now.state, now.state_reason, now.done_on = was.state, was.state_reason, was.done_on
    Task.objects.bulk_update(
        [now for _was, now in carried], ["state", "state_reason", "done_on"], batch_size=200
    )
    parts = _carry_answers(carried)
    _carry_requests(carried)
    _settle_periods(plan, since=since)
    DutyPeriod.objects.filter(duty__plan=plan, due_on__lt=since).delete()
    record(
        "plan_work_carried",
        subject=plan,
        by=by.person,
        at=at,
        organisation_id=plan.organisation_id,
        tasks=len(carried),
        parts=parts,
    )


def _carry_answers(carried: Iterable[tuple[Task, Task]]) -> int:
    """Answers of units that have the same part in the same work; returns how many."""
    kept: list[Assignment] = []
    for was, now in carried:
        if task_changes(was, now):
            continue
        answers = {(part.unit_id, part.part): part for part in was.assignments.all()}
        for part in now.assignments.all():
            answer = answers.get((part.unit_id, part.part))
            if answer is not None:
                part.state, part.note = answer.state, answer.note
                part.answered_at, part.answered_by_id = answer.answered_at, answer.answered_by_id
                kept.append(part)
    fields = ["state", "note", "answered_at", "answered_by"]
    Assignment.objects.bulk_update(kept, fields, batch_size=200)
    return len(kept)


def _carry_requests(carried: Iterable[tuple[Task, Task]]) -> None:
    """Requests that wait for a decision go on at the task of now, where what they ask to change is as it was."""
    now_of = {was.pk: now for was, now in carried}
    waiting = ChangeRequest.objects.filter(task__in=now_of, state=ChangeState.ASKED).order_by("pk")
    for request in waiting:
        task = now_of[request.task_id]
        if value_of(task, field=request.field) == request.old_value:
            ChangeRequest.objects.filter(pk=request.pk).update(task=task)


def _settle_periods(plan: Plan, *, since: date) -> None:
    parts = list(TaskPeriod.objects.filter(task__plan=plan).select_related("task").order_by("pk"))
    judged_tasks = _judged(
        TaskPeriod.objects.filter(task__in=[part.task.carried_from_id for part in parts])
        .order_by("pk")
        .values_list("task_id", "starts_on", "is_informative")
    )
    _settle(
        [
            (part, part.due_on, judged_tasks.get((part.task.carried_from_id, part.starts_on)))
            for part in parts
        ],
        since=since,
    )
    TaskPeriod.objects.bulk_update(parts, ["is_informative"], batch_size=500)
    spans = list(TargetPeriod.objects.filter(target__plan=plan).select_related("target").order_by("pk"))
    judged_targets = _judged(
        TargetPeriod.objects.filter(target__in=[span.target.carried_from_id for span in spans])
        .order_by("pk")
        .values_list("target_id", "starts_on", "is_informative")
    )
    _settle(
        [
            (span, span.ends_on, judged_targets.get((span.target.carried_from_id, span.starts_on)))
            for span in spans
        ],
        since=since,
    )
    TargetPeriod.objects.bulk_update(spans, ["is_informative"], batch_size=500)


def _judged(rows: Iterable[tuple[int, date, bool]]) -> dict[tuple[int | None, date], bool]:
    """Whether each old part was informative, by its row and first day."""
    return {(row, starts_on): informative for row, starts_on, informative in rows}


def _settle(rows: Iterable[tuple[Dated, date, bool | None]], *, since: date) -> None:
    """A part that ended before `since` is only shown; one that runs on is judged as it was in the version before."""
    for row, last, was_informative in rows:
        if last < since:
            row.is_informative = True
        elif was_informative is not None:
            row.is_informative = was_informative


def note_instruments(plan: Plan) -> None:
    """Of two numbered plans the catalogue of instruments learns which amends, or replaced, the other."""
    old = plan.supersedes
    if old is None or not (plan.number and plan.issued_on and old.number):
        return
    now, was = _instrument(plan), _instrument(old)
    if now.pk == was.pk:
        return
    if is_amendment(plan):
        now.amends.add(was)
        return
    rows = Instrument.objects.filter(pk=was.pk, replaced_by=None)
    rows.filter(Q(valid_from=None) | Q(valid_from__lt=plan.issued_on), valid_to=None).update(
        valid_to=plan.issued_on - ONE_DAY
    )
    rows.update(replaced_by=now)


def _instrument(plan: Plan) -> Instrument:
    return find_or_make(
        kind=plan.kind,
        number=plan.number,
        issued_on=plan.issued_on,
        issuer=issuer_name(plan.organisation),
        subject=plan.subject,
    )
