"""Targets and reporting duties as they are listed: in words, with the form of the one that is open."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.translation import gettext as _

from lantoa.domain.plans.models import Plan, ReportingDuty, Target
from lantoa.domain.plans.states import Every
from lantoa.office.drafting.page import DraftPage
from lantoa.office.drafting.row_forms import DutyForm, TargetForm
from lantoa.office.plans.loading import units_of_body


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A row in words; `action` is where its buttons post to."""

    pk: int
    title: str
    facts: tuple[str, ...]
    action: str
    warning: str = ""


def fill_targets(request: HttpRequest, page: DraftPage) -> None:
    """Targets in order, and the form of the open one."""
    rows = list(Target.objects.filter(plan=page.plan).select_related("responsible").order_by("position"))
    page.rows = [
        DrawnRow(row.pk, row.text, target_facts(row), _action(page, "plan_draft_target", row.pk))
        for row in rows
    ]
    if page.edit and "target" not in page.forms:
        page.forms["target"] = target_form(request, page.plan, _open(rows, page.edit))


def target_form(request: HttpRequest, plan: Plan, row: Target | None = None, data=None) -> TargetForm:
    """The form of one target, or of a new one."""
    new = {"revision": plan.revision, "comparator": "at_least", "scope": "body", "per": "year"}
    initial = None if data else TargetForm.of(row, revision=plan.revision) if row else new
    return TargetForm(data, initial=initial, auto_id="target-%s", units=units_of_body(request, plan))


def target_facts(row: Target) -> tuple[str, ...]:
    """How much, how often, who, where."""
    amount = f"{row.get_comparator_display()} {floatformat(row.quantity, -2)} {row.unit_text}"
    who = row.responsible.name if row.responsible else row.responsible_text
    known = (
        amount,
        row.get_per_display() if row.per else "",
        who,
        row.get_channel_display() if row.channel else "",
    )
    return tuple(str(one) for one in known if one)


def fill_reporting(request: HttpRequest, page: DraftPage) -> None:
    """Duties in order, and the form of the open one."""
    rows = list(
        ReportingDuty.objects.filter(plan=page.plan).select_related("reporter_unit").order_by("position")
    )
    page.rows = [
        DrawnRow(
            row.pk,
            row.reporter or _("Chưa ghi ai báo cáo"),
            duty_facts(row),
            _action(page, "plan_draft_duty", row.pk),
        )
        for row in rows
    ]
    if page.edit and "duty" not in page.forms:
        page.forms["duty"] = duty_form(request, page.plan, _open(rows, page.edit))


def duty_form(request: HttpRequest, plan: Plan, row: ReportingDuty | None = None, data=None) -> DutyForm:
    """The form of one duty, or of a new one."""
    new = {"revision": plan.revision, "frequencies": [Every.QUARTER.value]}
    initial = None if data else DutyForm.of(row, revision=plan.revision) if row else new
    return DutyForm(data, initial=initial, auto_id="duty-%s", units=units_of_body(request, plan))


def duty_facts(row: ReportingDuty) -> tuple[str, ...]:
    """To whom, how often, by when."""
    labels = dict(Every.choices)
    often = ", ".join(str(labels.get(one, one)) for one in row.frequencies) or _("Khi có yêu cầu")
    to = _("Báo cáo %(whom)s") % {"whom": row.recipient} if row.recipient else ""
    return tuple(one for one in (to, often.capitalize(), row.deadline_text) if one)


def _open(rows, edit: str):
    return next((row for row in rows if str(row.pk) == edit), None)


def _action(page: DraftPage, name: str, pk: int) -> str:
    return reverse(name, args=[page.plan.pk, pk])
