"""Finds what stands side by side without ruling lines: the letterhead and the block of recipients and signature."""

import re
from dataclasses import dataclass

from lantoa.papers.reading.formats.pdf_pieces import Piece, joined

_LEAST_CORRIDOR = 8.0
_CENTRED = 12.0
_STARTS_LEFT = re.compile(r"Nơi nhận|NƠI NHẬN")
_FEWEST_ROWS = 2
_FARTHEST = 90.0


@dataclass(slots=True)
class Row:
    """The pieces that stand on one line of a page, from left to right."""

    pieces: list[Piece]

    @property
    def top(self) -> float:
        """Where the row begins."""
        return min(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        """Where the row ends."""
        return max(piece.bottom for piece in self.pieces)

    @property
    def left(self) -> float:
        """Where its text begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where its text ends."""
        return max(piece.right for piece in self.pieces)

    @property
    def text(self) -> str:
        """All of its text."""
        return " ".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class SideBySide:
    """Two columns: their lines, each from top to bottom."""

    left: list[Piece]
    right: list[Piece]

    @property
    def top(self) -> float:
        """Where the block begins."""
        return min(piece.top for piece in self.left + self.right)

    def row(self) -> tuple[str, str]:
        """The two texts, one line of the page a line."""
        return "\n".join(_unwrapped(self.left)), "\n".join(_unwrapped(self.right))


def _unwrapped(pieces: list[Piece]) -> list[str]:
    """The lines of a column, a line that goes on in small letters joined to the one before."""
    lines: list[str] = []
    for piece in pieces:
        if lines and piece.text[:1].islower() and not lines[-1].endswith((";", ".")):
            lines[-1] = joined((lines[-1], piece.text))
        else:
            lines.append(piece.text)
    return lines


def rows_of(pieces: list[Piece]) -> list[Row]:
    """Groups pieces whose heights overlap by more than half."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda piece: (piece.middle, piece.left)):
        if rows and _is_beside(rows[-1].pieces, piece):
            rows[-1].pieces.append(piece)
        else:
            rows.append(Row([piece]))
    for row in rows:
        row.pieces.sort(key=lambda piece: piece.left)
    return rows


def _is_beside(others: list[Piece], piece: Piece) -> bool:
    other = others[-1]
    overlap = min(other.bottom, piece.bottom) - max(other.top, piece.top)
    return overlap > 0.5 * min(other.bottom - other.top, piece.bottom - piece.top)


def part(rows: list[Row], *, width: float) -> list[Row | SideBySide]:
    """Replaces each run of rows that a white corridor parts into two columns by a `SideBySide`."""
    parts: list[Row | SideBySide] = []
    index = 0
    while index < len(rows):
        end, corridor = _run(rows, index, width=width)
        if end - index >= _FEWEST_ROWS:
            start = index
            while parts and isinstance(parts[-1], Row) and _belongs_above(parts[-1], rows[start], corridor):
                parts.pop()
                start -= 1
            parts.append(_side_by_side(rows[start:end], corridor))
            index = end
        else:
            parts.append(rows[index])
            index += 1
    return parts


def _run(rows: list[Row], start: int, *, width: float) -> tuple[int, tuple[float, float]]:
    """The end of the longest run of rows from `start` with one corridor, and the corridor."""
    corridor = _corridor(rows[start], None)
    if corridor is None or len(rows[start].pieces) < 2:
        return start, (0.0, 0.0)
    end, two_sided = start + 1, 1
    while end < len(rows):
        row = rows[end]
        narrowed = _corridor(row, corridor)
        if narrowed is None or _is_centred(row, width=width) or row.top - rows[end - 1].bottom > _FARTHEST:
            break
        corridor = narrowed
        two_sided += len(row.pieces) > 1
        end += 1
    return (end if two_sided else start), corridor


def _corridor(row: Row, given: tuple[float, float] | None) -> tuple[float, float] | None:
    """The corridor that is left of `given` beside the pieces of `row`; the widest gap where none is given."""
    if given is None:
        gaps = [
            (second.left - first.right, first.right, second.left)
            for first, second in zip(row.pieces, row.pieces[1:], strict=False)
        ]
        return max(gaps)[1:] if gaps else None
    start, end = given
    for piece in row.pieces:
        middle = (start + end) / 2
        if piece.right <= middle:
            start = max(start, piece.right)
        elif piece.left >= middle:
            end = min(end, piece.left)
        elif piece.right < end - _LEAST_CORRIDOR:
            start = max(start, piece.right)
        elif piece.left > start + _LEAST_CORRIDOR:
            end = min(end, piece.left)
        else:
            return None
    return (start, end) if end - start >= _LEAST_CORRIDOR else None


def _is_centred(row: Row, *, width: float) -> bool:
    """Whether a row of one piece stands in the middle of the page, as a title does."""
    return len(row.pieces) == 1 and abs((row.left + row.right) / 2 - width / 2) <= _CENTRED + width * 0.02


def _belongs_above(row: Row | SideBySide, below: Row, corridor: tuple[float, float]) -> bool:
    if not isinstance(row, Row) or below.top - row.bottom > _FARTHEST / 3:
        return False
    is_right = row.left >= corridor[0]
    return is_right or (row.right <= corridor[1] and bool(_STARTS_LEFT.match(row.text)))


def _side_by_side(rows: list[Row], corridor: tuple[float, float]) -> SideBySide:
    middle = (corridor[0] + corridor[1]) / 2
    block = SideBySide([], [])
    for row in rows:
        for piece in row.pieces:
            (block.left if (piece.left + piece.right) / 2 < middle else block.right).append(piece)
    return block
