"""Saving a review field by field, finding and making units, and confirming."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lantoa.domain.errors import Invalid, Stale
from lantoa.domain.imports import actions
from lantoa.domain.imports.models import Import
from lantoa.domain.imports.queries import review_of, units_like
from lantoa.domain.imports.review.edits import Change
from lantoa.domain.imports.review.shape import section_of, slots_of
from lantoa.domain.imports.rules import check_can_review
from lantoa.office.imports.changes import changes_of
from lantoa.office.imports.loading import import_of
from lantoa.office.imports.page import review_page
from lantoa.web.actors import office
from lantoa.web.clock import now

RESHAPING = frozenset({"add", "drop", "restore", "merge", "up", "down"})
NEW_UNIT = "unit:"
TOLD = 2


@require_POST
@office
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Save what the form changed; a script gets the renewed pieces, a plain form the page again."""
    item = import_of(request, pk)
    check_can_review(item, request.actor)
    is_script = "X-Autosave" in request.headers
    try:
        changes, problems = _save(request, item)
    except (Invalid, Stale) as refusal:
        return _refused(request, item, refusal, is_script=is_script)
    if is_script:
        return _pieces(request, item, changes, problems)
    for problem in problems:
        messages.error(request, problem)
    messages.success(request, _("Đã lưu bản rà soát."))
    return HttpResponseRedirect(reverse("import", args=[pk]) + _fragment(request))


def _save(request: HttpRequest, item: Import) -> tuple[list[Change], list[str]]:
    """What was saved, and what was asked and could not be done beside it."""
    changes, problems = changes_of(item, request.POST, by=request.actor)
    actions.save_review(item=item, changes=changes, revision=_revision(request), by=request.actor, at=now())
    do = request.POST.get("do", "")
    if do.startswith(NEW_UNIT):
        try:
            _make_unit(request, item, do.removeprefix(NEW_UNIT))
        except Invalid as refusal:
            problems += list(refusal.problems.values()) or [refusal.sentence]
    return changes, problems


def _make_unit(request: HttpRequest, item: Import, address: str) -> None:
    actions.create_unit_from_review(
        item=item,
        address=address,
        name=request.POST.get(f"{address}.new_name", ""),
        kind=request.POST.get(f"{address}.new_kind", ""),
        parent_id=None,
        revision=item.revision,
        by=request.actor,
        at=now(),
    )


def _revision(request: HttpRequest) -> int:
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _fragment(request: HttpRequest) -> str:
    act, _colon, address = request.POST.get("do", "").partition(":")
    if act == "add":
        return f"#section-{address}"
    return "#row-" + address.partition(".")[0] if address and act not in {"seen", "drop"} else ""


def _refused(
    request: HttpRequest, item: Import, refusal: Invalid | Stale, *, is_script: bool
) -> HttpResponse:
    if is_script:
        status = 409 if isinstance(refusal, Stale) else 422
        context = {"sentence": refusal.sentence, "status": status}
        return render(request, "office/imports/refused.html", context, status=status)
    messages.error(request, refusal.sentence)
    return HttpResponseRedirect(reverse("import", args=[item.pk]))


def _pieces(request: HttpRequest, item: Import, changes: list[Change], problems: list[str]) -> HttpResponse:
    reshaped = {change.act for change in changes} & RESHAPING
    do = request.POST.get("do", "")
    review = review_of(item)
    touched = [change.address.partition(".")[0] for change in changes if change.act != "seen"]
    if do.startswith(("seen:", NEW_UNIT)):
        touched += request.POST.getlist("row")
    names = {one if one in review else section_of(one).name for one in touched if one}
    is_wide = do.startswith((NEW_UNIT, "seen:code:"))
    if reshaped or is_wide:
        sections = sorted(names | ({"targets", "tasks"} if "tasks" in names else set()))
        rows: list[str] = []
    else:
        sections, rows = [], list(dict.fromkeys(touched))
    context = {
        "page": review_page(item, at=now()),
        "sections": [name for name in sections if name in review],
        "rows": rows,
        "problems": problems,
    }
    return render(request, "office/imports/pieces.html", context)


@require_GET
@office
def units(request: HttpRequest, pk: int) -> HttpResponse:
    """Units whose name is like what is typed, as ticks for one place of the review."""
    item = import_of(request, pk)
    check_can_review(item, request.actor)
    address = request.GET.get("for", "")
    slot = dict(slots_of(review_of(item))).get(address)
    found = units_like(
        request.GET.get(f"{address}.find", ""), organisation=item.organisation, by=request.actor
    )
    chosen = frozenset(slot["unit_ids"]) if slot else frozenset()
    context = {
        "found": [unit for unit in found if unit.pk not in chosen],
        "is_chosen": bool(found) and chosen.issuperset(unit.pk for unit in found),
        "address": address if slot else "",
        "text": request.GET.get(f"{address}.find", ""),
    }
    return render(request, "office/imports/units.html", context)


@require_POST
@office
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Save what is still in the form, then make the plan."""
    item = import_of(request, pk)
    check_can_review(item, request.actor)
    try:
        _changes, problems = _save(request, item)
        if problems:
            raise Invalid(" ".join(problems))
        plan = actions.confirm(item=item, by=request.actor, at=now())
    except (Invalid, Stale) as refusal:
        found = getattr(refusal, "problems", {})
        messages.error(request, " ".join([refusal.sentence, *list(found.values())[:TOLD]]))
        first = next(iter(found), "")
        return HttpResponseRedirect(reverse("import", args=[pk]) + _field_fragment(first))
    messages.success(request, _("Đã lập dự thảo kế hoạch từ văn bản “%(name)s”.") % {"name": item.file.name})
    return HttpResponseRedirect(reverse("plan", args=[plan.pk]))


def _field_fragment(address: str) -> str:
    return "#f-" + address.replace(".", "-") if address else ""


@require_POST
@office
def set_aside(request: HttpRequest, pk: int, event_id: int) -> HttpResponse:
    """Take over, or no longer show, changes that were kept apart."""
    item = import_of(request, pk)
    known = {"item": item, "event_id": event_id, "by": request.actor, "at": now()}
    if request.POST.get("do") == "use":
        actions.put_back(revision=item.revision, **known)
        messages.success(request, _("Đã dùng phần sửa được giữ riêng."))
    else:
        actions.set_aside_done(**known)
    return HttpResponseRedirect(reverse("import", args=[pk]))
