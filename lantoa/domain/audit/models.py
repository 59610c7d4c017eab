"""The append-only log of what was done; the database refuses changes and deletions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    from lantoa.domain.organisations.actor import Actor

__all__ = ["AuditEvent"]


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    """Words for sets of events."""

    def about(self, row: models.Model) -> AuditEventQuerySet:
        """Events whose subject is `row`, newest first."""
        return self.filter(subject_type=row._meta.model_name, subject_id=row.pk).order_by("-pk")

    def visible_to(self, actor: Actor) -> AuditEventQuerySet:
        """Events of the actor's own organisations."""
        return self.filter(organisation_id__in=actor.organisation_ids)


class AuditEvent(models.Model):
    """Who did what to which object, when, and what changed.

    `by` is None for the system itself. `details` holds only JSON values; how an event is told in
    Vietnamese stands in the package's `events.py`.
    """

    organisation = models.ForeignKey("domain.Unit", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=60, db_index=True)
    subject_type = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    subject_name = models.CharField(max_length=300)
    details = models.JSONField(default=dict)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="audit_subject"),
            models.Index(fields=["organisation", "-id"], name="audit_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_name}"
