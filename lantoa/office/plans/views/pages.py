"""The tabs of a plan that are only read."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lantoa.domain.approvals.queries import steps_of_last_round
from lantoa.domain.audit.registry import tell
from lantoa.domain.plans import rules
from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.queries import plan_page as queries
from lantoa.domain.plans.queries.clocks import clock_of
from lantoa.domain.plans.queries.coverage import coverage
from lantoa.domain.plans.queries.plan_text import text_of
from lantoa.domain.plans.states import Every
from lantoa.office.approvals.page import ShownStep, shown_steps
from lantoa.office.plans.frame import plan_page
from lantoa.office.plans.life import phases_of
from lantoa.office.plans.loading import plan_or_404, readable_plan_or_404
from lantoa.office.plans.readings import explained
from lantoa.web.actors import office
from lantoa.web.listing import listing

SORTS = {"at": ("pk",)}


@require_safe
@office
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the plan stands and what comes next; a body below reads the paper instead."""
    plan, on = readable_plan_or_404(request, pk), request.actor.on
    if not plan.is_work_of(request.actor):
        return redirect("plan_text", pk=plan.pk)
    targets = queries.targets_of(plan)
    return plan_page(
        request,
        plan,
        "overview",
        phases=phases_of(plan),
        percent_gone=plan.period.percent_gone(on),
        days_left=(plan.ends_on - on).days + 1,
        next=queries.whats_next(plan, on=on),
        above=queries.plan_above(plan, actor=request.actor),
        targets=[(target, clock_of(target, parts=target.dated, on=on)) for target in targets[:6]],
        is_more=len(targets) > 6,
        approval_steps=_approval_steps(plan, on=on),
    )


def _approval_steps(plan: Plan, *, on: date) -> list[ShownStep]:
    """The steps of the newest round, with who can take those that wait."""
    steps = steps_of_last_round("plan", plan.pk)
    return shown_steps(steps, steps[0].approval, on=on) if steps else []


@require_safe
@office
def targets(request: HttpRequest, pk: int) -> HttpResponse:
    """What must be reached, when each part is judged, and how the words are read."""
    plan, on = readable_plan_or_404(request, pk), request.actor.on
    rows = queries.targets_of(plan)
    for target in rows:
        target.plan = plan
    return plan_page(
        request,
        plan,
        "targets",
        rows=[
            (target, clock_of(target, parts=target.dated, on=on), explained(target), _reason(request, target))
            for target in rows
        ],
    )


def _reason(request: HttpRequest, target) -> str | None:
    return rules.why_not(rules.check_can_choose_reading, target, request.actor)


@require_safe
@office
def reports(request: HttpRequest, pk: int) -> HttpResponse:
    """Who reports to whom, and the last day of every report."""
    plan = readable_plan_or_404(request, pk)
    duties = queries.duties_of(plan)
    return plan_page(
        request,
        plan,
        "reports",
        duties=duties,
        every={code: str(label) for code, label in Every.choices},
        words={
            report.pk: queries.period_words(report.every, starts_on=report.starts_on)
            for duty in duties
            for report in duty.dated
        },
    )


@require_safe
@office
def text(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan as a paper."""
    plan = readable_plan_or_404(request, pk)
    return plan_page(request, plan, "text", paper=text_of(plan))


@require_safe
@office
def units(request: HttpRequest, pk: int) -> HttpResponse:
    """Which units have taken their tasks, have a plan of their own, have begun."""
    plan = plan_or_404(request, pk)
    return plan_page(request, plan, "coverage", shown=coverage(plan))


@require_safe
@office
def events(request: HttpRequest, pk: int) -> HttpResponse:
    """What was done to the plan, newest first."""
    plan = plan_or_404(request, pk)
    rows = queries.history(plan, actor=request.actor)
    page = listing(request, rows=rows, sorts=SORTS, default="-at", size=50)
    return plan_page(
        request,
        plan,
        "history",
        listing=page,
        events=[(event, tell(event)) for event in page.rows],
        nobody=_("Hệ thống"),
    )
