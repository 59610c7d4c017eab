"""The appendix, one task at a time."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lantoa.domain.plans import actions
from lantoa.domain.plans.models import Task
from lantoa.office.drafting.answers import saved
from lantoa.office.drafting.contents import task_form
from lantoa.office.drafting.loading import draft_or_404, revision_in
from lantoa.web.actors import office
from lantoa.web.clock import now


@require_POST
@office
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A new task at the end of the appendix."""
    plan = draft_or_404(request, pk)
    form = task_form(request, plan, data=request.POST)

    def act() -> Task:
        revision = form.cleaned_data["revision"]
        return actions.add_task(plan=plan, draft=form.draft(), revision=revision, by=request.actor, at=now())

    return saved(
        request,
        plan,
        act,
        part="tasks",
        form=form,
        key="task",
        again="new",
        go_to=lambda task: f"task-{task.pk}",
        done=_("Đã thêm nhiệm vụ vào dự thảo."),
    )


@require_POST
@office
def task(request: HttpRequest, pk: int, task_pk: int) -> HttpResponse:
    """One task is changed, moved or taken out."""
    plan = draft_or_404(request, pk)
    row = get_object_or_404(Task.objects.select_related("plan__organisation"), pk=task_pk, plan=plan)
    known = {"task": row, "by": request.actor, "at": now()}
    match request.POST.get("do", "save"):
        case "up" | "down" as way:
            act = partial(actions.place_task, is_up=way == "up", revision=revision_in(request), **known)
            return saved(request, plan, act, part="tasks", go_to=f"task-{row.pk}")
        case "remove":
            act = partial(actions.remove_task, revision=revision_in(request), **known)
            return saved(request, plan, act, part="tasks", done=_("Đã bỏ nhiệm vụ khỏi dự thảo."))
    form = task_form(request, plan, row, data=request.POST)

    def change() -> None:
        actions.change_task(draft=form.draft(task=row), revision=form.cleaned_data["revision"], **known)

    return saved(
        request,
        plan,
        change,
        part="tasks",
        form=form,
        key="task",
        edit=str(row.pk),
        is_typed=True,
        go_to=f"task-{row.pk}",
    )
