"""Appendices, and papers attached to a decision: the lines above them and where each begins."""

from __future__ import annotations

from collections.abc import Sequence

from lantoa.lib.text import fold
from lantoa.papers.checking.docx.model import Document, Line
from lantoa.papers.checking.parts import Part
from lantoa.papers.checking.recognising import patterns as p
from lantoa.papers.checking.recognising.head import bases_from, letterhead, subject_after

_WITH_TITLE = 200
_TITLE_LINES = 6


def recognise_appendices(document: Document, start: int) -> None:
    """Numbers the appendices from `start` on and gives parts to the lines above each."""
    appendix, region = 0, ""
    place = start
    lines = document.lines
    while place < len(lines):
        line = lines[place]
        after = place + 1
        if _is_word(line):
            appendix += 1
            region = _region(line.text)
            line.part = Part.APPENDIX_WORD
            after = _above(lines, place + 1)
        elif _begins_attached(lines, place):
            appendix += 1
            region = "Văn bản kèm theo"
            after = _attached(lines, place)
        for inside in lines[place:after]:
            inside.appendix, inside.region = appendix, region
        place = after


def is_appendix_word(text: str) -> bool:
    """`Phụ lục I`, also where its title stands wrongly on the same line."""
    if p.APPENDIX.match(text):
        return True
    head = text.split(maxsplit=2)
    return fold(" ".join(head[:2])) == "phu luc" and p.is_upper(text) and len(text) < _WITH_TITLE


def _region(text: str) -> str:
    found = p.APPENDIX.match(text)
    return f"Phụ lục {found[2] or ''}".strip() if found else "Phụ lục"


def _is_word(line: Line) -> bool:
    return (line.cell is None or not line.cell.table.is_ruled) and is_appendix_word(line.text)


def _above(lines: Sequence[Line], place: int) -> int:
    """Title and `(Kèm theo …)` under the word; returns the place behind them."""
    is_line_open = False
    for line in lines[place : place + _TITLE_LINES]:
        text = line.text
        if line.cell is not None and line.cell.table.is_ruled:
            break
        if not text:
            line.part = Part.BLANK
        elif p.DRAWN_RULE.match(text):
            line.part = Part.RULE
        elif p.APPENDIX_LINE.match(text) or is_line_open:
            line.part = Part.APPENDIX_LINE
            is_line_open = not text.endswith(")") and line.look.alignment == "center"
        elif line.look.alignment == "center" or line.share(of_bold=True) > 0.9:
            line.part = Part.APPENDIX_TITLE
        else:
            break
        place += 1
    return place


def _begins_attached(lines: Sequence[Line], place: int) -> bool:
    """A paper attached in the same file: a letterhead again, or a kind alone at the top of a page."""
    line = lines[place]
    if line.cell is not None:
        above = lines[place - 1].cell if place else None
        if above is not None and above.table is line.cell.table:
            return False
        inside = [other for other in lines[place:] if other.cell and other.cell.table is line.cell.table]
        return any(p.COUNTRY in fold(other.text) for other in inside)
    folded = fold(line.text)
    is_first = _starts_page(lines, place)
    return is_first and (folded in p.KINDS or folded in p.MORE_KINDS) and p.is_upper(line.text)


def _starts_page(lines: Sequence[Line], place: int) -> bool:
    paragraph = lines[place].paragraph
    for line in reversed(lines[:place]):
        if line.paragraph.section != paragraph.section or line.paragraph.breaks_page:
            return True
        if line.text:
            break
    return paragraph.look.starts_page or paragraph.breaks_page


def _attached(lines: Sequence[Line], place: int) -> int:
    """Letterhead, kind, subject and `(Kèm theo …)` of an attached paper."""
    cell = lines[place].cell
    if cell is not None:
        head = [line for line in lines[place:] if line.cell and line.cell.table is cell.table]
        letterhead(head)
        place += len(head)
    while place < len(lines) and not lines[place].text:
        lines[place].part = Part.BLANK
        place += 1
    if place < len(lines) and fold(lines[place].text) in p.KINDS:
        lines[place].part = Part.KIND
        place = subject_after(lines, place + 1)
        place = _above_attached(lines, place)
        if place < len(lines) and p.BASIS.match(lines[place].text):
            place = bases_from(lines, place)
    return place


def _above_attached(lines: Sequence[Line], place: int) -> int:
    while place < len(lines):
        text = lines[place].text
        if not text or p.DRAWN_RULE.match(text):
            lines[place].part = Part.RULE if text else Part.BLANK
        elif p.APPENDIX_LINE.match(text):
            lines[place].part = Part.APPENDIX_LINE
        else:
            break
        place += 1
    return place
