"""What one plan page asks: targets and reports with their dates, what comes next, cascade, bases, history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from lantoa.domain.approvals.models import Approval
from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.paths import numbers_of
from lantoa.domain.plans.models import (
    Assignment,
    Citation,
    DutyPeriod,
    Plan,
    ReportingDuty,
    Target,
    TargetPeriod,
    Task,
)
from lantoa.domain.plans.queries.lines import version_ids
from lantoa.domain.plans.queries.plan_tasks import ROMAN
from lantoa.domain.plans.states import PUBLISHED, RUNNING, AssignmentState, Every


def targets_of(plan: Plan) -> list[Target]:
    """Targets in the order of the plan, with `dated` periods, task and unit at hand."""
    periods = TargetPeriod.objects.order_by("starts_on")
    rows = Target.objects.filter(plan=plan).select_related("task", "responsible").order_by("position")
    return list(rows.prefetch_related(Prefetch("periods", queryset=periods, to_attr="dated")))


def duties_of(plan: Plan) -> list[ReportingDuty]:
    """Reporting duties in the order of the plan, with `dated` reports at hand, by last day."""
    periods = DutyPeriod.objects.order_by("due_on", "every")
    rows = ReportingDuty.objects.filter(plan=plan).select_related("reporter_unit").order_by("position")
    return list(rows.prefetch_related(Prefetch("periods", queryset=periods, to_attr="dated")))


def period_words(every: str, *, starts_on: date) -> str:
    """The period that a report covers, as officers call it: `Quý III/2026`."""
    values = {"year": starts_on.year, "quarter": ROMAN[(starts_on.month - 1) // 3]}
    match every:
        case Every.QUARTER:
            return _("Quý %(quarter)s/%(year)s") % values
        case Every.HALF_YEAR if starts_on.month < 7:
            return _("6 tháng đầu năm %(year)s") % values
        case Every.HALF_YEAR:
            return _("6 tháng cuối năm %(year)s") % values
        case Every.YEAR:
            return _("Năm %(year)s") % values
    return f"{starts_on:%d/%m/%Y}"


@dataclass(frozen=True, slots=True)
class Next:
    """What a running plan waits for: late and near tasks, near reports, questions of units."""

    tasks: list[Task]
    reports: list[DutyPeriod]
    questions: list[Assignment]


def whats_next(plan: Plan, *, on: date, most: int = 5) -> Next:
    """The nearest things of a running plan, late ones first; nothing for a plan that does not run."""
    if plan.state not in RUNNING:
        return Next([], [], [])
    tasks = Task.objects.filter(plan=plan, due_on__isnull=False).running()
    reports = DutyPeriod.objects.filter(duty__plan=plan, due_on__gte=on).select_related("duty")
    questions = Assignment.objects.filter(task__plan=plan, state=AssignmentState.ASKED_BACK)
    return Next(
        list(tasks.order_by("due_on", "position")[:most]),
        list(reports.order_by("due_on", "pk")[: most - 2]),
        list(questions.select_related("task", "unit").order_by("answered_at", "pk")[:most]),
    )


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation, and whether its instrument is known to be no longer in force."""

    citation: Citation
    is_expired: bool


def citations_of(plan: Plan, *, on: date) -> list[Cited]:
    """What the plan cites, with the instrument, what replaced it and what amends it at hand."""
    rows = Citation.objects.filter(plan=plan).select_related("instrument__replaced_by").order_by("position")
    found = rows.prefetch_related("instrument__amended_by")
    return [Cited(row, row.instrument.is_expired_on(on)) for row in found]


@dataclass(frozen=True, slots=True)
class Above:
    """The superior plan; `is_readable` says whether the actor may open it."""

    plan: Plan
    is_readable: bool


def plan_above(plan: Plan, *, actor: Actor) -> Above | None:
    """The plan that this one implements. Its number, name and body are shown even where it cannot be opened."""
    if plan.superior_plan_id is None:
        return None
    superior = Plan.objects.select_related("organisation").get(pk=plan.superior_plan_id)
    return Above(superior, Plan.objects.readable_by(actor).filter(pk=superior.pk).exists())


def plans_below(plan: Plan, *, actor: Actor) -> list[Plan]:
    """Plans that implement this one, or a version before it, and that the actor may open, by body."""
    rows = Plan.objects.visible_to(actor).filter(superior_plan__in=version_ids(plan))
    return list(rows.select_related("organisation", "lead_unit").order_by("organisation__path", "pk"))


def superior_choices(organisation: Unit, *, without: int | None = None) -> QuerySet[Plan]:
    """Issued plans of the body itself and of the bodies above it, the newest first."""
    rows = Plan.objects.filter(organisation_id__in=numbers_of(organisation.path), state__in=PUBLISHED)
    if without is not None:
        rows = rows.exclude(pk=without)
    return rows.select_related("organisation").order_by("-starts_on", "-pk")


def history(plan: Plan, *, actor: Actor) -> QuerySet[AuditEvent]:
    """What was done to the plan, its tasks, targets and rounds of approval; only people of its own body read it."""
    about = Q(subject_type="plan", subject_id=plan.pk)
    about |= Q(subject_type="task", subject_id__in=Task.objects.filter(plan=plan).values("pk"))
    rounds = Approval.objects.filter(subject_type="plan", subject_id=plan.pk).values("pk")
    about |= Q(subject_type="approval", subject_id__in=rounds)
    about |= Q(subject_type="target", subject_id__in=Target.objects.filter(plan=plan).values("pk"))
    return AuditEvent.objects.visible_to(actor).filter(about).select_related("by")


def usual_lead_unit_id(actor: Actor, organisation_id: int) -> int | None:
    """The unit that led the body's newest plan, else the unit in which the person works; None where neither is known."""
    led = Plan.objects.filter(organisation_id=organisation_id, lead_unit__isnull=False)
    last = led.order_by("-starts_on", "-pk").values_list("lead_unit_id", flat=True).first()
    own = (
        post.unit_id
        for post in actor.posts
        if post.organisation_id == organisation_id and post.unit_id != organisation_id
    )
    return last or next(own, None)
