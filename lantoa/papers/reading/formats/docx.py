"""Reads a .docx: paragraphs and tables of the body in order, with the marks that Word shows."""

import posixpath
import re

from lxml import etree

from lantoa.lib.text import tidy
from lantoa.papers.reading import limits
from lantoa.papers.reading.blocks import Block, Paragraph, Table
from lantoa.papers.reading.formats import docx_names as n
from lantoa.papers.reading.formats.docx_grid import unfold
from lantoa.papers.reading.formats.docx_numbering import Numbering
from lantoa.papers.reading.formats.docx_runs import LINE_BREAK, PAGE_BREAK, read_inline
from lantoa.papers.reading.formats.docx_styles import Styles, look_of
from lantoa.papers.reading.formats.package import Package
from lantoa.papers.reading.unreadable import Unreadable

_RELATIONS = "_rels/.rels"
_MAIN = "word/document.xml"
_STARTS_ANEW = re.compile(r"(?:[-–+•*]\s|\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]\s|[a-zđA-ZĐ][.)]\s|[IVX]+\.\s)")
_ENDS = (".", ";", ":", "!", "?", "…", "./.")


def read_blocks(data: bytes) -> tuple[Block, ...]:
    """The blocks of the .docx whose bytes are `data`; raises `Unreadable`."""
    package = Package(data)
    main = _main_part(package)
    body = package.tree(main).find(n.BODY)
    if body is None:
        raise Unreadable("damaged")
    folder = posixpath.dirname(main)
    reader = _Reader(
        Styles(_optional(package, f"{folder}/styles.xml")),
        Numbering(_optional(package, f"{folder}/numbering.xml")),
    )
    reader.read(body, depth=0)
    reader.finish()
    return tuple(reader.blocks)


def _optional(package: Package, name: str) -> etree._Element | None:
    return package.tree(name) if name in package else None


def _main_part(package: Package) -> str:
    if _RELATIONS in package:
        for relation in package.tree(_RELATIONS):
            if relation.get("Type", "").endswith("/officeDocument"):
                return posixpath.normpath(str(relation.get("Target", ""))).lstrip("/")
    return _MAIN


class _Reader:
    """Walks the body once, counting pages, lists and characters."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.blocks: list[Block] = []
        self._styles = styles
        self._numbering = numbering
        self._page = 1
        self._page_is_fresh = True
        self._characters = 0
        self._carried = ""
        self._carried_label: str | None = None

    def read(self, parent: etree._Element, *, depth: int) -> None:
        """Adds the blocks of a body, a text box or the only cell of a layout table."""
        if depth > limits.INLINE_DEPTH:
            raise Unreadable("too_deep")
        for child in parent:
            tag = child.tag
            if tag == n.P and not len(child):
                continue
            if tag == n.P:
                self._read_paragraph(child, depth=depth)
            elif tag == n.TBL:
                self._read_table(child, depth=depth)
            elif tag in n.WRAPPERS:
                self.read(child, depth=depth + 1)

    def finish(self) -> None:
        """Adds what a deleted paragraph mark left over at the end."""
        if self._carried:
            self.blocks.append(Paragraph(self._carried, self._page, self._carried_label))
            self._carried = ""

    def _read_paragraph(self, element: etree._Element, *, depth: int) -> None:
        properties = element.find(n.P_PR)
        marks = None if properties is None else properties.find(n.R_PR)
        look = look_of(properties, None).over(self._styles.look(n.value(properties, n.STYLE)))
        inline = read_inline(element, default_bold=bool(look.bold))
        if n.switch(properties, n.PAGE_BREAK_BEFORE):
            self._turn_page()
        label = self._label(look.numbering, look.level) if inline.pieces else None
        raw = "".join(inline.pieces)
        if marks is not None and marks.find(n.DEL) is not None:
            self._carry(raw, label=label)
        else:
            self._add(raw, label=label, centred=bool(look.centred), bold=bool(inline.is_bold))
        for box in inline.boxes:
            self.read(box, depth=depth + 1)
        section = None if properties is None else properties.find(n.SECT)
        if section is not None and n.value(section, n.TYPE) != "continuous":
            self._turn_page()

    def _label(self, use: str | None, level: str | None) -> str | None:
        if use is None or use == "0":
            return None
        return self._numbering.label(use, n.number(level))

    def _carry(self, raw: str, *, label: str | None) -> None:
        # A paragraph whose end mark is deleted runs on into the next one.
        if not self._carried:
            self._carried_label = label
        self._carried = f"{self._carried} {tidy(raw)}".strip()

    def _add(self, raw: str, *, label: str | None, centred: bool, bold: bool) -> None:
        if self._carried:
            raw, self._carried = f"{self._carried} {raw}", ""
            label, self._carried_label = self._carried_label, None
        first = True
        for piece in _pieces(raw, centred=centred):
            before, page = self._page_of(piece)
            if not before:
                continue
            self._count(before)
            self.blocks.append(Paragraph(before, page, label if first else None, centred, bold))
            first = False

    def _page_of(self, piece: str) -> tuple[str, int]:
        page = 0
        for index, part in enumerate(piece.split(PAGE_BREAK)):
            if index:
                self._turn_page()
            if part.strip():
                page = page or self._page
                self._page_is_fresh = False
        return tidy(piece.replace(PAGE_BREAK, "")), page or self._page

    def _turn_page(self) -> None:
        # Word notes a page break twice, as set and as shown: the second one follows no text.
        if not self._page_is_fresh:
            self._page += 1
            self._page_is_fresh = True
            if self._page > limits.PAGES:
                raise Unreadable("too_many_pages", limit=limits.PAGES)

    def _count(self, text: str) -> None:
        self._characters += len(text)
        if self._characters > limits.CHARACTERS:
            raise Unreadable("too_many_pages", limit=limits.PAGES)

    def _read_table(self, element: etree._Element, *, depth: int) -> None:
        if depth > limits.TABLE_DEPTH:
            raise Unreadable("too_deep")
        only = _only_cell(element)
        if only is not None:
            self.read(only, depth=depth + 1)
            return
        page = self._page
        rows = unfold(element, text_of=self._cell_text, depth=depth)
        if rows:
            self.blocks.append(Table(rows, page))
            self._page_is_fresh = False

    def _cell_text(self, cell: etree._Element, depth: int) -> str:
        outer, self.blocks = self.blocks, []
        try:
            self.read(cell, depth=depth + 1)
            return "\n".join(_flat(block) for block in self.blocks)
        finally:
            self.blocks = outer


def _flat(block: Block) -> str:
    if isinstance(block, Table):
        return "\n".join(" ".join(dict.fromkeys(cell for cell in row if cell)) for row in block.rows)
    return f"{block.label} {block.text}" if block.label else block.text


def _only_cell(table: etree._Element) -> etree._Element | None:
    rows = table.findall(n.TR)
    cells = rows[0].findall(n.TC) if len(rows) == 1 else []
    return cells[0] if len(cells) == 1 else None


def _pieces(raw: str, *, centred: bool) -> list[str]:
    """Parts the text at the line breaks that begin something new; the others only wrap a sentence."""
    if LINE_BREAK not in raw:
        return [raw]
    pieces: list[str] = []
    for line in raw.split(LINE_BREAK):
        text = line.strip()
        is_new = (
            not pieces
            or centred
            or pieces[-1].rstrip().endswith(_ENDS)
            or bool(_STARTS_ANEW.match(text))
            or (text.isupper() and pieces[-1].isupper())
        )
        if is_new:
            pieces.append(line)
        else:
            pieces[-1] = f"{pieces[-1]} {line}"
    return pieces
