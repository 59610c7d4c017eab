"""Targets, reporting duties and citations: added, changed, moved, taken out."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from lantoa.domain.documents.models import Instrument
from lantoa.domain.plans.actions.bases import replace_citation
from lantoa.domain.plans.actions.draft_citations import add_citation as cite
from lantoa.domain.plans.actions.draft_citations import place_citation, remove_citation
from lantoa.domain.plans.actions.draft_duties import add_duty as demand
from lantoa.domain.plans.actions.draft_duties import change_duty, remove_duty
from lantoa.domain.plans.actions.draft_targets import add_target as set_target
from lantoa.domain.plans.actions.draft_targets import change_target, remove_target
from lantoa.domain.plans.models import Citation, ReportingDuty, Target
from lantoa.office.drafting.answers import saved
from lantoa.office.drafting.loading import draft_or_404, revision_in
from lantoa.office.drafting.row_forms import CitationForm
from lantoa.office.drafting.rows import duty_form, target_form
from lantoa.office.tasks.filters import number_in
from lantoa.web.actors import office
from lantoa.web.clock import now


@require_POST
@office
def add_target(request: HttpRequest, pk: int) -> HttpResponse:
    """A new target."""
    plan = draft_or_404(request, pk)
    form = target_form(request, plan, data=request.POST)

    def act() -> Target:
        revision = form.cleaned_data["revision"]
        return set_target(plan=plan, draft=form.draft(), revision=revision, by=request.actor, at=now())

    return _added(request, plan, act, form, part="targets", kind="target")


@require_POST
@office
def target(request: HttpRequest, pk: int, target_pk: int) -> HttpResponse:
    """A target is changed or taken out."""
    plan = draft_or_404(request, pk)
    row = get_object_or_404(Target.objects.select_related("plan__organisation"), pk=target_pk, plan=plan)
    known = {"target": row, "by": request.actor, "at": now()}
    if request.POST.get("do") == "remove":
        act = partial(remove_target, revision=revision_in(request), **known)
        return saved(request, plan, act, part="targets")
    form = target_form(request, plan, row, data=request.POST)

    def change() -> None:
        revision = form.cleaned_data["revision"]
        change_target(draft=form.draft(target=row), task_id=row.task_id, revision=revision, **known)

    return _changed(request, plan, change, form, part="targets", kind="target", pk=row.pk)


@require_POST
@office
def add_duty(request: HttpRequest, pk: int) -> HttpResponse:
    """A new reporting duty."""
    plan = draft_or_404(request, pk)
    form = duty_form(request, plan, data=request.POST)

    def act() -> ReportingDuty:
        revision = form.cleaned_data["revision"]
        return demand(plan=plan, draft=form.draft(), revision=revision, by=request.actor, at=now())

    return _added(request, plan, act, form, part="reporting", kind="duty")


@require_POST
@office
def duty(request: HttpRequest, pk: int, duty_pk: int) -> HttpResponse:
    """A reporting duty is changed or taken out."""
    plan = draft_or_404(request, pk)
    row = get_object_or_404(ReportingDuty.objects.select_related("plan__organisation"), pk=duty_pk, plan=plan)
    known = {"duty": row, "by": request.actor, "at": now()}
    if request.POST.get("do") == "remove":
        act = partial(remove_duty, revision=revision_in(request), **known)
        return saved(request, plan, act, part="reporting")
    form = duty_form(request, plan, row, data=request.POST)

    def change() -> None:
        change_duty(draft=form.draft(duty=row), revision=form.cleaned_data["revision"], **known)

    return _changed(request, plan, change, form, part="reporting", kind="duty", pk=row.pk)


@require_POST
@office
def add_citation(request: HttpRequest, pk: int) -> HttpResponse:
    """An instrument of the catalogue, or one that is typed."""
    plan = draft_or_404(request, pk)
    known = {"plan": plan, "by": request.actor, "at": now()}
    number = number_in(request.POST, "instrument")
    if number is not None:
        instrument = get_object_or_404(Instrument, pk=number)
        act = partial(cite, instrument_id=instrument.pk, revision=revision_in(request), **known)
        return saved(request, plan, act, part="bases", go_to=lambda row: f"citation-{row.pk}")
    form = CitationForm(request.POST, auto_id="citation-%s")

    def make() -> Citation:
        return cite(draft=form.draft(), revision=form.cleaned_data["revision"], **known)

    return saved(
        request, plan, make, part="bases", form=form, key="citation", go_to=lambda row: f"citation-{row.pk}"
    )


@require_POST
@office
def citation(request: HttpRequest, pk: int, citation_pk: int) -> HttpResponse:
    """A citation is moved, replaced by what took the place of its instrument, or taken out."""
    plan = draft_or_404(request, pk)
    row = get_object_or_404(
        Citation.objects.select_related("plan__organisation", "instrument"), pk=citation_pk, plan=plan
    )
    known = {"citation": row, "revision": revision_in(request), "by": request.actor, "at": now()}
    way = request.POST.get("do")
    if way in ("up", "down"):
        act = partial(place_citation, is_up=way == "up", **known)
        return saved(request, plan, act, part="bases", go_to=f"citation-{row.pk}")
    if way == "replace":
        successor = get_object_or_404(Instrument, pk=number_in(request.POST, "successor") or 0)
        return saved(request, plan, partial(replace_citation, successor=successor, **known), part="bases")
    return saved(request, plan, partial(remove_citation, **known), part="bases")


def _added(request: HttpRequest, plan, act, form, *, part: str, kind: str) -> HttpResponse:
    return saved(
        request, plan, act, part=part, form=form, key=kind, again="new", go_to=lambda row: f"{kind}-{row.pk}"
    )


def _changed(request: HttpRequest, plan, act, form, *, part: str, kind: str, pk: int) -> HttpResponse:
    return saved(
        request,
        plan,
        act,
        part=part,
        form=form,
        key=kind,
        edit=str(pk),
        is_typed=True,
        go_to=f"{kind}-{pk}",
    )
