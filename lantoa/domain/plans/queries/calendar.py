"""What stands in the calendar: last days of tasks, of parts of tasks and targets, reports, and plans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans.models import DutyPeriod, Plan, TargetPeriod, Task, TaskPeriod
from lantoa.domain.plans.queries import clocks, duties
from lantoa.domain.plans.queries import tasks as task_queries
from lantoa.domain.plans.states import RUNNING, TaskState, TimingType
from lantoa.lib.periods import Period

MOST_OF_A_KIND = 1000


class Kind(TextChoices):
    """What an item of the calendar is."""

    TASK = "task", gettext_lazy("Hạn nhiệm vụ")
    PERIOD = "period", gettext_lazy("Kỳ của nhiệm vụ định kỳ")
    TARGET = "target", gettext_lazy("Hết kỳ chỉ tiêu")
    REPORT = "report", gettext_lazy("Hạn báo cáo")
    PLAN = "plan", gettext_lazy("Bắt đầu, kết thúc kế hoạch")


@dataclass(frozen=True, slots=True)
class Item:
    """One line on one day; `subject_id` is the number of the task, target, report or plan."""

    day: date
    kind: str
    title: str
    plan_id: int
    plan_title: str
    subject_id: int
    mark: str
    is_done: bool = False
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class CalendarFilter:
    """What a calendar is narrowed to; no kinds means all kinds."""

    plan_id: int | None = None
    unit_id: int | None = None
    kinds: frozenset[str] = frozenset()
    is_mine: bool = False


def items(actor: Actor, *, span: Period, asked: CalendarFilter) -> list[Item]:
    """Items of running plans of the actor's own bodies on days of `span`, by day, kind and title.

    At most `MOST_OF_A_KIND` of each kind are told; one query a kind.
    """
    found = [
        item
        for kind, of_kind in _SOURCES.items()
        if not asked.kinds or kind in asked.kinds
        for item in of_kind(actor, span, asked)
    ]
    order = {kind: place for place, kind in enumerate(Kind.values)}
    return sorted(found, key=lambda item: (item.day, order[item.kind], item.title, item.mark))


def _tasks(actor: Actor, span: Period, asked: CalendarFilter) -> Iterator[Item]:
    rows = _task_rows(actor, asked).exclude(timing_type=TimingType.RECURRING)
    rows = rows.filter(due_on__gte=span.start, due_on__lte=span.end).exclude(state=TaskState.DROPPED)
    for task in rows.select_related("plan").order_by("due_on", "pk")[:MOST_OF_A_KIND]:
        assert task.due_on is not None
        yield Item(
            day=task.due_on,
            kind=Kind.TASK,
            title=str(task),
            plan_id=task.plan_id,
            plan_title=plan_title(task.plan),
            subject_id=task.pk,
            mark=f"task-{task.pk}",
            is_done=task.state == TaskState.DONE,
            is_late=task.is_overdue_on(actor.on),
        )


def _periods(actor: Actor, span: Period, asked: CalendarFilter) -> Iterator[Item]:
    rows = TaskPeriod.objects.filter(
        task__in=_task_rows(actor, asked).exclude(state=TaskState.DROPPED),
        due_on__gte=span.start,
        due_on__lte=span.end,
        is_informative=False,
    )
    for period in rows.select_related("task__plan").order_by("due_on", "pk")[:MOST_OF_A_KIND]:
        yield Item(
            day=period.due_on,
            kind=Kind.PERIOD,
            title=f"{period.task} ({period.task.get_every_display().lower()})",
            plan_id=period.task.plan_id,
            plan_title=plan_title(period.task.plan),
            subject_id=period.task_id,
            mark=f"period-{period.task_id}-{period.starts_on:%Y%m%d}",
            is_done=period.task.state == TaskState.DONE,
        )


def _task_rows(actor: Actor, asked: CalendarFilter) -> QuerySet[Task]:
    return task_queries.tasks(
        actor,
        asked=task_queries.TaskFilter(
            plan_id=asked.plan_id,
            unit_id=asked.unit_id,
            is_mine=asked.is_mine,
            progress=task_queries.Progress.ALL,
        ),
    ).filter(plan__state__in=RUNNING)


def _targets(actor: Actor, span: Period, asked: CalendarFilter) -> Iterator[Item]:
    rows = TargetPeriod.objects.filter(
        target__plan__organisation__in=actor.organisation_ids,
        target__plan__state__in=RUNNING,
        ends_on__gte=span.start,
        ends_on__lte=span.end,
        is_informative=False,
    )
    if asked.plan_id is not None:
        rows = rows.filter(target__plan_id=asked.plan_id)
    if asked.unit_id is not None:
        rows = rows.filter(target__responsible_id=asked.unit_id)
    if asked.is_mine:
        own = clocks.targets(actor, asked=clocks.TargetFilter(is_mine=True))
        rows = rows.filter(target__in=own.values("pk"))
    for part in rows.select_related("target__plan").order_by("ends_on", "pk")[:MOST_OF_A_KIND]:
        yield Item(
            day=part.ends_on,
            kind=Kind.TARGET,
            title=part.target.text,
            plan_id=part.target.plan_id,
            plan_title=plan_title(part.target.plan),
            subject_id=part.target_id,
            mark=f"target-{part.target_id}-{part.starts_on:%Y%m%d}",
        )


def _reports(actor: Actor, span: Period, asked: CalendarFilter) -> Iterator[Item]:
    rows = duties.reports(
        actor,
        asked=duties.DutyFilter(
            when=duties.When.ALL, plan_id=asked.plan_id, unit_id=asked.unit_id, is_mine=asked.is_mine
        ),
    ).filter(due_on__gte=span.start, due_on__lte=span.end, duty__plan__state__in=RUNNING)
    for report in rows.order_by("due_on", "pk")[:MOST_OF_A_KIND]:
        yield Item(
            day=report.due_on,
            kind=Kind.REPORT,
            title=report_title(report),
            plan_id=report.duty.plan_id,
            plan_title=plan_title(report.duty.plan),
            subject_id=report.pk,
            mark=f"report-{report.duty_id}-{report.every}-{report.starts_on:%Y%m%d}",
        )


def _plans(actor: Actor, span: Period, asked: CalendarFilter) -> Iterator[Item]:
    if asked.unit_id is not None:
        return
    rows = Plan.objects.visible_to(actor).filter(
        Q(starts_on__gte=span.start, starts_on__lte=span.end)
        | Q(ends_on__gte=span.start, ends_on__lte=span.end),
        organisation__in=actor.organisation_ids,
        state__in=RUNNING,
    )
    if asked.plan_id is not None:
        rows = rows.filter(pk=asked.plan_id)
    for plan in rows.order_by("starts_on", "pk")[:MOST_OF_A_KIND]:
        for day, word in ((plan.starts_on, _("Bắt đầu")), (plan.ends_on, _("Kết thúc"))):
            if span.holds(day):
                yield Item(
                    day=day,
                    kind=Kind.PLAN,
                    title=f"{word}: {plan_title(plan)}",
                    plan_id=plan.pk,
                    plan_title=plan_title(plan),
                    subject_id=plan.pk,
                    mark=f"plan-{plan.pk}-{'start' if day == plan.starts_on else 'end'}",
                )


def plan_title(plan: Plan) -> str:
    """A plan in one short line: its number where it has one, else its subject."""
    return task_queries.titled(plan.kind, plan.number, plan.subject)


def report_title(report: DutyPeriod) -> str:
    """A report in one line: its kind of period, its window and to whom."""
    words = _("Báo cáo %(every)s (%(start)s – %(end)s)") % {
        "every": report.get_every_display().lower(),
        "start": f"{report.starts_on:%d/%m}",
        "end": f"{report.ends_on:%d/%m/%Y}",
    }
    return f"{words}: {report.duty.recipient}" if report.duty.recipient else words


_SOURCES = {
    Kind.TASK: _tasks,
    Kind.PERIOD: _periods,
    Kind.TARGET: _targets,
    Kind.REPORT: _reports,
    Kind.PLAN: _plans,
}
