"""Reports that are due, across plans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F, Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans.models import DutyPeriod
from lantoa.domain.plans.queries.tasks import overseen, span_of, units_under
from lantoa.domain.plans.states import PUBLISHED, RUNNING, PlanState

NEXT = timedelta(days=30)


class When(TextChoices):
    """Which reports a list shows, seen from today."""

    NEXT = "next", _("30 ngày tới")
    QUARTER = "quarter", _("Quý này")
    AHEAD = "ahead", _("Từ hôm nay")
    PAST = "past", _("Đã qua ngày nộp")
    ALL = "all", _("Tất cả")


@dataclass(frozen=True, slots=True)
class DutyFilter:
    """What a list of reports is narrowed to; the empty filter is all reports from today on."""

    when: str = When.AHEAD
    plan_id: int | None = None
    unit_id: int | None = None
    is_mine: bool = False
    is_below: bool = False


def reports(actor: Actor, *, asked: DutyFilter) -> QuerySet[DutyPeriod]:
    """Dated reports of issued plans that the actor may see; whether one was sent is not known here."""
    own = Q(duty__plan__organisation__in=actor.organisation_ids)
    rows = DutyPeriod.objects.filter(_of_below(actor) if asked.is_below else own)
    if asked.plan_id is None:
        rows = rows.filter(_in_force(asked.when))
    else:
        rows = rows.filter(duty__plan__state__in=PUBLISHED)
    if asked.plan_id is not None:
        rows = rows.filter(duty__plan_id=asked.plan_id)
    if asked.unit_id is not None:
        rows = rows.filter(duty__reporter_unit_id=asked.unit_id)
    if asked.is_mine:
        rows = rows.filter(mine(actor))
    return _when(rows, actor=actor, when=asked.when).select_related(
        "duty__plan__organisation", "duty__reporter_unit"
    )


def _in_force(when: str) -> Q:
    """Reports of running plans, and those that a version since replaced had to send before it was."""
    running = Q(duty__plan__state__in=RUNNING)
    if when not in (When.PAST, When.ALL, When.QUARTER):
        return running
    return running | Q(
        duty__plan__state=PlanState.SUPERSEDED, due_on__lt=F("duty__plan__superseded_by__running_since")
    )


def mine(actor: Actor) -> Q:
    """Reports that the actor's unit sends, or that the plan asks of a group of units without naming one."""
    bodies = overseen(actor)
    paths = {post.unit_path for post in actor.posts if post.organisation_id not in bodies}
    own = units_under(paths, unit="duty__reporter_unit__") | Q(duty__reporter_unit=None)
    return own | Q(duty__plan__organisation__in=bodies)


def _of_below(actor: Actor) -> Q:
    seen = Q(pk__in=[])
    for path in sorted(actor.organisation_paths):
        seen |= Q(duty__plan__org_path__gt=path, duty__plan__org_path__lt=path + "~")
    return seen & ~Q(duty__plan__organisation__in=actor.organisation_ids)


def _when(rows: QuerySet[DutyPeriod], *, actor: Actor, when: str) -> QuerySet[DutyPeriod]:
    match when:
        case When.NEXT:
            return rows.filter(due_on__gte=actor.on, due_on__lte=actor.on + NEXT)
        case When.QUARTER:
            span = span_of(When.QUARTER, on=actor.on)
            return rows if span is None else rows.filter(due_on__gte=span.start, due_on__lte=span.end)
        case When.PAST:
            return rows.filter(due_on__lt=actor.on)
        case When.ALL:
            return rows
    return rows.filter(due_on__gte=actor.on)
