"""Tables as web pages are flattened: a line for each row, its cells parted by `|`."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from lantoa.papers.reading.blocks import Line, Table
from lantoa.papers.reading.letters import pattern

_RULE = pattern(r"[|\s:=–—-]+\Z")
_MOST_CELLS = 64


def parted(lines: Sequence[Line]) -> Iterator[Sequence[Line] | Table]:
    """The lines in runs: running text as it is, rows with `|` as tables."""
    if not any("|" in line.text for line in lines):
        yield lines
        return
    for is_row, run in groupby(lines, key=_is_row):
        found = list(run)
        if not is_row:
            yield found
        elif rows := _rows(found):
            yield Table(rows, page=found[0].page)


def _is_row(line: Line) -> bool:
    count = line.text.count("|")
    return count > 1 or (count == 1 and (line.text[-1] == "|" or " | " in line.text))


def _rows(lines: Sequence[Line]) -> tuple[tuple[str, ...], ...]:
    texts = [line.text for line in lines if not _RULE.match(line.text)]
    framed = 2 * sum(text[0] == "|" for text in texts) > len(texts)
    rows = [_cells(text, framed=framed) for text in texts]
    width = min(max(map(len, rows), default=0), _MOST_CELLS)
    return tuple(tuple((row + [""] * width)[:width]) for row in rows)


def _cells(text: str, *, framed: bool) -> list[str]:
    if framed:
        text = text.removeprefix("|")
    return [cell.strip() for cell in text.removesuffix("|").split("|")]
