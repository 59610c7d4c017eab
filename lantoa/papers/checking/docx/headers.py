"""A page number in the top margin, put into a .docx that has none or has it at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from lantoa.papers.checking.docx.model import PageNumber, Section
from lantoa.papers.checking.docx.opening import Parts
from lantoa.papers.reading.formats import docx_names as n
from lantoa.papers.writing import layout

_NAME = "word/lantoa-header.xml"
_RELATION_ID = "rIdLantoaHeader"
_EMPTY_ID = "rIdLantoaFirstHeader"
_EMPTY_NAME = "word/lantoa-first-header.xml"
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PAGE = """<w:hdr xmlns:w="{words}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{runs}</w:p></w:hdr>"""
_RUN = '<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>{inside}</w:r>'
_FIELD = (
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
    '<w:fldChar w:fldCharType="separate"/>',
    "<w:t>2</w:t>",
    '<w:fldChar w:fldCharType="end"/>',
)


def number_pages(parts: Parts, sections: Sequence[Section]) -> None:
    """Puts the page number in the header of the first section, which the others take over; page 1 shows none."""
    size = f"{layout.PAGE_NUMBER.taken * 2:g}"
    runs = "".join(_RUN.format(font=layout.FONT, size=size, inside=inside) for inside in _FIELD)
    parts.add_header(_NAME, _PAGE.format(words=_WORDS, runs=runs), relation_id=_RELATION_ID)
    parts.add_header(_EMPTY_NAME, _PAGE.format(words=_WORDS, runs=""), relation_id=_EMPTY_ID)
    for section in sections:
        for reference in section.element.findall(n.w("headerReference")):
            section.element.remove(reference)
    for kind, relation_id in (("first", _EMPTY_ID), ("default", _RELATION_ID)):
        reference = etree.Element(n.w("headerReference"))
        reference.set(n.TYPE_ATTRIBUTE, kind)
        reference.set(f"{{{_OFFICE}}}id", relation_id)
        sections[0].element.insert(0, reference)


def remove_number(number: PageNumber) -> None:
    """Takes the page number out of its paragraph, and what stands beside it."""
    for child in list(number.paragraph.element):
        if child.tag != n.P_PR:
            number.paragraph.element.remove(child)
