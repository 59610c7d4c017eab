"""Puts pieces of text into the fields of grids, and joins tables that run over several pages."""

import itertools
from dataclasses import dataclass

from lantoa.papers.reading.blocks import Table
from lantoa.papers.reading.formats.pdf_grid import Grid
from lantoa.papers.reading.formats.pdf_pieces import Piece, joined, width_of_first_word

_SAME_PLACE = 5.0
# The inner margins of a cell, both sides together, and the white space that a wrapped line may leave over.
_CELL_MARGINS = 11.0
_SLACK = 3.0
_HEADER_ROWS = 4


@dataclass(slots=True)
class PageTable:
    """The part of a table on one page: rows of texts with merged cells unfolded, and which fields belong together."""

    grid: Grid
    page: int
    rows: list[list[str]]
    owners: list[tuple[int, ...]]


def fill(grid: Grid, pieces: list[Piece], *, page: int) -> PageTable:
    """Reads each cell once, line by line, and repeats its text in all fields that it covers."""
    inside: dict[int, list[Piece]] = {}
    for piece in pieces:
        place = grid.field(across=(piece.left + piece.right) / 2, down=piece.middle)
        if place is not None:
            inside.setdefault(grid.owner[place[0]][place[1]], []).append(piece)
    widths = _widths(grid)
    texts = {owner: _cell_text(found, width=widths[owner]) for owner, found in inside.items()}
    rows, owners = [], []
    for line in grid.owner:
        row = [texts.get(owner, "") for owner in line]
        if any(row):
            rows.append(row)
            owners.append(line)
    return PageTable(grid, page, rows, owners)


def _widths(grid: Grid) -> dict[int, float]:
    widths: dict[int, float] = {}
    for line in grid.owner:
        for owner in set(line):
            covered = [column for column, value in enumerate(line) if value == owner]
            widths[owner] = grid.columns[covered[-1] + 1] - grid.columns[covered[0]]
    return widths


def _cell_text(pieces: list[Piece], *, width: float) -> str:
    text = ""
    last: Piece | None = None
    for piece in _in_lines(pieces):
        if last is None:
            text = piece.text
        elif _begins_anew(last, piece, width=width):
            text += "\n" + piece.text
        else:
            text = joined((text, piece.text))
        last = piece
    return text


def _in_lines(pieces: list[Piece]) -> list[Piece]:
    """One piece a line, from top to bottom."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        if lines and piece.middle < lines[-1][0].bottom - 1:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    joined = []
    for line in lines:
        line.sort(key=lambda piece: piece.left)
        joined.append(
            Piece(
                " ".join(piece.text for piece in line),
                line[0].left,
                max(piece.right for piece in line),
                min(piece.top for piece in line),
                max(piece.bottom for piece in line),
            )
        )
    return joined


def _begins_anew(last: Piece, piece: Piece, *, width: float) -> bool:
    """Whether `piece` is a new paragraph: it has a dash, or its first word would still have fitted into `last`."""
    if piece.text.startswith(("- ", "+ ", "– ", "• ")):
        return True
    if piece.text[0].islower():
        return False
    first_word = width_of_first_word(piece.text, width=piece.right - piece.left)
    return last.right - last.left + first_word + _CELL_MARGINS + _SLACK < width


def join(parts: list[PageTable]) -> Table:
    """One table from its parts on following pages."""
    rows = [list(row) for row in parts[0].rows]
    for before, part in itertools.pairwise(parts):
        header = _repeated_header(rows, part.rows)
        _append(rows, part, skip=header, before_owners=before.owners)
    width = max((len(row) for row in rows), default=0)
    return Table(tuple(tuple(row + [""] * (width - len(row))) for row in rows), parts[0].page)


def continues(first: PageTable, second: PageTable) -> bool:
    """Whether `second`, at the top of the next page, has the columns of `first`."""
    left, right = first.grid.columns, second.grid.columns
    return (
        second.page == first.page + 1
        and len(left) == len(right)
        and all(abs(a - b) <= _SAME_PLACE for a, b in zip(left, right, strict=True))
    )


def _repeated_header(rows: list[list[str]], following: list[list[str]]) -> int:
    count = 0
    for first, second in zip(rows[:_HEADER_ROWS], following, strict=False):
        if first != second:
            break
        count += 1
    return count


def _append(
    rows: list[list[str]], part: PageTable, *, skip: int, before_owners: list[tuple[int, ...]]
) -> None:
    fresh = [list(row) for row in part.rows[skip:]]
    if not fresh or not rows:
        rows.extend(fresh)
        return
    before = rows[-1]
    if len(fresh[0]) == len(before):
        empty = [column for column, text in enumerate(fresh[0]) if before[column] and not text]
        if _is_rest_of_row(before, fresh[0], empty=empty):
            _extend(rows, fresh.pop(0))
        else:
            owners = part.owners[skip:]
            if fresh[0][0]:
                # A row with a number of its own may have empty cells; only a cell of several rows runs on.
                empty = [
                    column
                    for column in empty
                    if _is_tall(owners, 0, column) or _is_tall(before_owners, len(before_owners) - 1, column)
                ]
            _inherit(before, fresh, owners=owners, columns=empty)
    rows.extend(fresh)


def _is_tall(owners: list[tuple[int, ...]], row: int, column: int) -> bool:
    """Whether the cell at this place covers several rows of its page."""
    return column < len(owners[row]) and sum(owners[row][column] in line for line in owners) > 1


def _is_rest_of_row(before: list[str], row: list[str], *, empty: list[int]) -> bool:
    """Whether a row only holds what did not fit on the page before: its number is missing, and not all else is there.

    A merged cell that runs on (number and name) leaves the first columns empty while all others start anew.
    """
    if row[0]:
        return all(text[0].islower() for text in row if text)
    if empty == [0]:
        return bool(before[0])
    filled = [column for column, text in enumerate(row) if text]
    is_merged_head = empty == list(range(len(empty))) and len(empty) >= 2
    return not is_merged_head or all(row[column][0].islower() for column in filled)


def _extend(rows: list[list[str]], rest: list[str]) -> None:
    before = rows[-1]
    merged = {text for text in before if before.count(text) > 1}
    for column, text in enumerate(rest):
        if text:
            before[column] = (
                f"{before[column]} {text}".strip() if before[column] not in merged else before[column]
            )


def _inherit(
    before: list[str], fresh: list[list[str]], *, owners: list[tuple[int, ...]], columns: list[int]
) -> None:
    """Gives the rows of a merged cell that began on the page before its text."""
    for column in columns:
        first = owners[0][column]
        for row, owner in zip(fresh, owners, strict=True):
            if owner[column] != first or row[column]:
                break
            row[column] = before[column]
