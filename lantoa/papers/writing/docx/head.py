"""The head of a paper: letterhead, stamps, kind and subject, addressees."""

from __future__ import annotations

from typing import Final

from lantoa.papers.writing import layout, lines
from lantoa.papers.writing.blocks import Letterhead, Paper, Urgency
from lantoa.papers.writing.docx.tables import side_by_side
from lantoa.papers.writing.docx.xml import Element, line, paragraph, run
from lantoa.papers.writing.layout import Size
from lantoa.papers.writing.widths import balanced, width_mm

ROOM_MM: Final = layout.PAGE_MM[0] - layout.LEFT.taken - layout.RIGHT.taken
COLUMNS_MM: Final = (68.0, ROOM_MM - 68.0)
SHARE: Final = 0.42
"""Length of a rule under a name or subject: between a third and a half of the line above it."""
_EASE_MM: Final = 1.5
_SUBJECT_ROOM_MM: Final = 140.0
_STAMP_MM: Final = {Urgency.FLASH: 30.0, Urgency.VERY_URGENT: 40.0, Urgency.URGENT: 20.0}


def head_of(paper: Paper) -> list[Element]:
    """All paragraphs and tables before the body."""
    elements: list[Element] = [letterhead_of(paper.letterhead, paper)]
    if paper.kind:
        elements += title(paper.kind.upper(), paper.subject)
    else:
        elements.append(paragraph("Khoang"))
    if paper.authority_line:
        elements.append(line("ThamQuyen", paper.authority_line))
    return elements + _addressees(paper)


def letterhead_of(letterhead: Letterhead, paper: Paper | None = None) -> Element:
    """The table of two columns; without a paper (an attached one) it has neither number nor date."""
    rows = [[_issuer(letterhead), _country()]]
    if paper is not None:
        rows.append([_under_issuer(paper), _under_country(paper)])
    return side_by_side(rows, widths_mm=COLUMNS_MM)


def title(kind: str, subject: str) -> list[Element]:
    """Kind, subject, and the rule under them."""
    elements = [line("TenLoai", kind)]
    if subject:
        elements += even("TrichYeu", subject, size=layout.SUBJECT, room_mm=ROOM_MM, most_mm=_SUBJECT_ROOM_MM)
    return [
        *elements,
        rule(_longest(subject or kind, layout.SUBJECT, _SUBJECT_ROOM_MM) * SHARE, room_mm=ROOM_MM),
    ]


def rule(length_mm: float, *, room_mm: float) -> Element:
    """A drawn line of this length in the middle of `room_mm`."""
    side = max(0.0, (room_mm - length_mm) / 2)
    return paragraph("DongKe", indents_mm=(side, side))


def even(style: str, text: str, *, size: Size, room_mm: float, most_mm: float) -> list[Element]:
    """A centred text whose lines, where it needs several, are about as long as each other."""
    longest = _longest(text, size, most_mm)
    side = max(0.0, (room_mm - longest - 2 * _EASE_MM) / 2)
    is_long = width_mm(text, size=size.taken, is_bold=size.is_bold) > most_mm
    return [paragraph(style, run(text), indents_mm=(side, side) if is_long else None)]


def _longest(text: str, size: Size, room_mm: float) -> float:
    parts = balanced(text, size=size.taken, room_mm=room_mm, is_bold=size.is_bold)
    return min(
        room_mm, max((width_mm(part, size=size.taken, is_bold=size.is_bold) for part in parts), default=0)
    )


def _issuer(letterhead: Letterhead) -> list[Element]:
    room, most = COLUMNS_MM[0], COLUMNS_MM[0] - 2 * _EASE_MM
    elements: list[Element] = []
    if letterhead.superior:
        elements += even(
            "CoQuanChuQuan", letterhead.superior, size=layout.SUPERIOR, room_mm=room, most_mm=most
        )
    elements += even("CoQuanBanHanh", letterhead.issuer, size=layout.ISSUER, room_mm=room, most_mm=most)
    return [*elements, rule(_longest(letterhead.issuer, layout.ISSUER, most) * SHARE, room_mm=room)]


def _country() -> list[Element]:
    length = width_mm(layout.MOTTO_WORDS, size=layout.MOTTO.taken, is_bold=True)
    return [
        line("QuocHieu", layout.MOTTO_COUNTRY),
        line("TieuNgu", layout.MOTTO_WORDS),
        rule(length, room_mm=COLUMNS_MM[1]),
    ]


def _under_issuer(paper: Paper) -> list[Element]:
    elements = [line("SoKyHieu", lines.number_of(paper))]
    about = lines.letter_subject_of(paper)
    if about:
        elements += even(
            "TrichYeuCongVan",
            about,
            size=layout.LETTER_SUBJECT,
            room_mm=COLUMNS_MM[0],
            most_mm=COLUMNS_MM[0] - 4 * _EASE_MM,
        )
    if paper.urgency:
        elements.append(
            _stamp("DoKhan", paper.urgency.value, _STAMP_MM[paper.urgency], room_mm=COLUMNS_MM[0])
        )
    return elements


def _under_country(paper: Paper) -> list[Element]:
    elements = [line("DiaDanhNgay", lines.place_and_date_of(paper))]
    if paper.circulation:
        size = layout.CIRCULATION
        length = width_mm(paper.circulation, size=size.taken, is_bold=size.is_bold) + 4 * _EASE_MM
        elements.append(_stamp("LuuHanh", paper.circulation, length, room_mm=COLUMNS_MM[1]))
    return elements


def _stamp(style: str, words: str, length_mm: float, *, room_mm: float) -> Element:
    side = max(0.0, (room_mm - length_mm) / 2)
    return paragraph(style, run(words), indents_mm=(side, side))


def _addressees(paper: Paper) -> list[Element]:
    words = lines.addressee_lines(paper.addressees)
    if len(words) == 1:
        return [line("KinhGuiMot", words[0])]
    if not words:
        return []
    first, *rest = words
    return [line("KinhGui", first), *(line("KinhGuiMuc", each) for each in rest), paragraph("Cach")]
