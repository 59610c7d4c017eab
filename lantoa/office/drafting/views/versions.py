"""The versions of a draft: who kept them when, two of them compared in words."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lantoa.domain.plans.actions.restoring import restore_version
from lantoa.domain.plans.actions.versions import snapshot
from lantoa.domain.plans.models import Plan, PlanVersion
from lantoa.domain.plans.queries.compare import compare_records
from lantoa.domain.plans.queries.record import record_of
from lantoa.domain.plans.rules import check_can_edit, why_not
from lantoa.office.drafting.loading import draft_or_404
from lantoa.office.drafting.row_forms import VersionForm
from lantoa.office.plans.loading import plan_or_404
from lantoa.office.plans.naming import short_name
from lantoa.office.tasks.filters import number_in
from lantoa.web.actors import office
from lantoa.web.clock import now
from lantoa.web.listing import listing

SORTS = {"number": ("number",)}
NOW = "now"


@require_http_methods(["GET", "HEAD", "POST"])
@office
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """All versions, with two of them compared; a POST keeps the draft of now as one."""
    if request.method == "POST":
        return _keep(request, draft_or_404(request, pk))
    plan = plan_or_404(request, pk)
    if not request.actor.is_in(plan.organisation_id):
        raise Http404  # A body above sees what was issued, not how it was drafted.
    rows = PlanVersion.objects.filter(plan=plan).select_related("made_by").defer("record")
    page = listing(request, rows=rows, sorts=SORTS, default="-number", size=50)
    old, new = _chosen(request, plan)
    context = {
        "plan": plan,
        "title": short_name(plan),
        "listing": page,
        "old": old,
        "new": new,
        "comparison": compare_records(_record(plan, old), _record(plan, new)) if old is not None else None,
        "form": VersionForm(auto_id="version-%s"),
        "edit_reason": why_not(check_can_edit, plan, request.actor),
    }
    return render(request, "office/drafting/versions.html", context)


def _keep(request: HttpRequest, plan: Plan) -> HttpResponse:
    form = VersionForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""
    version = snapshot(plan=plan, note=note, by=request.actor, at=now())
    messages.success(request, _("Đã giữ bản %(number)s.") % {"number": version.number})
    return redirect(reverse("plan_draft_versions", args=[plan.pk]))


def _chosen(request: HttpRequest, plan: Plan) -> tuple[PlanVersion | None, PlanVersion | None]:
    """The older and the newer one; a newer of None is the draft of now."""
    numbers = [number_in(request.GET, "from"), number_in(request.GET, "to")]
    if numbers[0] is None:
        return None, None
    found = {
        row.number: row for row in PlanVersion.objects.filter(plan=plan, number__in=[n for n in numbers if n])
    }
    old, new = found.get(numbers[0]), found.get(numbers[1] or 0)
    if old is not None and new is not None and old.number > new.number:
        old, new = new, old
    return old, new


def _record(plan: Plan, version: PlanVersion | None) -> dict:
    return version.record if version is not None else record_of(plan)


@require_POST
@office
def restore(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Makes the draft what it was; what it is now is kept as a version first."""
    plan = draft_or_404(request, pk)
    version = get_object_or_404(
        PlanVersion.objects.select_related("plan__organisation"), plan=plan, number=number
    )
    restore_version(version=version, revision=plan.revision, by=request.actor, at=now())
    messages.success(request, _("Dự thảo đã trở lại như bản %(number)s.") % {"number": version.number})
    return redirect(reverse("plan_draft", args=[plan.pk]))
