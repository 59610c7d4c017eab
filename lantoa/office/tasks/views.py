"""All tasks across plans: the list, and the same list as a spreadsheet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lantoa.domain.plans.queries import tasks as queries
from lantoa.domain.plans.queries.tasks import Due, Progress
from lantoa.domain.plans.states import Part, TaskState
from lantoa.office.tasks.export import MOST_ROWS, cut_sentence, task_sheet
from lantoa.office.tasks.filters import task_address, task_filter, words_of
from lantoa.office.tasks.pages import sorted_rows, task_page
from lantoa.web.actors import office

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@office
def task_list(request: HttpRequest) -> HttpResponse:
    """Tasks of the person's own bodies, or of those below, narrowed, sorted and grouped."""
    asked = task_filter(request.GET)
    scope = queries.body_choices(request.actor) if asked.is_below else queries.unit_choices(request.actor)
    context = {
        "asked": asked,
        "page": task_page(request, rows=queries.tasks(request.actor, asked=asked)),
        "today": request.actor.on,
        "plans": queries.plan_choices(request.actor, is_below=asked.is_below),
        "scope": scope,
        "dues": Due.choices,
        "progresses": Progress.choices,
        "parts": Part.choices,
        "part_words": words_of(Part),
        "state_words": words_of(TaskState),
        "export_address": task_address(asked, name="tasks_export"),
        "cut_sentence": cut_sentence(),
        "has_below": asked.is_below or queries.has_below(request.actor),
    }
    return render(request, "office/tasks/list.html", context)


@require_safe
@office
def task_export(request: HttpRequest) -> HttpResponse:
    """The list, with the same filter, as .xlsx; cut where it is endless, and then it says so."""
    rows = queries.tasks(request.actor, asked=task_filter(request.GET))
    found = queries.task_rows(sorted_rows(rows, key="plan")[: MOST_ROWS + 1])
    sheet = task_sheet(found[:MOST_ROWS], is_cut=len(found) > MOST_ROWS)
    name = f"nhiem-vu-{request.actor.on:%Y-%m-%d}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(sheet, content_type=XLSX, headers=headers)
