"""A body sets how it approves one kind of object; rounds that are open keep the steps they were opened with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from lantoa.domain.approvals.models import Route, RouteStep
from lantoa.domain.approvals.registry import kind_of
from lantoa.domain.approvals.routes import StepDraft, check_route
from lantoa.domain.approvals.rules import check_can_set_route
from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Stale
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit


@transaction.atomic
def set_route(
    *,
    organisation: Unit,
    subject_type: str,
    steps: Sequence[StepDraft],
    revision: int,
    by: Actor,
    at: datetime,
) -> Route:
    """Lay the body's own route.

    Args:
        steps: one to ten, in their order, the last one the signature.
        revision: that of the route that was seen; 0 where the body followed the decree.

    Raises:
        Invalid: with a sentence for each step that cannot be.
        Stale: if somebody set the route since.
    """
    check_can_set_route(organisation, by)
    kind = kind_of(subject_type)
    check_route(steps, organisation=organisation)
    route = _taken(organisation, subject_type, revision=revision)
    route.steps.all().delete()
    RouteStep.objects.bulk_create(
        RouteStep(
            route=route,
            position=place,
            purpose=step.purpose,
            name=step.name.strip(),
            role=step.role,
            unit_id=step.unit_id if step.unit_id != organisation.pk else None,
        )
        for place, step in enumerate(steps, 1)
    )
    names = " → ".join(step.name.strip() for step in steps)
    _log("approval_route_set", route, by=by, at=at, subject_kind=str(kind.label), steps=names)
    return route


def _taken(organisation: Unit, subject_type: str, *, revision: int) -> Route:
    """The route, counted up from the revision that was seen."""
    if not revision:
        try:
            with transaction.atomic():
                return Route.objects.create(organisation=organisation, subject_type=subject_type)
        except IntegrityError as error:
            raise _stale() from error
    rows = Route.objects.filter(organisation=organisation, subject_type=subject_type, revision=revision)
    route = rows.first()
    if route is None or not rows.update(revision=F("revision") + 1):
        raise _stale()
    route.revision = revision + 1
    return route


@transaction.atomic
def reset_route(*, organisation: Unit, subject_type: str, revision: int, by: Actor, at: datetime) -> None:
    """Give up the body's own route; the decree's way is taken again."""
    check_can_set_route(organisation, by)
    kind = kind_of(subject_type)
    rows = Route.objects.filter(organisation=organisation, subject_type=subject_type, revision=revision)
    route = rows.first()
    if route is None:
        raise _stale()
    _log("approval_route_reset", route, by=by, at=at, subject_kind=str(kind.label))
    route.delete()


def _stale() -> Stale:
    return Stale(_("Người khác vừa sửa quy trình duyệt này; hãy tải lại trang để xem bản mới nhất."))


def _log(what: str, route: Route, *, by: Actor, at: datetime, **details: str) -> None:
    record(what, subject=route, by=by.person, at=at, organisation_id=route.organisation_id, **details)
