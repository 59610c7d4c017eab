"""From the parts of a .docx to the document that the rules look at."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lxml import etree

from lantoa.papers.checking import limits as own_limits
from lantoa.papers.checking.docx.cascade import Cascade
from lantoa.papers.checking.docx.headers import number_pages
from lantoa.papers.checking.docx.model import Cell, Document, Line, Paragraph, Table
from lantoa.papers.checking.docx.opening import Parts
from lantoa.papers.checking.docx.paragraphs import ParagraphReader
from lantoa.papers.checking.docx.sections import read_sections
from lantoa.papers.checking.uncheckable import Uncheckable
from lantoa.papers.reading import limits
from lantoa.papers.reading.formats import docx_names as n
from lantoa.papers.reading.formats.docx_numbering import Numbering
from lantoa.papers.reading.unreadable import Unreadable

_WRAPPERS = frozenset({n.SDT, n.SDT_CONTENT, n.CUSTOM_XML, n.INS, n.MOVE_TO, n.SMART_TAG})
_BORDERS = n.w("tblBorders")
_INSIDE = (n.w("insideH"), n.w("insideV"))
_TWIPS = 20
_APP = "docProps/app.xml"
_PAGES = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Pages"


def build(parts: Parts) -> Document:
    """The document of `parts`, its lines not yet recognised; raises `Unreadable` or `Uncheckable`."""
    numbering = parts.optional("word/numbering.xml")
    cascade = Cascade(parts.optional("word/styles.xml"), theme=parts.theme(), numbering=numbering)
    body = parts.document.find(n.BODY)
    if body is None:
        raise Unreadable("damaged")
    builder = _Builder(ParagraphReader(cascade, Numbering(numbering)), cascade)
    builder.walk(body, cell=None, depth=0)
    sections = read_sections(builder.section_elements(body), parts=parts, reader=builder.reader)
    lines = [line for paragraph in builder.paragraphs for line in _lines(paragraph)]
    document = Document(
        builder.paragraphs, lines, builder.tables, sections, builder.reader.boxes, _page_count(parts)
    )
    if sections:
        document.number_pages = partial(number_pages, parts, sections)
    return document


class _Builder:
    def __init__(self, reader: ParagraphReader, cascade: Cascade) -> None:
        self.reader = reader
        self.cascade = cascade
        self.paragraphs: list[Paragraph] = []
        self.tables: list[Table] = []
        self._sections: list[etree._Element] = []
        self._counts: dict[int, int] = {}

    def section_elements(self, body: etree._Element) -> list[etree._Element]:
        """Those that end within the text, and that of the whole; a body without one has the page of Word's defaults."""
        last = body.find(n.SECT)
        return [*self._sections, etree.SubElement(body, n.SECT) if last is None else last]

    def walk(self, parent: etree._Element, *, cell: Cell | None, depth: int) -> None:
        if depth > limits.INLINE_DEPTH:
            raise Unreadable("too_deep")
        for child in parent:
            if child.tag == n.P:
                self._paragraph(child, cell=cell)
            elif child.tag == n.TBL:
                self._table(child, outer=cell, depth=depth + 1)
            elif child.tag in _WRAPPERS:
                self.walk(child, cell=cell, depth=depth + 1)

    def _paragraph(self, element: etree._Element, *, cell: Cell | None) -> None:
        if len(self.paragraphs) >= own_limits.PARAGRAPHS:
            raise Uncheckable("too_long", limit=own_limits.PARAGRAPHS)
        style = None if cell is None else n.value(cell.table.element.find(n.T_PR), n.w("tblStyle"))
        paragraph = self.reader.read(element, section=len(self._sections), table_style=style)
        paragraph.cell = cell
        if paragraph.text.strip():
            key = id(cell)
            self._counts[key] = paragraph.number = self._counts.get(key, 0) + 1
        self.paragraphs.append(paragraph)
        properties = element.find(n.P_PR)
        section = None if properties is None else properties.find(n.SECT)
        if section is not None and cell is None:
            self._sections.append(section)

    def _table(self, element: etree._Element, *, outer: Cell | None, depth: int) -> None:
        table = Table(
            element,
            len(self.tables) + 1,
            len(self._sections),
            self._is_ruled(element),
            outer=outer,
        )
        self.tables.append(table)
        for row in _children(element, n.TR):
            table.rows.append(row)
            column = 0
            for place in _children(row, n.TC):
                properties = place.find(n.TC_PR)
                cell = Cell(table, len(table.rows) - 1, column, _width(properties), _has_bottom(properties))
                column += n.number(n.value(properties, n.GRID_SPAN), 1) or 1
                self.walk(place, cell=cell, depth=depth + 1)

    def _is_ruled(self, element: etree._Element) -> bool:
        """Whether lines stand between the cells, by the table itself, by its style or by its cells."""
        properties = element.find(n.T_PR)
        own = None if properties is None else properties.find(_BORDERS)
        if own is not None:
            return any(_is_drawn(own.find(side)) for side in _INSIDE)
        name = n.value(properties, n.w("tblStyle"))
        styled = self.cascade.table_borders(name) if name else None
        if styled is not None and any(_is_drawn(styled.find(side)) for side in _INSIDE):
            return True
        drawn = sum(_has_bottom(cell.find(n.TC_PR)) for cell in element.iter(n.TC))
        return drawn > 2


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _width(properties: etree._Element | None) -> float | None:
    width = None if properties is None else properties.find(n.w("tcW"))
    if width is None or width.get(n.TYPE_ATTRIBUTE) not in {"dxa", None}:
        return None
    return n.number(width.get(n.w("w"))) / _TWIPS or None


def _has_bottom(properties: etree._Element | None) -> bool:
    borders = None if properties is None else properties.find(n.w("tcBorders"))
    return borders is not None and _is_drawn(borders.find(n.w("bottom")))


def _is_drawn(border: etree._Element | None) -> bool:
    return border is not None and border.get(n.VAL, "single") not in {"nil", "none"}


def _lines(paragraph: Paragraph) -> list[Line]:
    """One line for each stretch between line breaks; an empty paragraph is one empty line."""
    lines, start = [], 0
    for part in paragraph.text.split("\n"):
        lines.append(Line(paragraph, start, start + len(part)))
        start += len(part) + 1
    return lines


def _page_count(parts: Parts) -> int | None:
    """The pages that the program which wrote the file counted, or saw while it drew them."""
    drawn = sum(1 for _ in parts.document.iter(n.RENDERED_BREAK)) + 1
    root = parts.optional(_APP)
    told = None if root is None else root.findtext(_PAGES)
    pages = n.number(told) if told else 0
    return max(drawn, pages) if max(drawn, pages) > 1 else None
