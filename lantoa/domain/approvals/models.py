"""The route that a body lays for a kind of object, and each round of approval with its steps."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lantoa.domain.approvals.states import ApprovalState, Purpose, StepState
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.states import Role

__all__ = ["Approval", "ApprovalLink", "ApprovalStep", "Route", "RouteStep"]

DECIDED = (StepState.AGREED, StepState.RETURNED, StepState.SKIPPED)


class Route(models.Model):
    """How a body approves one kind of object (`plan`); without one the decree's own way is taken."""

    organisation = models.ForeignKey(Unit, models.CASCADE, related_name="routes")
    subject_type = models.CharField(max_length=40)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "subject_type"], name="route_once_a_body_and_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.subject_type}"


class RouteStep(models.Model):
    """One step of a route: the role that decides, in which unit (None: the body itself)."""

    route = models.ForeignKey(Route, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    purpose = models.CharField(max_length=8, choices=Purpose.choices)
    name = models.CharField(_("Tên bước"), max_length=120)
    role = models.CharField(max_length=20, choices=Role.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["route", "position"], name="route_step_position_once")]

    def __str__(self) -> str:
        return self.name


class ApprovalQuerySet(models.QuerySet["Approval"]):
    """Words for sets of approvals."""

    def visible_to(self, actor: Actor) -> ApprovalQuerySet:
        """Approvals of the actor's own bodies."""
        return self.filter(organisation_id__in=actor.organisation_ids)


class Approval(models.Model):
    """One round in which an object is agreed to or returned.

    `subject_type` and `subject_id` name the object; `subject_name` is its name on that day. `content_ref` names the
    version of the text that was put before the approvers, `content_sha256` is its hash: what was agreed to is that
    text and no other.
    """

    organisation = models.ForeignKey(Unit, models.PROTECT, related_name="approvals")
    subject_type = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    subject_name = models.CharField(max_length=300)
    round = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=ApprovalState.choices, default=ApprovalState.OPEN)
    content_ref = models.CharField(max_length=40, blank=True)
    content_sha256 = models.CharField(max_length=64, blank=True)
    note = models.TextField(blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "round"], name="approval_round_once"
            ),
            models.UniqueConstraint(
                fields=["subject_type", "subject_id"],
                condition=Q(state=ApprovalState.OPEN),
                name="approval_open_once",
            ),
            models.CheckConstraint(
                condition=Q(state=ApprovalState.OPEN, closed_at=None)
                | (~Q(state=ApprovalState.OPEN) & Q(closed_at__isnull=False)),
                name="approval_closed_at_a_moment",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state"], name="approval_organisation_state")]

    def __str__(self) -> str:
        return self.subject_name


class ApprovalStep(models.Model):
    """One step of a round.

    `unit` is the unit whose holder of `role` (there or above it) decides. `decided_for` is the person in whose
    place a substitute decided. A returned or skipped step carries its reason in `comment`.
    """

    approval = models.ForeignKey(Approval, models.CASCADE, related_name="steps")
    organisation = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    purpose = models.CharField(max_length=8, choices=Purpose.choices)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=20, choices=Role.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=StepState.choices, default=StepState.WAITING)
    comment = models.TextField(blank=True)
    current_since = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_for = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["approval", "position"], name="approval_step_position_once"),
            models.UniqueConstraint(
                fields=["approval"], condition=Q(state=StepState.CURRENT), name="approval_one_current_step"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[StepState.RETURNED, StepState.SKIPPED]) | ~Q(comment=""),
                name="step_returned_or_skipped_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=DECIDED) | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="step_decided_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["state", "role", "unit"], name="step_state_role_unit")]

    def __str__(self) -> str:
        return self.name


class ApprovalLink(models.Model):
    """A signed link by which one person decides one step without signing in, for a day; only its hash is kept."""

    step = models.ForeignKey(ApprovalStep, models.CASCADE, related_name="links")
    organisation = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.step_id}: {self.person}"
