"""Numbers that a plan must reach."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.models.plans import Plan
from lantoa.domain.plans.models.tasks import Task
from lantoa.domain.plans.states import Channel, Comparator, Every, Scope, Window


class Target(models.Model):
    """A quantity to reach, as the plan states it, and how it is read.

    `default_reading` names the ambiguity whose default was taken (`A-01`), empty where the text is clear.
    `carried_from` is the same target in the plan that this one amends, `inherited_from` the superior's target.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="targets")
    task = models.ForeignKey(Task, models.SET_NULL, null=True, blank=True, related_name="targets")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    quantity = models.DecimalField(max_digits=12, decimal_places=2)
    comparator = models.CharField(max_length=10, choices=Comparator.choices)
    unit_text = models.CharField(max_length=120)
    per = models.CharField(max_length=10, choices=Every.choices, blank=True)
    channel = models.CharField(max_length=16, choices=Channel.choices, blank=True)
    responsible = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="targets")
    responsible_text = models.CharField(max_length=300, blank=True)
    scope = models.CharField(max_length=10, choices=Scope.choices, default=Scope.BODY)
    window = models.CharField(max_length=10, choices=Window.choices, default=Window.CALENDAR)
    default_reading = models.CharField(max_length=40, blank=True)
    carried_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="carried_to"
    )
    inherited_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="inherited_by"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="target_position_once_a_plan"),
            models.CheckConstraint(condition=Q(quantity__gte=0), name="target_quantity_not_negative"),
            models.CheckConstraint(
                condition=~Q(unit_text="%") | Q(quantity__lte=100), name="target_percent_at_most_100"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:200]

    @property
    def is_percentage(self) -> bool:
        """Whether the quantity is a share of units or cases, in percent."""
        return self.unit_text == "%"


class TargetPeriod(models.Model):
    """One dated part over which a target is judged by itself (A-08)."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="periods")
    starts_on = models.DateField()
    ends_on = models.DateField(db_index=True)
    quantity = models.DecimalField(max_digits=12, decimal_places=2)
    is_informative = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["target", "starts_on"], name="target_period_once"),
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")), name="target_period_starts_before_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target_id}: {self.starts_on} – {self.ends_on}"
