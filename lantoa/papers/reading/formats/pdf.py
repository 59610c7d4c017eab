"""Reads a .pdf by pypdfium2, page by page: text with its places, and ruling lines."""

from pypdfium2 import PdfDocument, PdfiumError, raw

from lantoa.papers.reading import limits
from lantoa.papers.reading.blocks import Block, Paragraph
from lantoa.papers.reading.formats import scan
from lantoa.papers.reading.formats.pages import Page, blocks_of_pages
from lantoa.papers.reading.formats.pdf_grid import grids_of
from lantoa.papers.reading.formats.pdf_pieces import Cut, pieces_of, view_of
from lantoa.papers.reading.formats.pdf_rules import rules_of
from lantoa.papers.reading.unreadable import Unreadable

# A page of a scan may carry a stamp or a signature note as text.
_FEWEST_LETTERS = 40
_PASSWORD_ERROR = 4
_LARGE_SHARE = 0.3


def read_blocks(data: bytes) -> tuple[Block, ...]:
    """The blocks of the .pdf whose bytes are `data`; raises `Unreadable`."""
    document = _open(data)
    try:
        if len(document) > limits.PAGES:
            raise Unreadable("too_many_pages", limit=limits.PAGES)
        pages = _read_pages(document)
        if not _has_text(pages):
            return scan.read_pdf(document)
        pictures = [page.number for page in pages if _is_picture(document, page)]
    except PdfiumError as error:
        raise Unreadable("damaged") from error
    finally:
        document.close()
    return (*blocks_of_pages(pages), *(Paragraph("", page=number, unread=True) for number in pictures))


def _open(data: bytes) -> PdfDocument:
    try:
        return PdfDocument(data)
    except PdfiumError as error:
        is_locked = getattr(error, "err_code", None) == _PASSWORD_ERROR or "assword" in str(error)
        raise Unreadable("encrypted" if is_locked else "damaged") from error


def _read_pages(document: PdfDocument) -> list[Page]:
    pages = []
    characters = 0
    for index in range(len(document)):
        page = _read_page(document, index)
        characters += sum(len(piece.text) for piece in page.pieces)
        if characters > limits.CHARACTERS:
            raise Unreadable("too_many_pages", limit=limits.PAGES)
        pages.append(page)
    return pages


def _read_page(document: PdfDocument, index: int) -> Page:
    page = document[index]
    try:
        view = view_of(page)
        rules = rules_of(page, view=view)
        grids = grids_of(rules)
        cuts = tuple(Cut(column, grid.top, grid.bottom) for grid in grids for column in grid.columns)
        pieces = pieces_of(page, view=view, cuts=cuts)
    finally:
        page.close()
    read = Page(index + 1, view.width, view.height, pieces)
    for grid in grids:
        read.take_table(grid)
    return read


def _has_text(pages: list[Page]) -> bool:
    letters = sum(len(piece.text) for page in pages for piece in page.pieces)
    return letters >= _FEWEST_LETTERS or any(page.tables for page in pages)


def _is_picture(document: PdfDocument, page: Page) -> bool:
    """A scanned page among pages of text: hardly a letter, and a picture over much of it."""
    if page.tables or sum(len(piece.text) for piece in page.pieces) >= _FEWEST_LETTERS:
        return False
    sheet = document[page.number - 1]
    try:
        return any(
            (right - left) * (top - bottom) > _LARGE_SHARE * page.width * page.height
            for left, bottom, right, top in (
                item.get_bounds() for item in sheet.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3)
            )
        )
    finally:
        sheet.close()
