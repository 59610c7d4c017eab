"""How the body approves: its own route for a kind of object, or the way of the decree."""

from operator import itemgetter
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lantoa.domain.approvals import actions, rules
from lantoa.domain.approvals.queries import Holder, holders
from lantoa.domain.approvals.registry import KINDS
from lantoa.domain.approvals.routes import MOST_STEPS, StepDraft, revision_of, route_for
from lantoa.domain.approvals.states import Purpose
from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.states import Role
from lantoa.office.approvals.forms import RouteForm, RouteStepForm
from lantoa.office.approvals.loading import checked
from lantoa.web.actors import office
from lantoa.web.clock import now
from lantoa.web.shell import current_organisation_id

SPARE = 2
"""Empty lines below the steps, for new ones."""


@require_http_methods(["GET", "HEAD", "POST"])
@office
def route(request: HttpRequest) -> HttpResponse:
    """The steps of one kind, to be read by all of the body and set by who keeps plans."""
    organisation = get_object_or_404(Unit, pk=current_organisation_id(request) or 0)
    kind = request.GET.get("kind") or min(KINDS, key=lambda name: str(KINDS[name].label))
    if kind not in KINDS:
        raise Http404
    units = list(
        Unit.objects.filter(organisation=organisation, valid_to=None)
        .exclude(pk=organisation.pk)
        .order_by("path")
        .values_list("pk", "name")
    )
    if request.method == "POST":
        return _saved(request, organisation, kind, units)
    return _page(request, organisation, kind, units)


def _saved(request: HttpRequest, organisation: Unit, kind: str, units: list[tuple[int, str]]) -> HttpResponse:
    rules.check_can_set_route(organisation, request.actor)
    revision = checked(RouteForm(request.POST))["revision"]
    known = {"organisation": organisation, "subject_type": kind, "revision": revision}
    if "reset" in request.POST:
        actions.reset_route(**known, by=request.actor, at=now())
        messages.success(request, _("Từ nay duyệt theo cách của Nghị định 30/2020/NĐ-CP."))
        return redirect(_address(kind))
    lines = [
        RouteStepForm(request.POST, units=units, prefix=f"step-{place}")
        for place in range(MOST_STEPS)
        if f"step-{place}-name" in request.POST
    ]
    try:
        steps = _steps(lines)
        actions.set_route(**known, steps=steps, by=request.actor, at=now())
    except Invalid as refusal:
        return _page(request, organisation, kind, units, lines=lines, refusal=refusal)
    messages.success(request, _("Đã lưu quy trình duyệt; các lượt đang mở giữ nguyên các bước cũ."))
    return redirect(_address(kind))


def _steps(lines: list[RouteStepForm]) -> list[StepDraft]:
    """The lines with a name, in the order of their places."""
    if not all(line.is_valid() for line in lines):
        raise Invalid(_("Chưa lưu được quy trình duyệt; hãy sửa những chỗ được chỉ ra."))
    named = [line for line in lines if line.cleaned_data["name"]]
    named.sort(key=lambda line: line.cleaned_data["place"] or MOST_STEPS + 1)
    return [line.draft() for line in named]


def _page(
    request: HttpRequest,
    organisation: Unit,
    kind: str,
    units: list[tuple[int, str]],
    *,
    lines: list[RouteStepForm] | None = None,
    refusal: Invalid | None = None,
) -> HttpResponse:
    steps = route_for(organisation, kind)
    context: dict[str, Any] = {
        "organisation": organisation,
        "kind": KINDS[kind],
        "kinds": sorted(
            ((name, str(one.label), _address(name)) for name, one in KINDS.items()), key=itemgetter(1)
        ),
        "steps": [(step, _who(step, organisation, request)) for step in steps],
        "revision": revision_of(organisation, kind),
        "lines": lines or _lines(steps, units),
        "refusal": refusal,
        "reason": rules.why_not(rules.check_can_set_route, organisation, request.actor),
        "purposes": dict(Purpose.choices),
        "roles": dict(Role.choices),
        "units": dict(units),
        "address": _address(kind),
    }
    return render(request, "office/approvals/routes.html", context, status=422 if refusal else 200)


def _who(step: StepDraft, organisation: Unit, request: HttpRequest) -> list[Holder]:
    """Who can take the step today."""
    unit = Unit.objects.get(pk=step.unit_id) if step.unit_id else organisation
    return holders(step.role, unit_id=unit.pk, path=unit.path, body_id=organisation.pk, on=request.actor.on)


def _lines(steps: tuple[StepDraft, ...], units: list[tuple[int, str]]) -> list[RouteStepForm]:
    """One form a step, and empty ones for new steps."""
    known: list[dict[str, Any]] = [
        {"name": one.name, "purpose": one.purpose, "role": one.role, "unit": one.unit_id, "place": place}
        for place, one in enumerate(steps, 1)
    ]
    empty = [{"purpose": Purpose.OPINION, "role": Role.APPROVER}] * min(SPARE, MOST_STEPS - len(known))
    return [
        RouteStepForm(initial=initial, units=units, prefix=f"step-{place}")
        for place, initial in enumerate([*known, *empty])
    ]


def _address(kind: str) -> str:
    return f"{reverse('approval_routes')}?kind={kind}"
