"""Tables: ruled ones with merged cells, and the borderless ones that set two columns side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from lantoa.papers.writing.blocks import Cell, Column, Table
from lantoa.papers.writing.docx.xml import Element, border, el, line, paragraph, run, twips
from lantoa.papers.writing.grid import Placed, rows_of

_MARGIN_MM: Final = 1.2
_SHORT_ROW: Final = 900
"""Letters up to which a row is kept on one page."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell in one of its rows; in all but the first it goes on from the row above."""

    placed: Placed
    goes_on: bool


_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")


def ruled(table: Table, *, room_mm: float) -> Element:
    """A table over the whole width whose header row is repeated on each page."""
    widths = _widths(table.columns, room_mm)
    rows = [_header(table.columns, widths)]
    rows += [_row(places, widths) for places in _places(table)]
    return _table(
        rows, widths, _margins(_MARGIN_MM), el("tblBorders", *(border(side, points=0.5) for side in _SIDES))
    )


def side_by_side(rows: Sequence[Sequence[Sequence[Element]]], *, widths_mm: Sequence[float]) -> Element:
    """A table without lines; each cell is given as its paragraphs."""
    widths = [twips(width) for width in widths_mm]
    built = [
        el(
            "tr",
            el("trPr", el("cantSplit")),
            *(_cell(cell, width=width) for cell, width in zip(row, widths, strict=True)),
        )
        for row in rows
    ]
    return _table(built, widths, _margins(0), None)


def _widths(columns: Sequence[Column], room_mm: float) -> list[int]:
    total = sum(max(column.width, 0) for column in columns) or len(columns)
    room = twips(room_mm)
    return [round(room * (max(column.width, 0) or (total / len(columns))) / total) for column in columns]


def _table(
    rows: list[Element], widths: Sequence[int], margins: Element | None, borders: Element | None
) -> Element:
    properties = el(
        "tblPr",
        el("tblW", w=sum(widths), type="dxa"),
        borders,
        el("tblLayout", type="fixed"),
        margins,
        el("tblLook", val="0020" if borders is not None else "0000"),
    )
    return el("tbl", properties, el("tblGrid", *(el("gridCol", w=width) for width in widths)), *rows)


def _margins(mm: float) -> Element:
    side = twips(mm)
    return el("tblCellMar", el("left", w=side, type="dxa"), el("right", w=side, type="dxa"))


def _header(columns: Sequence[Column], widths: Sequence[int]) -> Element:
    cells = (
        _cell([line("BangDau", column.header, keep_next=True)], width=width, is_middle=True)
        for column, width in zip(columns, widths, strict=True)
    )
    return el("tr", el("trPr", el("cantSplit"), el("tblHeader")), *cells)


def _places(table: Table) -> list[list[_Place]]:
    """What stands in each row, from left to right: cells that begin there, go on from above, or are missing."""
    grid: list[dict[int, _Place]] = [{} for _ in table.rows]
    for placed in chain.from_iterable(rows_of(table)):
        for down in range(placed.rows):
            grid[placed.row + down][placed.column] = _Place(placed, goes_on=down > 0)
    return [_filled(row, len(table.columns)) for row in grid]


def _filled(row: dict[int, _Place], width: int) -> list[_Place]:
    places: list[_Place] = []
    column = 0
    while column < width:
        empty = Placed(Cell(), 0, column, rows=1, is_centred=False)
        places.append(row.get(column) or _Place(empty, goes_on=False))
        column += max(places[-1].placed.cell.columns, 1)
    return places


def _row(places: Sequence[_Place], widths: Sequence[int]) -> Element:
    letters = max((sum(map(len, place.placed.cell.lines)) for place in places), default=0)
    properties = el("trPr", el("cantSplit")) if letters <= _SHORT_ROW else None
    return el("tr", properties, *(_at(place, widths) for place in places))


def _at(place: _Place, widths: Sequence[int]) -> Element:
    placed = place.placed
    cell = placed.cell
    span = max(cell.columns, 1)
    merge = "continue" if place.goes_on else "restart" if placed.rows > 1 else ""
    style = "BangOGiua" if placed.is_centred else "BangO"
    emphasis = "ChuDam" if cell.is_bold else ""
    texts = () if place.goes_on else cell.lines
    content = [paragraph(style, run(text, emphasis)) for text in texts] or [paragraph(style)]
    width = sum(widths[placed.column : placed.column + span])
    return _cell(content, width=width, span=span, merge=merge)


def _cell(
    content: Sequence[Element], *, width: int, span: int = 1, merge: str = "", is_middle: bool = False
) -> Element:
    properties = el(
        "tcPr",
        el("tcW", w=width, type="dxa"),
        el("gridSpan", val=span) if span > 1 else None,
        el("vMerge", val=merge) if merge else None,
        el("vAlign", val="center") if is_middle else None,
    )
    return el("tc", properties, *(content or [paragraph("Khoang")]))
