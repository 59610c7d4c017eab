"""The foot of a paper: recipients, who signs and by what right, the drafter's mark."""

from __future__ import annotations

from collections.abc import Sequence

from lantoa.papers.checking.docx.model import Document, Line
from lantoa.papers.checking.parts import Part
from lantoa.papers.checking.recognising import patterns as p
from lantoa.papers.checking.recognising.head import sides


def recognise_foot(document: Document, start: int) -> tuple[int, int]:
    """Gives parts to the lines of the foot; returns where it begins and ends, both the end of all without one."""
    word = _recipients_word(document.lines, start)
    if word is not None and document.lines[word].cell is not None:
        return _in_table(document.lines, word)
    first = word if word is not None else _signature_start(document.lines, start)
    if first is None:
        return len(document.lines), len(document.lines)
    line = document.lines[first]
    if line.cell is not None:
        return _in_table(document.lines, first)
    return _in_paragraphs(document, first, start)


def _recipients_word(lines: Sequence[Line], start: int) -> int | None:
    return next((place for place in range(start, len(lines)) if p.RECIPIENTS.match(lines[place].text)), None)


def _signature_start(lines: Sequence[Line], start: int) -> int | None:
    for place in range(start, len(lines)):
        line = lines[place]
        is_placed = (
            line.look.alignment in {"center", "right"} or line.cell is not None or line.look.left_mm > 50
        )
        if p.APPENDIX.match(line.text) and line.look.alignment == "center":
            return None
        if is_placed and not _is_in_ruled(line) and p.is_upper(line.text) and _is_authority(line.text):
            return place
    return None


def _is_in_ruled(line: Line) -> bool:
    return line.cell is not None and line.cell.table.is_ruled


def _is_authority(text: str) -> bool:
    return bool(p.AUTHORITY.match(text) or p.POSTS.match(text))


def _in_table(lines: Sequence[Line], word: int) -> tuple[int, int]:
    cell = lines[word].cell
    table = cell.table if cell is not None else None
    places = [place for place, line in enumerate(lines) if line.cell is not None and line.cell.table is table]
    inside = [lines[place] for place in places]
    has_word = bool(p.RECIPIENTS.match(lines[word].text))
    column = cell.column if cell is not None and has_word else -1
    _recipients([line for line in inside if line.cell is not None and line.cell.column == column])
    signers = [line for line in inside if line.cell is not None and line.cell.column != column]
    for each in sorted({line.cell.column for line in signers if line.cell is not None}):
        _signature([line for line in signers if line.cell is not None and line.cell.column == each])
    return places[0], places[-1] + 1


def _recipients(lines: Sequence[Line]) -> None:
    for line in lines:
        text = line.text
        if not text:
            line.part = Part.BLANK
        elif p.RECIPIENTS.match(text):
            line.part = Part.RECIPIENTS_WORD
        elif not p.DASH.match(text) and p.DRAFTER.match(text):
            line.part = Part.DRAFTER
        elif p.CONTACT.match(text):
            line.part = Part.CONTACT
        else:
            line.part = Part.RECIPIENT


def _signature(lines: Sequence[Line]) -> None:
    """Authority from the top; the last line with words is the name, unless it is a post."""
    written = []
    for line in lines:
        if line.text and not line.text.startswith(("(", "[")):
            written.append(line)
        else:
            line.part = Part.BLANK
    for place, line in enumerate(written):
        is_last = place == len(written) - 1
        is_post = p.is_upper(line.text) and not p.is_name(line.text)
        if (is_last and len(written) > 1 and not is_post and not _is_authority(line.text.upper())) or (
            is_last and len(written) == 1 and p.is_name(line.text)
        ):
            line.part = Part.SIGNER
        elif is_post or _is_authority(line.text.upper()):
            line.part = Part.AUTHORITY


def _in_paragraphs(document: Document, first: int, start: int) -> tuple[int, int]:
    """A foot without a table: sides set by tabs, or the signature above the recipients."""
    lines = document.lines
    begin = _signature_above(lines, first, start)
    end = first
    built: list[Line] = []
    for line in lines[first:]:
        if line.cell is not None or not (line.text == "" or _is_foot_line(line)):
            break
        built.extend(sides(line) if "\t" in line.text else [line])
        end += 1
    signature = [*lines[begin:first]]
    for line in built:
        if p.RECIPIENTS.match(line.text) or (p.DASH.match(line.text) and not p.is_upper(line.text)):
            _recipients([line])
        elif not line.text:
            line.part = Part.BLANK
        elif p.DRAFTER.match(line.text):
            line.part = Part.DRAFTER
        else:
            signature.append(line)
    _signature(signature)
    document.lines = [*lines[:first], *built, *lines[end:]]
    return begin, first + len(built)


def _signature_above(lines: Sequence[Line], first: int, start: int) -> int:
    """Where a signature begins that stands right above the recipients."""
    begin = place = first
    while place > start:
        line = lines[place - 1]
        is_foot = p.is_upper(line.text) and _is_authority(line.text)
        if line.cell is not None or not (not line.text or is_foot or _is_signed_name(line)):
            break
        place -= 1
        if line.text:
            begin = place
    return begin


def _is_signed_name(line: Line) -> bool:
    return p.is_name(line.text) and line.look.alignment in {"center", "right"}


def _is_foot_line(line: Line) -> bool:
    text = line.text
    if p.RECIPIENTS.match(text) or p.DRAFTER.match(text) or "\t" in text:
        return True
    if p.DASH.match(text):
        return True
    return (p.is_upper(text) and _is_authority(text)) or p.is_name(text)
