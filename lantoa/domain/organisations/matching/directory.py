"""The units that a paper of one organisation may speak of, loaded once, asked many times."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from lantoa.domain.organisations.matching.names import Name, Words, canonical, place_name, read_name
from lantoa.domain.organisations.matching.words import KIND_LEVELS
from lantoa.domain.organisations.models import Succession, Unit, UnitAlias
from lantoa.domain.organisations.paths import numbers_of
from lantoa.domain.organisations.states import ORGANISATION_KINDS, TERRITORY_KINDS


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit with the canonical cores of all its names; `successor` where it has ended and was taken over."""

    unit: Unit
    cores: tuple[tuple[Words, str], ...]
    home_id: int
    successor: Unit | None = None

    @property
    def is_body(self) -> bool:
        """Whether the unit is a body that issues plans."""
        return self.unit.kind in ORGANISATION_KINDS


@dataclass(frozen=True, slots=True)
class Directory:
    """An organisation's own units, the bodies above it, and what stands directly under those."""

    organisation: Unit
    ancestor_ids: tuple[int, ...]
    entries: tuple[Entry, ...]
    places: dict[Words, list[Unit]]
    by_core: dict[Words, list[Entry]] = field(default_factory=dict)

    @property
    def own(self) -> list[Unit]:
        """Valid units of the organisation itself, without it, in their order."""
        return sorted(
            (
                entry.unit
                for entry in self.entries
                if entry.home_id == self.organisation.pk and not entry.is_body and entry.successor is None
            ),
            key=lambda unit: (unit.position, unit.name),
        )

    def bodies_at(self, name: Name) -> list[Unit]:
        """The bodies that "xã", "tỉnh Lam Giang" or "Sở" mean in a paper of this organisation."""
        level, bodies = name.level, self.bodies
        if name.place:
            named = [unit for unit in self.places.get(name.place, []) if KIND_LEVELS.get(unit.kind) == level]
            exact = [
                unit for unit in named if canonical(unit.name) == (*name.level_word.split(), *name.place)
            ]
            return exact or named
        if KIND_LEVELS.get(self.organisation.kind) == level:
            return [self.organisation]
        above = [unit for unit in bodies if unit.pk in self.ancestor_ids]
        return [unit for unit in above if KIND_LEVELS.get(unit.kind) == level]

    @property
    def bodies(self) -> list[Unit]:
        """All bodies that are known here."""
        return [entry.unit for entry in self.entries if entry.is_body]

    def children(self, parent: Unit) -> list[Unit]:
        """Valid units directly under `parent`, in their order."""
        found = [
            entry.unit
            for entry in self.entries
            if entry.unit.parent_id == parent.pk and entry.successor is None
        ]
        return sorted(found, key=lambda unit: (unit.position, unit.name))

    def territory(self) -> Unit:
        """The organisation itself, or the province that a department belongs to."""
        if self.organisation.kind in TERRITORY_KINDS:
            return self.organisation
        above = {unit.pk: unit for unit in self.bodies}
        for number in reversed(self.ancestor_ids):
            if number in above and above[number].kind in TERRITORY_KINDS:
                return above[number]
        return self.organisation


def directory_of(organisation: Unit, *, on: date) -> Directory:
    """Load the directory of an organisation as it is on a day; three queries, however many names follow."""
    ancestors = numbers_of(organisation.path)[:-1]
    units = list(
        Unit.objects.filter(
            Q(organisation=organisation)
            | Q(parent=organisation)
            | Q(pk__in=ancestors)
            | Q(parent__in=ancestors)
            | Q(pk=organisation.pk)
        ).order_by("path")
    )
    successors = _successors([unit.pk for unit in units if not unit.is_valid_on(on)], on=on)
    aliases: dict[int, list[str]] = {}
    for unit_id, name in (
        UnitAlias.objects.filter(unit__in=units).order_by("pk").values_list("unit_id", "name")
    ):
        aliases.setdefault(unit_id, []).append(name)
    units = [unit for unit in units if unit.is_valid_on(on) or unit.pk in successors]
    places: dict[Words, list[Unit]] = {}
    for unit in units:
        if unit.kind in TERRITORY_KINDS:
            places.setdefault(place_name(canonical(unit.name)), []).append(unit)
    entries = tuple(
        Entry(
            unit=unit,
            cores=_cores(unit, aliases.get(unit.pk, []), places),
            home_id=_home(unit),
            successor=successors.get(unit.pk),
        )
        for unit in units
    )
    directory = Directory(organisation=organisation, ancestor_ids=ancestors, entries=entries, places=places)
    for entry in entries:
        for core, _how in entry.cores:
            directory.by_core.setdefault(core, []).append(entry)
    return directory


def _home(unit: Unit) -> int:
    """The body in whose papers the unit goes by its bare name: a department's home is its province."""
    if unit.kind in ORGANISATION_KINDS:
        return unit.parent_id or unit.pk
    return unit.organisation_id or unit.pk


def _cores(unit: Unit, aliases: list[str], places: dict[Words, list[Unit]]) -> tuple[tuple[Words, str], ...]:
    """Canonical names, each with where it comes from: `name`, `abbreviation` or `alias`."""
    found: dict[Words, str] = {}
    for text, how in [
        (unit.name, "name"),
        (unit.abbreviation, "abbreviation"),
        *((a, "alias") for a in aliases),
    ]:
        if not text:
            continue
        core = read_name(text, places=places).core or canonical(text)
        found.setdefault(core, how)
    return tuple(found.items())


def _successors(closed: list[int], *, on: date) -> dict[int, Unit]:
    """For units that have ended: the one unit that took over and still exists; a split names none."""
    rows = (
        Succession.objects.filter(predecessor__in=closed, on__lte=on)
        .select_related("successor")
        .order_by("pk")
    )
    heirs: dict[int, list[Unit]] = {}
    for row in rows:
        heirs.setdefault(row.predecessor_id, []).append(row.successor)
    return {
        number: units[0] for number, units in heirs.items() if len(units) == 1 and units[0].is_valid_on(on)
    }
