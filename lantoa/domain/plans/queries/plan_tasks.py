"""The tasks of one plan as its appendix: filtered, grouped, and the same rows for page, print and spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.models import Assignment, Plan, Task
from lantoa.domain.plans.models.tasks import TaskQuerySet
from lantoa.domain.plans.queries.tasks import Due, Progress, span_of, with_parts
from lantoa.domain.plans.states import UNFINISHED, Part, TaskState, TimingType
from lantoa.lib.periods import Period, quarter_of, whole_periods

ROMAN = ("I", "II", "III", "IV")


class Group(TextChoices):
    """By what the rows of the appendix are put together."""

    NONE = "", gettext_lazy("Không nhóm")
    UNIT = "unit", gettext_lazy("Đơn vị chủ trì")
    QUARTER = "quarter", gettext_lazy("Quý đến hạn")
    STATE = "state", gettext_lazy("Trạng thái")


@dataclass(frozen=True, slots=True)
class AppendixFilter:
    """What the appendix is narrowed to; `time` is a `Due` code or a quarter such as `2026-4`."""

    unit_id: int | None = None
    time: str = ""
    progress: str = Progress.ALL
    text: str = ""
    group: str = Group.NONE

    @property
    def is_narrowed(self) -> bool:
        """Whether some rows may be left out."""
        return bool(self.unit_id or self.time or self.text or self.progress != Progress.ALL)


@dataclass(frozen=True, slots=True)
class Rows:
    """Tasks under one heading; the heading is empty where nothing is grouped."""

    heading: str
    tasks: list[Task]


def appendix(plan: Plan, *, asked: AppendixFilter, on: date) -> TaskQuerySet:
    """The rows that the filter asks for in the order of the plan, with units at hand in `task.parts`."""
    rows = Task.objects.filter(plan=plan)
    if asked.unit_id is not None:
        rows = rows.filter(pk__in=Assignment.objects.filter(unit_id=asked.unit_id).values("task_id"))
    if asked.progress == Progress.UNFINISHED:
        rows = rows.filter(state__in=UNFINISHED)
    elif asked.progress in TaskState.values:
        rows = rows.filter(state=asked.progress)
    if asked.text:
        rows = rows.filter(folded_text__words=asked.text)
    return with_parts(_at_time(rows, asked.time, on=on)).order_by("position")


def _at_time(rows: TaskQuerySet, time: str, *, on: date) -> TaskQuerySet:
    if time == Due.OVERDUE:
        return rows.overdue(on)
    if time == Due.NONE:
        return rows.filter(due_on=None)
    span = quarter_named(time) or span_of(time, on=on)
    return rows if span is None else rows.filter(due_on__gte=span.start, due_on__lte=span.end)


def quarter_named(name: str) -> Period | None:
    """The quarter that `2026-4` names; None for anything else."""
    year, _dash, quarter = name.partition("-")
    if not (year.isascii() and year.isdecimal() and len(year) == 4 and quarter in {"1", "2", "3", "4"}):
        return None
    return quarter_of(int(year), int(quarter)) if int(year) else None


def quarter_choices(plan: Plan) -> list[tuple[str, str]]:
    """The quarters of the plan's period, as name and label."""
    quarters = whole_periods(plan.period, every="quarter")
    return [(_name(one.start), _label(one.start)) for one in quarters]


def unit_choices_of(plan: Plan) -> list[tuple[int, str]]:
    """Units that have a part in the plan, by name, as number and name."""
    parts = Assignment.objects.filter(task__plan=plan).values("unit")
    return list(Unit.objects.filter(pk__in=parts).order_by("position", "name").values_list("pk", "name"))


def grouped(tasks: Iterable[Task], *, by: str) -> list[Rows]:
    """The tasks under headings; each task stands once, under its first lead unit where grouped by unit."""
    if by not in Group.values or not by:
        rows = list(tasks)
        return [Rows("", rows)] if rows else []
    found: dict[tuple[int, str, str], list[Task]] = {}
    for task in tasks:
        found.setdefault(_heading(task, by=by), []).append(task)
    return [Rows(heading, found[rank, key, heading]) for rank, key, heading in sorted(found)]


def _heading(task: Task, *, by: str) -> tuple[int, str, str]:
    match by:
        case Group.UNIT:
            return _unit_heading(task)
        case Group.QUARTER:
            return _quarter_heading(task)
        case _:
            place = list(TaskState.values).index(task.state)
            return place, "", str(task.get_state_display())


def _unit_heading(task: Task) -> tuple[int, str, str]:
    parts: list[Assignment] = task.parts  # type: ignore[attr-defined]
    lead = next((one.unit for one in parts if one.part == Part.LEAD), None)
    if lead is None:
        return 100_000, "", _("Chưa có đơn vị chủ trì")
    return min(lead.position, 99_999), f"{lead.name} {lead.pk}", lead.name


def _quarter_heading(task: Task) -> tuple[int, str, str]:
    if task.due_on is None:
        label = (
            _("Thường xuyên") if task.timing_type == TimingType.CONTINUOUS else _("Chưa quy định thời hạn")
        )
        return 1, label, label
    return 0, _name(task.due_on), _label(task.due_on)


def _name(day: date) -> str:
    return f"{day.year}-{(day.month + 2) // 3}"


def _label(day: date) -> str:
    return _("Quý %(quarter)s/%(year)s") % {"quarter": ROMAN[(day.month - 1) // 3], "year": day.year}
