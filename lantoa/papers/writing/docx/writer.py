"""A paper to a .docx file."""

from __future__ import annotations

from docx.document import Document
from docx.enum.section import WD_SECTION

from lantoa.papers.writing import layout, lines
from lantoa.papers.writing.blocks import Appendix, Letterhead, Orientation, Paper
from lantoa.papers.writing.docx.body import body_of
from lantoa.papers.writing.docx.foot import foot_of, has_foot
from lantoa.papers.writing.docx.head import SHARE, even, head_of, letterhead_of, rule, title
from lantoa.papers.writing.docx.package import describe, empty_document, saved
from lantoa.papers.writing.docx.pages import number_pages, restart_numbers, room_mm, set_page
from lantoa.papers.writing.docx.xml import Element, line
from lantoa.papers.writing.widths import width_mm


def write_docx(paper: Paper) -> bytes:
    """The bytes of `paper` as .docx; the same for the same paper.

    Each appendix is a section of its own: its pages count from 1 and its first page shows no number, as the first
    page of the paper does.
    """
    document = empty_document()
    set_page(document.sections[0], Orientation.PORTRAIT)
    _add(document, head_of(paper))
    room = room_mm(Orientation.PORTRAIT)
    _add(document, body_of(paper.blocks, room_mm=room, is_signed=has_foot(paper)))
    _add(document, foot_of(paper))
    add_appendices(document, paper)
    number_pages(document, contact=paper.contact)
    describe(document, paper)
    return saved(document)


def add_appendices(document: Document, paper: Paper) -> None:
    """Each appendix as a section of its own after what `document` holds, whose styles must be laid already."""
    for appendix in paper.appendices:
        _begin_section(document, appendix)
        _add(document, _appendix(appendix, paper.letterhead))
    _close(document)


def _add(document: Document, elements: list[Element]) -> None:
    end = document.element.body[-1]
    for element in elements:
        end.addprevious(element)


def _begin_section(document: Document, appendix: Appendix) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    # The paragraph that ends the section before is there only to hold its page settings.
    carrier = document.element.body[-2]
    carrier.get_or_add_pPr().style = "Khoang"
    set_page(section, appendix.orientation)
    restart_numbers(section)


def _close(document: Document) -> None:
    body = document.element.body
    if len(body) > 1 and body[-2].tag.endswith("}tbl"):
        _add(document, [line("Khoang", "")])


def _appendix(appendix: Appendix, letterhead: Letterhead) -> list[Element]:
    room = room_mm(appendix.orientation)
    heading = _attached_title(appendix, letterhead) if appendix.attached_kind else _title(appendix, room)
    return [*heading, *body_of(appendix.blocks, room_mm=room)]


def _title(appendix: Appendix, room: float) -> list[Element]:
    word, *rest = lines.appendix_lines(appendix)
    elements = [line("PhuLuc", word)]
    size, most = layout.APPENDIX_TITLE, room - 20
    if appendix.title:
        elements += even("PhuLucTen", rest.pop(0), size=size, room_mm=room, most_mm=most)
    return [*elements, *_issued_with(rest, room)]


def _attached_title(appendix: Appendix, letterhead: Letterhead) -> list[Element]:
    elements = title(appendix.attached_kind, appendix.title)[:-1]
    rest = lines.appendix_lines(appendix)[2 if appendix.title else 1 :]
    return [letterhead_of(letterhead), *elements, *_issued_with(list(rest), room_mm(appendix.orientation))]


def _issued_with(words: list[str], room: float) -> list[Element]:
    if not words:
        return []
    size, most = layout.APPENDIX_LINE, room - 10
    elements = even("PhuLucKem", words[0], size=size, room_mm=room, most_mm=most)
    length = min(most, width_mm(words[0], size=size.taken)) * SHARE
    return [*elements, rule(min(length, most / 3), room_mm=room)]
