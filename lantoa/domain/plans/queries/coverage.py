"""Which units have taken their tasks, have a plan of their own, and have begun (COV-01, COV-02, A-11)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.models import Assignment, Plan
from lantoa.domain.plans.queries.lines import version_ids
from lantoa.domain.plans.states import PUBLISHED, AssignmentState, TaskState

BEGUN = frozenset({TaskState.UNDER_WAY, TaskState.DONE})


@dataclass(frozen=True, slots=True)
class UnitCoverage:
    """How one unit stands to the plan; counts are of its tasks."""

    unit: Unit
    tasks: int
    accepted: int
    asked_back: int
    pending: int
    begun: int
    child_plan: Plan | None
    was_assigned_at_issue: bool

    @property
    def has_accepted(self) -> bool:
        """Whether every task of the unit is taken."""
        return self.tasks > 0 and self.accepted == self.tasks

    @property
    def is_covered(self) -> bool:
        """Whether the unit took a task or issued a plan of its own, and has begun some work (A-11)."""
        return self.begun > 0 and (self.accepted > 0 or self.child_plan is not None)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The units of a plan and the shares among those that were assigned at issue."""

    units: list[UnitCoverage]

    @property
    def counted(self) -> list[UnitCoverage]:
        """The denominator: units assigned on the day of issue (A-11)."""
        return [row for row in self.units if row.was_assigned_at_issue]

    @property
    def accepted(self) -> int:
        """Counted units that have taken every task."""
        return sum(row.has_accepted for row in self.counted)

    @property
    def begun(self) -> int:
        """Counted units with a task that has been begun."""
        return sum(row.begun > 0 for row in self.counted)

    @property
    def with_plan(self) -> int:
        """Counted units with an issued plan of their own."""
        return sum(row.child_plan is not None for row in self.counted)

    @property
    def covered(self) -> int:
        """The numerator of coverage."""
        return sum(row.is_covered for row in self.counted)

    @property
    def asking(self) -> int:
        """Counted units with a question that waits for an answer."""
        return sum(row.asked_back > 0 for row in self.counted)

    def percent(self, count: int) -> float:
        """A count as a share of the denominator; 0 where nobody was assigned."""
        return 100 * count / len(self.counted) if self.counted else 0


def coverage(plan: Plan) -> Coverage:
    """The units of the plan; before the issue those that its draft names. Three queries."""
    parts: dict[int, list[Assignment]] = {}
    for part in Assignment.objects.filter(task__plan=plan).select_related("task").order_by("pk"):
        parts.setdefault(part.unit_id, []).append(part)
    at_issue = frozenset(plan.issued_to) if plan.running_since else frozenset(parts)
    units = Unit.objects.filter(Q(pk__in=parts) | Q(pk__in=at_issue)).order_by("position", "name", "pk")
    own = _own_plans(plan)
    return Coverage(
        [_row(unit, parts.get(unit.pk, []), own.get(unit.pk), unit.pk in at_issue) for unit in units]
    )


def _own_plans(plan: Plan) -> dict[int, Plan]:
    children = Plan.objects.filter(superior_plan__in=version_ids(plan), state__in=PUBLISHED).order_by("pk")
    found: dict[int, Plan] = {}
    for child in children:
        found[child.organisation_id] = child
        if child.lead_unit_id:
            found[child.lead_unit_id] = child
    return found


def _row(unit: Unit, parts: list[Assignment], child: Plan | None, was_assigned: bool) -> UnitCoverage:
    states = [part.state for part in parts]
    return UnitCoverage(
        unit=unit,
        tasks=len(parts),
        accepted=states.count(AssignmentState.ACCEPTED),
        asked_back=states.count(AssignmentState.ASKED_BACK),
        pending=states.count(AssignmentState.PENDING),
        begun=sum(part.task.state in BEGUN for part in parts),
        child_plan=child,
        was_assigned_at_issue=was_assigned,
    )
