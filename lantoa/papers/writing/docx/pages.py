"""Sections: size and margins of the page, page numbers, the line at the foot of page 1."""

from __future__ import annotations

from typing import Final

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.section import Section
from docx.shared import Mm

from lantoa.papers.writing import layout
from lantoa.papers.writing.blocks import Orientation
from lantoa.papers.writing.docx.xml import Element, el, field, line, paragraph

_HEADER_MM: Final = 10.0
"""From the edge of the page to the page number, which stands in the top margin."""


def room_mm(orientation: Orientation) -> float:
    """Width between the margins."""
    width = layout.PAGE_MM[0 if orientation is Orientation.PORTRAIT else 1]
    return width - layout.LEFT.taken - layout.RIGHT.taken


def set_page(section: Section, orientation: Orientation) -> None:
    """A4 with the margins of the decree; the first page of a section shows no number."""
    width, height = layout.PAGE_MM
    if orientation is Orientation.LANDSCAPE:
        width, height = height, width
    section.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(layout.TOP.taken), Mm(layout.BOTTOM.taken)
    section.left_margin, section.right_margin = Mm(layout.LEFT.taken), Mm(layout.RIGHT.taken)
    section.header_distance = section.footer_distance = Mm(_HEADER_MM)
    section.different_first_page_header_footer = True


def number_pages(document: Document, *, contact: str) -> None:
    """The number in the header of the first section, which the others take over; `contact` on page 1 only."""
    first = document.sections[0]
    _fill(first.header._element, paragraph("SoTrang", *field("PAGE")))
    _fill(first.first_page_header._element, paragraph("SoTrang"))
    if contact:
        _fill(first.first_page_footer._element, line("LienHe", contact))
        if len(document.sections) > 1:
            # Unlinked first: the element of a linked footer is that of the section before.
            second = document.sections[1].first_page_footer
            second.is_linked_to_previous = False
            _fill(second._element, paragraph("SoTrang"))


def restart_numbers(section: Section) -> None:
    """Page numbers of an appendix begin anew at 1."""
    properties: Element = section._sectPr
    kept = [child for child in properties if child.tag.endswith("}pgNumType")]
    for child in kept:
        properties.remove(child)
    number = el("pgNumType", start=1)
    margins = next(child for child in properties if child.tag.endswith("}pgMar"))
    margins.addnext(number)


def _fill(part: Element, content: Element) -> None:
    for child in list(part):
        part.remove(child)
    part.append(content)
