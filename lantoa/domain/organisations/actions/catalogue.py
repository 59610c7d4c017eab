"""Bringing the official list into the tree; done by a command on the server, never by a person in a page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction

from lantoa.domain.audit.actions import record
from lantoa.domain.organisations.actions.units import end_branch
from lantoa.domain.organisations.catalogue import Difference, Renaming, Row
from lantoa.domain.organisations.models import Unit, UnitAlias
from lantoa.domain.organisations.paths import path_below
from lantoa.domain.organisations.states import TERRITORY_KINDS, UnitKind
from lantoa.lib.text import fold_name

BATCH: Final = 500


@transaction.atomic
def install(change: Difference, *, on: date, at: datetime) -> None:
    """Write a difference: close, rename, then add; one event for each province concerned.

    A former name stays as an alias, so that older papers are still understood.
    """
    touched: dict[int, dict[str, int]] = {}
    provinces: dict[int, Unit] = {}

    def count(province: Unit, what: str) -> None:
        provinces[province.pk] = province
        touched.setdefault(province.pk, {"added": 0, "renamed": 0, "closed": 0})[what] += 1

    roots = {unit.path: unit for unit in Unit.objects.filter(kind=UnitKind.PROVINCE)}
    for unit in change.closed:
        end_branch(unit, on=on - timedelta(days=1))
        count(roots[unit.path[:7]], "closed")
    for renaming in change.renamed:
        _rename(renaming)
        count(roots[renaming.unit.path[:7]], "renamed")
    for unit in _add(change.added):
        roots.setdefault(unit.path, unit)
        count(roots[unit.path[:7]], "added")
    for number, counts in sorted(touched.items()):
        record("units_installed", subject=provinces[number], by=None, at=at, organisation_id=number, **counts)


def _rename(renaming: Renaming) -> None:
    unit, row = renaming.unit, renaming.row
    if unit.folded_name != fold_name(row.name):
        UnitAlias.objects.get_or_create(unit=unit, folded_name=unit.folded_name, defaults={"name": unit.name})
    Unit.objects.filter(pk=unit.pk).update(name=row.name, folded_name=fold_name(row.name), kind=row.kind)


def _add(rows: Sequence[Row]) -> list[Unit]:
    """All new units, level by level, in batches."""
    parents = {
        unit.code: unit
        for unit in Unit.objects.filter(kind__in=TERRITORY_KINDS, valid_to=None).exclude(code="")
    }
    made: list[Unit] = []
    for length in sorted({len(row.code) for row in rows}):
        level = [row for row in rows if len(row.code) == length]
        units = Unit.objects.bulk_create([_unit(row, parents) for row in level], batch_size=BATCH)
        for unit in units:
            unit.path = path_below(unit.parent.path if unit.parent else "", number=unit.pk)
            unit.organisation = unit
            parents[unit.code] = unit
        Unit.objects.bulk_update(units, ["path", "organisation"], batch_size=BATCH)
        _keep_former_names(level, parents)
        made += units
    return made


def _keep_former_names(rows: Sequence[Row], units: dict[str, Unit]) -> None:
    UnitAlias.objects.bulk_create(
        UnitAlias(unit=units[row.code], name=name, folded_name=fold_name(name))
        for row in rows
        for name in row.former
    )


def _unit(row: Row, parents: dict[str, Unit]) -> Unit:
    return Unit(
        code=row.code,
        name=row.name,
        folded_name=fold_name(row.name),
        kind=row.kind,
        parent=parents[row.parent_code] if row.parent_code else None,
        valid_from=row.valid_from,
    )
