"""Who must report to whom, how often and by when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.models.plans import Plan
from lantoa.domain.plans.states import Every


class ReportingDuty(models.Model):
    """A duty to report as the plan states it; `frequencies` is a list of `Every` codes, empty for ad-hoc."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="reporting_duties")
    position = models.PositiveSmallIntegerField()
    reporter = models.CharField(max_length=400, blank=True)
    reporter_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    recipient = models.CharField(max_length=400, blank=True)
    via = models.CharField(max_length=300, blank=True)
    frequencies = models.JSONField(default=list)
    deadline_text = models.CharField(max_length=300, blank=True)
    deadline_day = models.PositiveSmallIntegerField(null=True, blank=True)
    merged_into = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="duty_position_once_a_plan"),
            models.CheckConstraint(
                condition=Q(deadline_day=None) | Q(deadline_day__gte=1, deadline_day__lte=31),
                name="duty_deadline_is_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reporter} → {self.recipient}"[:300]


class DutyPeriod(models.Model):
    """One dated report: its data window and its last day.

    `due_on` is the last day in time ("trước ngày 10" is the 9th, A-15). `is_inferred` marks a last day
    that the plan does not state (A-14, A-18).
    """

    duty = models.ForeignKey(ReportingDuty, models.CASCADE, related_name="periods")
    every = models.CharField(max_length=10, choices=Every.choices)
    starts_on = models.DateField()
    ends_on = models.DateField()
    due_on = models.DateField(db_index=True)
    is_inferred = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["duty", "every", "starts_on"], name="duty_period_once"),
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")), name="duty_period_starts_before_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty_id}: {self.get_every_display()} {self.starts_on}"
