"""Units: the tree, one page each, and the forms that change them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.audit.registry import tell
from lantoa.domain.organisations.actions.succession import add_alias, remove_alias, succeed
from lantoa.domain.organisations.actions.units import (
    add_unit,
    close_unit,
    edit_unit,
    reopen_unit,
)
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.paths import numbers_of
from lantoa.domain.organisations.queries import lineage, members_of, tree
from lantoa.domain.organisations.rules import (
    body_of,
    check_can_change_unit,
    check_can_end_unit,
    check_can_manage_people,
    check_can_manage_units,
    why_not,
)
from lantoa.domain.organisations.states import UnitKind
from lantoa.office.organisations.forms import (
    PART_KINDS,
    AliasForm,
    CloseForm,
    ReasonForm,
    SucceedForm,
    UnitForm,
    done,
)
from lantoa.office.organisations.loading import alias_or_404, own_body, unit_or_404, units_to_choose
from lantoa.office.tasks.filters import choice_in, number_in, text_in
from lantoa.web.actors import office
from lantoa.web.clock import now

MOST_EVENTS = 50


@require_safe
@office
def unit_tree(request: HttpRequest) -> HttpResponse:
    """The tree of the body one works for, or of one below it."""
    chosen = number_in(request.GET, "top")
    top = body_of(unit_or_404(request, chosen)) if chosen else own_body(request)
    text = text_in(request.GET, "q")
    kind = choice_in(request.GET, "kind", of=UnitKind)
    with_closed = request.GET.get("closed") == "1"
    context = {
        "top": top,
        "branches": tree(request.actor, top=top, text=text, kind=kind, with_closed=with_closed),
        "text": text,
        "kind": kind,
        "with_closed": with_closed,
        "kinds": UnitKind.choices,
        "why_not_add": why_not(check_can_manage_units, top, request.actor),
    }
    return render(request, "office/organisations/units.html", context)


@require_safe
@office
def unit_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit: facts, people, names, history."""
    return _unit_page(request, unit_or_404(request, pk))


def _unit_page(
    request: HttpRequest, unit: Unit, *, status: int = 200, **bound: AliasForm | CloseForm | ReasonForm
) -> HttpResponse:
    actor = request.actor
    events = AuditEvent.objects.about(unit).visible_to(actor).select_related("by")[:MOST_EVENTS]
    context = {
        "unit": unit,
        "body": body_of(unit),
        "is_closed": not unit.is_valid_on(actor.on),
        "above": _above(request, unit),
        "below": [row for row in tree(actor, top=body_of(unit)) if row.unit.parent_id == unit.pk],
        "members": members_of(unit, on=actor.on),
        "aliases": list(unit.aliases.order_by("name")),
        "lineage": lineage(unit),
        "events": events,
        "tell": tell,
        "why_not": why_not(check_can_change_unit, unit, actor),
        "why_not_end": why_not(check_can_end_unit, unit, actor),
        "why_not_add": why_not(check_can_manage_units, body_of(unit), actor),
        "why_not_people": why_not(check_can_manage_people, body_of(unit), actor),
        "alias_form": bound.get("alias_form") or AliasForm(),
        "close_form": bound.get("close_form") or CloseForm(initial={"on": actor.on}),
        "reopen_form": bound.get("reopen_form") or ReasonForm(),
    }
    return render(request, "office/organisations/unit.html", context, status=status)


def _above(request: HttpRequest, unit: Unit) -> list[Unit]:
    """The units above that the person may see, from the top."""
    rows = Unit.objects.visible_to(request.actor).filter(pk__in=numbers_of(unit.path)[:-1])
    return sorted(rows, key=lambda row: len(row.path))


@require_http_methods(["GET", "HEAD", "POST"])
@office
def unit_add(request: HttpRequest) -> HttpResponse:
    """The form for a new unit of the body one works for, or below the unit that `?under=` names."""
    under = number_in(request.GET, "under")
    place = unit_or_404(request, under) if under else own_body(request)
    body = body_of(place)
    check_can_manage_units(body, request.actor)
    initial = {"parent": place.pk, "kind": UnitKind.DIVISION, "position": 0}
    form = UnitForm(request.POST or None, initial=initial, choices=_choices(request, body))

    def act(given: dict) -> None:
        parent = get_object_or_404(Unit.objects.visible_to(request.actor), pk=given.pop("parent"))
        given["position"] = given["position"] or 0
        made.append(add_unit(given.pop("name"), parent=parent, by=request.actor, at=now(), **given))

    made: list[Unit] = []
    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã thêm %(unit)s.") % {"unit": made[0].name})
        return HttpResponseRedirect(reverse("unit", args=[made[0].pk]))
    context = {"form": form, "body": body, "unit": None}
    return render(request, "office/organisations/unit_form.html", context, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
@office
def unit_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The form that changes name, place and details of a unit."""
    unit = unit_or_404(request, pk)
    body = body_of(unit)
    check_can_change_unit(unit, request.actor)
    initial = {name: getattr(unit, name) for name in UnitForm.base_fields if name != "parent"}
    form = UnitForm(
        request.POST or None,
        initial=initial | {"parent": unit.parent_id},
        choices=_choices(request, body, but=unit),
    )
    if unit.is_organisation:
        del form.fields["parent"]

    def act(given: dict) -> None:
        _change(request, unit, given)

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã lưu %(unit)s.") % {"unit": unit.name})
        return HttpResponseRedirect(reverse("unit", args=[unit.pk]))
    context = {"form": form, "body": body, "unit": unit}
    return render(request, "office/organisations/unit_form.html", context, status=_status(form))


def _change(request: HttpRequest, unit: Unit, given: dict) -> None:
    parent_id = given.pop("parent", None)
    parent = get_object_or_404(Unit.objects.visible_to(request.actor), pk=parent_id) if parent_id else None
    given["position"] = given["position"] or 0
    edit_unit(unit, parent=parent, by=request.actor, at=now(), **given)


def _choices(request: HttpRequest, body: Unit, *, but: Unit | None = None) -> dict:
    kinds = [(body.kind, body.get_kind_display())] if but is not None and but.is_organisation else PART_KINDS
    left_out = [but.pk] if but is not None and not but.is_organisation else []
    return {"parent": units_to_choose(body, on=request.actor.on, but=left_out), "kind": kinds}


def _status(form) -> int:
    return 422 if form.is_bound else 200


@require_POST
@office
def unit_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends a unit and all below it."""
    unit = unit_or_404(request, pk)
    check_can_end_unit(unit, request.actor)
    form = CloseForm(request.POST)
    if not done(form, lambda given: close_unit(unit, by=request.actor, at=now(), **given)):
        return _unit_page(request, unit_or_404(request, pk), status=422, close_form=form)
    messages.success(
        request, _("%(unit)s hoạt động đến hết ngày %(day)s.") % {"unit": unit.name, "day": _day(form)}
    )
    return HttpResponseRedirect(reverse("unit", args=[pk]))


def _day(form: CloseForm) -> str:
    return f"{form.cleaned_data['on']:%d/%m/%Y}"


@require_POST
@office
def unit_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Undoes a closing."""
    unit = unit_or_404(request, pk)
    check_can_end_unit(unit, request.actor)
    form = ReasonForm(request.POST)
    if not done(form, lambda given: reopen_unit(unit, by=request.actor, at=now(), **given)):
        return _unit_page(request, unit_or_404(request, pk), status=422, reopen_form=form)
    messages.success(request, _("Đã mở lại %(unit)s.") % {"unit": unit.name})
    return HttpResponseRedirect(reverse("unit", args=[pk]))


@require_POST
@office
def alias_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Keeps another name."""
    unit = unit_or_404(request, pk)
    check_can_manage_units(body_of(unit), request.actor)
    form = AliasForm(request.POST)
    if not done(form, lambda given: add_alias(unit, by=request.actor, at=now(), **given)):
        return _unit_page(request, unit, status=422, alias_form=form)
    messages.success(request, _("Văn bản ghi tên này sẽ được hiểu là %(unit)s.") % {"unit": unit.name})
    return HttpResponseRedirect(reverse("unit", args=[pk]))


@require_POST
@office
def alias_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Forgets another name."""
    alias = alias_or_404(request, pk)
    remove_alias(alias, by=request.actor, at=now())
    messages.success(request, _("Đã bỏ tên gọi khác “%(name)s”.") % {"name": alias.name})
    return HttpResponseRedirect(reverse("unit", args=[alias.unit_id]))


@require_http_methods(["GET", "HEAD", "POST"])
@office
def unit_succeed(request: HttpRequest, pk: int) -> HttpResponse:
    """The form that says which units this one takes over."""
    unit = unit_or_404(request, pk)
    body = body_of(unit)
    check_can_change_unit(unit, request.actor)
    others = _may_be_succeeded(request, unit)
    form = SucceedForm(
        request.POST or None,
        initial={"on": request.actor.on},
        choices={"predecessors": [(row.pk, row.name) for row in others.values()]},
    )

    def act(given: dict) -> None:
        chosen = [others[number] for number in given["predecessors"]]
        succeed(chosen, successor=unit, on=given["on"], remark=given["remark"], by=request.actor, at=now())

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã ghi %(unit)s kế thừa.") % {"unit": unit.name})
        return HttpResponseRedirect(reverse("unit", args=[pk]))
    context = {"form": form, "unit": unit, "body": body, "others": others}
    return render(request, "office/organisations/succeed.html", context, status=_status(form))


def _may_be_succeeded(request: HttpRequest, unit: Unit) -> dict[int, Unit]:
    """Units of the same body; for a body, the bodies beside it that the person keeps."""
    rows = Unit.objects.visible_to(request.actor).select_related("organisation", "parent").exclude(pk=unit.pk)
    if unit.is_organisation:
        rows = rows.organisations().filter(parent=unit.parent)
        rows = [row for row in rows.order_by("path") if not why_not(check_can_end_unit, row, request.actor)]
    else:
        rows = rows.filter(organisation=unit.organisation).exclude(pk=unit.organisation_id).order_by("path")
    return {row.pk: row for row in rows}
