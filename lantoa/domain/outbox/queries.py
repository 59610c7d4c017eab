"""Questions about jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet

from lantoa.domain.outbox.models import Job
from lantoa.domain.outbox.rules import bodies_of_admin, is_at_root

if TYPE_CHECKING:
    from lantoa.domain.organisations.actor import Actor


def jobs(actor: Actor) -> QuerySet[Job]:
    """Jobs of the bodies that the actor administers; at the root also those of no body."""
    seen = Q(organisation__in=bodies_of_admin(actor))
    return Job.objects.filter(seen | Q(organisation=None) if is_at_root(actor) else seen)


def jobs_in_sight(actor: Actor) -> QuerySet[Job]:
    """Jobs of which the actor may know that there are such, whatever the role."""
    seen = Q(organisation__in=actor.organisation_ids)
    return Job.objects.filter(seen | Q(organisation=None) if is_at_root(actor) else seen)


def counts(actor: Actor) -> dict[str, int]:
    """How many of the actor's jobs stand in each state that occurs."""
    return dict(jobs(actor).order_by().values_list("state").annotate(Count("pk")))
