"""Flattened tables in which every cell has a line of its own: the line says what the words need not."""

from collections.abc import Sequence

from lantoa.papers.reading import columns as col
from lantoa.papers.reading.blocks import Line
from lantoa.papers.reading.timing_phrases import TIME_CELL
from lantoa.papers.reading.words import Words

_MOST_COLUMNS = 9
_FEWEST_COLUMNS = 4
_LONGEST_LABEL = 45


def header_columns(lines: Sequence[Line], start: int) -> list[str]:
    """The columns named one a line from `start` on; empty where those lines are no header of tasks."""
    columns: list[str] = []
    for line in lines[start : start + _MOST_COLUMNS]:
        kind = col.kind_of_header(line.text) if len(line.text) <= _LONGEST_LABEL else None
        if kind is None or (kind in columns and kind != col.OTHER):
            break
        columns.append(kind)
    is_header = len(columns) >= _FEWEST_COLUMNS and col.is_task_header(columns)
    return columns if is_header else []


def unnumbered_rows(lines: Sequence[Line], start: int) -> list[tuple[str, ...]]:
    """The rows, header first, of a table without a column of numbers; empty where the lines do not come out even."""
    columns = header_columns(lines, start)
    width = len(columns)
    if not columns or col.NUMBER in columns or col.TIMING not in columns:
        return []
    texts = [line.text for line in lines[start:]]
    timing = columns.index(col.TIMING)
    rows = [tuple(texts[:width])]
    for i in range(width, len(texts), width):
        row = texts[i : i + width]
        if len(row) < width or TIME_CELL.match(row[timing]) is None:
            break
        rows.append(tuple(row))
    return rows if len(rows) > 1 else []


def cells_of_lines(words: Words, *, columns: Sequence[str]) -> list[str] | None:
    """The cells of one row, where it has as many lines as columns, and time stands where it belongs."""
    cells: list[str] = []
    for text, starts in zip(words.texts, words.starts, strict=True):
        if starts or not cells:
            cells.append(text)
        else:
            cells[-1] = f"{cells[-1]} {text}"
    filled = [column for column in columns if column != col.OTHER]
    if len(cells) == len(columns):
        filled = list(columns)
    if len(cells) != len(filled):
        return None
    times = [i for i, cell in enumerate(cells) if TIME_CELL.fullmatch(cell) is not None]
    if times and (col.TIMING not in filled or filled.index(col.TIMING) not in times):
        return None
    placed = dict(zip(filled, cells, strict=True))
    return [placed.get(column, "") for column in columns]
