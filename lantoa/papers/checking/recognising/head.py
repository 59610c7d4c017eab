"""The head of a paper: country and motto, who issues, number, place and date, and the components up to the subject."""

from __future__ import annotations

from collections.abc import Sequence

from lantoa.lib.text import fold
from lantoa.papers.checking.docx.model import Document, Line
from lantoa.papers.checking.parts import Part
from lantoa.papers.checking.recognising import patterns as p

_HEAD_LINES = 60
_SUBJECT_LINES = 6
_LEAD_LINES = 8


def recognise_head(document: Document) -> int:
    """Gives parts to the lines of the head; returns the place in `document.lines` where the rest begins."""
    _split_at_tabs(document)
    end = _letterhead_end(document.lines)
    letterhead(document.lines[:end])
    return end


def _split_at_tabs(document: Document) -> None:
    """Puts the sides of a letterhead that is set by tabs on lines of their own."""
    lines: list[Line] = []
    for place, line in enumerate(document.lines):
        is_early = place < _HEAD_LINES and line.cell is None
        lines.extend(sides(line) if is_early and _is_letterhead(line.text) else [line])
    document.lines = lines


def _is_letterhead(text: str) -> bool:
    if "\t" not in text:
        return False
    folded = fold(text)
    return p.COUNTRY in folded or p.MOTTO in folded or bool(p.NUMBER.match(text) and p.DATE.search(text))


def sides(line: Line) -> list[Line]:
    """The stretches of a line between its tabs."""
    parts: list[Line] = []
    start = line.start
    for text in line.raw.split("\t"):
        if text.strip():
            parts.append(Line(line.paragraph, start, start + len(text), line.part, line.appendix))
        start += len(text) + 1
    return parts or [line]


def _letterhead_end(lines: Sequence[Line]) -> int:
    """Behind the last line of the letterhead: its table, or the line with number and date."""
    end = 0
    for place, line in enumerate(lines[:_HEAD_LINES]):
        folded = fold(line.text)
        if (
            p.COUNTRY in folded
            or folded == p.MOTTO
            or p.NUMBER.match(line.text)
            or (
                p.DATE.search(line.text)
                and len(line.text) < 80
                and (line.cell is not None or place <= end + 2)
            )
        ):
            end = place + 1
        elif line.cell is None and (folded in p.KINDS or p.ADDRESSEES.match(line.text)):
            break
    if end == 0:
        return 0
    cell = lines[end - 1].cell
    while cell is not None and end < len(lines):
        other = lines[end].cell
        if other is None or other.table is not cell.table:
            break
        end += 1
    return end


def letterhead(lines: Sequence[Line]) -> None:
    """Gives parts to the lines of a letterhead, side by side in a table or in paragraphs."""
    left: list[Line] = []
    country = next((line for line in lines if p.COUNTRY in fold(line.text)), None)
    for line in lines:
        part = _known(line)
        if part:
            line.part = part
        elif country is None or _side(line) != _side(country) or line.cell is None:
            left.append(line)
    _left_side([line for line in left if not line.part], lines)


def _known(line: Line) -> str:
    text, folded = line.text, fold(line.text)
    if not text:
        return Part.BLANK
    if p.COUNTRY in folded:
        return Part.COUNTRY
    if p.MOTTO in folded.replace("doclap", "doc lap") and len(folded) < len(p.MOTTO) + 8:
        return Part.MOTTO
    if p.DRAWN_RULE.match(text):
        return Part.RULE
    if p.NUMBER.match(text):
        return Part.NUMBER
    if p.STAMP.match(text):
        return Part.STAMP
    if p.DATE.search(text) and not p.LETTER_SUBJECT.match(text):
        return Part.PLACE_DATE
    return ""


def _side(line: Line) -> int:
    return line.cell.column if line.cell is not None else -1


def _left_side(left: Sequence[Line], lines: Sequence[Line]) -> None:
    """Issuer and superior above the number, the subject of a letter below it."""
    numbered = next((place for place, line in enumerate(lines) if line.part == Part.NUMBER), len(lines))
    above = [line for line in left if _place(line, lines) < numbered]
    below = [line for line in left if _place(line, lines) > numbered]
    names = [line for line in above if not p.LETTER_SUBJECT.match(line.text)]
    split = _issuer_start(names)
    for place, line in enumerate(names):
        line.part = Part.SUPERIOR if place < split else Part.ISSUER
    started = False
    for line in [*(line for line in above if line not in names), *below]:
        started = started or bool(p.LETTER_SUBJECT.match(line.text))
        line.part = Part.LETTER_SUBJECT if started else Part.STAMP if p.is_upper(line.text) else ""


def _place(line: Line, lines: Sequence[Line]) -> int:
    return next(place for place, other in enumerate(lines) if other is line)


def _issuer_start(names: Sequence[Line]) -> int:
    """How many of the lines name the superior body."""
    bold = [line.share(of_bold=True) > 0.5 for line in names]
    for place in range(1, len(names)):
        if all(bold[place:]) and not any(bold[:place]):
            return place
    starts = [place for place, line in enumerate(names) if line.text.upper().startswith(p.ISSUER_STARTS)]
    return starts[-1] if starts and starts[-1] > 0 else 0


def recognise_title(document: Document, start: int) -> int:
    """Gives parts to kind, subject, addressees, deciding body and bases; returns where the body begins."""
    lines = document.lines
    place = _next(lines, start)
    place = _kind_and_subject(document, place)
    for _ in range(_LEAD_LINES):
        place = _next(lines, place)
        if place >= len(lines):
            return place
        line = lines[place]
        if p.ADDRESSEES.match(line.text):
            place = _addressees(lines, place)
        elif not line.part and _is_decider(line):
            line.part = Part.DECIDER
            place += 1
        elif p.BASIS.match(line.text):
            after = bases_from(lines, place)
            if after == place:
                return place
            place = after
        else:
            return place
    return place


def _next(lines: Sequence[Line], place: int) -> int:
    """The next line with words; empty lines and drawn rules are named on the way."""
    while place < len(lines):
        line = lines[place]
        if not line.text:
            line.part = line.part or Part.BLANK
        elif p.DRAWN_RULE.match(line.text):
            line.part = Part.RULE
        elif line.part not in {Part.STAMP, Part.LETTER_SUBJECT}:
            return place
        place += 1
    return place


def _kind_and_subject(document: Document, place: int) -> int:
    lines = document.lines
    if place >= len(lines):
        return place
    folded = fold(lines[place].text)
    if folded not in p.KINDS and folded not in p.MORE_KINDS:
        return place
    document.kind = p.KINDS.get(folded, "")
    lines[place].part = Part.KIND
    return subject_after(lines, place + 1)


def subject_after(lines: Sequence[Line], place: int) -> int:
    """Names the lines of the subject from `place` on; returns the place behind them."""
    first: Line | None = None
    for line in lines[place : place + _SUBJECT_LINES]:
        text = line.text
        if not text or p.DRAWN_RULE.match(text):
            if first is not None:
                break
            line.part = Part.RULE if text else Part.BLANK
        elif (
            p.BASIS.match(text)
            or p.ADDRESSEES.match(text)
            or p.ROMAN.match(text)
            or (_is_decider(line) and (first is not None or text.endswith(":")))
        ):
            break
        elif first is None:
            first = line
            line.part = Part.SUBJECT
        elif _goes_on(line, first):
            line.part = Part.SUBJECT
        else:
            break
        place += 1
        if line is first and line.paragraph.strokes:
            break
    return place


def _goes_on(line: Line, first: Line) -> bool:
    if p.APPENDIX_LINE.match(line.text):
        return False
    return line.look.alignment == "center" and line.share(of_bold=True) > 0.5 and not p.is_upper(line.text)


def _is_decider(line: Line) -> bool:
    return (
        p.is_upper(line.text)
        and line.look.alignment == "center"
        and not p.ROMAN.match(line.text)
        and len(line.text) > 12
    )


def _addressees(lines: Sequence[Line], place: int) -> int:
    word = lines[place]
    word.part = Part.ADDRESSEES_WORD
    place += 1
    while place < len(lines):
        line = lines[place]
        same_table = word.cell is not None and line.cell is not None and word.cell.table is line.cell.table
        if not line.text:
            line.part = Part.BLANK
        elif same_table or (
            word.cell is None and (p.DASH.match(line.text) or line.paragraph is word.paragraph)
        ):
            line.part = Part.ADDRESSEE
        else:
            break
        place += 1
    return place


def bases_from(lines: Sequence[Line], place: int) -> int:
    """Names the legal bases from `place` on; returns the place behind them, `place` itself where there are none."""
    found: list[Line] = []
    end = place
    for line in lines[place:]:
        if line.text and not p.BASIS.match(line.text):
            break
        end += 1
        if line.text:
            found.append(line)
        else:
            line.part = Part.BLANK
    marked = sum(line.text.endswith(";") or line.share(of_italic=True) > 0.5 for line in found)
    # `Căn cứ Kế hoạch số …, Ủy ban nhân dân ban hành …` is a sentence of the body, not a basis.
    if not found or marked * 2 < len(found) or (len(found) == 1 and not marked):
        return place
    if found[-1].text.endswith(":") and found[-1].share(of_italic=True) < 0.5:
        end = next(i for i, line in enumerate(lines) if line is found.pop())
    for line in found:
        line.part = Part.BASIS
    return end
