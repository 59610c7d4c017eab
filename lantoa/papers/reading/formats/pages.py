"""From what stands on pages, with its places, to blocks in the order of reading."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from lantoa.papers.reading.blocks import Block, Line, Paragraph, Table
from lantoa.papers.reading.flat_tables import header_start
from lantoa.papers.reading.formats.pdf_columns import Row, SideBySide, part, rows_of
from lantoa.papers.reading.formats.pdf_grid import Grid
from lantoa.papers.reading.formats.pdf_paragraphs import Paragraphs, PlacedLine
from lantoa.papers.reading.formats.pdf_pieces import Piece
from lantoa.papers.reading.formats.pdf_tables import PageTable, continues, fill, join
from lantoa.papers.reading.text import blocks_of_lines

_PAGE_NUMBER = re.compile(
    r"[-–\s]*(?:(?:trang|page)\s*)?[0-9]{1,3}(?:\s*/\s*[0-9]{1,3})?[-–\s]*", re.IGNORECASE
)
# The parts of a page where its number and running header stand.
_HEAD_PART = 0.09
_FOOT_PART = 0.92
_RUNNING_PAGES = 3
_FIGURES = re.compile(r"[0-9]+")


@dataclass(slots=True)
class Page:
    """The text of a page outside of tables, and its tables; size in points."""

    number: int
    width: float
    height: float
    pieces: list[Piece]
    tables: list[PageTable] = field(default_factory=list)

    def take_table(self, grid: Grid) -> None:
        """Moves the text inside `grid` into a table; a single framed box is a stamp or a note, and stays text."""
        inside = [
            piece
            for piece in self.pieces
            if grid.field(across=(piece.left + piece.right) / 2, down=piece.middle) is not None
        ]
        if not inside:
            return
        table = fill(grid, inside, page=self.number)
        if not table.rows or max(len(set(owner)) for owner in table.owners) < 2:
            return
        taken = set(map(id, inside))
        self.pieces = [piece for piece in self.pieces if id(piece) not in taken]
        self.tables.append(table)


def blocks_of_pages(pages: list[Page]) -> tuple[Block, ...]:
    """The blocks of a document; page numbers and running headers are left out, tables joined over pages."""
    _drop_running_lines(pages)
    return tuple(_blocks(pages))


def _drop_running_lines(pages: list[Page]) -> None:
    """Removes page numbers and what stands at the same edge of three pages or more."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_key(piece) for piece in page.pieces if _is_at_edge(piece, page)})
    for page in pages:
        page.pieces = [
            piece
            for piece in page.pieces
            if not _is_at_edge(piece, page)
            or not (_PAGE_NUMBER.fullmatch(piece.text) or _repeats(piece, edges=edges, count=len(pages)))
        ]


def _repeats(piece: Piece, *, edges: Counter[str], count: int) -> bool:
    seen = edges[_key(piece)]
    return seen >= _RUNNING_PAGES and seen * 2 >= count


def _key(piece: Piece) -> str:
    return f"{_FIGURES.sub('#', piece.text)} at {round(piece.middle / 4)}"


def _is_at_edge(piece: Piece, page: Page) -> bool:
    return piece.bottom < page.height * _HEAD_PART or piece.top > page.height * _FOOT_PART


def _blocks(pages: list[Page]) -> list[Block]:
    blocks: list[Block] = []
    lines: list[PlacedLine] = []
    open_parts: list[PageTable] = []
    ordered = [(page, _in_order(page)) for page in pages]
    paragraphs = Paragraphs(
        [_line(page, row) for page, items in ordered for row in items if isinstance(row, Row)]
    )

    def close_lines() -> None:
        if lines:
            blocks.extend(_running_text(lines, paragraphs=paragraphs))
            lines.clear()

    def close_table() -> None:
        if open_parts:
            blocks.append(join(open_parts))
            open_parts.clear()

    for page, items in ordered:
        for item in items:
            if isinstance(item, PageTable):
                close_lines()
                if open_parts and not continues(open_parts[-1], item):
                    close_table()
                open_parts.append(item)
                continue
            close_table()
            if isinstance(item, SideBySide):
                close_lines()
                blocks.append(Table((item.row(),), page.number))
            else:
                lines.append(_line(page, item))
    close_table()
    close_lines()
    return [block for block in blocks if not isinstance(block, Paragraph) or block.text]


def _line(page: Page, row: Row) -> PlacedLine:
    is_bold = all(piece.bold for piece in row.pieces)
    size = (page.width, page.height)
    return PlacedLine(row.text, page.number, row.left, row.right, row.top, is_bold, size)


def _running_text(lines: list[PlacedLine], *, paragraphs: Paragraphs) -> Sequence[Block]:
    """Paragraphs by what the page shows; where a table without ruling lines begins, by what the lines say."""
    plain = [Line(line.text, line.page, 0, line.left, line.right, line.top) for line in lines]
    return paragraphs.join(lines) if header_start(plain, 0) is None else blocks_of_lines(plain)


def _in_order(page: Page) -> list[PageTable | SideBySide | Row]:
    """What stands on a page, from top to bottom."""
    rest = part(rows_of(page.pieces), width=page.width)
    items: list[tuple[float, PageTable | SideBySide | Row]] = [(item.top, item) for item in rest]
    items += [(table.grid.top, table) for table in page.tables]
    return [item for _, item in sorted(items, key=lambda pair: pair[0])]
