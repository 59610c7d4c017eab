"""Tasks across plans: one filter for the list, the counts of the desk and the export."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.db.models import CharField, F, Prefetch, Q, TextChoices, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.models import Assignment, Plan, Task
from lantoa.domain.plans.models.tasks import TaskQuerySet
from lantoa.domain.plans.rules import KEEPERS
from lantoa.domain.plans.states import PUBLISHED, RUNNING, UNFINISHED, Part, TaskState, TimingType
from lantoa.lib.periods import Period, month_of, quarter_of

SOON = timedelta(days=14)
MOST_COUNTED = 5_000
MOST_CHOICES = 120
_DRAWN = ("pk", "number", "name", "products", "timing_text", "timing_type", "due_on", "state")
_TITLED = ("plan__kind", "plan__number", "plan__subject")


class Due(TextChoices):
    """When the last day of a task lies, seen from today."""

    OVERDUE = "overdue", _("Quá hạn")
    SOON = "soon", _("Trong 14 ngày tới")
    WEEK = "week", _("Tuần này")
    MONTH = "month", _("Tháng này")
    QUARTER = "quarter", _("Quý này")
    NONE = "none", _("Không có hạn")


class Progress(TextChoices):
    """Which states a list shows."""

    UNFINISHED = "unfinished", _("Chưa xong")
    OPEN = "open", _("Chưa thực hiện")
    UNDER_WAY = "under_way", _("Đang thực hiện")
    DONE = "done", _("Hoàn thành")
    DROPPED = "dropped", _("Không thực hiện")
    ALL = "all", _("Tất cả")


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What a list of tasks is narrowed to; the empty filter is the unfinished tasks of running plans.

    `is_below` turns from the actor's own bodies to those below; `body_id` names one of them.
    """

    text: str = ""
    plan_id: int | None = None
    unit_id: int | None = None
    part: str = ""
    progress: str = Progress.UNFINISHED
    due: str = ""
    is_mine: bool = False
    is_below: bool = False
    body_id: int | None = None


def tasks(actor: Actor, *, asked: TaskFilter) -> TaskQuerySet:
    """The tasks that the actor may see and the filter asks for, as of the actor's day."""
    rows = _below(actor) if asked.is_below else Task.objects.filter(organisation__in=actor.organisation_ids)
    rows = _of_plans(rows, asked=asked)
    rows = _in_state(rows, asked=asked)
    if asked.body_id is not None:
        rows = rows.filter(organisation_id=asked.body_id)
    if asked.unit_id is not None:
        rows = rows.filter(pk__in=_parts(asked.unit_id, part=asked.part).values("task_id"))
    if asked.due:
        rows = _due(rows, due=asked.due, on=actor.on)
    if asked.is_mine:
        rows = rows.filter(mine(actor))
    if asked.text:
        rows = rows.filter(folded_text__words=asked.text)
    return rows


def mine(actor: Actor, *, task: str = "", key: str = "pk") -> Q:
    """Tasks that are the actor's own work: of the whole body for who keeps it or sits at its head.

    For others those in which their unit, or one below it, has a part.

    Args:
        actor: whose work.
        task: the way from the rows to the task, such as `task__`; empty for tasks themselves.
        key: the field that holds the number of the task.
    """
    bodies, paths = _seats(actor)
    parts = Assignment.objects.filter(units_under(paths, unit="unit__"))
    own = Q(**{f"{key}__in": parts.values("task_id")}) if paths else Q(pk__in=[])
    return Q(**{f"{task}organisation__in": bodies}) | own if bodies else own


def units_under(paths: Iterable[str], *, unit: str = "") -> Q:
    """Units with one of these paths and all below them; none where there are no paths."""
    seen = Q(pk__in=[])
    for path in sorted(paths):
        seen |= Q(**{f"{unit}path__gte": path, f"{unit}path__lt": path + "~"})
    return seen


def overseen(actor: Actor) -> frozenset[int]:
    """The bodies whose whole work the actor has before him."""
    return _seats(actor)[0]


def _seats(actor: Actor) -> tuple[frozenset[int], frozenset[str]]:
    """Bodies that the actor oversees as a whole, and paths of single units elsewhere."""
    bodies = frozenset(
        post.organisation_id
        for post in actor.posts
        if post.unit_id == post.organisation_id or post.role in KEEPERS
    )
    paths = frozenset(post.unit_path for post in actor.posts if post.organisation_id not in bodies)
    return bodies, paths


def _below(actor: Actor) -> TaskQuerySet:
    # The range is asked of an expression: a long list must come out of the index of due dates in its
    # order, and SQLite without statistics would rather take the index of paths and sort everything.
    rows = Task.objects.alias(below=Concat("org_path", Value(""), output_field=CharField()))
    seen = Q(pk__in=[])
    for path in sorted(actor.organisation_paths):
        seen |= Q(below__gt=path, below__lt=path + "~")
    return rows.filter(seen)


def _of_plans(rows: TaskQuerySet, *, asked: TaskFilter) -> TaskQuerySet:
    if asked.plan_id is not None:
        return rows.filter(
            plan_id=asked.plan_id, **({"plan__state__in": PUBLISHED} if asked.is_below else {})
        )
    # Plus nothing, so that the list of plans is a test of each row and never the way to the rows.
    running = Plan.objects.filter(state__in=RUNNING).values("pk")
    return rows.alias(of_plan=F("plan_id") + 0).filter(of_plan__in=running)


def _in_state(rows: TaskQuerySet, *, asked: TaskFilter) -> TaskQuerySet:
    if asked.progress == Progress.ALL:
        return rows
    if asked.progress in TaskState.values:
        return rows.filter(state=asked.progress)
    return rows.filter(state__in=UNFINISHED)


def _parts(unit_id: int, *, part: str) -> models.QuerySet[Assignment]:
    parts = Assignment.objects.filter(unit_id=unit_id)
    return parts.filter(part=part) if part in Part.values else parts


def _due(rows: TaskQuerySet, *, due: str, on: date) -> TaskQuerySet:
    match due:
        case Due.OVERDUE:
            return rows.filter(due_on__lt=on, state__in=UNFINISHED)
        case Due.NONE:
            return rows.filter(due_on=None)
    span = span_of(due, on=on)
    return rows if span is None else rows.filter(due_on__gte=span.start, due_on__lte=span.end)


def span_of(due: str, *, on: date) -> Period | None:
    """The days that a word such as "this month" means on a day; None for words without days."""
    monday = on - timedelta(days=on.weekday())
    match due:
        case Due.SOON:
            return Period(on, on + SOON)
        case Due.WEEK:
            return Period(monday, monday + timedelta(days=6))
        case Due.MONTH:
            return month_of(on.year, on.month)
        case Due.QUARTER:
            return quarter_of(on.year, (on.month + 2) // 3)
    return None


def count_up_to(rows: TaskQuerySet, *, most: int = MOST_COUNTED) -> int:
    """How many there are; `most` + 1 stands for "more than `most`", so that no list counts for ever."""
    return rows.order_by()[: most + 1].count()


def with_parts(rows: TaskQuerySet) -> TaskQuerySet:
    """The rows with plan, body and units at hand (`task.parts`), lead units first, for a page to draw."""
    parts = Assignment.objects.select_related("unit").order_by("-part", "unit__position", "unit__name", "pk")
    return (
        rows.select_related("plan", "organisation")
        .defer("folded_text", "source_sentence")
        .prefetch_related(Prefetch("assignments", queryset=parts, to_attr="parts"))
    )


@dataclass(frozen=True, slots=True)
class PartRow:
    """A unit in a row, and whether it leads."""

    part: str
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as lists draw it; `parts` has the lead units first."""

    pk: int
    number: str
    name: str
    products: list[str]
    timing_text: str
    timing_type: str
    due_on: date | None
    state: str
    plan_title: str
    body_name: str
    parts: tuple[PartRow, ...]

    @property
    def title(self) -> str:
        """Number and name in one line."""
        return f"{self.number}. {self.name}" if self.number else self.name

    @property
    def is_continuous(self) -> bool:
        """Whether the task goes on all the time and so is never overdue."""
        return self.timing_type == TimingType.CONTINUOUS


def task_rows(rows: TaskQuerySet) -> list[TaskRow]:
    """The tasks of a page, in their order; two queries, and no model is built for what is only drawn."""
    found = list(rows.values(*_DRAWN, "organisation__name", *_TITLED))
    parts = _parts_of([row["pk"] for row in found])
    return [
        TaskRow(
            **{name: row[name] for name in _DRAWN},
            plan_title=titled(*(row[name] for name in _TITLED)),
            body_name=row["organisation__name"],
            parts=parts.get(row["pk"], ()),
        )
        for row in found
    ]


def row_of(task: Task) -> TaskRow:
    """The row of a task that comes from `with_parts`."""
    parts: list[Assignment] = task.parts  # type: ignore[attr-defined]
    return TaskRow(
        **{name: getattr(task, name) for name in _DRAWN},
        plan_title=titled(task.plan.kind, task.plan.number, task.plan.subject),
        body_name=task.organisation.name,
        parts=tuple(PartRow(part.part, part.unit.name, part.unit.path) for part in parts),
    )


def _parts_of(task_ids: list[int]) -> dict[int, tuple[PartRow, ...]]:
    found: dict[int, tuple[PartRow, ...]] = {}
    rows = Assignment.objects.filter(task__in=task_ids)
    rows = rows.order_by("-part", "unit__position", "unit__name", "pk")
    for task_id, *values in rows.values_list("task", "part", "unit__name", "unit__path"):
        found[task_id] = (*found.get(task_id, ()), PartRow(*values))
    return found


def plan_choices(actor: Actor, *, is_below: bool = False) -> list[tuple[int, str]]:
    """Numbers and titles of plans that a list can be narrowed to, the newest first; at most `MOST_CHOICES`."""
    own = Q(organisation_id__in=actor.organisation_ids)
    rows = Plan.objects.visible_to(actor).exclude(own) if is_below else Plan.objects.filter(own)
    newest = rows.order_by("-starts_on", "-pk").values_list("pk", "kind", "number", "subject")
    return [(pk, titled(kind, number, subject)) for pk, kind, number, subject in newest[:MOST_CHOICES]]


def titled(kind: str, number: str, subject: str) -> str:
    """A plan in one short line: its number where it has one, else its subject."""
    return f"{kind} {number or subject}"[:160]


def unit_choices(actor: Actor) -> list[tuple[int, str]]:
    """Numbers and names of units of the actor's bodies in the order of the tree; at most `MOST_CHOICES`."""
    rows = Unit.objects.filter(organisation_id__in=actor.organisation_ids)
    return list(rows.valid_on(actor.on).order_by("path").values_list("pk", "name")[:MOST_CHOICES])


def body_choices(actor: Actor) -> list[tuple[int, str]]:
    """Numbers and names of bodies below the actor's own that have issued a plan; at most `MOST_CHOICES`."""
    issued = Plan.objects.visible_to(actor).filter(state__in=PUBLISHED).values("organisation_id")
    rows = Unit.objects.filter(pk__in=issued).exclude(pk__in=actor.organisation_ids)
    return list(rows.order_by("path").values_list("pk", "name")[:MOST_CHOICES])


def has_below(actor: Actor) -> bool:
    """Whether a body below has issued a plan; no query for who sits in a part of a body only."""
    paths = {post.organisation_path for post in actor.posts if post.unit_id == post.organisation_id}
    below = Q(pk__in=[])
    for path in sorted(paths):
        below |= Q(org_path__gt=path, org_path__lt=path + "~")
    return bool(paths) and Plan.objects.filter(below, state__in=PUBLISHED).exists()
