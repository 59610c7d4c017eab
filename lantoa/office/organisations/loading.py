"""How these pages load what an address names: only what the person may see, else 404."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from lantoa.domain.organisations.models import Delegation, Holiday, Membership, Person, Unit, UnitAlias
from lantoa.domain.organisations.paths import numbers_of
from lantoa.web.shell import current_organisation_id

INDENT = "\u2003"


def own_body(request: HttpRequest) -> Unit:
    """The body that the person works for now; 404 for a person without a post."""
    number = current_organisation_id(request)
    if number is None:
        raise Http404
    return get_object_or_404(Unit.objects.select_related("parent", "organisation"), pk=number)


def unit_or_404(request: HttpRequest, pk: int) -> Unit:
    """The unit, with its body and parent at hand."""
    rows = Unit.objects.visible_to(request.actor).select_related("parent", "organisation")
    return get_object_or_404(rows, pk=pk)


def alias_or_404(request: HttpRequest, pk: int) -> UnitAlias:
    """Another name of a unit that the person may see."""
    rows = UnitAlias.objects.filter(unit__in=Unit.objects.visible_to(request.actor))
    return get_object_or_404(rows.select_related("unit__organisation", "unit__parent"), pk=pk)


def person_or_404(request: HttpRequest, pk: int) -> Person:
    """A person of the own bodies."""
    return get_object_or_404(Person.objects.visible_to(request.actor), pk=pk)


def membership_or_404(request: HttpRequest, pk: int) -> Membership:
    """A role of a person whom one may see, in a unit that one may see."""
    rows = Membership.objects.filter(
        person__in=Person.objects.visible_to(request.actor), unit__in=Unit.objects.visible_to(request.actor)
    )
    return get_object_or_404(rows.select_related("person", "unit__organisation"), pk=pk)


def delegation_or_404(request: HttpRequest, pk: int) -> Delegation:
    """A lent role in a unit that one may see."""
    rows = Delegation.objects.filter(unit__in=Unit.objects.visible_to(request.actor))
    return get_object_or_404(rows.select_related("giver", "taker", "unit__organisation"), pk=pk)


def holiday_or_404(request: HttpRequest, pk: int) -> Holiday:
    """A day off that a body one may see said itself; the country's days are no body's."""
    rows = Holiday.objects.filter(unit__in=Unit.objects.visible_to(request.actor))
    return get_object_or_404(rows.select_related("unit__organisation"), pk=pk)


def units_to_choose(body: Unit, *, on, but: Iterable[int] = ()) -> list[tuple[int, str]]:
    """Valid units of a body, itself first, as number and name, those below moved in."""
    left_out = set(but)
    rows = Unit.objects.filter(organisation=body).valid_on(on).order_by("path")
    base = len(numbers_of(body.path))
    return [
        (unit.pk, INDENT * (len(numbers_of(unit.path)) - base) + unit.name)
        for unit in rows
        if unit.pk not in left_out and not left_out & set(numbers_of(unit.path))
    ]
