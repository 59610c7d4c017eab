"""Questions about uploaded documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.imports.models import Import
from lantoa.domain.imports.review.edits import Change
from lantoa.domain.imports.review.shape import Review
from lantoa.domain.imports.rules import KEEPERS
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import PATH_STEP, Unit, UnitQuerySet
from lantoa.lib.text import fold


@dataclass(frozen=True, slots=True)
class SetAside:
    """Changes that could not be saved because somebody else had saved first."""

    event_id: int
    by_name: str
    at: datetime
    changes: tuple[Change, ...]


def review_of(item: Import) -> Review:
    """The review of a document that has been read; empty before that."""
    return dict(item.review or {})


def record_read(item: Import) -> dict[str, Any]:
    """The plan record as it was read; empty before that."""
    return dict((item.reading or {}).get("record") or {})


def set_aside(item: Import) -> list[SetAside]:
    """Changes kept apart that nobody has taken over or dropped, oldest first."""
    done = set(review_of(item).get("set_aside_done") or [])
    events = (
        AuditEvent.objects.about(item)
        .filter(kind="import_save_refused")
        .select_related("by")
        .order_by("pk")[:50]
    )
    return [
        SetAside(
            event_id=event.pk,
            by_name=event.by.full_name if event.by else "",
            at=event.at,
            changes=tuple(Change(**change) for change in event.details["changes"]),
        )
        for event in events
        if event.pk not in done
    ]


def reading_since(item: Import) -> datetime | None:
    """When the reading of a document began that is being read now."""
    begun = AuditEvent.objects.about(item).filter(kind="import_reading_begun").values_list("at", flat=True)
    return begun.first()


def imports_for(by: Actor) -> QuerySet[Import]:
    """The documents that the actor may work on, newest first."""
    return (
        Import.objects.visible_to(by)
        .filter(organisation_id__in=bodies_kept_by(by))
        .select_related("file", "organisation", "uploaded_by", "plan")
        .defer("reading", "review")
        .order_by("-uploaded_at", "-pk")
    )


def bodies_kept_by(by: Actor) -> list[int]:
    """The bodies whose plans the actor keeps."""
    return sorted({post.organisation_id for post in by.posts if post.role in KEEPERS})


def units_in_reach(organisation: Unit) -> UnitQuerySet:
    """Units to which a plan of the body may speak: its own and the bodies right below, those above, and what stands right under these."""
    steps = range(PATH_STEP, len(organisation.path), PATH_STEP)
    above = Unit.objects.filter(path__in=[organisation.path[:end] for end in steps])
    return Unit.objects.filter(
        Q(pk=organisation.pk)
        | Q(organisation=organisation)
        | Q(parent=organisation)
        | Q(pk__in=above.values("pk"))
        | Q(parent__in=above.values("pk"))
    )


def units_like(text: str, *, organisation: Unit, by: Actor, limit: int = 12) -> list[Unit]:
    """Valid units in reach whose name, abbreviation or alias holds every word of `text`, marks set aside; own first."""
    words = fold(text).split()
    if not words:
        return []
    rows = units_in_reach(organisation).valid_on(by.on).prefetch_related("aliases").order_by("path")
    found = [
        unit
        for unit in rows
        if all(
            word in fold(" ".join([unit.name, unit.abbreviation, *(one.name for one in unit.aliases.all())]))
            for word in words
        )
    ]
    return sorted(
        found, key=lambda unit: (unit.organisation_id != organisation.pk, unit.position, unit.name)
    )[:limit]
