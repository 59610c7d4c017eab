"""The draft of a request: 404 to strangers, a refusal with its reason to those who may not write it, and where it may not be."""

from django.http import HttpRequest

from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.rules import check_can_edit
from lantoa.office.plans.loading import plan_or_404


def draft_or_404(request: HttpRequest, pk: int) -> Plan:
    """The plan with this number, if the person may edit it now."""
    plan = plan_or_404(request, pk)
    check_can_edit(plan, request.actor)
    return plan


def revision_in(request: HttpRequest) -> int:
    """The revision that the form was drawn at; 0, which no row has, where it is none."""
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
