"""Where the cells of a table stand: merged cells take the places of those below and beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lantoa.papers.writing.blocks import Cell, Table
from lantoa.papers.writing.unwritable import Unwritable


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with the row and the column, from 0, in which it begins; rows and columns end inside the table."""

    cell: Cell
    row: int
    column: int
    rows: int
    is_centred: bool


def rows_of(table: Table) -> list[list[Placed]]:
    """The cells of each row at their places, without the header row.

    Raises:
        Unwritable: there is no column, or a row holds more cells than there is room for.
    """
    if not table.columns:
        raise Unwritable("no_columns")
    taken: set[tuple[int, int]] = set()
    return [list(_row(table, number, taken)) for number in range(len(table.rows))]


def _row(table: Table, row: int, taken: set[tuple[int, int]]) -> Iterator[Placed]:
    column = 0
    for cell in table.rows[row]:
        while (row, column) in taken:
            column += 1
        last = column + max(cell.columns, 1)
        rows = min(max(cell.rows, 1), len(table.rows) - row)
        places = {(row + down, across) for down in range(rows) for across in range(column, last)}
        if last > len(table.columns) or places & taken:
            raise Unwritable("cell_outside", columns=len(table.columns), row=row + 1)
        taken |= places
        is_centred = table.columns[column].is_centred if cell.is_centred is None else cell.is_centred
        yield Placed(cell, row, column, rows, is_centred)
        column = last
