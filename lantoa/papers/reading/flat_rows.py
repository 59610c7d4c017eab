"""One flattened table row to cells: the best way to cut it, by the vocabulary of its columns.

A dynamic programme over the places where a cell may start. Line breaks only tip the balance where words do not.
"""

from collections.abc import Sequence

from lantoa.papers.reading import columns as col
from lantoa.papers.reading.cell_starts import CellStarts
from lantoa.papers.reading.words import Words

_NOWHERE = 1 << 60
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


_Chain = tuple[int | None, "_Chain | None"]
_Way = tuple[float, int, _Chain | None]
"""A cut so far: its score, the start of its last cell that is not empty, and all starts, last first."""

_Steps = list[tuple[int, _Way]]
"""The best cut whose last cell starts before a place, for the places from each number on."""


def cut_row(
    words: Words,
    *,
    columns: Sequence[str],
    times: dict[int, int],
    familiar: frozenset[str],
    by_lines: bool = False,
) -> list[list[str]]:
    """Cuts one row (number taken off) into cells; several rows where the first column spans several products.

    `columns` are those after the number. `times` maps the first word of a phrase of time to the word after it.
    `familiar` holds beginnings of cells seen again and again in this table. `by_lines` says that cells start lines.
    """
    rest = words.texts[_LONGEST_ROW:]
    words = words.part(0, _LONGEST_ROW)
    cells = CellStarts(words, familiar=familiar, times=times, by_lines=by_lines)
    starts = _starts(cells, columns=columns, times=times)
    later = [column for column in columns if column != col.NAME]
    wanted = [*columns, *later * ((len(starts) - len(columns)) // max(len(later), 1))]
    texts = _texts(words.texts, wanted=wanted, starts=starts, times=times)
    rows = [texts[: len(columns)]]
    name_at = columns.index(col.NAME)
    for i in range(len(columns), len(texts), len(later)):
        row = texts[i : i + len(later)]
        row.insert(name_at, rows[0][name_at])
        rows.append(row)
    if rest:
        rows[-1][-1] = " ".join([rows[-1][-1], *rest])
    return rows


def _starts(cells: CellStarts, *, columns: Sequence[str], times: dict[int, int]) -> list[int | None]:
    """The starts of all cells, with as many spans below the first column as say more than they cost."""
    spans = min(max(1, sum(1 for start in times if start > 0)), _MOST_SPANS) if col.TIMING in columns else 1
    later = [column for column in columns if column != col.NAME]
    # the name starts the row
    steps: _Steps = [(0, (0.0, 0, (0, None)))]
    for column in columns[1:]:
        steps = _extended(steps, column, cells=cells, times=times)
    best = _best(steps)
    chosen = best
    wanted = list(columns)
    for count in range(1, spans):
        wanted += later
        for column in later:
            steps = _extended(steps, column, cells=cells, times=times)
        spanned = _best(steps)
        if spanned[0] > best[0] + _COST_OF_SPAN * count and spanned[0] > chosen[0]:
            chosen = spanned if _names_each(spanned, wanted) else chosen
    return _unchained(chosen)


def _best(steps: _Steps) -> _Way:
    return max((way for _, way in steps), key=lambda way: way[0])


def _unchained(way: _Way) -> list[int | None]:
    starts: list[int | None] = []
    chain = way[2]
    while chain is not None:
        starts.append(chain[0])
        chain = chain[1]
    starts.reverse()
    return starts


def _names_each(way: _Way, wanted: Sequence[str]) -> bool:
    """A first column over several products spans as many products; a time inside a name makes no row."""
    key = col.PRODUCT if col.PRODUCT in wanted else col.LEAD
    starts = _unchained(way)
    return all(start is not None for column, start in zip(wanted, starts, strict=True) if column == key)


def _extended(steps: _Steps, column: str, *, cells: CellStarts, times: dict[int, int]) -> _Steps:
    """The best cuts with one cell more, which starts at some place or is empty."""
    empty = _EMPTY.get(column, -1.0)
    bonus = 0.0 if column == col.TIMING else _AFTER_TIME
    so_far, last, chain = steps[0][1]
    best = so_far + empty
    extended: _Steps = [(0, (best, last, (None, chain)))]
    following, count = 1, len(steps)
    next_at = steps[1][0] if count > 1 else _NOWHERE
    after_time = times.get(last, -1) if last else -1
    for i, place, gain in _candidates(column, cells=cells, times=times, least=empty - _AFTER_TIME):
        while next_at <= i:
            so_far, last, chain = steps[following][1]
            after_time = times.get(last, -1) if last else -1
            if so_far + empty >= best:
                best = so_far + empty
                extended.append((next_at, (best, last, (None, chain))))
            following += 1
            next_at = steps[following][0] if following < count else _NOWHERE
        if after_time < 0:
            score = so_far + gain
        elif after_time == place:
            score = so_far + gain + bonus
        else:
            continue
        if score > best:
            best = score
            extended.append((i + 1, (score, place, (place, chain))))
    for at, (so_far, last, chain) in steps[following:]:
        if so_far + empty >= best:
            extended.append((at, (so_far + empty, last, (None, chain))))
    return extended


def _candidates(
    column: str, *, cells: CellStarts, times: dict[int, int], least: float
) -> list[tuple[int, int, float]]:
    """The places, with what they gain, where a cell of this column may start with more profit than staying empty."""
    if column == col.TIMING:
        return [(i, place, _TIME_FOUND) for i, place in enumerate(cells.places) if place in times]
    return [
        (i, place, gain)
        for i, (place, gain) in enumerate(zip(cells.places, cells.scores(column), strict=True))
        if gain >= least
    ]


def _texts(
    words: Sequence[str], *, wanted: Sequence[str], starts: Sequence[int | None], times: dict[int, int]
) -> list[str]:
    texts: list[str] = []
    end = len(words)
    for column, start in zip(reversed(wanted), reversed(starts), strict=True):
        if start is None:
            texts.append("")
            continue
        stop = min(end, times.get(start, end)) if column == col.TIMING else end
        texts.append(" ".join(words[start:stop]))
        end = start
    texts.reverse()
    return texts
