"""Blocks of the body and of appendices as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lantoa.papers.writing import lines
from lantoa.papers.writing.blocks import (
    Article,
    Basis,
    Block,
    Heading,
    HeadingForm,
    Item,
    Paragraph,
    Table,
)
from lantoa.papers.writing.docx.tables import ruled
from lantoa.papers.writing.docx.xml import Element, line, paragraph, run

_HEADINGS: Final = {
    HeadingForm.PART: ("Phan", "PhanTieuDe"),
    HeadingForm.CHAPTER: ("Phan", "PhanTieuDe"),
    HeadingForm.SECTION: ("Phan", "PhanTieuDe"),
    HeadingForm.SUBSECTION: ("Phan", "PhanTieuDe"),
    HeadingForm.ROMAN: ("DeMucI",),
    HeadingForm.NUMBER: ("DeMuc1",),
    HeadingForm.LETTER: ("DeMucA",),
    HeadingForm.PLAIN: ("DeMucTron",),
}
_EMPHASIS: Final = {
    (False, False): "",
    (True, False): "ChuDam",
    (False, True): "ChuNghieng",
    (True, True): "ChuDamNghieng",
}


def body_of(blocks: Sequence[Block], *, room_mm: float, is_signed: bool = False) -> list[Element]:
    """The elements of `blocks`; where a signature follows, the last paragraph stays on its page."""
    elements: list[Element] = []
    for place, block in enumerate(blocks):
        is_last = is_signed and place + 1 == len(blocks)
        elements += _elements(block, room_mm=room_mm, keep_next=is_last)
        if isinstance(block, Table):
            # Word joins two tables that touch, and wants a paragraph after the last one of a cell or section.
            elements.append(paragraph("Cach"))
    return elements


def _elements(block: Block, *, room_mm: float, keep_next: bool) -> list[Element]:
    match block:
        case Table():
            return [ruled(block, room_mm=room_mm)]
        case Heading():
            return _heading(block)
        case Article():
            return [_article(block, keep_next=keep_next)]
        case Basis():
            return [line("CanCu", block.text, keep_next=keep_next)]
        case Item():
            return [line("Muc", lines.item_line(block), keep_next=keep_next)]
        case Paragraph():
            style = "GiuaDong" if block.is_centred else "NoiDung"
            emphasis = _EMPHASIS[block.is_bold, block.is_italic]
            return [paragraph(style, run(block.text, emphasis), keep_next=keep_next)]


def _heading(heading: Heading) -> list[Element]:
    styles = _HEADINGS[heading.form]
    words = lines.heading_lines(heading)
    return [line(style, text) for style, text in zip((*styles, *styles), words, strict=False)]


def _article(article: Article, *, keep_next: bool) -> Element:
    label = lines.article_label(article)
    if article.is_title:
        return line("DieuTieuDe", f"{label} {article.text}")
    return paragraph("Dieu", run(label, "ChuDam"), run(f" {article.text}"), keep_next=keep_next)
