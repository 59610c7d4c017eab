"""Tables: ruled ones with merged cells, and the borderless ones that set two columns side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lantoa.papers.writing.blocks import Cell, Column, Table
from lantoa.papers.writing.docx.xml import Element, border, el, line, paragraph, run, twips

_MARGIN_MM: Final = 1.2
_SHORT_ROW: Final = 900
"""Letters up to which a row is kept on one page."""
_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")


def ruled(table: Table, *, room_mm: float) -> Element:
    """A table over the whole width whose header row is repeated on each page."""
    widths = _widths(table.columns, room_mm)
    rows = [_header(table.columns, widths)]
    rows += [_row(cells, widths) for cells in placed(table)]
    return _table(rows, widths, _margins(), el("tblBorders", *(border(side, points=0.5) for side in _SIDES)))


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
    return _table(built, widths, None, None)


Placed = tuple[int, Cell, bool]
"""First grid column, the cell, and whether it goes on from the row above."""


def placed(table: Table) -> list[list[Placed]]:
    """Each row with the places that cells above cover filled in; the rest of a row that is too short is empty."""
    width = len(table.columns)
    below: dict[int, tuple[int, Cell]] = {}
    rows: list[list[Placed]] = []
    for given in table.rows:
        row: list[Placed] = []
        cells = iter(given)
        column = 0
        while column < width:
            if column in below:
                left, cell = below.pop(column)
                row.append((column, cell, True))
            else:
                cell = next(cells, Cell())
                left = max(cell.rows, 1)
                row.append((column, _cut(cell, column, width, below), False))
                cell = row[-1][1]
            if left > 1:
                below[column] = (left - 1, cell)
            column += cell.columns
        rows.append(row)
    return rows


def _cut(cell: Cell, column: int, width: int, below: dict[int, tuple[int, Cell]]) -> Cell:
    """The cell, no wider than the free places in its row."""
    free = next((place for place in range(column + 1, width) if place in below), width) - column
    columns = min(max(cell.columns, 1), free)
    return (
        cell
        if columns == cell.columns
        else Cell(cell.lines, cell.rows, columns, cell.is_bold, cell.is_centred)
    )


def _widths(columns: Sequence[Column], room_mm: float) -> list[int]:
    total = sum(max(column.width, 0) for column in columns) or len(columns)
    room = twips(room_mm)
    widths = [round(room * (max(column.width, 0) or (total / len(columns))) / total) for column in columns]
    return widths


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


def _margins() -> Element:
    side = twips(_MARGIN_MM)
    return el("tblCellMar", el("left", w=side, type="dxa"), el("right", w=side, type="dxa"))


def _header(columns: Sequence[Column], widths: Sequence[int]) -> Element:
    cells = (
        _cell([line("BangDau", column.header, keep_next=True)], width=width, is_middle=True)
        for column, width in zip(columns, widths, strict=True)
    )
    return el("tr", el("trPr", el("cantSplit"), el("tblHeader")), *cells)


def _row(cells: Sequence[Placed], widths: Sequence[int]) -> Element:
    letters = max((sum(map(len, cell.lines)) for _, cell, _ in cells), default=0)
    properties = el("trPr", el("cantSplit")) if letters <= _SHORT_ROW else None
    return el("tr", properties, *(_placed(each, widths) for each in cells))


def _placed(each: Placed, widths: Sequence[int]) -> Element:
    column, cell, goes_on = each
    width = sum(widths[column : column + cell.columns])
    merge = "continue" if goes_on else "restart" if cell.rows > 1 else ""
    texts = () if goes_on else cell.lines
    style = "BangOGiua" if cell.is_centred else "BangO"
    emphasis = "ChuDam" if cell.is_bold else ""
    content = [paragraph(style, run(text, emphasis)) for text in texts] or [paragraph(style)]
    return _cell(content, width=width, span=cell.columns, merge=merge)


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
