"""An uploaded plan document, what was read in it, and the officer's review of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from lantoa.domain.files.models import StoredFile
from lantoa.domain.imports.states import ImportState
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.models import Plan

__all__ = ["Import"]


class ImportQuerySet(models.QuerySet["Import"]):
    """Words for sets of imports."""

    def visible_to(self, actor: Actor) -> ImportQuerySet:
        """Imports of the actor's own bodies."""
        return self.filter(organisation_id__in=actor.organisation_ids)


class Import(models.Model):
    """A document on its way to becoming a plan; nothing is a plan until it is confirmed.

    `reading` is what the machine understood (record, blocks, sources, confidence, ambiguities) and never
    changes; `review` is the officer's working copy of the record with matched units and choices;
    `revision` counts its saves, so that a stale save is refused.
    """

    organisation = models.ForeignKey(Unit, models.PROTECT, related_name="imports")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.QUEUED)
    error = models.TextField(blank=True)
    reading = models.JSONField(null=True)
    review = models.JSONField(null=True)
    revision = models.PositiveIntegerField(default=1)
    plan = models.OneToOneField(Plan, models.PROTECT, null=True, related_name="import_of")
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=ImportState.READY) | Q(reading__isnull=False),
                name="import_ready_with_a_reading",
            ),
            models.CheckConstraint(
                condition=~Q(state=ImportState.CONFIRMED) | Q(plan__isnull=False),
                name="import_confirmed_as_a_plan",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state"], name="import_organisation_state")]

    def __str__(self) -> str:
        return self.file.name
