"""The sections of the text, the lists that they hold, and what stands around the text."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from lantoa.domain.plans.actions.frames import save_frame
from lantoa.domain.plans.actions.lists import save_items
from lantoa.domain.plans.actions.sections import (
    add_section,
    place_section,
    remove_section,
    save_section,
)
from lantoa.domain.plans.models import PlanSection
from lantoa.domain.plans.states import ItemKind
from lantoa.office.drafting.answers import saved
from lantoa.office.drafting.contents import frame_form, frame_of
from lantoa.office.drafting.forms import ItemsForm, SectionForm
from lantoa.office.drafting.loading import draft_or_404, revision_in
from lantoa.office.drafting.signers import signed_by
from lantoa.office.tasks.filters import number_in
from lantoa.web.actors import office
from lantoa.web.clock import now


@require_POST
@office
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A new section after another one."""
    plan = draft_or_404(request, pk)
    act = partial(
        add_section,
        plan=plan,
        after=number_in(request.POST, "after"),
        level=number_in(request.POST, "level") or 1,
        by=request.actor,
        at=now(),
    )
    return saved(request, plan, act, part="text", go_to=lambda row: f"section-{row.pk}")


@require_POST
@office
def section(request: HttpRequest, pk: int, section_pk: int) -> HttpResponse:
    """One section is written, moved or taken out."""
    plan = draft_or_404(request, pk)
    row = get_object_or_404(
        PlanSection.objects.select_related("plan__organisation"), pk=section_pk, plan=plan
    )
    known = {"section": row, "by": request.actor, "at": now()}
    match request.POST.get("do", "save"):
        case "up" | "down" as way:
            act = partial(place_section, is_up=way == "up", revision=revision_in(request), **known)
            return saved(request, plan, act, part="text", go_to=f"section-{row.pk}")
        case "remove":
            act = partial(remove_section, revision=revision_in(request), **known)
            return saved(request, plan, act, part="text")
    key = f"section-{row.pk}"
    form = SectionForm(request.POST, auto_id=f"{key}-%s")
    shape = (row.level, row.holds)

    def write() -> PlanSection:
        return save_section(change=form.change(), revision=form.cleaned_data["revision"], **known)

    is_typed = shape == (number_in(request.POST, "level") or 0, request.POST.get("holds"))
    return saved(
        request,
        plan,
        write,
        part="text",
        form=form,
        key=key,
        is_typed=is_typed,
        go_to=key if not is_typed else "",
    )


@require_POST
@office
def items(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """A list of the plan as a whole."""
    plan = draft_or_404(request, pk)
    if kind not in ItemKind.values:
        raise Http404
    form = ItemsForm(request.POST, auto_id=f"list-{kind}-%s")

    def act() -> None:
        given = form.cleaned_data
        save_items(
            plan=plan, kind=kind, texts=given["texts"], revision=given["revision"], by=request.actor, at=now()
        )

    return saved(request, plan, act, part="text", form=form, key=f"list-{kind}", is_typed=True)


@require_POST
@office
def frame(request: HttpRequest, pk: int) -> HttpResponse:
    """Letterhead, signer and recipients."""
    plan = draft_or_404(request, pk)
    form = frame_form(request, plan, request.POST)
    old = frame_of(plan)
    is_typed = request.POST.get("signer", "") == str(old.signer_id or "")

    def act() -> None:
        change = form.change(drafting_unit_id=old.drafting_unit_id)
        if not is_typed:
            change = signed_by(change, plan.organisation, on=request.actor.on)
        revision = form.cleaned_data["revision"]
        save_frame(plan=plan, change=change, revision=revision, by=request.actor, at=now())

    return saved(request, plan, act, part="frame", form=form, key="frame", is_typed=is_typed)
