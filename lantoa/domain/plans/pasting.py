"""Rows that were copied in Word, Excel or LibreOffice, read from the text that the clipboard gives."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lantoa.lib.text import fold, tidy
from lantoa.papers.reading.timings import timing_of

MOST_ROWS = 500
MOST_LETTERS = 20_000
"""Characters of one cell; the rest is cut and the row says so."""
MOST_TEXT = 2_000_000
MOST_COLUMNS = 30
_USUAL = ("number", "name", "products", "leads", "collaborators", "timing")
_HEADERS = (
    ("number", re.compile(r"(?:so )?(?:tt|stt|thu tu)")),
    ("collaborators", re.compile(r"phoi hop")),
    ("leads", re.compile(r"chu tri|thuc hien$|phu trach|chiu trach nhiem")),
    ("timing", re.compile(r"thoi (?:gian|han|diem)|tien do|hoan thanh")),
    ("products", re.compile(r"san pham|ket qua")),
    ("name", re.compile(r"nhiem vu|noi dung|cong viec|hoat dong")),
)
_NUMBER = re.compile(r"(?:\d{1,3}|[IVXLC]{1,6}|[a-zđ])(?:\.\d{1,3}){0,3}[.)]?")
_PARTS = re.compile(r"\s*(?:;|\n|•)\s*")
_DASH = re.compile(r"^\s*[-–+•]\s+")


@dataclass(frozen=True, slots=True)
class PastedRow:
    """One task as it was pasted; `line` is its first line in the table, from 1.

    `timing` is the timing of the plan record; its type is `unspecified` where the words name no time that is known.
    """

    line: int
    number: str = ""
    name: str = ""
    products: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    collaborators: tuple[str, ...] = ()
    timing: dict[str, Any] | None = None
    is_cut: bool = False


def rows_of_text(text: str, *, year: int | None = None) -> list[PastedRow]:
    """The tasks of a pasted table, in order; at most 500.

    A header row, wherever its columns stand, is recognised and left out; without one the columns are taken as
    TT, Nhiệm vụ, Sản phẩm, Chủ trì, Phối hợp, Thời gian. An empty first cell goes on with the task above, as merged
    cells are pasted: more products make a task more of the same name, nothing else but words goes to the task above.

    Args:
        year: the year of the plan, for times that name none.
    """
    grid = _grid(text[:MOST_TEXT])
    columns: dict[str, int] | None = None
    found: list[PastedRow] = []
    for line, cells in enumerate(grid, 1):
        if not any(cells):
            continue
        header = _header(cells)
        if header is not None:
            columns = header
            continue
        if columns is None:
            columns = _usual(grid)
        row = _row(cells, columns, line=line, year=year)
        if _is_title(row, cells):
            continue
        above = found[-1] if found else None
        found.append(_continued(row, above) if above is not None and not row.name else row)
        if len(found) >= MOST_ROWS:
            break
    return [row for row in found if row.name or row.products]


def _grid(text: str) -> list[list[str]]:
    """Cells of a table written with tabs; a quoted cell may hold tabs, line breaks and doubled quotes."""
    rows: list[list[str]] = []
    cells: list[str] = []
    for cell, ends in _cells(text.replace("\r\n", "\n").replace("\r", "\n")):
        if len(cells) < MOST_COLUMNS:
            cells.append(_tidied(cell))
        if ends:
            rows.append(cells)
            cells = []
    return rows


def _cells(text: str) -> Iterator[tuple[str, bool]]:
    """Each cell, and whether a row ends with it."""
    place, size = 0, len(text)
    closings = _closings(text)
    while place < size:
        closing = _closing_quote(text, place + 1, closings) if text[place] == '"' else None
        if closing is not None:
            yield text[place + 1 : closing].replace('""', '"'), text[closing + 1 : closing + 2] != "\t"
            place = closing + 2
            continue
        ahead = _SEPARATOR.search(text, place)
        end = ahead.start() if ahead else size
        yield text[place:end], ahead is None or ahead.group() == "\n"
        place = end + 1
    if text.endswith("\t"):
        yield "", True


_SEPARATOR = re.compile(r"[\t\n]")
_QUOTES = re.compile(r'"+(?=[\t\n]|\Z)')


def _closings(text: str) -> list[int]:
    """Places of the quotes that may end a cell: the last of an odd run before a tab, a line break or the end."""
    return [run.end() - 1 for run in _QUOTES.finditer(text) if len(run.group()) % 2]


def _closing_quote(text: str, begin: int, closings: Sequence[int]) -> int | None:
    """The quote that ends a cell whose words begin at `begin`; None where the first quote is a letter of the cell."""
    run = _QUOTES.match(text, begin)
    if run is not None and len(run.group()) % 2:
        return run.end() - 1
    if run is None and text[begin : begin + 1] in {"", "\t", "\n"}:
        return None
    later = bisect_left(closings, run.end() if run else begin)
    return closings[later] if later < len(closings) else None


def _tidied(cell: str) -> str:
    """Single spaces within a line, lines apart; cut one letter past the limit, so that the cut is seen."""
    lines = (tidy(line) for line in cell[: 2 * MOST_LETTERS].split("\n"))
    return "\n".join(line for line in lines if line)[: MOST_LETTERS + 1]


def _header(cells: Sequence[str]) -> dict[str, int] | None:
    """Which column holds what, where the row is a header: a column of tasks and one more, in short words."""
    columns: dict[str, int] = {}
    for place, cell in enumerate(cells):
        words = fold(cell)
        if not words:
            continue
        if len(words) > 40:
            return None
        name = next((name for name, wanted in _HEADERS if wanted.search(words)), None)
        if name is not None:
            columns.setdefault(name, place)
    named = sum(bool(cell) for cell in cells)
    return columns if "name" in columns and len(columns) >= 2 and len(columns) * 2 > named else None


def _usual(grid: Sequence[Sequence[str]]) -> dict[str, int]:
    """The usual columns; without the first one where it holds no numbers."""
    first = [row[0] for row in grid if row and row[0]]
    numbered = bool(first) and all(_NUMBER.fullmatch(cell) for cell in first)
    names = _USUAL if numbered or any(len(row) >= len(_USUAL) for row in grid) else _USUAL[1:]
    return {name: place for place, name in enumerate(names)}


def _row(cells: Sequence[str], columns: dict[str, int], *, line: int, year: int | None) -> PastedRow:
    def cell(name: str) -> str:
        place = columns.get(name)
        return cells[place] if place is not None and place < len(cells) else ""

    time = tidy(cell("timing"))[:250]
    return PastedRow(
        line=line,
        number=tidy(cell("number")).rstrip(".)")[:20],
        name=tidy(cell("name"))[:MOST_LETTERS],
        products=_listed(cell("products")),
        leads=_listed(cell("leads")),
        collaborators=_listed(cell("collaborators")),
        timing=_timing(time, year=year),
        is_cut=any(len(one) > MOST_LETTERS for one in cells),
    )


def _timing(text: str, *, year: int | None) -> dict[str, Any] | None:
    if not text:
        return None
    return timing_of(text, year=year) or {"text": text, "type": "unspecified"}


def _listed(cell: str) -> tuple[str, ...]:
    parts = (_DASH.sub("", part).strip(" ;") for part in _PARTS.split(cell[:MOST_LETTERS]))
    return tuple(part for part in parts if part)


def _is_title(row: PastedRow, cells: Sequence[str]) -> bool:
    """A row of one cell over the whole width, such as `I. CÔNG TÁC CHỈ ĐẠO`, groups the rows and is no task."""
    said = {cell for cell in cells if cell}
    return len(said) == 1 and len(cells) > 2 and next(iter(said)).isupper()


def _continued(row: PastedRow, above: PastedRow) -> PastedRow:
    """A row of merged cells: what it leaves out is that of the row above."""
    return PastedRow(
        line=row.line,
        number=row.number or above.number,
        name=above.name,
        products=row.products,
        leads=row.leads or above.leads,
        collaborators=row.collaborators or above.collaborators,
        timing=row.timing or above.timing,
        is_cut=row.is_cut,
    )
