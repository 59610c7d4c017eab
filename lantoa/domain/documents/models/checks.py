"""A file whose layout was checked, with what was found and the mended copy."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from lantoa.domain.documents.states import CheckState
from lantoa.domain.files.models import StoredFile
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit


class LayoutCheckQuerySet(models.QuerySet["LayoutCheck"]):
    """Words for sets of checks."""

    def visible_to(self, actor: Actor) -> LayoutCheckQuerySet:
        """Checks of the actor's own bodies."""
        return self.filter(organisation_id__in=actor.organisation_ids)


class LayoutCheck(models.Model):
    """One check of a file against the decree; `report` is the report of `lantoa.papers.checking` as data.

    `mended` is a copy in which what a program can mend is mended, `changes` what that was.
    """

    organisation = models.ForeignKey(Unit, models.PROTECT, related_name="layout_checks")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="layout_checks")
    state = models.CharField(max_length=8, choices=CheckState.choices, default=CheckState.QUEUED)
    report = models.JSONField(null=True, blank=True)
    error = models.TextField(blank=True)
    mended = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    changes = models.JSONField(default=list)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = LayoutCheckQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=CheckState.DONE) | Q(report__isnull=False), name="check_done_with_a_report"
            ),
            models.UniqueConstraint(
                fields=["file"],
                condition=Q(state__in=[CheckState.QUEUED, CheckState.CHECKING]),
                name="check_under_way_once_a_file",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "-id"], name="check_organisation")]

    def __str__(self) -> str:
        return self.file.name
