"""The sections of a document: paper, margins, and the page numbers in their headers and footers."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from lantoa.papers.checking.docx.looks import TWIPS_PER_MM
from lantoa.papers.checking.docx.model import PageNumber, Section
from lantoa.papers.checking.docx.opening import Parts, relation_of
from lantoa.papers.checking.docx.paragraphs import ParagraphReader
from lantoa.papers.reading.formats import docx_names as n

MARGINS = ("top", "bottom", "left", "right")
_LETTER = (12_240, 15_840)
_WORD_MARGIN = 1440
_REFERENCES = {n.w("headerReference"): False, n.w("footerReference"): True}
_MOST_NUMBERS = 200

_Furniture = dict[tuple[str, bool], etree._Element]


def read_sections(
    elements: Sequence[etree._Element], *, parts: Parts, reader: ParagraphReader
) -> list[Section]:
    """The sections in their order; one without a header of its own has that of the section before."""
    sections: list[Section] = []
    furniture: _Furniture = {}
    for number, element in enumerate(elements):
        furniture = furniture | _own_furniture(element, parts=parts)
        section = _section(element, number=number)
        section.page_numbers = _page_numbers(furniture, section=section, reader=reader)
        section.has_first_header = ("first", False) in furniture
        sections.append(section)
    return sections


def _section(element: etree._Element, *, number: int) -> Section:
    size, margins, numbers = (element.find(n.w(name)) for name in ("pgSz", "pgMar", "pgNumType"))
    width, height = (_length(size, name, default) for name, default in zip(("w", "h"), _LETTER, strict=True))
    start = None if numbers is None else numbers.get(n.w("start"))
    return Section(
        element,
        number,
        width / TWIPS_PER_MM,
        height / TWIPS_PER_MM,
        {side: abs(_length(margins, side, _WORD_MARGIN)) / TWIPS_PER_MM for side in MARGINS},
        bool(n.switch(element, n.w("titlePg"))),
        None if start is None else n.number(start),
        "decimal" if numbers is None else numbers.get(n.w("fmt"), "decimal"),
    )


def _length(element: etree._Element | None, name: str, default: int) -> int:
    return default if element is None else n.number(element.get(n.w(name)), default)


def _own_furniture(element: etree._Element, *, parts: Parts) -> _Furniture:
    found: _Furniture = {}
    for child in element:
        if child.tag in _REFERENCES:
            root = parts.related(relation_of(child))
            if root is not None:
                found[child.get(n.TYPE_ATTRIBUTE, "default"), _REFERENCES[child.tag]] = root
    return found


def _page_numbers(furniture: _Furniture, *, section: Section, reader: ParagraphReader) -> list[PageNumber]:
    found: list[PageNumber] = []
    for (kind, is_in_footer), root in furniture.items():
        if kind == "even" or (kind == "first" and not section.has_own_first_page):
            continue
        for element in root.iter(n.P):
            # Numbers framed in a text box are read where the box stands.
            paragraph = reader.read(element, section=section.number)
            if any(_is_page_field(code) for code in paragraph.fields) and len(found) < _MOST_NUMBERS:
                found.append(PageNumber(paragraph, kind, is_in_footer))
    return found


def _is_page_field(code: str) -> bool:
    words = code.split()
    return bool(words) and words[0].upper() == "PAGE"
