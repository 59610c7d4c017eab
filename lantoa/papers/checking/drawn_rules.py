"""The rule under a line: a shape, a border of a paragraph or cell, or a row of underscores; and how long it is."""

from __future__ import annotations

from collections.abc import Sequence

from lantoa.papers.checking.docx.looks import TWIPS_PER_POINT
from lantoa.papers.checking.docx.model import Cell, Document, Line, Paragraph
from lantoa.papers.checking.docx.shapes import Stroke
from lantoa.papers.checking.parts import Part
from lantoa.papers.reading.formats import docx_names as n
from lantoa.papers.writing.widths import MM_PER_POINT, width_mm, wrapped

_WORD_MARGIN = 5.4
_BELOW = 3
"""A rule may stand up to so many paragraphs below the line."""
_LETTERHEAD = frozenset({Part.MOTTO, Part.ISSUER, Part.COUNTRY, Part.SUPERIOR, Part.NUMBER, Part.PLACE_DATE})


def is_drawn(document: Document, lines: Sequence[Line]) -> bool:
    """Whether a rule is drawn under the component of `lines`."""
    return bool(_strokes(document, lines))


def lengths_under(document: Document, lines: Sequence[Line]) -> list[float]:
    """The lengths in points of the rules under `lines`, as far as the file tells them."""
    return [stroke.length for stroke in _strokes(document, lines) if stroke.length]


def text_lengths(lines: Sequence[Line]) -> tuple[float, float]:
    """The shortest and the longest line, as the page breaks them, in points."""
    widths = []
    for line in lines:
        look = next((run.look for run in line.runs()), None)
        size, is_bold = (look.size, look.is_bold) if look is not None else (13.0, True)
        room = (line.cell.width or 500.0) if line.cell is not None else 470.0
        room -= (line.look.left_mm + line.look.right_mm) / MM_PER_POINT
        parts = wrapped(line.text, size=size, room_mm=room * MM_PER_POINT, is_bold=is_bold)
        widths += [width_mm(part, size=size, is_bold=is_bold) / MM_PER_POINT for part in parts]
    return min(widths), max(widths)


def _strokes(document: Document, lines: Sequence[Line]) -> list[Stroke]:
    if lines[-1].cell is None and lines[-1].part in {Part.MOTTO, Part.ISSUER}:
        return _beside(document, lines[-1])
    last = lines[-1].paragraph
    found = [stroke for line in lines for stroke in _of(line.paragraph, document, is_below=False)]
    for paragraph in _following(document, last):
        found += _of(paragraph, document, is_below=True)
    cell = lines[-1].cell
    if not found and cell is not None and _has_line_below(cell, document):
        found.append(Stroke(None))
    return found


def _following(document: Document, last: Paragraph) -> list[Paragraph]:
    """The next paragraphs of the same container, up to the next words."""
    place = next(i for i, paragraph in enumerate(document.paragraphs) if paragraph is last)
    found: list[Paragraph] = []
    for paragraph in document.paragraphs[place + 1 :]:
        if paragraph.cell is not last.cell or len(found) == _BELOW:
            break
        found.append(paragraph)
        if paragraph.text.strip():
            break
    return found


def _of(paragraph: Paragraph, document: Document, *, is_below: bool) -> list[Stroke]:
    """The rules of one paragraph; below the component its own words end the search, but not what is anchored there."""
    found = list(paragraph.strokes)
    has_words = bool(paragraph.text.strip())
    underscores = has_words and set(paragraph.text.strip()) <= set("_-–—*. ")
    if underscores:
        found.append(Stroke(None))
    is_boxed = paragraph.look.has_border_above and paragraph.look.has_border_below and has_words
    borders = paragraph.look.has_border_below or (is_below and paragraph.look.has_border_above)
    if borders and not is_boxed and not (is_below and has_words and not paragraph.look.has_border_above):
        found.append(Stroke(_border_length(paragraph, document)))
    return found


def _border_length(paragraph: Paragraph, document: Document) -> float | None:
    indents = (paragraph.look.left_mm + paragraph.look.right_mm) / MM_PER_POINT
    if paragraph.cell is not None:
        width = paragraph.cell.width
        return None if width is None else width - _cell_margins(paragraph.cell) - indents
    section = document.sections[min(paragraph.section, len(document.sections) - 1)]
    room = section.width - section.margins["left"] - section.margins["right"]
    return room / MM_PER_POINT - indents


def _cell_margins(cell: Cell) -> float:
    properties = cell.table.element.find(n.T_PR)
    margins = None if properties is None else properties.find(n.w("tblCellMar"))
    if margins is None:
        return 2 * _WORD_MARGIN
    sides = (margins.find(n.w(side)) for side in ("left", "right"))
    return sum(
        _WORD_MARGIN if side is None else n.number(side.get(n.w("w"))) / TWIPS_PER_POINT for side in sides
    )


def _has_line_below(cell: Cell, document: Document) -> bool:
    last_of_cell = [line for line in document.lines if line.cell is cell and line.text]
    is_last = bool(last_of_cell) and last_of_cell[-1].part in {Part.MOTTO, Part.ISSUER, Part.RULE}
    return cell.has_border_below and is_last


def _beside(document: Document, line: Line) -> list[Stroke]:
    """Rules of a letterhead that is set by tabs: shapes anchored anywhere in it, told apart by where they stand."""
    paragraphs: list[Paragraph] = []
    for other in document.lines:
        is_head = other.part in _LETTERHEAD | {Part.BLANK, Part.RULE}
        if other.paragraph.text.strip() and not is_head:
            break
        if other.paragraph not in paragraphs:
            paragraphs.append(other.paragraph)
    strokes = [stroke for paragraph in paragraphs for stroke in paragraph.strokes]
    rows = [paragraph for paragraph in paragraphs if _is_row_of_rules(paragraph)]
    if rows:
        return [Stroke(None)]
    if len(strokes) < 2 and any(stroke.left is not None for stroke in strokes):
        is_right = line.part == Part.MOTTO
        return [stroke for stroke in strokes if ((stroke.left or 0.0) > 190) == is_right]
    return _by_place(strokes, line)


def _is_row_of_rules(paragraph: Paragraph) -> bool:
    words = paragraph.text.split()
    return len(words) >= 2 and all(len(word) > 2 and set(word) <= set("_-–—") for word in words)


def _by_place(strokes: list[Stroke], line: Line) -> list[Stroke]:
    if len(strokes) < 2:
        return strokes
    ordered = sorted(strokes, key=lambda stroke: stroke.left or 0.0)
    return ordered[-1:] if line.part == Part.MOTTO else ordered[:1]
