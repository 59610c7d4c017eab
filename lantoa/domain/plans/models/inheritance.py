"""What a body says of its superior's tasks and targets when it holds its own plan against them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from lantoa.domain.plans.models.plans import Plan
from lantoa.domain.plans.models.targets import Target
from lantoa.domain.plans.models.tasks import Task
from lantoa.domain.plans.states import InheritanceVerdict


class InheritanceNote(models.Model):
    """One verdict of `plan` on one row of its superior's plan: `task` or `target` is the superior's, never both.

    `apart` keeps a row from being paired by its words; that it is not for this body needs a reason.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="inheritance_notes")
    task = models.ForeignKey(Task, models.CASCADE, null=True, blank=True, related_name="+")
    target = models.ForeignKey(Target, models.CASCADE, null=True, blank=True, related_name="+")
    verdict = models.CharField(max_length=10, choices=InheritanceVerdict.choices)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "task"], name="inheritance_note_once_a_task"),
            models.UniqueConstraint(fields=["plan", "target"], name="inheritance_note_once_a_target"),
            models.CheckConstraint(
                condition=Q(task__isnull=False, target=None) | Q(task=None, target__isnull=False),
                name="inheritance_note_on_one_row",
            ),
            models.CheckConstraint(
                condition=~Q(verdict=InheritanceVerdict.NOT_OURS) | ~Q(reason=""),
                name="not_ours_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.get_verdict_display()}"
