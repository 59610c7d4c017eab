"""Files kept byte for byte, found by their hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    from lantoa.domain.organisations.actor import Actor

__all__ = ["StoredFile"]


class StoredFileQuerySet(models.QuerySet["StoredFile"]):
    """Words for sets of files."""

    def visible_to(self, actor: Actor) -> StoredFileQuerySet:
        """Files of the actor's own organisations."""
        return self.filter(organisation_id__in=actor.organisation_ids)


class StoredFile(models.Model):
    """A file of one organisation; the bytes lie in the storage under their SHA-256."""

    organisation = models.ForeignKey("domain.Unit", models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=250)
    media_type = models.CharField(max_length=100)
    size_bytes = models.PositiveBigIntegerField()
    stored_at = models.DateTimeField()
    stored_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "sha256", "name"], name="file_once_an_organisation"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """Where the storage keeps the bytes."""
        return f"{self.sha256[:2]}/{self.sha256[2:4]}/{self.sha256}"
