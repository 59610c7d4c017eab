"""The versions of one plan, each in force from its own day: which one a day or a report belongs to (PLAN-28)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from lantoa.domain.plans.models import DutyPeriod, Plan
from lantoa.domain.plans.states import PUBLISHED
from lantoa.lib.text import fold

MOST_VERSIONS = 50
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reign:
    """One version of a plan and the days on which it counts; `until` None while no other has taken its place."""

    plan: Plan
    since: date
    until: date | None

    def holds(self, day: date) -> bool:
        """Whether the version counts on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


def line_of(plan: Plan) -> list[Plan]:
    """All issued versions of the plan, the oldest first, whichever of them is given; a query a version."""
    found = [plan]
    while found[0].supersedes_id and len(found) < MOST_VERSIONS:
        found.insert(0, Plan.objects.get(pk=found[0].supersedes_id))
    while len(found) < MOST_VERSIONS:
        newer = Plan.objects.filter(supersedes=found[-1], state__in=PUBLISHED).first()
        if newer is None:
            break
        found.append(newer)
    return [version for version in found if version.state in PUBLISHED]


def version_ids(plan: Plan) -> list[int]:
    """Numbers of the plan and of the versions before it; no query for a plan that replaced none."""
    found = [plan.pk]
    before = plan.supersedes_id
    while before and len(found) < MOST_VERSIONS:
        found.append(before)
        before = Plan.objects.values_list("supersedes_id", flat=True).get(pk=before)
    return found


def reigns(line: Sequence[Plan]) -> list[Reign]:
    """The days of each version: up to the day before the next one is issued. A version without a day is left out."""
    found: list[Reign] = []
    for place, plan in enumerate(line):
        since = plan.running_since
        later = min((one.running_since for one in line[place + 1 :] if one.running_since), default=None)
        if since is not None and (later is None or since < later):
            found.append(Reign(plan, since, later - ONE_DAY if later else None))
    return found


def plan_in_force(plan: Plan, *, on: date) -> Plan | None:
    """The version that counts on a day; None before the first was issued."""
    return next((reign.plan for reign in reversed(reigns(line_of(plan))) if reign.holds(on)), None)


def version_for(line: Sequence[Plan], *, due_on: date) -> Plan | None:
    """The version to which a report belongs: the one that counts on its last day.

    A report of days before the first issue belongs to the first version, which was entered afterwards.
    """
    in_order = reigns(line)
    if not in_order:
        return None
    place = bisect_right([reign.since for reign in in_order], due_on) - 1
    return in_order[max(place, 0)].plan


def reports_of_line(plan: Plan) -> QuerySet[DutyPeriod]:
    """Every report of all versions, each of the version that it belongs to: none twice, none lost; in no order."""
    mine = Q(pk__in=[])
    in_order = reigns(line_of(plan))
    for place, reign in enumerate(in_order):
        one = Q(duty__plan=reign.plan)
        if place:
            one &= Q(due_on__gte=reign.since)
        if reign.until is not None:
            one &= Q(due_on__lte=reign.until)
        mine |= one
    return DutyPeriod.objects.filter(mine)


def is_amendment(plan: Plan) -> bool:
    """Whether the plan says what it changes of another (`sửa đổi, bổ sung …`) and does not stand in its whole place."""
    return plan.supersedes_id is not None and fold(plan.subject).startswith("sua doi")
