"""What a superior sees of the bodies below: who has a plan, what is overdue, what is reported next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min

from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.queries import duties, tasks
from lantoa.domain.plans.states import RUNNING


@dataclass(frozen=True, slots=True)
class Body:
    """One body below, in numbers that its lists count too."""

    unit: Unit
    plans: int
    unfinished: int
    overdue: int
    next_report_on: date | None


@dataclass(frozen=True, slots=True)
class Below:
    """The bodies below with a running plan, and how many there are in all."""

    bodies: tuple[Body, ...]
    count: int

    @property
    def silent(self) -> int:
        """Bodies that have issued no plan that runs."""
        return self.count - len(self.bodies)

    @property
    def overdue(self) -> int:
        """Overdue tasks of all of them."""
        return sum(body.overdue for body in self.bodies)


def below(actor: Actor) -> Below:
    """The bodies below the actor's own on the actor's day, the one with most overdue tasks first; five queries."""
    units = (
        Unit.objects.organisations().valid_on(actor.on).filter(tasks.units_under(actor.organisation_paths))
    )
    units = units.exclude(pk__in=actor.organisation_ids)
    count = units.count()
    if not count:
        return Below(bodies=(), count=0)
    plans = Plan.objects.visible_to(actor).filter(state__in=RUNNING, organisation__in=units)
    running = dict(plans.order_by().values_list("organisation").annotate(Count("pk")))
    unfinished = _by_body(actor, asked=tasks.TaskFilter(is_below=True))
    overdue = _by_body(actor, asked=tasks.TaskFilter(is_below=True, due=tasks.Due.OVERDUE))
    reports = duties.reports(actor, asked=duties.DutyFilter(is_below=True)).order_by()
    due = dict(reports.values_list("duty__plan__organisation").annotate(Min("due_on")))
    bodies = [
        Body(
            unit=unit,
            plans=running[unit.pk],
            unfinished=unfinished.get(unit.pk, 0),
            overdue=overdue.get(unit.pk, 0),
            next_report_on=due.get(unit.pk),
        )
        for unit in Unit.objects.filter(pk__in=running).order_by("path")
    ]
    return Below(bodies=tuple(sorted(bodies, key=lambda body: -body.overdue)), count=count)


def _by_body(actor: Actor, *, asked: tasks.TaskFilter) -> dict[int, int]:
    rows = tasks.tasks(actor, asked=asked).order_by()
    return dict(rows.values_list("organisation").annotate(Count("pk")))
