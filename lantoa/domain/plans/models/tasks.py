"""Tasks of a plan: who, by when, with what product."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.models.plans import Plan
from lantoa.domain.plans.states import (
    PUBLISHED,
    RUNNING,
    UNFINISHED,
    AssignmentState,
    ChangeField,
    ChangeState,
    Every,
    Part,
    TaskState,
    TimingType,
)
from lantoa.domain.search.words import FoldedField


class TaskQuerySet(models.QuerySet["Task"]):
    """Words for sets of tasks."""

    def visible_to(self, actor: Actor) -> TaskQuerySet:
        """Tasks of the actor's own bodies, and of plans that bodies below have issued."""
        seen = Q(organisation_id__in=actor.organisation_ids)
        for path in actor.organisation_paths:
            seen |= Q(org_path__gte=path, org_path__lt=path + "~", plan__state__in=PUBLISHED)
        return self.filter(seen)

    def running(self) -> TaskQuerySet:
        """Unfinished tasks of issued plans."""
        return self.filter(plan__state__in=RUNNING, state__in=UNFINISHED)

    def overdue(self, on: date) -> TaskQuerySet:
        """Unfinished tasks whose last day has passed; continuous tasks never are (A-24)."""
        return self.running().filter(due_on__lt=on)

    def of_unit(self, unit_ids: frozenset[int]) -> TaskQuerySet:
        """Tasks in which one of these units has a part."""
        return self.filter(pk__in=Assignment.objects.filter(unit_id__in=unit_ids).values("task_id"))


class Task(models.Model):
    """A row of the appendix, or a duty that was made a task.

    `starts_on` and `due_on` are worked out from the timing (`due_on` is the last day on which the task is
    in time; None for a continuous or untimed task). `lead_text` and `collaborator_text` keep the words of
    the document; who they are now stands in the assignments. `carried_from` is the same task in the plan that
    this one amends, `inherited_from` the superior's task that it carries out. `folded_text` is what a search
    looks through.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="tasks")
    organisation = models.ForeignKey(Unit, models.PROTECT, related_name="tasks")
    org_path = models.CharField(max_length=70)
    number = models.CharField(max_length=20, blank=True)
    position = models.PositiveSmallIntegerField()
    name = models.TextField()
    products = models.JSONField(default=list)
    lead_text = models.JSONField(default=list)
    collaborator_text = models.JSONField(default=list)
    timing_text = models.CharField(max_length=250, blank=True)
    timing_type = models.CharField(max_length=12, choices=TimingType.choices, default=TimingType.UNSPECIFIED)
    every = models.CharField(max_length=10, choices=Every.choices, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    is_outside_period = models.BooleanField(default=False)
    source_sentence = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=TaskState.choices, default=TaskState.OPEN)
    state_reason = models.TextField(blank=True)
    done_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    carried_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="carried_to"
    )
    inherited_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="inherited_by"
    )
    folded_text = FoldedField(blank=True, default="")

    objects = TaskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="task_position_once_a_plan"),
            models.CheckConstraint(
                condition=(Q(state=TaskState.DONE) & Q(done_on__isnull=False))
                | (~Q(state=TaskState.DONE) & Q(done_on=None)),
                name="task_done_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=TaskState.DROPPED) | ~Q(state_reason=""), name="task_dropped_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(due_on=None) | Q(starts_on__lte=F("due_on")),
                name="task_starts_before_due",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "due_on", "id", "state", "plan"], name="task_body_due"),
            models.Index(fields=["organisation", "plan", "position", "id", "state"], name="task_body_plan"),
            models.Index(fields=["due_on", "id", "org_path", "state", "plan"], name="task_due"),
            models.Index(fields=["org_path", "state", "due_on"], name="task_path_state"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"[:300] if self.number else self.name[:300]

    @property
    def is_continuous(self) -> bool:
        """Whether the task goes on all the time and so is never overdue."""
        return self.timing_type == TimingType.CONTINUOUS

    @property
    def timing(self) -> dict[str, Any] | None:
        """The timing of the plan record that gives this row's dates; None where the plan says none."""
        known: dict[str, Any] = {"text": self.timing_text, "type": self.timing_type}
        match self.timing_type:
            case TimingType.BEFORE_DATE if self.due_on:
                return {**known, "date": (self.due_on + timedelta(days=1)).isoformat()}
            case TimingType.MONTH if self.due_on:
                return {**known, "year": self.due_on.year, "month": self.due_on.month}
            case TimingType.QUARTER if self.due_on:
                return {**known, "year": self.due_on.year, "quarter": (self.due_on.month + 2) // 3}
            case TimingType.YEAR if self.due_on:
                return {**known, "year": self.due_on.year}
            case TimingType.RECURRING:
                return {**known, "every": self.every}
            case TimingType.CONTINUOUS:
                return known
        return {**known, "type": None} if self.timing_text else None

    def is_overdue_on(self, day: date) -> bool:
        """Whether the last day has passed while the task is unfinished."""
        return self.state in UNFINISHED and self.due_on is not None and self.due_on < day


class TaskPeriod(models.Model):
    """One month, quarter or other part in which a recurring task is due once."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="periods")
    starts_on = models.DateField()
    due_on = models.DateField(db_index=True)
    is_informative = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "starts_on"], name="task_period_once"),
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("due_on")), name="task_period_starts_before_due"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.starts_on} – {self.due_on}"


class Assignment(models.Model):
    """A unit leads or collaborates in a task, and says whether it takes it."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="assignments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assignments")
    part = models.CharField(max_length=12, choices=Part.choices)
    from_text = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=AssignmentState.choices, default=AssignmentState.PENDING)
    note = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "unit"], name="assignment_once_a_unit"),
            models.CheckConstraint(
                condition=~Q(state=AssignmentState.ASKED_BACK) | ~Q(note=""),
                name="asked_back_with_a_question",
            ),
        ]
        indexes = [models.Index(fields=["unit", "state"], name="assignment_unit_state")]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.unit} ({self.get_part_display()})"


class ChangeRequest(models.Model):
    """Somebody asks to change a running task; the old value and the reason are kept for good."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="change_requests")
    field = models.CharField(max_length=10, choices=ChangeField.choices)
    old_value = models.JSONField()
    new_value = models.JSONField()
    reason = models.TextField()
    state = models.CharField(max_length=8, choices=ChangeState.choices, default=ChangeState.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_for = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decision_note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="change_with_a_reason"),
            models.CheckConstraint(
                condition=Q(state=ChangeState.ASKED, decided_at=None, decided_by=None)
                | (~Q(state=ChangeState.ASKED) & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="change_decided_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["task", "field"], condition=Q(state=ChangeState.ASKED), name="change_asked_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.get_field_display()}"
