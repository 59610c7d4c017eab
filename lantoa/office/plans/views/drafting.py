"""A draft is edited: its head and its tasks; a stale save keeps what was typed on the page."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.plans import actions, rules
from lantoa.domain.plans.actions.drafting import PlanChange
from lantoa.domain.plans.models import Plan, Task
from lantoa.domain.plans.queries.plan_page import superior_choices
from lantoa.office.plans.forms import EmptyForm, HeadForm, RuledForm
from lantoa.office.plans.loading import plan_or_404, task_or_404, units_of_body
from lantoa.office.plans.naming import short_name
from lantoa.office.plans.questions import Question, asked, typed
from lantoa.office.plans.task_forms import TaskForm
from lantoa.web.actors import office
from lantoa.web.clock import now

MOST_SUPERIORS = 100


@require_http_methods(["GET", "HEAD", "POST"])
@office
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """The head of a draft."""
    plan = plan_or_404(request, pk)
    rules.check_can_edit(plan, request.actor)
    superiors = superior_choices(plan.organisation, without=plan.pk)[:MOST_SUPERIORS]
    choices = {
        "units": units_of_body(request, plan),
        "superiors": [(one.pk, f"{short_name(one)} – {one.organisation.name}") for one in superiors],
    }

    def save(form: HeadForm) -> None:
        given = dict(form.cleaned_data)
        head = PlanChange(
            subject=given["subject"],
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            lead_unit_id=given["lead_unit"],
            superior_plan_id=given["superior_plan"],
        )
        actions.change_plan(plan=plan, change=head, revision=given["revision"], by=request.actor, at=now())

    return _edited(
        request,
        plan,
        make=partial(HeadForm, **choices),
        saved=lambda: HeadForm.of(Plan.objects.get(pk=plan.pk)),
        save=save,
        template="office/plans/edit.html",
        back=reverse("plan", args=[plan.pk]),
        done=_("Đã lưu thông tin chung của dự thảo."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@office
def add_task(request: HttpRequest, pk: int) -> HttpResponse:
    """A new task at the end of a draft."""
    plan = plan_or_404(request, pk)
    rules.check_can_edit(plan, request.actor)

    def save(form: TaskForm) -> None:
        revision = form.cleaned_data["revision"]
        actions.add_task(plan=plan, draft=form.draft(), revision=revision, by=request.actor, at=now())

    return _edited(
        request,
        plan,
        make=partial(TaskForm, units=units_of_body(request, plan)),
        saved=lambda: {
            "revision": Plan.objects.get(pk=plan.pk).revision,
            "timing_type": "unspecified",
            "timing_year": plan.ends_on.year,
        },
        save=save,
        template="office/plans/task_edit.html",
        back=reverse("plan_tasks", args=[plan.pk]),
        done=_("Đã thêm nhiệm vụ vào dự thảo."),
        task=None,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@office
def change_task(request: HttpRequest, pk: int) -> HttpResponse:
    """A task of a draft as a whole."""
    row = task_or_404(request, pk)
    plan = row.plan
    rules.check_can_edit(plan, request.actor)
    own = units_of_body(request, plan)
    known = {number for number, _name in own}
    others = [
        (part.unit_id, part.unit.name) for part in row.assignments.select_related("unit").order_by("pk")
    ]

    def save(form: TaskForm) -> None:
        revision = form.cleaned_data["revision"]
        actions.change_task(
            task=row, draft=form.draft(task=row), revision=revision, by=request.actor, at=now()
        )

    return _edited(
        request,
        plan,
        make=partial(TaskForm, units=[*own, *(one for one in others if one[0] not in known)]),
        saved=lambda: TaskForm.of(Task.objects.select_related("plan").get(pk=row.pk)),
        save=save,
        template="office/plans/task_edit.html",
        back=reverse("plan_tasks", args=[plan.pk]),
        done=_("Đã lưu nhiệm vụ."),
        task=row,
    )


def _edited(
    request: HttpRequest,
    plan: Plan,
    *,
    make: Callable[..., Any],
    saved: Callable[[], dict[str, Any]],
    save: Callable[[Any], None],
    template: str,
    back: str,
    done: str,
    **context: Any,
) -> HttpResponse:
    """The form; after a stale save it stands beside what somebody else saved, and may be sent again."""
    status, other = 200, None
    form: RuledForm = make(typed(request), initial=saved() if request.method != "POST" else None)
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                save(form)
            except Invalid as refusal:
                form.refuse(refusal)
            except Stale:
                status, other, form = 409, saved(), _on_top(request, make, saved())
            else:
                messages.success(request, done)
                return redirect(back)
    page = {"plan": plan, "title": short_name(plan), "form": form, "back": back, "other": other}
    saved_form = make(initial=other, auto_id="saved-%s") if other else None
    return render(request, template, {**page, "saved_form": saved_form, **context}, status=status)


def _on_top(request: HttpRequest, make: Callable[..., Any], saved: dict[str, Any]) -> RuledForm:
    """What was typed, now over the revision that the other person saved."""
    data = request.POST.copy()
    data["revision"] = str(saved["revision"])
    return make(data)


@require_http_methods(["GET", "HEAD", "POST"])
@office
def remove_task(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a task out of a draft."""
    row = task_or_404(request, pk)
    rules.check_can_edit(row.plan, request.actor)
    question = Question(
        plan=row.plan,
        title=_("Bỏ nhiệm vụ khỏi dự thảo"),
        sentence=_("Nhiệm vụ và phần giao cho các đơn vị bị bỏ. Tên nhiệm vụ còn trong lịch sử."),
        confirm=_("Bỏ nhiệm vụ"),
        done=_("Đã bỏ nhiệm vụ khỏi dự thảo."),
        back=reverse("plan_tasks", args=[row.plan_id]),
        about=str(row),
        variant="danger",
    )
    act = partial(actions.remove_task, task=row, revision=row.plan.revision)
    return asked(request, question, form=EmptyForm(typed(request)), act=act)


@require_POST
@office
def place_task(request: HttpRequest, pk: int) -> HttpResponse:
    """Moves a task of a draft up or down by one place."""
    row = task_or_404(request, pk)
    is_up = request.POST.get("way") == "up"
    actions.place_task(task=row, is_up=is_up, revision=row.plan.revision, by=request.actor, at=now())
    return redirect(f"{reverse('plan_tasks', args=[row.plan_id])}#task-{row.pk}")
