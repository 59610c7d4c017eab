"""Plans: the list, and the figures that stand beside one wherever it is shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Min, OuterRef, Q, Subquery, TextChoices
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans.models import Assignment, DutyPeriod, Plan, Target
from lantoa.domain.plans.models.plans import PlanQuerySet
from lantoa.domain.plans.states import RUNNING, UNFINISHED, AssignmentState, PlanState, TaskState


class Whose(TextChoices):
    """Whose plans a list shows."""

    OWN = "own", _("Của cơ quan tôi")
    BELOW = "below", _("Của cấp dưới")
    ALL = "all", _("Tất cả")


@dataclass(frozen=True, slots=True)
class PlanFilter:
    """What the list of plans is narrowed to; `year` finds plans whose period meets that year."""

    text: str = ""
    state: str = ""
    year: int | None = None
    whose: str = Whose.ALL


def plans(actor: Actor, *, asked: PlanFilter) -> PlanQuerySet:
    """The plans that the actor may see and the filter asks for, with body and lead unit at hand."""
    rows = Plan.objects.visible_to(actor).select_related("organisation", "lead_unit").defer("folded_text")
    own = Q(organisation_id__in=actor.organisation_ids)
    if asked.whose == Whose.OWN:
        rows = rows.filter(own)
    elif asked.whose == Whose.BELOW:
        rows = rows.exclude(own)
    if asked.state in PlanState.values:
        rows = rows.filter(state=asked.state)
    if asked.year is not None:
        rows = rows.filter(starts_on__lte=date(asked.year, 12, 31), ends_on__gte=date(asked.year, 1, 1))
    if asked.text.strip():
        rows = rows.filter(folded_text__words=asked.text)
    return rows


def years_of(actor: Actor) -> list[int]:
    """Years that the visible plans meet, the latest first."""
    spans = Plan.objects.visible_to(actor).order_by().values_list("starts_on__year", "ends_on__year")
    found = {year for first, last in spans.distinct() for year in range(first, last + 1)}
    return sorted(found, reverse=True)


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """Counts of one plan on one day; every count opens the list of rows behind it."""

    tasks: int = 0
    open: int = 0
    under_way: int = 0
    done: int = 0
    dropped: int = 0
    overdue: int = 0
    targets: int = 0
    units: int = 0
    parts: int = 0
    accepted: int = 0
    asked_back: int = 0
    pending: int = 0
    reports_ahead: int = 0
    next_report_on: date | None = None

    @property
    def accepted_percent(self) -> float:
        """Share of the parts given to units that were taken; 0 where none are given."""
        return 100 * self.accepted / self.parts if self.parts else 0

    @property
    def done_percent(self) -> float:
        """Share of done tasks among those not dropped; 0 where there are none."""
        left = self.tasks - self.dropped
        return 100 * self.done / left if left else 0


def plan_figures(plan_ids: Collection[int], *, on: date) -> dict[int, PlanFigures]:
    """Figures of several plans, in two queries whatever their number; a plan without rows has zeros."""
    found: dict[int, dict[str, Any]] = {pk: {} for pk in plan_ids}
    for rows in (_own_counts(plan_ids, on=on), _part_counts(plan_ids)):
        for row in rows:
            found[row.pop("plan")].update(row)
    return {pk: PlanFigures(**known) for pk, known in found.items()}


Counts = Iterable[Any]


def _own_counts(plan_ids: Collection[int], *, on: date) -> Counts:
    """Tasks are joined; targets and reports are counted each in a subquery, so that no row multiplies another."""
    targets = Target.objects.filter(plan=OuterRef("pk")).order_by().values("plan").annotate(n=Count("pk"))
    ahead = DutyPeriod.objects.filter(
        duty__plan=OuterRef("pk"), due_on__gte=on, duty__plan__state__in=RUNNING
    )
    by_plan = ahead.order_by().values("duty__plan")
    late = Q(tasks__state__in=UNFINISHED, tasks__due_on__lt=on, state__in=RUNNING)
    rows = Plan.objects.filter(pk__in=plan_ids).order_by().values(plan=F("pk"))
    counted: Counts = rows.annotate(
        # The names `tasks` and `targets` are taken by the rows themselves.
        task_count=Count("tasks"),
        target_count=Coalesce(Subquery(targets.values("n")), 0),
        overdue=Count("tasks", filter=late),
        reports_ahead=Coalesce(Subquery(by_plan.annotate(n=Count("pk")).values("n")), 0),
        next_report_on=Subquery(by_plan.annotate(first=Min("due_on")).values("first")),
        **{state.value: Count("tasks", filter=Q(tasks__state=state)) for state in TaskState},
    )
    for row in counted:
        tasks, aims = row.pop("task_count"), row.pop("target_count")
        yield {**row, "tasks": tasks, "targets": aims}


def _part_counts(plan_ids: Collection[int]) -> Counts:
    rows = Assignment.objects.filter(task__plan__in=plan_ids).order_by().values(plan=F("task__plan"))
    states = {state.value: Count("pk", filter=Q(state=state)) for state in AssignmentState}
    return rows.annotate(parts=Count("pk"), units=Count("unit", distinct=True), **states)
