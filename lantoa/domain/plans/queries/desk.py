"""The desk: what waits for a person, by role; each count has the list that it counts behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, Q, QuerySet

from lantoa.domain.approvals.models import ApprovalStep
from lantoa.domain.approvals.queries import waiting_for
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.states import Role
from lantoa.domain.plans.models import Assignment, ChangeRequest, DutyPeriod, Plan, Target, TaskPeriod
from lantoa.domain.plans.models.tasks import TaskQuerySet
from lantoa.domain.plans.queries import clocks, duties, tasks
from lantoa.domain.plans.queries.tasks import Due, TaskFilter, TaskRow
from lantoa.domain.plans.rules import KEEPERS
from lantoa.domain.plans.states import RUNNING, UNFINISHED, AssignmentState, ChangeState, PlanState

SHOWN = 6
Row = TypeVar("Row")
Stored = TypeVar("Stored", bound=Model)

OVERDUE = TaskFilter(is_mine=True, due=Due.OVERDUE)
SOON = TaskFilter(is_mine=True, due=Due.SOON)
REPORTS = duties.DutyFilter(is_mine=True, when=duties.When.NEXT)
TARGETS = clocks.TargetFilter(is_mine=True)


@dataclass(frozen=True, slots=True)
class Shelf(Generic[Row]):
    """The first rows of a list and how many the list has."""

    rows: tuple[Row, ...]
    count: int

    @property
    def more(self) -> int:
        """How many rows are not shown."""
        return self.count - len(self.rows)


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies before a person today. `waiting` are acts that only this person, or one of the same role, can do."""

    to_approve: Shelf[ApprovalStep]
    to_number: Shelf[Plan]
    to_issue: Shelf[Plan]
    drafts: Shelf[Plan]
    to_accept: Shelf[Assignment]
    questions: Shelf[Assignment]
    changes: Shelf[ChangeRequest]
    overdue: Shelf[TaskRow]
    soon: Shelf[TaskRow]
    parts: Shelf[TaskPeriod]
    reports: Shelf[DutyPeriod]
    targets: Shelf[Target]

    @property
    def waiting(self) -> int:
        """How many acts wait for the person."""
        shelves = (
            self.to_approve,
            self.to_number,
            self.to_issue,
            self.drafts,
            self.to_accept,
            self.questions,
            self.changes,
        )
        return sum(shelf.count for shelf in shelves)


def desk(actor: Actor) -> Desk:
    """Everything on the actor's desk on the actor's day."""
    return Desk(
        to_approve=_shelf(waiting_for(actor)),
        to_number=_shelf(to_number(actor)),
        to_issue=_shelf(to_issue(actor)),
        drafts=_shelf(drafts(actor)),
        to_accept=_shelf(to_accept(actor)),
        questions=_shelf(questions(actor)),
        changes=_shelf(changes(actor)),
        overdue=_task_shelf(tasks.tasks(actor, asked=OVERDUE)),
        soon=_task_shelf(tasks.tasks(actor, asked=SOON)),
        parts=_shelf(parts(actor)),
        reports=_shelf(duties.reports(actor, asked=REPORTS).order_by("due_on", "pk")),
        targets=_shelf(clocks.targets(actor, asked=TARGETS).order_by("plan_id", "position")),
    )


def _shelf(rows: QuerySet[Stored]) -> Shelf[Stored]:
    """One query where everything fits, two where it does not."""
    first = list(rows[: SHOWN + 1])
    count = len(first) if len(first) <= SHOWN else rows.order_by().count()
    return Shelf(rows=tuple(first[:SHOWN]), count=count)


def _task_shelf(rows: TaskQuerySet) -> Shelf[TaskRow]:
    first = tasks.task_rows(rows.order_by("due_on", "pk")[: SHOWN + 1])
    count = len(first) if len(first) <= SHOWN else rows.order_by().count()
    return Shelf(rows=tuple(first[:SHOWN]), count=count)


def _bodies(actor: Actor, roles: Iterable[str]) -> frozenset[int]:
    return frozenset(post.organisation_id for post in actor.posts if post.role in frozenset(roles))


def _plans(actor: Actor, roles: Iterable[str]) -> QuerySet[Plan]:
    rows = Plan.objects.filter(organisation__in=_bodies(actor, roles))
    return rows.select_related("organisation", "created_by").order_by("starts_on", "pk")


def to_number(actor: Actor) -> QuerySet[Plan]:
    """Approved or issued plans for which the actor may give the number that is missing."""
    rows = _plans(actor, {Role.CLERK}).filter(state__in=[PlanState.APPROVED, PlanState.ISSUED])
    return rows.filter(Q(number="") | Q(issued_on=None))


def to_issue(actor: Actor) -> QuerySet[Plan]:
    """Approved plans that the actor may issue and that wait for no number."""
    return (
        _plans(actor, KEEPERS | {Role.CLERK})
        .filter(state=PlanState.APPROVED)
        .exclude(Q(organisation__in=_bodies(actor, {Role.CLERK})) & (Q(number="") | Q(issued_on=None)))
    )


def drafts(actor: Actor) -> QuerySet[Plan]:
    """Drafts that the actor keeps, the returned ones first."""
    return _plans(actor, KEEPERS).filter(state=PlanState.DRAFT).order_by("-state_reason", "starts_on", "pk")


def to_accept(actor: Actor) -> QuerySet[Assignment]:
    """Tasks that the actor's unit, as its contact, has not yet taken."""
    posts = [post for post in actor.posts if post.role == Role.CONTACT]
    own = Q(pk__in=[])
    for post in posts:
        own |= Q(task__organisation=post.organisation_id) & tasks.units_under([post.unit_path], unit="unit__")
    rows = _assignments().filter(own, state=AssignmentState.PENDING, task__state__in=UNFINISHED)
    return rows.order_by("task__due_on", "pk")


def questions(actor: Actor) -> QuerySet[Assignment]:
    """Questions of units that the actor, as keeper of the plan, has to answer."""
    rows = _assignments().filter(
        state=AssignmentState.ASKED_BACK, task__organisation__in=_bodies(actor, KEEPERS)
    )
    return rows.order_by("answered_at", "pk")


def _assignments() -> QuerySet[Assignment]:
    rows = Assignment.objects.filter(task__plan__state__in=RUNNING)
    return rows.select_related("unit", "task__plan", "task__organisation", "answered_by")


def changes(actor: Actor) -> QuerySet[ChangeRequest]:
    """Requests to change a task that the actor may decide."""
    bodies = _bodies(actor, KEEPERS | {Role.APPROVER})
    rows = ChangeRequest.objects.filter(state=ChangeState.ASKED, task__organisation__in=bodies)
    return rows.select_related("task__plan", "asked_by", "asked_for").order_by("asked_at", "pk")


def parts(actor: Actor) -> QuerySet[TaskPeriod]:
    """The parts of the actor's recurring tasks that run today and end in the next days."""
    recurring = tasks.tasks(actor, asked=TaskFilter(is_mine=True))
    span = tasks.span_of(Due.SOON, on=actor.on)
    assert span is not None
    rows = TaskPeriod.objects.filter(
        task__in=recurring.values("pk"),
        starts_on__lte=actor.on,
        due_on__gte=span.start,
        due_on__lte=span.end,
        is_informative=False,
    )
    return rows.select_related("task__plan").order_by("due_on", "pk")
