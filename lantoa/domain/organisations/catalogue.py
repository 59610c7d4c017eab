"""The official list of provinces, communes, wards and special zones, and what it would change in the tree."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from lantoa.domain.errors import Invalid
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.states import TERRITORY_KINDS, UnitKind
from lantoa.lib.text import fold_name, tidy

OWN_LIST: Final = Path(__file__).parent / "data" / "administrative_units.csv"
COLUMNS: Final = ("code", "name", "kind", "parent_code", "valid_from")
MOST_ROWS: Final = 20_000
_CODE = re.compile(r"\d{2}|\d{3}|\d{5}")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: a unit, or the next name of one."""

    code: str
    name: str
    kind: str
    parent_code: str
    valid_from: date
    former: tuple[str, ...] = ()
    """Names that it had before, since `valid_from`."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """A unit that is called, or ranked, otherwise from a day."""

    unit: Unit
    row: Row


@dataclass(frozen=True, slots=True)
class Difference:
    """What a list would change; nothing is written yet."""

    added: tuple[Row, ...]
    renamed: tuple[Renaming, ...]
    closed: tuple[Unit, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.renamed or self.closed)


def own_list() -> list[Row]:
    """The list that ships with the product."""
    with OWN_LIST.open(encoding="utf-8", newline="") as file:
        return rows_of(csv.reader(file))


def rows_of(lines: Iterable[Sequence[str]]) -> list[Row]:
    """Rows from a table whose first line names the columns.

    Raises:
        Invalid: with the number of the first wrong line and what is wrong there.
    """
    table = iter(lines)
    header = [tidy(str(cell)).lower() for cell in next(table, ())]
    if not set(COLUMNS) <= set(header):
        raise Invalid(_("Dòng đầu của danh mục phải có các cột: %s.") % ", ".join(COLUMNS))
    places = {column: header.index(column) for column in COLUMNS}
    rows = []
    for number, line in enumerate(table, start=2):
        if number > MOST_ROWS:
            raise Invalid(_("Danh mục dài quá %(most)s dòng.") % {"most": MOST_ROWS})
        cells = {
            column: tidy(str(line[place])) if place < len(line) else "" for column, place in places.items()
        }
        if any(cells.values()):
            rows.append(_row(cells, number))
    _check_parents(rows)
    return rows


def _row(cells: dict[str, str], number: int) -> Row:
    def wrong(what: str) -> Invalid:
        return Invalid(_("Dòng %(number)s: %(what)s") % {"number": number, "what": what})

    if not _CODE.fullmatch(cells["code"]):
        raise wrong(_("mã phải có 2 chữ số (tỉnh), 3 (huyện) hoặc 5 (xã), viết đủ số 0 ở đầu."))
    if not cells["name"] or len(cells["name"]) > 250:
        raise wrong(_("tên trống hoặc dài quá 250 chữ."))
    if cells["kind"] not in TERRITORY_KINDS:
        raise wrong(_("loại phải là một trong: %s.") % ", ".join(sorted(TERRITORY_KINDS)))
    if (cells["kind"] == UnitKind.PROVINCE) != (not cells["parent_code"]):
        raise wrong(_("tỉnh, thành phố không có mã cấp trên, các đơn vị khác phải có."))
    try:
        day = date.fromisoformat(cells["valid_from"][:10])
    except ValueError:
        raise wrong(_("ngày hiệu lực viết dạng 2025-07-01.")) from None
    return Row(cells["code"], cells["name"], cells["kind"], cells["parent_code"], day)


def _check_parents(rows: list[Row]) -> None:
    codes = {row.code for row in rows}
    for row in rows:
        if row.parent_code and row.parent_code not in codes:
            raise Invalid(
                _("%(name)s có mã cấp trên %(code)s không có trong danh mục.")
                % {"name": row.name, "code": row.parent_code}
            )


def current(rows: Iterable[Row], *, on: date) -> list[Row]:
    """The row of each code that holds on a day, parents first; it keeps the first day and the former names."""
    latest: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: row.valid_from):
        if row.valid_from > on:
            continue
        before = latest.get(row.code)
        latest[row.code] = (
            replace(row, valid_from=before.valid_from, former=(*before.former, before.name))
            if before is not None
            else row
        )
    return sorted(latest.values(), key=lambda row: (len(row.code), row.code))


def of_provinces(rows: Iterable[Row], codes: Iterable[str]) -> list[Row]:
    """Only these provinces and what lies below them.

    Raises:
        Invalid: if a code is no province of the list.
    """
    rows = list(rows)
    wanted = set(codes)
    unknown = wanted - {row.code for row in rows if row.kind == UnitKind.PROVINCE}
    if unknown:
        raise Invalid(_("Danh mục không có tỉnh mã %s.") % ", ".join(sorted(unknown)))
    districts = {row.code for row in rows if row.parent_code in wanted}
    return [row for row in rows if {row.code, row.parent_code} & wanted or row.parent_code in districts]


def difference(rows: Iterable[Row], *, on: date, closes: bool) -> Difference:
    """What the list would change in the tree on a day.

    Args:
        closes: whether units of the list's own provinces that it does not name any more would be closed.
    """
    now = current(rows, on=on)
    known = {
        unit.code: unit
        for unit in Unit.objects.filter(kind__in=TERRITORY_KINDS, valid_to=None).exclude(code="")
    }
    added = tuple(row for row in now if row.code not in known)
    renamed = tuple(
        Renaming(known[row.code], row)
        for row in now
        if row.code in known
        and (known[row.code].folded_name != fold_name(row.name) or known[row.code].kind != row.kind)
    )
    codes = {row.code for row in now}
    roots = {known[row.code].path for row in now if row.kind == UnitKind.PROVINCE and row.code in known}
    closed = tuple(
        unit
        for unit in sorted(known.values(), key=lambda unit: unit.path)
        if closes and unit.code not in codes and any(unit.path.startswith(root) for root in roots)
    )
    return Difference(added=added, renamed=renamed, closed=closed)
