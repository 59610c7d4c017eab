"""All tasks across plans: the list, and the same list as a spreadsheet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lantoa.domain.plans.queries import tasks as queries
from lantoa.domain.plans.queries.calendar import plan_title
from lantoa.domain.plans.queries.tasks import Due, Progress
from lantoa.domain.plans.states import Part
from lantoa.office.tasks.export import MOST_ROWS, cut_sentence, task_sheet
from lantoa.office.tasks.filters import task_address, task_filter
from lantoa.office.tasks.pages import sorted_rows, task_page
from lantoa.web.actors import office

MOST_CHOICES = 200
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@office
def task_list(request: HttpRequest) -> HttpResponse:
    """Tasks of the person's own bodies, or of those below, narrowed, sorted and grouped."""
    asked = task_filter(request.GET)
    plans = queries.plan_choices(request.actor, is_below=asked.is_below)[:MOST_CHOICES]
    scope = queries.body_choices(request.actor) if asked.is_below else queries.unit_choices(request.actor)
    context = {
        "asked": asked,
        "page": task_page(request, rows=queries.tasks(request.actor, asked=asked)),
        "plan_title": plan_title,
        "today": request.actor.on,
        "plans": [(plan.pk, plan_title(plan)) for plan in plans],
        "scope": [(unit.pk, unit.name) for unit in scope[:MOST_CHOICES]],
        "dues": Due.choices,
        "progresses": Progress.choices,
        "parts": Part.choices,
        "export_address": task_address(asked, name="tasks_export"),
        "cut_sentence": cut_sentence(),
        "has_below": asked.is_below or _may_look_below(request.actor),
    }
    return render(request, "office/tasks/list.html", context)


@require_safe
@office
def task_export(request: HttpRequest) -> HttpResponse:
    """The list, with the same filter, as .xlsx; cut where it is endless, and then it says so."""
    rows = queries.tasks(request.actor, asked=task_filter(request.GET))
    found = list(queries.with_parts(sorted_rows(rows, key="plan"))[: MOST_ROWS + 1])
    sheet = task_sheet(found[:MOST_ROWS], is_cut=len(found) > MOST_ROWS)
    name = f"nhiem-vu-{request.actor.on:%Y-%m-%d}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(sheet, content_type=XLSX, headers=headers)


def _may_look_below(actor) -> bool:
    at_head = any(post.unit_id == post.organisation_id for post in actor.posts)
    return at_head and queries.body_choices(actor).exists()
