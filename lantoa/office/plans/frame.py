"""What stands around every tab of a plan: its name, its tabs with their counts, and its steps."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lantoa.domain.plans import rules
from lantoa.domain.plans.actions.papers import paper_of_plan
from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.queries.plan_list import PlanFigures, plan_figures
from lantoa.domain.plans.states import EDITABLE, RUNNING
from lantoa.office.plans.life import steps_of
from lantoa.office.plans.naming import short_name


@dataclass(frozen=True, slots=True)
class Tab:
    """One page of the plan; `count` None where there is nothing to count."""

    label: str
    address: str
    is_current: bool
    count: int | None = None


def plan_page(request: HttpRequest, plan: Plan, name: str, **context: Any) -> HttpResponse:
    """The tab `name` of the plan, drawn with its frame."""
    figures = plan_figures([plan.pk], on=request.actor.on)[plan.pk]
    is_work, is_own = plan.is_work_of(request.actor), request.actor.is_in(plan.organisation_id)
    paper = paper_of_plan(plan) if is_own else None
    frame = {
        "plan": plan,
        "title": short_name(plan),
        "figures": figures,
        "tabs": _tabs(plan, figures, current=name, is_work=is_work),
        "steps": steps_of(request, plan, paper) if is_work else [],
        "edit_reason": rules.why_not(rules.check_can_edit, plan, request.actor),
        "is_editable": plan.state in EDITABLE,
        "is_work": is_work,
        "amend_reason": rules.why_not(rules.check_can_amend, plan, request.actor)
        if _may_amend(plan)
        else None,
        "may_amend": is_work and _may_amend(plan),
        "is_own": is_own,
        "official_paper": paper,
        "today": request.actor.on,
    }
    return render(request, f"office/plans/{name}.html", {**frame, **context})


def _may_amend(plan: Plan) -> bool:
    return plan.state in RUNNING


READ = frozenset({"tasks", "targets", "reports", "bases", "text"})
"""What a body below reads of the plan that it implements: what the paper says, not how the work goes."""


def _tabs(plan: Plan, figures: PlanFigures, *, current: str, is_work: bool) -> list[Tab]:
    pages = (
        ("overview", "plan", _("Tổng quan"), None),
        ("tasks", "plan_tasks", _("Nhiệm vụ"), figures.tasks),
        ("calendar", "plan_calendar", _("Lịch"), None),
        ("targets", "plan_targets", _("Chỉ tiêu"), figures.targets),
        ("reports", "plan_reports", _("Báo cáo"), None),
        ("bases", "plan_bases", _("Căn cứ"), None),
        ("text", "plan_text", _("Văn bản"), None),
        ("inheritance", "plan_inheritance", _("Đối chiếu cấp trên"), None),
        ("amendment", "plan_amendment", _("Thay đổi"), None),
        ("coverage", "plan_coverage", _("Tiếp nhận"), figures.units),
        ("history", "plan_history", _("Lịch sử"), None),
    )
    needed = {"inheritance": plan.superior_plan_id is not None, "amendment": plan.supersedes_id is not None}
    return [
        Tab(label, reverse(name, args=[plan.pk]), is_current=page == current, count=count)
        for page, name, label, count in pages
        if (is_work or page in READ) and (page == current or needed.get(page, True))
    ]
