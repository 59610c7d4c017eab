"""Versions: the record of a plan as it was at a moment, never changed afterwards."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from lantoa.domain.approvals.models import Approval
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans.models import Plan, PlanVersion
from lantoa.domain.plans.queries.record import record_of, record_sha256

AUTOSAVED = "Tự động lưu"
"""The note of a version that nobody asked for; these make room when there are too many."""
MOST_VERSIONS = 200
SETTLED = timedelta(minutes=10)
"""After so long without a version the next save keeps the state before it."""


@transaction.atomic
def snapshot(*, plan: Plan, by: Actor, at: datetime, note: str = "") -> PlanVersion:
    """Keep the plan's record of now as a version; gives the newest one back where nothing changed since.

    A plan keeps at most 200 versions; beyond that the oldest one that was kept by itself makes room, unless it was
    put before the approvers.
    """
    newest = PlanVersion.objects.filter(plan=plan).order_by("-number").first()
    record = record_of(plan)
    if newest is not None and record_sha256(newest.record) == record_sha256(record):
        return newest
    if PlanVersion.objects.filter(plan=plan).count() >= MOST_VERSIONS:
        _make_room(plan)
    return PlanVersion.objects.create(
        plan=plan,
        number=newest.number + 1 if newest else 1,
        record=record,
        made_at=at,
        made_by=by.person,
        note=note[:250],
    )


def keep_before(plan: Plan, *, is_new_writer: bool, by: Actor, at: datetime) -> None:
    """Keep the state before a save: at the first save of a writer, and when the newest version is ten minutes old."""
    newest = PlanVersion.objects.filter(plan=plan).order_by("-number").values_list("made_at", flat=True)
    last = newest.first()
    if is_new_writer or last is None or at - last >= SETTLED:
        snapshot(plan=plan, by=by, at=at, note=AUTOSAVED)


def _make_room(plan: Plan) -> None:
    named = Approval.objects.filter(subject_type="plan", subject_id=plan.pk).values_list(
        "content_ref", flat=True
    )
    submitted = {int(ref) for ref in named if ref.isdecimal()}
    kept_by_itself = PlanVersion.objects.filter(plan=plan, note=AUTOSAVED, number__gt=1)
    oldest = kept_by_itself.exclude(number__in=submitted).order_by("number").first()
    if oldest is not None:
        oldest.delete()
