"""Rebuilds the task appendix from flattened text: header, rows, cells."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from lantoa.papers.reading import columns as col
from lantoa.papers.reading.blocks import Block, Line, Table
from lantoa.papers.reading.flat_lines import cells_of_lines, header_columns, unnumbered_rows
from lantoa.papers.reading.flat_rows import cut_row
from lantoa.papers.reading.letters import pattern
from lantoa.papers.reading.row_marks import (
    header_end,
    row_marks,
    without_repeated_header,
    without_stray_numbers,
)
from lantoa.papers.reading.timing_phrases import FIRST_WORDS, TIME_CELL
from lantoa.papers.reading.words import Words, words_of

_HEADER = pattern(r"(?:STT|TT|Số TT|Stt)\b")
_FIRST_ROW = pattern(r"\s(?:\(?1\)?|I)\.?\s")
_HEADER_LINES = 14
_LONGEST_LABEL = 40
_HEADER_LABELS = {
    col.NUMBER: "TT",
    col.NAME: "Nhiệm vụ",
    col.PRODUCT: "Sản phẩm",
    col.LEAD: "Cơ quan chủ trì",
    col.COLLABORATOR: "Cơ quan phối hợp",
    col.TIMING: "Thời gian",
    col.OTHER: "Ghi chú",
}
_END_LINE = pattern(r"(?:Nơi nhận|TM\.|KT\.|Ghi chú:|Tổng cộng|[IVX]{1,4}\. \p{Lu}{2})")


def header_start(lines: Sequence[Line], start: int) -> int | None:
    """Finds the line where the header of a task table starts (`TT Nhiệm vụ ...`), None where there is none."""
    for i in range(start, len(lines)):
        text = lines[i].text
        if text[0] in "STs" and _HEADER.match(text):
            words = " ".join(line.text for line in lines[i : i + _HEADER_LINES])
            stop = _FIRST_ROW.search(words)
            if col.is_task_header(col.columns_of_header(words[: stop.start()] if stop else words)):
                return i
        elif text[0] in "NCHT" and len(text) < _LONGEST_LABEL and unnumbered_rows(lines, i):
            return i
    return None


def tables_of_lines(lines: Sequence[Line], start: int, blocks: list[Block], *, end: int) -> int:
    """Reads the table that starts at `start`, appends it, and gives the line after it."""
    stop = next((i for i in range(start + 2, end) if _END_LINE.match(lines[i].text)), end)
    plain = unnumbered_rows(lines[:stop], start)
    if plain:
        blocks.append(Table(tuple(plain), page=lines[start].page))
        return stop
    words = words_of(lines[start:stop])
    body = header_end(words)
    header = words.texts[:body]
    columns = col.columns_of_header(" ".join(header))
    if not columns or columns[0] != col.NUMBER:
        columns.insert(0, col.NUMBER)
    words = without_repeated_header(words.part(body, len(words)), header=header)
    by_lines = len(header_columns(lines, start)) == len(columns)
    rows = [tuple(_HEADER_LABELS[column] for column in columns)]
    rows.extend(tuple(row) for row in _rows(words, columns=columns, by_lines=by_lines))
    blocks.append(Table(tuple(rows), page=lines[start].page))
    return stop


def _rows(words: Words, *, columns: Sequence[str], by_lines: bool) -> list[list[str]]:
    """Cuts the words of a table into rows and cells; `by_lines` says that every cell starts a line."""
    words = without_stray_numbers(words)
    times = _times(words, by_lines=by_lines)
    marks = row_marks(words, columns=columns, times=times)
    familiar = _familiar(words.texts)
    rows: list[list[str]] = []
    for i, (at, number) in enumerate(marks):
        if number == "":
            continue
        end = marks[i + 1][0] if i + 1 < len(marks) else len(words)
        whole = words.part(at + 1, end)
        chunk = whole.without(
            [k for k, text in enumerate(whole.texts) if text[0].isdigit() and whole.is_alone(k)]
        )
        if not chunk:
            continue
        plain = cells_of_lines(chunk, columns=columns[1:]) if by_lines else None
        if plain is not None:
            rows.append([number, *plain])
            continue
        inside = (
            {first - at - 1: stop - at - 1 for first, stop in times.items() if at < first and stop <= end}
            if chunk is whole
            else _times(chunk, by_lines=by_lines)
        )
        cut = cut_row(chunk, columns=columns[1:], times=inside, familiar=familiar, by_lines=by_lines)
        rows.extend([number, *cells] for cells in cut)
    return rows


def _times(words: Words, *, by_lines: bool) -> dict[int, int]:
    """The first word of each phrase of time that may fill a cell, and the word after it."""
    texts = words.texts
    starts = [0, *accumulate(len(text) + 1 for text in texts)][:-1]
    joined = " ".join(texts)
    found: dict[int, int] = {}
    after = 0
    for first, text in enumerate(texts):
        if first < after or not (text in FIRST_WORDS or text[0].isdigit()):
            continue
        match = TIME_CELL.match(joined, starts[first])
        if match is None:
            continue
        after = bisect_left(starts, match.end())
        if text[0].islower() or (after < len(starts) and texts[after][0].islower()):
            continue
        if by_lines and not (words.starts[first] and (after == len(starts) or words.starts[after])):
            continue
        found[first] = after
    return found


def _familiar(texts: Sequence[str]) -> frozenset[str]:
    heads = Counter(
        f"{first} {second} {third}"
        for first, second, third in zip(texts, texts[1:], texts[2:], strict=False)
        if first[0].isupper()
    )
    return frozenset(head for head, times in heads.items() if times >= 2)
