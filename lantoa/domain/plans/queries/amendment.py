"""What an amendment changes of the plan before it: tasks, targets, duties to report, units, words (PLAN-28)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.comparison import FieldChange
from lantoa.domain.plans.models import Plan, PlanItem, ReportingDuty, Target, Task
from lantoa.domain.plans.pairing import amount, in_a_year
from lantoa.domain.plans.queries.inheritance import targets_beside, tasks_beside
from lantoa.domain.plans.states import Every, ItemKind, Part
from lantoa.domain.plans.word_changes import line_change, pairs_by
from lantoa.lib.text import fold

Row = TypeVar("Row", Task, Target, ReportingDuty)


class Touch(TextChoices):
    """How an amendment touches a unit."""

    CHARGED = "charged", gettext_lazy("Mới được giao")
    CHANGED = "changed", gettext_lazy("Việc thay đổi")
    RELIEVED = "relieved", gettext_lazy("Thôi giao")


class Direction(TextChoices):
    """Where an amendment moves a target."""

    RAISED = "raised", gettext_lazy("Tăng")
    LOWERED = "lowered", gettext_lazy("Giảm")
    OTHER = "other", gettext_lazy("Sửa")


@dataclass(frozen=True, slots=True)
class RowChange(Generic[Row]):
    """A row that was carried over and changed; `fields` are those that did."""

    old: Row
    new: Row
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class RowChanges(Generic[Row]):
    """The rows of one list: what came, what changed, what went, how many stayed as they were."""

    added: list[Row] = field(default_factory=list)
    changed: list[RowChange[Row]] = field(default_factory=list)
    dropped: list[Row] = field(default_factory=list)
    same_count: int = 0

    @property
    def count(self) -> int:
        """How many rows are not as they were."""
        return len(self.added) + len(self.changed) + len(self.dropped)


@dataclass(frozen=True, slots=True)
class UnitTouched:
    """A unit that has other work than before; `tasks` are those that changed for it, by name."""

    unit: Unit
    how: Touch
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AmendmentChanges:
    """A plan beside the version before it."""

    plan: Plan
    old: Plan
    head: tuple[FieldChange, ...]
    tasks: RowChanges[Task]
    targets: RowChanges[Target]
    duties: RowChanges[ReportingDuty]
    items: tuple[FieldChange, ...]
    units: list[UnitTouched]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed but the words of the paper."""
        rows = self.tasks.count + self.targets.count + self.duties.count
        return not (rows or self.head or self.items or self.units)


def changes_of(plan: Plan) -> AmendmentChanges | None:
    """What `plan` changes of the one that it replaces; None for a plan that replaces none. Eight queries."""
    old = Plan.objects.select_related("lead_unit").filter(pk=plan.supersedes_id or 0).first()
    if old is None:
        return None
    old_tasks, new_tasks = list(tasks_beside(old)), list(tasks_beside(plan))
    tasks = _carried(old_tasks, new_tasks, fields=task_changes)
    return AmendmentChanges(
        plan=plan,
        old=old,
        head=_changed(_head(old), _head(plan)),
        tasks=tasks,
        targets=_carried(list(targets_beside(old)), list(targets_beside(plan)), fields=target_changes),
        duties=_duties(old, plan),
        items=_items(old, plan),
        units=_units(tasks, old_tasks, new_tasks),
    )


def _carried(
    olds: list[Row], news: list[Row], *, fields: Callable[[Row, Row], tuple[FieldChange, ...]]
) -> RowChanges[Row]:
    before = {row.pk: row for row in olds}
    found: RowChanges[Row] = RowChanges()
    same = 0
    for new in news:
        old = before.pop(getattr(new, "carried_from_id", None) or 0, None)
        if old is None:
            found.added.append(new)
        elif changed := fields(old, new):
            found.changed.append(RowChange(old, new, changed))
        else:
            same += 1
    return RowChanges(found.added, found.changed, [row for row in olds if row.pk in before], same)


Said = dict[str, tuple[str, str]]
"""Fields of a row by name: how officers call each, and what stands in it."""


def _changed(old: Said, new: Said) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(name, label, line_change(old[name][1], text))
        for name, (label, text) in new.items()
        if old[name][1] != text
    )


def task_changes(old: Task, new: Task) -> tuple[FieldChange, ...]:
    """In what a carried task differs; its place and number in the appendix are no change of the work."""
    return _changed(_task(old), _task(new))


def _task(task: Task) -> Said:
    parts = list(task.assignments.all())
    return {
        "name": (_("Nội dung"), task.name),
        "products": (_("Sản phẩm"), "; ".join(task.products)),
        "leads": (_("Chủ trì"), _names(part.unit for part in parts if part.part == Part.LEAD)),
        "collaborators": (
            _("Phối hợp"),
            _names(part.unit for part in parts if part.part == Part.COLLABORATOR),
        ),
        "timing": (_("Thời gian"), timing_words(task)),
    }


def timing_words(task: Task) -> str:
    """When a task is done: the words of the appendix, and the last day behind them where there is one."""
    words = task.timing_text or task.get_timing_type_display()
    return f"{words} ({task.due_on:%d/%m/%Y})" if task.due_on else words


def _names(units: Iterable[Unit]) -> str:
    return "; ".join(sorted(unit.name for unit in units))


def target_changes(old: Target, new: Target) -> tuple[FieldChange, ...]:
    """In what a carried target differs."""
    return _changed(_target(old), _target(new))


def _target(target: Target) -> Said:
    return {
        "text": (_("Nội dung"), target.text),
        "quantity": (_("Mức"), f"{target.get_comparator_display()} {amount(target)}"),
        "channel": (_("Kênh"), target.get_channel_display() if target.channel else ""),
        "responsible": (
            _("Đơn vị"),
            target.responsible.name if target.responsible else target.responsible_text,
        ),
        "scope": (_("Tính cho"), target.get_scope_display()),
    }


def direction_of(change: RowChange[Target]) -> Direction:
    """Whether a changed target asks for more or for less than before."""
    before, after = in_a_year(change.old), in_a_year(change.new)
    if before == after:
        return Direction.OTHER
    return Direction.RAISED if after > before else Direction.LOWERED


def _duties(old: Plan, plan: Plan) -> RowChanges[ReportingDuty]:
    """Duties have no number of their own to be carried by: they are found again by who reports to whom."""
    olds = list(ReportingDuty.objects.filter(plan=old).order_by("position"))
    news = list(ReportingDuty.objects.filter(plan=plan).order_by("position"))
    found: RowChanges[ReportingDuty] = RowChanges()
    same = 0
    for before, after in pairs_by([str(row) for row in olds], [str(row) for row in news]):
        if after is None and before is not None:
            found.dropped.append(olds[before])
        elif before is None and after is not None:
            found.added.append(news[after])
        elif before is not None and after is not None:
            changed = _changed(_duty(olds[before]), _duty(news[after]))
            same += not changed
            if changed:
                found.changed.append(RowChange(olds[before], news[after], changed))
    return RowChanges(found.added, found.changed, found.dropped, same)


def _duty(duty: ReportingDuty) -> Said:
    labels = dict(Every.choices)
    frequencies = ", ".join(str(labels[one]) for one in duty.frequencies if one in labels)
    return {
        "reporter": (_("Nơi báo cáo"), duty.reporter),
        "recipient": (_("Nơi nhận"), duty.recipient),
        "via": (_("Qua"), duty.via),
        "frequencies": (_("Kỳ báo cáo"), frequencies or _("đột xuất")),
        "deadline": (_("Thời hạn"), duty.deadline_text),
        "merged_into": (_("Lồng ghép trong"), duty.merged_into),
    }


def _head(plan: Plan) -> Said:
    return {
        "starts_on": (_("Từ ngày"), f"{plan.starts_on:%d/%m/%Y}"),
        "ends_on": (_("Đến ngày"), f"{plan.ends_on:%d/%m/%Y}"),
        "lead_unit": (_("Đơn vị chủ trì"), plan.lead_unit.name if plan.lead_unit else ""),
    }


def _items(old: Plan, plan: Plan) -> tuple[FieldChange, ...]:
    """Topics, forms and audiences that came, went or were worded otherwise."""
    rows = PlanItem.objects.filter(plan__in=[old, plan]).order_by("kind", "position")
    texts: dict[tuple[int, str], list[str]] = {}
    for row in rows:
        texts.setdefault((row.plan_id, row.kind), []).append(row.text)
    return tuple(_items_of(texts, old, plan))


def _items_of(texts: dict[tuple[int, str], list[str]], old: Plan, plan: Plan) -> Iterator[FieldChange]:
    for kind in ItemKind:
        before, after = texts.get((old.pk, kind), []), texts.get((plan.pk, kind), [])
        for was, now in pairs_by(before, after):
            one = before[was] if was is not None else None
            other = after[now] if now is not None else None
            if one is None or other is None or fold(one) != fold(other):
                yield FieldChange(kind, str(kind.label), line_change(one, other))


def _units(changes: RowChanges[Task], olds: list[Task], news: list[Task]) -> list[UnitTouched]:
    """Units with other work than before: newly charged ones, those whose tasks changed, those without any now."""
    had, has = _parts(olds), _parts(news)
    touched: dict[int, list[str]] = {}
    for task in changes.added:
        for unit_id in _parts([task]):
            touched.setdefault(unit_id, []).append(task.name)
    for change in changes.changed:
        for unit_id in {**_parts([change.old]), **_parts([change.new])}:
            touched.setdefault(unit_id, []).append(change.new.name)
    for task in changes.dropped:
        for unit_id in _parts([task]):
            touched.setdefault(unit_id, []).append(task.name)
    units = {**had, **has}
    found = [
        UnitTouched(units[pk], _how(pk, had, has), tuple(dict.fromkeys(names)))
        for pk, names in touched.items()
    ]
    return sorted(found, key=lambda one: (Touch.values.index(one.how), one.unit.position, one.unit.name))


def _how(unit_id: int, had: dict[int, Unit], has: dict[int, Unit]) -> Touch:
    if unit_id not in had:
        return Touch.CHARGED
    return Touch.CHANGED if unit_id in has else Touch.RELIEVED


def _parts(tasks: Iterable[Task]) -> dict[int, Unit]:
    return {part.unit_id: part.unit for task in tasks for part in task.assignments.all()}
