"""Clocks of targets: how much of the time is gone beside what must be reached."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch, Q, QuerySet

from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans.models import Assignment, Target, TargetPeriod
from lantoa.domain.plans.queries.tasks import overseen, units_under
from lantoa.domain.plans.states import PUBLISHED, RUNNING
from lantoa.lib.periods import Period


@dataclass(frozen=True, slots=True)
class Clock:
    """One target on one day; days and percent are of the part that is judged now, else the next or last one.

    `quantity` is what that part must reach. What was reached is not told here: no work, no figure.
    """

    target: Target
    span: Period
    quantity: Decimal
    is_informative: bool
    on: date

    @property
    def days(self) -> int:
        """How many days the part has."""
        return self.span.days

    @property
    def days_gone(self) -> int:
        """How many of them are over."""
        return self.span.days_gone(self.on)

    @property
    def percent_gone(self) -> int:
        """Share of the days that are over, 0 to 100."""
        return self.span.percent_gone(self.on)

    @property
    def days_left(self) -> int:
        """Days that remain, today included."""
        return self.days - self.days_gone

    @property
    def is_running(self) -> bool:
        """Whether the part holds today."""
        return self.span.holds(self.on)

    @property
    def is_over(self) -> bool:
        """Whether the part ended before today."""
        return self.span.end < self.on


@dataclass(frozen=True, slots=True)
class TargetFilter:
    """What a list of targets is narrowed to; the empty filter is the targets of running plans."""

    text: str = ""
    plan_id: int | None = None
    unit_id: int | None = None
    channel: str = ""
    is_mine: bool = False


def targets(actor: Actor, *, asked: TargetFilter) -> QuerySet[Target]:
    """Targets of the actor's own bodies, with plan, unit and dated parts at hand (`target.parts`)."""
    rows = Target.objects.filter(plan__organisation__in=actor.organisation_ids)
    if asked.plan_id is not None:
        rows = rows.filter(plan_id=asked.plan_id, plan__state__in=PUBLISHED)
    else:
        rows = rows.filter(plan__state__in=RUNNING)
    if asked.unit_id is not None:
        rows = rows.filter(responsible_id=asked.unit_id)
    if asked.channel:
        rows = rows.filter(channel=asked.channel)
    if asked.is_mine:
        rows = rows.filter(mine(actor))
    parts = TargetPeriod.objects.order_by("starts_on")
    return rows.select_related("plan__organisation", "responsible").prefetch_related(
        Prefetch("periods", queryset=parts, to_attr="parts")
    )


def mine(actor: Actor) -> Q:
    """Targets for which the actor's unit, or one below it, answers, by itself or through its task."""
    bodies = overseen(actor)
    paths = {post.unit_path for post in actor.posts if post.organisation_id not in bodies}
    led = Assignment.objects.filter(units_under(paths, unit="unit__")).values("task_id")
    own = units_under(paths, unit="responsible__") | Q(responsible=None, task_id__in=led)
    return Q(plan__organisation__in=bodies) | own


def clocks(rows: Iterable[Target], *, on: date) -> list[Clock]:
    """The clock of each target that has dated parts; `rows` come from `targets`."""
    found = (clock_of(row, parts=row.parts, on=on) for row in rows)  # type: ignore[attr-defined]
    return [clock for clock in found if clock is not None]


def clock_of(target: Target, *, parts: Iterable[TargetPeriod], on: date) -> Clock | None:
    """The clock of a target with these parts: the part of today, else the next, else the last; None without parts."""
    part = _part_now(sorted(parts, key=lambda part: part.starts_on), on=on)
    if part is None:
        return None
    return Clock(
        target=target,
        span=Period(part.starts_on, part.ends_on),
        quantity=part.quantity,
        is_informative=part.is_informative,
        on=on,
    )


def _part_now(parts: list[TargetPeriod], *, on: date) -> TargetPeriod | None:
    return next((part for part in parts if part.ends_on >= on), parts[-1] if parts else None)
