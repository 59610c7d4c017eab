"""Reads a .pdf: text and ruling lines by pypdfium2, page by page, tables joined over the pages."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pypdfium2 import PdfDocument, PdfiumError

from lantoa.papers.reading import limits
from lantoa.papers.reading.blocks import Block, Line, Paragraph, Table
from lantoa.papers.reading.flat_tables import header_start
from lantoa.papers.reading.formats import scan
from lantoa.papers.reading.formats.pdf_columns import Row, SideBySide, part, rows_of
from lantoa.papers.reading.formats.pdf_grid import Grid, grids_of
from lantoa.papers.reading.formats.pdf_paragraphs import Paragraphs, PlacedLine
from lantoa.papers.reading.formats.pdf_pieces import Cut, Piece, View, pieces_of, view_of
from lantoa.papers.reading.formats.pdf_rules import Rule, rules_of
from lantoa.papers.reading.formats.pdf_tables import PageTable, continues, fill, join
from lantoa.papers.reading.text import blocks_of_lines
from lantoa.papers.reading.unreadable import Unreadable

_FEWEST_RULES = 2
_PAGE_NUMBER = re.compile(
    r"[-–\s]*(?:(?:trang|page)\s*)?[0-9]{1,3}(?:\s*/\s*[0-9]{1,3})?[-–\s]*", re.IGNORECASE
)
# The parts of a page where its number and running header stand.
_HEAD_PART = 0.09
_FOOT_PART = 0.92
_RUNNING_PAGES = 3
_FIGURES = re.compile(r"[0-9]+")
# A page of a scan may carry a stamp or a signature note as text.
_FEWEST_LETTERS = 40
_PASSWORD_ERROR = 4


@dataclass(slots=True)
class _Page:
    number: int
    view: View
    pieces: list[Piece]
    tables: list[PageTable] = field(default_factory=list)


def read_blocks(data: bytes) -> tuple[Block, ...]:
    """The blocks of the .pdf whose bytes are `data`; raises `Unreadable`."""
    document = _open(data)
    try:
        if len(document) > limits.PAGES:
            raise Unreadable("too_many_pages", limit=limits.PAGES)
        pages = _read_pages(document)
        if not _has_text(pages):
            return scan.read_pdf(document)
    except PdfiumError as error:
        raise Unreadable("damaged") from error
    finally:
        document.close()
    _drop_running_lines(pages)
    return tuple(_blocks(pages))


def _open(data: bytes) -> PdfDocument:
    try:
        return PdfDocument(data)
    except PdfiumError as error:
        is_locked = getattr(error, "err_code", None) == _PASSWORD_ERROR or "assword" in str(error)
        raise Unreadable("encrypted" if is_locked else "damaged") from error


def _read_pages(document: PdfDocument) -> list[_Page]:
    pages = []
    characters = 0
    for index in range(len(document)):
        page = _read_page(document, index)
        characters += sum(len(piece.text) for piece in page.pieces)
        if characters > limits.CHARACTERS:
            raise Unreadable("too_many_pages", limit=limits.PAGES)
        pages.append(page)
    return pages


def _read_page(document: PdfDocument, index: int) -> _Page:
    page = document[index]
    try:
        view = view_of(page)
        rules = rules_of(page, view=view)
        grids = grids_of(rules) if _may_be_table(rules) else []
        cuts = tuple(Cut(column, grid.top, grid.bottom) for grid in grids for column in grid.columns)
        pieces = pieces_of(page, view=view, cuts=cuts)
    finally:
        page.close()
    read = _Page(index + 1, view, pieces)
    for grid in grids:
        _take_table(read, grid)
    return read


def _has_text(pages: list[_Page]) -> bool:
    letters = sum(len(piece.text) for page in pages for piece in page.pieces)
    return letters >= _FEWEST_LETTERS or any(page.tables for page in pages)


def _may_be_table(rules: list[Rule]) -> bool:
    level = sum(rule.is_level for rule in rules)
    return level >= _FEWEST_RULES and len(rules) - level >= _FEWEST_RULES


def _take_table(page: _Page, grid: Grid) -> None:
    inside = [
        piece
        for piece in page.pieces
        if grid.field(across=(piece.left + piece.right) / 2, down=piece.middle) is not None
    ]
    if not inside:
        return
    table = fill(grid, inside, page=page.number)
    if not table.rows or max(len(set(owner)) for owner in table.owners) < 2:
        # A single framed box is a stamp or a note, not a table.
        return
    taken = set(map(id, inside))
    page.pieces = [piece for piece in page.pieces if id(piece) not in taken]
    page.tables.append(table)


def _drop_running_lines(pages: list[_Page]) -> None:
    """Removes page numbers and what stands at the same edge of three pages or more."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_key(piece) for piece in page.pieces if _is_at_edge(piece, page.view)})
    for page in pages:
        page.pieces = [
            piece
            for piece in page.pieces
            if not _is_at_edge(piece, page.view)
            or not (_PAGE_NUMBER.fullmatch(piece.text) or _repeats(piece, edges=edges, count=len(pages)))
        ]


def _repeats(piece: Piece, *, edges: Counter[str], count: int) -> bool:
    seen = edges[_key(piece)]
    return seen >= _RUNNING_PAGES and seen * 2 >= count


def _key(piece: Piece) -> str:
    return f"{_FIGURES.sub('#', piece.text)} at {round(piece.middle / 4)}"


def _is_at_edge(piece: Piece, view: View) -> bool:
    return piece.bottom < view.height * _HEAD_PART or piece.top > view.height * _FOOT_PART


def _blocks(pages: list[_Page]) -> list[Block]:
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


def _line(page: _Page, row: Row) -> PlacedLine:
    is_bold = all(piece.bold for piece in row.pieces)
    size = (page.view.width, page.view.height)
    return PlacedLine(row.text, page.number, row.left, row.right, row.top, is_bold, size)


def _running_text(lines: list[PlacedLine], *, paragraphs: Paragraphs) -> Sequence[Block]:
    """Paragraphs by what the page shows; where a table without ruling lines begins, by what the lines say."""
    plain = [Line(line.text, line.page, 0, line.left, line.right, line.top) for line in lines]
    return paragraphs.join(lines) if header_start(plain, 0) is None else blocks_of_lines(plain)


def _in_order(page: _Page) -> list[PageTable | SideBySide | Row]:
    """What stands on a page, from top to bottom."""
    rest = part(rows_of(page.pieces), width=page.view.width)
    items: list[tuple[float, PageTable | SideBySide | Row]] = [(item.top, item) for item in rest]
    items += [(table.grid.top, table) for table in page.tables]
    return [item for _, item in sorted(items, key=lambda pair: pair[0])]
