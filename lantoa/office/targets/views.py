"""Targets across plans with their clocks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lantoa.domain.plans.queries import clocks as queries
from lantoa.domain.plans.queries.calendar import plan_title
from lantoa.domain.plans.queries.clocks import TargetFilter, clock_of
from lantoa.domain.plans.queries.tasks import plan_choices, unit_choices
from lantoa.domain.plans.states import Channel
from lantoa.office.tasks.filters import TICKED, choice_in, number_in
from lantoa.web.actors import office
from lantoa.web.listing import listing

SORTS = {"plan": ("plan_id", "position"), "quantity": ("quantity",)}


@require_safe
@office
def target_list(request: HttpRequest) -> HttpResponse:
    """Targets of the person's bodies, each with the clock of the part that is judged now."""
    asked = TargetFilter(
        plan_id=number_in(request.GET, "plan"),
        unit_id=number_in(request.GET, "unit"),
        channel=choice_in(request.GET, "channel", of=Channel),
        is_mine=request.GET.get("mine") == TICKED,
    )
    page = listing(request, rows=queries.targets(request.actor, asked=asked), sorts=SORTS, default="plan")
    on = request.actor.on
    context = {
        "asked": asked,
        "listing": page,
        "clocks": {target.pk: clock_of(target, parts=target.parts, on=on) for target in page.rows},
        "today": on,
        "channels": Channel.choices,
        "plans": plan_choices(request.actor),
        "units": unit_choices(request.actor),
        "plan_title": plan_title,
    }
    return render(request, "office/targets/list.html", context)
