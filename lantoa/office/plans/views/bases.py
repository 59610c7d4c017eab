"""What a plan stands on, what is the matter with it, and the plans above and below."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lantoa.domain.documents.citing import full_citation
from lantoa.domain.documents.models import Instrument
from lantoa.domain.plans import rules
from lantoa.domain.plans.actions.bases import replace_citation
from lantoa.domain.plans.models import Citation, Plan
from lantoa.domain.plans.queries import plan_page as queries
from lantoa.domain.plans.queries.bases import BaseWarning, base_warnings, citation_hints
from lantoa.domain.plans.queries.plan_list import plan_figures
from lantoa.domain.plans.states import EDITABLE
from lantoa.office.plans.frame import plan_page
from lantoa.office.plans.loading import readable_plan_or_404
from lantoa.office.tasks.filters import number_in
from lantoa.web.actors import office
from lantoa.web.clock import now

MOST_HINTS = 10


@require_safe
@office
def bases(request: HttpRequest, pk: int) -> HttpResponse:
    """What the plan stands on, and the plans above and below it."""
    plan, on = readable_plan_or_404(request, pk), request.actor.on
    below = queries.plans_below(plan, actor=request.actor)
    warnings: dict[int, list[BaseWarning]] = {}
    for warning in base_warnings(plan, on=on):
        warnings.setdefault(warning.citation.pk, []).append(warning)
    is_draft = plan.state in EDITABLE and plan.is_work_of(request.actor)
    return plan_page(
        request,
        plan,
        "bases",
        citations=queries.citations_of(plan, on=on),
        warnings=warnings,
        trouble_count=sum(any(not one.is_hint for one in rows) for rows in warnings.values()),
        hints=citation_hints(plan)[:MOST_HINTS] if is_draft else [],
        full_citation=full_citation,
        above=queries.plan_above(plan, actor=request.actor),
        below=below,
        below_figures=plan_figures([child.pk for child in below], on=on),
    )


@require_POST
@office
def replace(request: HttpRequest, pk: int) -> HttpResponse:
    """Cites another instrument in the place of one that no longer holds."""
    rows = Citation.objects.filter(plan__in=Plan.objects.visible_to(request.actor))
    citation = get_object_or_404(rows.select_related("plan__organisation", "instrument"), pk=pk)
    rules.check_can_edit(citation.plan, request.actor)
    successor = get_object_or_404(Instrument, pk=number_in(request.POST, "successor") or 0)
    revision = number_in(request.POST, "revision") or citation.plan.revision
    replace_citation(citation=citation, successor=successor, revision=revision, by=request.actor, at=now())
    messages.success(request, _("Đã thay căn cứ bằng %(name)s.") % {"name": successor})
    return redirect("plan_bases", pk=citation.plan_id)
