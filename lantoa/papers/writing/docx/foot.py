"""The foot of a paper: recipients beside the signature."""

from __future__ import annotations

from typing import Final

from lantoa.papers.writing import lines
from lantoa.papers.writing.blocks import Paper
from lantoa.papers.writing.docx.head import ROOM_MM
from lantoa.papers.writing.docx.tables import side_by_side
from lantoa.papers.writing.docx.xml import Element, line

_COLUMNS_MM: Final = (78.0, ROOM_MM - 78.0)


def has_foot(paper: Paper) -> bool:
    """Tells whether anything stands below the body."""
    return bool(paper.recipients or paper.drafter_mark or paper.signature.authority or paper.signature.name)


def foot_of(paper: Paper) -> list[Element]:
    """The table without lines, or nothing."""
    if not has_foot(paper):
        return []
    return [side_by_side([[_recipients(paper), _signature(paper)]], widths_mm=_COLUMNS_MM)]


def _recipients(paper: Paper) -> list[Element]:
    elements: list[Element] = []
    if paper.recipients:
        elements.append(line("NoiNhan", lines.RECIPIENTS_WORD))
    elements += [line("NoiNhanMuc", text) for text in lines.recipient_lines(paper.recipients)]
    if paper.drafter_mark:
        elements.append(line("NguoiSoan", paper.drafter_mark))
    return elements


def _signature(paper: Paper) -> list[Element]:
    elements = [line("ChucVu", text) for text in paper.signature.authority]
    if paper.signature.name:
        elements.append(line("HoTen", paper.signature.name))
    return elements
