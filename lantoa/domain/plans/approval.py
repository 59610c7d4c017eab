"""What approvals need to know of plans: how one is loaded, compared, checked, and moved when its round ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.domain.approvals.models import Approval
from lantoa.domain.approvals.registry import Change, Check, SubjectType, register
from lantoa.domain.audit.actions import record
from lantoa.domain.errors import Stale
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.plans.actions.moves import move
from lantoa.domain.plans.actions.papers import freeze_paper
from lantoa.domain.plans.models import Plan, PlanVersion, ReportingDuty, Target, Task
from lantoa.domain.plans.paper_checks import checks_of
from lantoa.domain.plans.queries.record import record_of, record_sha256
from lantoa.domain.plans.queries.record_changes import changes_between, paragraphs_of
from lantoa.domain.plans.states import PlanState

PLAN = "plan"


def _load(pk: int) -> Plan | None:
    return Plan.objects.select_related("organisation", "lead_unit", "created_by").filter(pk=pk).first()


def _on_agreed(plan: Plan, approval: Approval, *, by: Actor, at: datetime) -> None:
    if record_sha256(record_of(plan)) != approval.content_sha256:
        raise Stale(
            _("Nội dung kế hoạch không còn đúng với bản đã trình; hãy trả lại để trình lại bản hiện nay.")
        )
    move(plan, to=PlanState.APPROVED, state_reason="")
    record("plan_approved", subject=plan, by=by.person, at=at, organisation_id=plan.organisation_id)
    freeze_paper(plan=plan, by=by, at=at)


def _on_returned(plan: Plan, approval: Approval, *, reason: str, by: Actor, at: datetime) -> None:
    move(plan, to=PlanState.DRAFT, state_reason=reason)
    record(
        "plan_returned",
        subject=plan,
        by=by.person,
        at=at,
        organisation_id=plan.organisation_id,
        reason=reason,
    )


def _version(plan: Plan, ref: str) -> Mapping[str, Any] | None:
    if not ref.isascii() or not ref.isdecimal():
        return None
    found = PlanVersion.objects.filter(plan=plan, number=int(ref)).values_list("record", flat=True).first()
    return found if isinstance(found, dict) else None


def _changes(plan: Plan, old_ref: str, new_ref: str) -> tuple[Change, ...] | None:
    old, new = _version(plan, old_ref), _version(plan, new_ref)
    return None if old is None or new is None else tuple(changes_between(old, new))


def _text(plan: Plan, ref: str) -> list[str]:
    kept = _version(plan, ref)
    return list(paragraphs_of(kept)) if kept is not None else []


def _checks(plan: Plan, on: date) -> list[Check]:
    return checks_of(plan, on=on)


def _facts(plan: Plan) -> list[tuple[str, str]]:
    return list(_facts_of(plan))


def _facts_of(plan: Plan) -> Iterator[tuple[str, str]]:
    yield _("Trích yếu"), plan.subject
    yield _("Thời gian"), f"{plan.starts_on:%d/%m/%Y} – {plan.ends_on:%d/%m/%Y}"
    if plan.lead_unit:
        yield _("Chủ trì"), plan.lead_unit.name
    counts = Plan.objects.values_list(_count_of(Task), _count_of(Target), _count_of(ReportingDuty))
    yield (
        _("Nội dung"),
        _("%(tasks)s nhiệm vụ, %(targets)s chỉ tiêu, %(duties)s chế độ báo cáo")
        % dict(zip(("tasks", "targets", "duties"), counts.get(pk=plan.pk), strict=True)),
    )
    yield _("Người lập"), plan.created_by.full_name


def _count_of(rows: type[Task | Target | ReportingDuty]) -> Coalesce:
    """How many rows the plan of the outer query has."""
    own = rows._default_manager.filter(plan=OuterRef("pk")).order_by().values("plan")
    return Coalesce(Subquery(own.annotate(n=Count("pk")).values("n")), 0)


register(
    SubjectType(
        name=PLAN,
        label=gettext_lazy("kế hoạch"),
        load=_load,
        on_agreed=_on_agreed,
        on_returned=_on_returned,
        changes=_changes,
        checks=_checks,
        text=_text,
        facts=_facts,
    )
)
