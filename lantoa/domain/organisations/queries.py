"""Questions about units, people and the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q

from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import (
    PATH_STEP,
    Delegation,
    Holiday,
    Membership,
    Person,
    PersonQuerySet,
    Succession,
    Unit,
)
from lantoa.domain.organisations.paths import numbers_of
from lantoa.lib.text import fold, fold_name
from lantoa.lib.working_days import WorkCalendar


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit in its tree: `depth` 0 is the top; `people_count` counts people with a role now."""

    unit: Unit
    depth: int
    aliases: tuple[str, ...]
    people_count: int
    is_closed: bool


def tree(
    actor: Actor, *, top: Unit, text: str = "", kind: str = "", with_closed: bool = False
) -> list[Branch]:
    """The visible units of a body as a list in the order of a tree; two queries.

    A search keeps the units that fit (by name, alias or abbreviation, without marks) and, so that the tree
    stays readable, those above them. The bodies below are not opened, only named.
    """
    on = actor.on
    people = Count(
        "memberships__person",
        filter=(Q(memberships__starts_on=None) | Q(memberships__starts_on__lte=on))
        & (Q(memberships__ends_on=None) | Q(memberships__ends_on__gte=on)),
        distinct=True,
    )
    units = list(
        Unit.objects.visible_to(actor)
        .filter(Q(organisation=top) | Q(parent=top))
        .annotate(people_count=people)
        .prefetch_related("aliases")
        .order_by("path")
    )
    rows = [unit for unit in units if with_closed or unit.is_valid_on(on)]
    if text or kind:
        rows = _fitting(rows, text=text, kind=kind)
    base = len(top.path) // PATH_STEP
    return [
        Branch(
            unit=unit,
            depth=len(unit.path) // PATH_STEP - base,
            aliases=tuple(alias.name for alias in unit.aliases.all()),
            people_count=int(getattr(unit, "people_count", 0)),
            is_closed=not unit.is_valid_on(on),
        )
        for unit in _in_order(rows)
    ]


def _fitting(rows: list[Unit], *, text: str, kind: str) -> list[Unit]:
    wanted = fold(text)
    hits = [
        unit
        for unit in rows
        if (not kind or unit.kind == kind)
        and any(
            wanted in fold(name)
            for name in (unit.name, unit.abbreviation, unit.code, *(a.name for a in unit.aliases.all()))
        )
    ]
    kept = {number for unit in hits for number in numbers_of(unit.path)}
    return [unit for unit in rows if unit.pk in kept]


def _in_order(rows: list[Unit]) -> list[Unit]:
    """Parents before children, children by position and name."""
    children: dict[int | None, list[Unit]] = {}
    known = {unit.pk for unit in rows}
    for unit in rows:
        children.setdefault(unit.parent_id if unit.parent_id in known else None, []).append(unit)
    for found in children.values():
        found.sort(key=lambda unit: (unit.position, fold_name(unit.name)))
    ordered: list[Unit] = []
    stack = list(reversed(children.get(None, [])))
    while stack:
        unit = stack.pop()
        ordered.append(unit)
        stack.extend(reversed(children.get(unit.pk, [])))
    return ordered


def people(
    actor: Actor,
    *,
    unit: Unit | None = None,
    role: str = "",
    text: str = "",
    with_locked: bool = False,
) -> PersonQuerySet:
    """Visible people by name, each with `current` memberships; to be paged."""
    found = Person.objects.visible_to(actor)
    if not with_locked:
        found = found.filter(is_active=True)
    seats = Membership.objects.active_on(actor.on)
    if unit is not None:
        found = found.filter(pk__in=seats.filter(unit__in=Unit.objects.under(unit.path)).values("person"))
    if role:
        found = found.filter(pk__in=seats.filter(role=role).values("person"))
    if text:
        found = found.filter(
            Q(full_name__icontains=text) | Q(username__icontains=text) | Q(email__icontains=text)
        )
    current = Prefetch("memberships", seats.select_related("unit").order_by("pk"), to_attr="current")
    return found.prefetch_related(current).order_by("full_name", "pk")


def members_of(unit: Unit, *, on: date) -> list[Membership]:
    """Roles held in the unit itself on a day, by name."""
    return list(
        Membership.objects.active_on(on)
        .filter(unit=unit)
        .select_related("person")
        .order_by("person__full_name", "role")
    )


def roles_of(person: Person) -> list[Membership]:
    """All roles that the person has or had, the running ones first."""
    rows = Membership.objects.filter(person=person).select_related("unit__organisation")
    return sorted(rows, key=lambda row: (row.ends_on is not None, -(row.pk)))


def delegations_of(person: Person) -> list[Delegation]:
    """What the person lent to others and others lent to the person, newest first."""
    return list(
        Delegation.objects.filter(Q(giver=person) | Q(taker=person))
        .select_related("giver", "taker", "unit__organisation")
        .order_by("-starts_on", "-pk")
    )


def lineage(unit: Unit) -> list[Succession]:
    """What the unit took over and what took it over, oldest first."""
    return list(
        Succession.objects.filter(Q(predecessor=unit) | Q(successor=unit))
        .select_related("predecessor", "successor")
        .order_by("on", "pk")
    )


@dataclass(frozen=True, slots=True)
class HolidayLine:
    """One word on one day; `is_in_force` is False where a nearer body says otherwise."""

    holiday: Holiday
    is_in_force: bool


def holidays_of(unit: Unit, *, first: date, last: date) -> list[HolidayLine]:
    """What the country, the bodies above and the body itself say on the days between two days, by day.

    The nearest body's word on a day wins and stands first.
    """
    chain = numbers_of(unit.path)
    rows = Holiday.objects.filter(day__gte=first, day__lte=last).filter(Q(unit=None) | Q(unit__in=chain))
    ordered = sorted(
        rows.select_related("unit__organisation"),
        key=lambda row: (row.day, -chain.index(row.unit_id) if row.unit_id else 1),
    )
    nearest: dict[date, Holiday] = {}
    for row in ordered:
        nearest.setdefault(row.day, row)
    return [HolidayLine(holiday=row, is_in_force=nearest[row.day] is row) for row in ordered]


def calendar_of(unit: Unit, *, first: date, last: date) -> WorkCalendar:
    """The working calendar of a body between two days, both included; see `holidays_of`."""
    rows = [line.holiday for line in holidays_of(unit, first=first, last=last) if line.is_in_force]
    return WorkCalendar(
        off=frozenset(row.day for row in rows if not row.is_worked),
        worked=frozenset(row.day for row in rows if row.is_worked),
    )
