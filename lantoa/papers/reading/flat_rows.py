"""One flattened table row to cells: the best way to cut it, by the vocabulary of its columns.

A dynamic programme over the places where a cell may start. Line breaks only tip the balance where words do not.
"""

from collections.abc import Sequence
from typing import NamedTuple

from lantoa.papers.reading import columns as col
from lantoa.papers.reading.cell_starts import CellStarts, Token

_MOST_SPANS = 12
_LONGEST_ROW = 600
_COST_OF_SPAN = 5.0
_TIME_FOUND, _TIME_MISSING, _AFTER_TIME = 6.0, -5.0, 2.0
_EMPTY = {
    col.PRODUCT: -1.0,
    col.LEAD: -3.0,
    col.COLLABORATOR: -1.5,
    col.OTHER: -0.1,
    col.NAME: -4.0,
    col.TIMING: _TIME_MISSING,
}


class _Way(NamedTuple):
    """A cut so far: its score, the start of its last cell that is not empty, and the start of every cell."""

    score: float
    last: int
    starts: tuple[int | None, ...]


def cut_row(
    tokens: Sequence[Token],
    *,
    columns: Sequence[str],
    times: dict[int, int],
    familiar: frozenset[str],
    by_lines: bool = False,
) -> list[list[str]]:
    """Cuts one row (number taken off) into cells; several rows where the first column spans several products.

    `columns` are those after the number. `times` maps the first token of a phrase of time to the token after it.
    `familiar` holds beginnings of cells seen again and again in this table. `by_lines` says that cells start lines.
    """
    spans = min(max(1, sum(1 for start in times if start > 0)), _MOST_SPANS) if col.TIMING in columns else 1
    later = [column for column in columns if column != col.NAME]
    tokens, rest = tokens[:_LONGEST_ROW], tokens[_LONGEST_ROW:]
    starts = CellStarts(tokens, familiar=familiar, times=times, by_lines=by_lines)
    wanted = list(columns)
    best = _best(starts, wanted=wanted, times=times)
    for count in sorted({spans, spans - 1} - {0, 1}, reverse=True):
        wider = [*columns, *later * (count - 1)]
        spanned = _best(starts, wanted=wider, times=times)
        if spanned.score > best.score + _COST_OF_SPAN * (count - 1) and _names_each(spanned, wider):
            wanted, best = wider, spanned
            break
    cells = _cells(tokens, wanted=wanted, starts=best.starts, times=times)
    rows = [cells[: len(columns)]]
    name_at = columns.index(col.NAME)
    for i in range(len(columns), len(cells), len(later)):
        row = cells[i : i + len(later)]
        row.insert(name_at, rows[0][name_at])
        rows.append(row)
    if rest:
        rows[-1][-1] = " ".join([rows[-1][-1], *(token.text for token in rest)])
    return rows


def _names_each(way: _Way, wanted: Sequence[str]) -> bool:
    """A first column over several products spans as many products; a time inside a name makes no row."""
    key = col.PRODUCT if col.PRODUCT in wanted else col.LEAD
    return all(start is not None for column, start in zip(wanted, way.starts, strict=True) if column == key)


def _best(cells: CellStarts, *, wanted: Sequence[str], times: dict[int, int]) -> _Way:
    # best[i] is the best cut so far whose last cell starts before place i; the name starts the row
    best = [_Way(0.0, 0, (0,))] * (len(cells.places) + 1)
    for column in wanted[1:]:
        best = _extended(best, column, cells=cells, times=times)
    return max(best, key=lambda way: way.score)


def _extended(best: list[_Way], column: str, *, cells: CellStarts, times: dict[int, int]) -> list[_Way]:
    empty = _EMPTY.get(column, -1.0)
    extended = _all_left_empty(best, empty)
    top = extended[0]
    timing = column == col.TIMING
    scores = cells.scores(column)
    for i, place in enumerate(cells.places):
        way = best[i]
        after_time = times.get(way.last, -1) if way.last else -1
        if (after_time < 0 or after_time == place) and (not timing or place in times):
            gain = _TIME_FOUND if timing else scores[i] + (_AFTER_TIME if after_time >= 0 else 0.0)
            score = way.score + gain
            if score > top.score and score > extended[i + 1].score:
                top = _Way(score, place, (*way.starts, place))
        if top.score > extended[i + 1].score:
            extended[i + 1] = top
        else:
            top = extended[i + 1]
    return extended


def _all_left_empty(best: list[_Way], empty: float) -> list[_Way]:
    """The same cuts with this column empty; neighbours mostly share one cut, which is then extended once."""
    extended: list[_Way] = []
    before: _Way | None = None
    for way in best:
        if way is before:
            extended.append(extended[-1])
        else:
            extended.append(_Way(way.score + empty, way.last, (*way.starts, None)))
            before = way
    return extended


def _cells(
    tokens: Sequence[Token], *, wanted: Sequence[str], starts: Sequence[int | None], times: dict[int, int]
) -> list[str]:
    cells: list[str] = []
    for i, start in enumerate(starts):
        if start is None:
            cells.append("")
            continue
        end = next((later for later in starts[i + 1 :] if later is not None), len(tokens))
        if wanted[i] == col.TIMING:
            end = min(end, times.get(start, end))
        cells.append(" ".join(token.text for token in tokens[start:end]))
    return cells
