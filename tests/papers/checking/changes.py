"""One change each that makes a correct paper faulty."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from lantoa.papers.checking.legacy_encodings import Encoding, to_legacy
from lantoa.papers.writing.docx.writer import write_docx
from lantoa.papers.writing.samples import samples

SUBJECT = "Thông tin, tuyên truyền cải cách"
BASIS = "Căn cứ Luật"
LAST_BASIS = "Căn cứ Nghị quyết"
OPENING = "Ủy ban nhân dân xã Thanh Lâm Hạ ban hành"
ITEM = "- Nâng cao nhận thức"
CLAUSE = "2. Các phòng, trung tâm"
CLOSING = "Trên đây là"
COUNTRY, MOTTO, ISSUER = "CỘNG HÒA", "Độc lập", "ỦY BAN NHÂN DÂN XÃ"
ABOVE, LETTER_ISSUER = "ỦY BAN NHÂN DÂN TỈNH", "BAN CHỈ ĐẠO"
PLACE = "Thanh Lâm Hạ, ngày"


Change = Callable[[Document], None]


@dataclass(frozen=True)
class Fault:
    """The code that must be found, in which sample, after which change; whether a mended copy is clean."""

    code: str
    paper: str
    change: Change
    is_fixable: bool = True


@cache
def correct(name: str) -> bytes:
    """A correct paper, numbered and dated."""
    paper = replace(samples()[name], number="05", issued_on=date(2026, 2, 3))
    return write_docx(paper)


def faulty(fault: Fault) -> bytes:
    """The bytes of the paper with the fault."""
    document = docx.Document(io.BytesIO(correct(fault.paper)))
    fault.change(document)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def paragraphs(document: Document) -> list[Paragraph]:
    return [Paragraph(element, document._body) for element in document.element.body.iter(qn("w:p"))]


def find(document: Document, start: str) -> Paragraph:
    """The first paragraph whose text begins with `start`."""
    return next(each for each in paragraphs(document) if each.text.startswith(start))


def style(document: Document, start: str, **font: object) -> None:
    paragraph = find(document, start)
    for run in paragraph.runs:
        for name, value in font.items():
            if name == "color":
                run.font.color.rgb = value
            else:
                setattr(run.font, name, value)


def size(start: str, points: float) -> Change:
    return lambda document: style(document, start, size=Pt(points))


def bold(start: str, is_bold: bool) -> Change:
    return lambda document: style(document, start, bold=is_bold)


def italic(start: str, is_italic: bool) -> Change:
    return lambda document: style(document, start, italic=is_italic)


def words(start: str, old: str, new: str) -> Change:
    def change(document: Document) -> None:
        paragraph = find(document, start)
        changed = 0
        for run in paragraph.runs:
            if old in run.text:
                run.text = run.text.replace(old, new)
                changed += 1
        assert changed, (start, old)

    return change


def upper(start: str) -> Change:
    def change(document: Document) -> None:
        run = find(document, start).runs[0]
        run.text = run.text.upper()

    return change


def drop(start: str) -> Change:
    def change(document: Document) -> None:
        element = find(document, start)._p
        element.getparent().remove(element)

    return change


def left(start: str) -> Change:
    def change(document: Document) -> None:
        find(document, start).alignment = 0

    return change


def section(number: int = 0, **lengths: object) -> Change:
    def change(document: Document) -> None:
        for name, value in lengths.items():
            setattr(document.sections[number], name, value)

    return change


def drop_rule(start: str) -> Change:
    """Takes away the drawn line below the paragraph that begins with `start`."""

    def change(document: Document) -> None:
        place = find(document, start)._p.getnext()
        while place.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")) != "DongKe":
            place = place.getnext()
        place.getparent().remove(place)

    return change


def long_rule(start: str, indent_mm: float) -> Change:
    def change(document: Document) -> None:
        place = find(document, start)._p.getnext()
        while place.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")) != "DongKe":
            place = place.getnext()
        rule = Paragraph(place, None)
        rule.paragraph_format.left_indent = rule.paragraph_format.right_indent = Mm(indent_mm)

    return change


def header_paragraph(document: Document) -> Paragraph:
    return document.sections[0].header.paragraphs[0]


def page_number(**look: object) -> Change:
    def change(document: Document) -> None:
        paragraph = header_paragraph(document)
        if "alignment" in look:
            paragraph.alignment = look["alignment"]
        for run in paragraph.runs:
            if "points" in look:
                run.font.size = Pt(look["points"])
            if "italic" in look:
                run.font.italic = look["italic"]
        if "text" in look:
            paragraph.runs[0].text = look["text"]

    return change


def to_footer(document: Document) -> None:
    """Moves the page number of all sections to the foot of the page."""
    header, footer = document.sections[0].header._element, document.sections[0].footer._element
    number = header[0]
    for child in list(footer):
        footer.remove(child)
    footer.append(deepcopy(number))
    header.remove(number)
    header.append(OxmlElement("w:p"))


def no_page_number(document: Document) -> None:
    for _ in range(60):
        add_after(ITEM, find(document, ITEM).text)(document)
    element = header_paragraph(document)._p
    for run in list(element.iter(qn("w:r"))):
        element.remove(run)


def first_page_number(document: Document) -> None:
    first = document.sections[0].first_page_header._element
    for child in list(first):
        first.remove(child)
    first.append(deepcopy(document.sections[0].header._element[0]))


def number_type(number: int, **attributes: str) -> Change:
    def change(document: Document) -> None:
        properties = document.sections[number]._sectPr
        element = properties.find(qn("w:pgNumType"))
        if element is None:
            element = OxmlElement("w:pgNumType")
            properties.find(qn("w:pgMar")).addnext(element)
        element.attrib.clear()
        for name, value in attributes.items():
            element.set(qn(f"w:{name}"), value)

    return change


def spacing(start: str, *, after: float | None = None, line: float | None = None) -> Change:
    def change(document: Document) -> None:
        form = find(document, start).paragraph_format
        if after is not None:
            form.space_after = Pt(after)
        if line is not None:
            form.line_spacing = line

    return change


def indent(start: str, mm: float) -> Change:
    def change(document: Document) -> None:
        find(document, start).paragraph_format.first_line_indent = Mm(mm)

    return change


def add_after(start: str, *texts: str) -> Change:
    """Copies of the paragraph with other words, below it."""

    def change(document: Document) -> None:
        last = find(document, start)._p
        for text in texts:
            copy = deepcopy(last)
            last.addnext(copy)
            Paragraph(copy, document._body).runs[0].text = text
            last = copy

    return change


def swap_up(start: str) -> Change:
    """Puts the paragraph above the one before it."""

    def change(document: Document) -> None:
        element = find(document, start)._p
        element.getprevious().addprevious(element)

    return change


def legacy(encoding: Encoding, font: str) -> Change:
    """The whole paper as it was typed before Unicode."""

    def change(document: Document) -> None:
        for paragraph in paragraphs(document):
            for run in paragraph.runs:
                is_upper = run.text.isupper() and encoding is Encoding.TCVN3
                # Old fonts have no capital with a tone: one typed the tone on the next letter.
                text = (
                    run.text.replace("Ủy", "Uỷ")
                    .replace("ủy", "uỷ")
                    .replace("ỦY", "UỶ")
                    .replace("óa", "oá")
                    .replace("òa", "oà")
                )
                run.text = to_legacy(text, encoding)
                run.font.name = font + ("H" if is_upper else "")

    return change


def decomposed(document: Document) -> None:
    paragraph = find(document, "- Khuyến khích")
    paragraph.runs[0].text = unicodedata.normalize("NFD", paragraph.runs[0].text)


def all_points(document: Document) -> None:
    """A list in the English order."""
    add_after("b) Đối với các thôn", *(f"{letter}) Đối với nhóm khác" for letter in "cdef"))(document)


def red_heading(document: Document) -> None:
    style(document, "II. NHIỆM VỤ", color=RGBColor(0xC0, 0, 0))


def other_font(document: Document) -> None:
    style(document, "- Khuyến khích", name="Arial")


def appendix_without_section(document: Document) -> None:
    """Appendix II in the section of appendix I."""
    breaks = [
        each for each in document.element.body.iter(qn("w:sectPr")) if each.getparent().tag == qn("w:pPr")
    ]
    breaks[1].getparent().remove(breaks[1])


def no_repeated_header(document: Document) -> None:
    table = document.tables[-1]._tbl
    rows = table.findall(qn("w:tr"))
    for header in table.iter(qn("w:tblHeader")):
        header.getparent().remove(header)
        break
    for _ in range(20):
        rows[-1].addnext(deepcopy(rows[-1]))


def last_table(document: Document) -> list[Paragraph]:
    return [Paragraph(each, document._body) for each in document.tables[-1]._tbl.iter(qn("w:p"))]


def tiny_cell(document: Document) -> None:
    next(each for each in last_table(document) if each.text).runs[0].font.size = Pt(8)
