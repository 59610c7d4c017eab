"""Reports that are due across plans."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lantoa.domain.plans.queries import duties as queries
from lantoa.domain.plans.queries.calendar import plan_title, report_title
from lantoa.domain.plans.queries.duties import DutyFilter, When
from lantoa.domain.plans.queries.tasks import plan_choices, unit_choices
from lantoa.office.tasks.filters import TICKED, choice_in, number_in
from lantoa.web.actors import office
from lantoa.web.listing import listing

SORTS = {"due": ("due_on", "duty__plan_id", "duty__position")}


@require_safe
@office
def duty_list(request: HttpRequest) -> HttpResponse:
    """Dated reports of the person's bodies, the next one first."""
    asked = DutyFilter(
        when=choice_in(request.GET, "when", of=When, default=When.AHEAD),
        plan_id=number_in(request.GET, "plan"),
        unit_id=number_in(request.GET, "unit"),
        is_mine=request.GET.get("mine") == TICKED,
        is_below=request.GET.get("below") == TICKED,
    )
    rows = queries.reports(request.actor, asked=asked)
    context = {
        "asked": asked,
        "listing": listing(
            request, rows=rows, sorts=SORTS, default="-due" if asked.when == When.PAST else "due"
        ),
        "today": request.actor.on,
        "whens": When.choices,
        "plans": plan_choices(request.actor, is_below=asked.is_below),
        "units": unit_choices(request.actor),
        "plan_title": plan_title,
        "report_title": report_title,
    }
    return render(request, "office/duties/list.html", context)
