"""A plan is begun: from the superior's, from the last one, from a sample, or empty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.models import Unit
from lantoa.domain.plans.actions.starts import start_empty, start_from_plan, start_from_sample
from lantoa.domain.plans.models import Plan
from lantoa.domain.plans.queries.plan_page import superior_choices, usual_lead_unit_id
from lantoa.domain.plans.rules import check_can_create
from lantoa.domain.plans.samples import samples
from lantoa.office.drafting.forms import StartForm
from lantoa.office.plans.naming import short_name
from lantoa.office.tasks.filters import number_in
from lantoa.web.actors import office
from lantoa.web.clock import now
from lantoa.web.shell import current_organisation_id

MOST_SOURCES = 30
NEXT_YEAR_FROM_MONTH = 10
Sources = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to begin, with what can be begun from."""

    key: str
    title: str
    sentence: str
    icon: str
    nothing: str
    sources: Sources | None


@require_http_methods(["GET", "HEAD", "POST"])
@office
def start(request: HttpRequest) -> HttpResponse:
    """The four ways and the head of the new plan."""
    organisation_id = current_organisation_id(request) or 0
    check_can_create(organisation_id, request.actor)
    body = Unit.objects.get(pk=organisation_id)
    ways = _ways(request, body)
    given = request.POST if request.method == "POST" else request.GET
    way = next((one for one in ways if one.key == given.get("way")), None) or _first(ways)
    form = _form(request, way, body)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                plan = _begin(way.key, form, body, request)
            except Invalid as refusal:
                form.refuse(refusal)
            else:
                messages.success(request, _("Đã lập dự thảo; mọi chữ bạn gõ được lưu ngay."))
                return redirect(reverse("plan_draft", args=[plan.pk]))
    context = {"ways": ways, "way": way, "form": form, "body": body}
    return render(request, "office/drafting/start.html", context, status=status)


def _ways(request: HttpRequest, body: Unit) -> list[Way]:
    above = superior_choices(body).exclude(organisation=body)[:MOST_SOURCES]
    own = (
        Plan.objects.visible_to(request.actor)
        .filter(organisation=body)
        .select_related("organisation")
        .order_by("-starts_on", "-pk")[:MOST_SOURCES]
    )
    return [
        Way(
            "above",
            _("Từ kế hoạch cấp trên"),
            _("Lấy mục, nhiệm vụ, chỉ tiêu của cấp trên, điền tên đơn vị của mình."),
            "sitemap",
            _("Chưa thấy kế hoạch nào của cấp trên đã ban hành trong hệ thống."),
            [(str(plan.pk), _name(plan)) for plan in above],
        ),
        Way(
            "last",
            _("Từ kế hoạch năm trước"),
            _("Lấy lại kế hoạch của chính cơ quan, ngày tháng và năm được dời theo."),
            "history",
            _("Cơ quan chưa có kế hoạch nào trong hệ thống."),
            [(str(plan.pk), _name(plan)) for plan in own],
        ),
        Way(
            "sample",
            _("Từ mẫu"),
            _("Đủ các mục thường có, chỉ việc sửa lời."),
            "template",
            _("Chưa có mẫu nào."),
            [(one.key, f"{one.name}: {one.about}") for one in samples()],
        ),
        Way("empty", _("Bản trống"), _("Tự đặt từng mục, từng nhiệm vụ."), "file-plus", "", None),
    ]


def _name(plan: Plan) -> str:
    period = f"{plan.starts_on:%d/%m/%Y} – {plan.ends_on:%d/%m/%Y}"
    return f"{short_name(plan)} · {plan.organisation.name} · {period}" + (
        f" · {plan.subject}" if plan.number else ""
    )


def _first(ways: list[Way]) -> Way:
    return next(one for one in ways if one.sources is None or one.sources)


def _form(request: HttpRequest, way: Way, body: Unit) -> StartForm:
    units = Unit.objects.filter(organisation=body).valid_on(request.actor.on).order_by("path")
    first = {
        **_head(request.actor.on),
        "lead_unit": usual_lead_unit_id(request.actor, body.pk),
        "source": way.sources[0][0] if way.sources else None,
    }
    asked = number_in(request.GET, "source")
    if asked is not None and any(key == str(asked) for key, _label in way.sources or []):
        first["source"] = str(asked)
    data = request.POST if request.method == "POST" else None
    return StartForm(data, initial=first, units=list(units.values_list("pk", "name")), sources=way.sources)


def _head(on: date) -> dict[str, Any]:
    """The year that a plan begun today is for: the next one from October on."""
    year = on.year + (on.month >= NEXT_YEAR_FROM_MONTH)
    subject = f"Thông tin, tuyên truyền cải cách hành chính năm {year}"
    return {"subject": subject, "starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}


def _begin(way: str, form: StartForm, body: Unit, request: HttpRequest) -> Plan:
    known = {"organisation_id": body.pk, "head": form.head(), "by": request.actor, "at": now()}
    begin: dict[str, Callable[[], Plan]] = {
        "empty": lambda: start_empty(**known),
        "sample": lambda: start_from_sample(sample_key=form.cleaned_data["source"], **known),
        "above": lambda: start_from_plan(source=_source(form, request), **known),
        "last": lambda: start_from_plan(source=_source(form, request), **known),
    }
    return begin[way]()


def _source(form: StartForm, request: HttpRequest) -> Plan:
    """The chosen plan; the choices of the form are those that the person may begin from."""
    return Plan.objects.select_related("organisation").get(pk=int(form.cleaned_data["source"]))
