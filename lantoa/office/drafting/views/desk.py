"""The desk itself: one part at a time beside the paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from lantoa.domain.plans.actions.drafting import PlanChange, change_plan
from lantoa.office.drafting.answers import saved, whole
from lantoa.office.drafting.contents import head_form
from lantoa.office.drafting.loading import draft_or_404
from lantoa.office.drafting.page import draft_page
from lantoa.office.drafting.preview import preview_of
from lantoa.office.tasks.filters import text_in
from lantoa.web.actors import office
from lantoa.web.clock import now


@require_safe
@office
def desk(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft with one of its parts open."""
    plan = draft_or_404(request, pk)
    page = draft_page(
        request,
        plan,
        request.GET.get("part", ""),
        edit=request.GET.get("edit", "")[:20],
        wanted=text_in(request.GET, "q"),
    )
    return whole(request, page)


@require_safe
@office
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper as the rows of now make it."""
    plan = draft_or_404(request, pk)
    return render(request, "office/drafting/preview.html", {"paper": preview_of(plan)})


@require_safe
@office
def status(request: HttpRequest, pk: int) -> HttpResponse:
    """Who writes now; the desk asks every few seconds."""
    plan = draft_or_404(request, pk)
    page = draft_page(request, plan, request.GET.get("part", ""))
    context = {"page": page, "was_open": request.GET.get("drawn") != "reading"}
    return render(request, "office/drafting/lock.html", context)


@require_POST
@office
def head(request: HttpRequest, pk: int) -> HttpResponse:
    """What the plan is about, when, and which plan it carries out."""
    plan = draft_or_404(request, pk)
    form = head_form(request, plan, request.POST)

    def act() -> None:
        given = form.cleaned_data
        change = PlanChange(
            subject=given["subject"],
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            lead_unit_id=given["lead_unit"],
            superior_plan_id=given["superior_plan"],
        )
        change_plan(plan=plan, change=change, revision=given["revision"], by=request.actor, at=now())

    return saved(request, plan, act, part="head", form=form, key="head", is_typed=True)
