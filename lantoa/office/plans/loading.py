"""How the pages of plans load what an address names: only what the person may see, else 404."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.models import Assignment, ChangeRequest, Plan, Target, Task

AT_HAND = ("organisation", "lead_unit", "created_by", "superseded_by")


def plan_or_404(request: HttpRequest, pk: int) -> Plan:
    """The plan, with its body, lead unit and next version at hand."""
    rows = Plan.objects.visible_to(request.actor).select_related(*AT_HAND)
    return get_object_or_404(rows, pk=pk)


def readable_plan_or_404(request: HttpRequest, pk: int) -> Plan:
    """The plan also where the person may only read it as a paper: what hangs on the work is then left out."""
    mine = Plan.objects.visible_to(request.actor).select_related(*AT_HAND).filter(pk=pk).first()
    return mine or get_object_or_404(Plan.objects.readable_by(request.actor).select_related(*AT_HAND), pk=pk)


def task_or_404(request: HttpRequest, pk: int) -> Task:
    """The task, with its plan and body at hand."""
    rows = Task.objects.visible_to(request.actor).select_related("plan__organisation", "organisation")
    return get_object_or_404(rows, pk=pk)


def assignment_or_404(request: HttpRequest, pk: int) -> Assignment:
    """A unit's part in a task."""
    rows = Assignment.objects.filter(task__in=Task.objects.visible_to(request.actor))
    return get_object_or_404(rows.select_related("unit", "task__plan", "task__organisation"), pk=pk)


def change_or_404(request: HttpRequest, pk: int) -> ChangeRequest:
    """A request to change a task."""
    rows = ChangeRequest.objects.filter(task__in=Task.objects.visible_to(request.actor))
    return get_object_or_404(rows.select_related("task__plan", "asked_by"), pk=pk)


def target_or_404(request: HttpRequest, pk: int) -> Target:
    """A target, with its plan and body at hand."""
    rows = Target.objects.filter(plan__in=Plan.objects.visible_to(request.actor))
    return get_object_or_404(rows.select_related("plan__organisation"), pk=pk)


def units_of_body(request: HttpRequest, plan: Plan) -> list[tuple[int, str]]:
    """Units of the plan's body that exist today, in the order of the tree, as number and name."""
    rows = Unit.objects.filter(organisation_id=plan.organisation_id).valid_on(request.actor.on)
    return list(rows.order_by("path").values_list("pk", "name"))
