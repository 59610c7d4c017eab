"""The days of one plan: last days of tasks, of their parts, of reports, and the ends of target periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from lantoa.domain.plans.models import DutyPeriod, Plan, TargetPeriod, Task, TaskPeriod
from lantoa.domain.plans.states import UNFINISHED
from lantoa.lib.periods import Period


class Kind(TextChoices):
    """What falls on a day."""

    TASK = "task", _("Hạn nhiệm vụ")
    PART = "part", _("Kỳ của nhiệm vụ định kỳ")
    REPORT = "report", _("Hạn báo cáo")
    TARGET = "target", _("Kết thúc kỳ chỉ tiêu")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on one day; `task_id` is the task to open, None for reports and targets."""

    on: date
    kind: str
    text: str
    task_id: int | None = None
    is_settled: bool = False
    is_inferred: bool = False

    @property
    def kind_label(self) -> str:
        """The kind in words."""
        return str(Kind(self.kind).label)


def plan_calendar(plan: Plan, *, span: Period | None = None) -> list[Entry]:
    """What falls on the days of `span` (of all days where None), by day; four queries."""
    entries = [*_tasks(plan, span), *_parts(plan, span), *_reports(plan, span), *_targets(plan, span)]
    return sorted(entries, key=lambda entry: (entry.on, list(Kind.values).index(entry.kind), entry.text))


def _days(field: str, span: Period | None) -> dict[str, date]:
    return {} if span is None else {f"{field}__gte": span.start, f"{field}__lte": span.end}


def _tasks(plan: Plan, span: Period | None) -> list[Entry]:
    rows = Task.objects.filter(plan=plan, due_on__isnull=False, every="", **_days("due_on", span))
    return [
        Entry(row.due_on, Kind.TASK, str(row), row.pk, is_settled=row.state not in UNFINISHED)
        for row in rows.order_by("due_on", "position").only("number", "name", "due_on", "state")
        if row.due_on
    ]


def _parts(plan: Plan, span: Period | None) -> list[Entry]:
    rows = TaskPeriod.objects.filter(task__plan=plan, is_informative=False, **_days("due_on", span))
    return [
        Entry(row.due_on, Kind.PART, str(row.task), row.task_id, is_settled=row.task.state not in UNFINISHED)
        for row in rows.select_related("task").order_by("due_on", "task__position")
    ]


def _reports(plan: Plan, span: Period | None) -> list[Entry]:
    rows = DutyPeriod.objects.filter(duty__plan=plan, **_days("due_on", span))
    return [
        Entry(
            row.due_on,
            Kind.REPORT,
            f"{row.get_every_display()}: {row.duty.reporter}",
            is_inferred=row.is_inferred,
        )
        for row in rows.select_related("duty").order_by("due_on", "duty__position")
    ]


def _targets(plan: Plan, span: Period | None) -> list[Entry]:
    rows = TargetPeriod.objects.filter(target__plan=plan, is_informative=False, **_days("ends_on", span))
    return [
        Entry(row.ends_on, Kind.TARGET, row.target.text)
        for row in rows.select_related("target").order_by("ends_on", "target__position")
    ]
