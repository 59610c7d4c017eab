"""A paper and its measures as the plain data that the typst files read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from lantoa.papers.writing import layout, lines
from lantoa.papers.writing.blocks import (
    Appendix,
    Article,
    Basis,
    Block,
    Cell,
    Heading,
    HeadingForm,
    Item,
    Orientation,
    Paper,
    Paragraph,
    Table,
    Urgency,
)
from lantoa.papers.writing.grid import Placed, rows_of
from lantoa.papers.writing.outline import levels_of
from lantoa.papers.writing.widths import balanced, width_mm

_URGENCY_MM: Final = {Urgency.FLASH: 30, Urgency.VERY_URGENT: 40, Urgency.URGENT: 20}
_CENTRED = {HeadingForm.PART, HeadingForm.CHAPTER, HeadingForm.SECTION, HeadingForm.SUBSECTION}
_WHOLE: Final = re.compile(r"(?<!\S)(\w{1,12}(?:[/-]\w{1,12}){1,4})(?!\w)")
_LETTERHEAD_MM = 68.0
_EASE_MM = 3.0
_RULE_SHARE = 0.42
"""Length of a rule under a name or subject: between a third and a half of the line above it."""
_RECIPIENTS_MM = 78.0
_SIGNING_ROOM_PT = 72.0
_FOOT_MM = 10.0
"""From the edge of the page to the contact, which stands in the bottom margin."""
_TITLE_MM = 140.0
_SHORT_CELL = 900
"""Letters up to which a cell is kept on one page."""
_HEADING_SIZES = {
    HeadingForm.ROMAN: "heading_upper",
    HeadingForm.LETTER: "body",
}


def measures() -> dict[str, Any]:
    """The measures of `layout`, points and millimetres as numbers."""
    return {
        "font": layout.PDF_FONT,
        "page": layout.PAGE_MM,
        "margins": {
            "top": layout.TOP.taken,
            "bottom": layout.BOTTOM.taken,
            "left": layout.LEFT.taken,
            "right": layout.RIGHT.taken,
        },
        "content": layout.PAGE_MM[0] - layout.LEFT.taken - layout.RIGHT.taken,
        "first-line": layout.FIRST_LINE_MM[1],
        "gap": layout.PARAGRAPH_GAP_PT,
        "letterhead": _LETTERHEAD_MM,
        "recipients": _RECIPIENTS_MM,
        "foot": _FOOT_MM,
        "signing-room": _SIGNING_ROOM_PT,
        "sizes": {
            name.lower(): {"points": size.taken, "bold": size.is_bold, "italic": size.is_italic}
            for name, size in vars(layout).items()
            if isinstance(size, layout.Size)
        },
    }


def data_of(paper: Paper) -> dict[str, Any]:
    """The words of `paper`, ready to be set: nothing is left to decide but where lines and pages break."""
    return {
        "title": lines.name_of(paper),
        "issuer": paper.letterhead.issuer,
        "kind": paper.kind.upper(),
        "subject": _even(paper.subject, layout.SUBJECT, _TITLE_MM),
        "head": _head(paper),
        "addressees": lines.addressee_lines(paper.addressees),
        "authority-line": paper.authority_line,
        "blocks": _blocks(paper.blocks, is_signed=True),
        "foot": _foot(paper),
        "contact": paper.contact,
        "appendices": [_appendix(each, paper) for each in paper.appendices],
    }


def _head(paper: Paper) -> dict[str, Any]:
    urgency = paper.urgency
    return {
        **_bare_head(paper),
        "number": lines.number_of(paper),
        "place": lines.place_and_date_of(paper),
        "subject": _even(
            lines.letter_subject_of(paper), layout.LETTER_SUBJECT, _LETTERHEAD_MM - 2 * _EASE_MM
        ),
        "urgency": {"words": urgency.value, "width": _URGENCY_MM[urgency]} if urgency else None,
        "circulation": paper.circulation,
    }


def _bare_head(paper: Paper) -> dict[str, Any]:
    return {
        "superior": _even(paper.letterhead.superior, layout.SUPERIOR, _LETTERHEAD_MM - _EASE_MM),
        "issuer": _even(paper.letterhead.issuer, layout.ISSUER, _LETTERHEAD_MM - _EASE_MM),
        "country": layout.MOTTO_COUNTRY,
        "motto": layout.MOTTO_WORDS,
        "motto-rule": width_mm(layout.MOTTO_WORDS, size=layout.MOTTO.taken, is_bold=True),
        "number": "",
    }


def _even(words: str, size: layout.Size, room_mm: float) -> dict[str, Any]:
    """Words in the middle of `room_mm`; where they need several lines, lines about as long as each other."""
    parts = balanced(words, size=size.taken, room_mm=room_mm, is_bold=size.is_bold)
    widths = [width_mm(part, size=size.taken, is_bold=size.is_bold) for part in parts]
    longest = min(room_mm, max(widths, default=0))
    return {
        "words": words,
        "width": longest + _EASE_MM if len(parts) > 1 else room_mm + _EASE_MM,
        "rule": longest * _RULE_SHARE,
    }


def _foot(paper: Paper) -> dict[str, Any]:
    return {
        "recipients-word": lines.RECIPIENTS_WORD,
        "recipients": lines.recipient_lines(paper.recipients),
        "drafter-mark": paper.drafter_mark,
        "authority": paper.signature.authority,
        "name": paper.signature.name,
    }


def _appendix(appendix: Appendix, paper: Paper) -> dict[str, Any]:
    is_wide = appendix.orientation is Orientation.LANDSCAPE
    room = layout.PAGE_MM[is_wide] - layout.LEFT.taken - layout.RIGHT.taken
    word, *rest = lines.appendix_lines(appendix)
    title = rest[0] if appendix.title else ""
    line = rest[-1] if appendix.issued_with else ""
    is_attached = bool(appendix.attached_kind)
    return {
        "landscape": is_wide,
        "head": _bare_head(paper) if is_attached else None,
        "word": word,
        "title": _even(title, layout.APPENDIX_TITLE, _TITLE_MM if is_attached else room - 20),
        "line": _even(line, layout.APPENDIX_LINE, room - 10),
        "blocks": _blocks(appendix.blocks, is_signed=False),
    }


def _blocks(blocks: Sequence[Block], *, is_signed: bool) -> list[dict[str, Any]]:
    """The blocks as data, items that follow each other as one list; the last text stays with the signature."""
    made: list[dict[str, Any]] = []
    pairs = zip(blocks, levels_of(blocks), strict=True)
    for is_list, group in groupby(pairs, key=lambda pair: isinstance(pair[0], Item)):
        found = list(group)
        made += _points(found) if is_list else [_block(block, level) for block, level in found]
    if is_signed and made:
        made = [*made[:-1], *_kept(made[-1])]
    return made


def _points(group: list[tuple[Block, int]]) -> list[dict[str, Any]]:
    items = [{"mark": item.mark, "text": _running(item.text)} for item, _ in group if isinstance(item, Item)]
    return [{"type": "points", "items": items}]


def _kept(last: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A list is parted before its last item, so that the list itself may begin on the page before."""
    if last["type"] == "points":
        *before, end = last["items"]
        if before:
            yield {**last, "items": before}
        last = {**last, "items": [end]}
    yield {**last, "kept": last["type"] != "table"}


def _block(block: Block, level: int) -> dict[str, Any]:
    match block:
        case Basis():
            return {"type": "basis", "text": _running(block.text)}
        case Heading():
            return {
                "type": "heading",
                "level": level,
                "lines": lines.heading_lines(block),
                "size": _HEADING_SIZES.get(block.form, "heading"),
                "centred": block.form in _CENTRED,
            }
        case Article():
            return {
                "type": "article",
                "level": level,
                "label": lines.article_label(block),
                "text": _running(block.text),
                "title": block.is_title,
            }
        case Paragraph():
            return {
                "type": "paragraph",
                "text": _running(block.text),
                "centred": block.is_centred,
                "bold": block.is_bold,
                "italic": block.is_italic,
            }
        case Table():
            return _table(block)
        case Item():
            return _points([(block, 0)])[0]


def _running(text: str) -> str | list[str | list[str]]:
    """`text`, the short words with a stroke or hyphen inside as lists of their own: they are not parted."""
    pieces = _WHOLE.split(text.strip())
    if len(pieces) == 1:
        return pieces[0]
    return [[piece] if place % 2 else piece for place, piece in enumerate(pieces) if piece]


def _table(table: Table) -> dict[str, Any]:
    return {
        "type": "table",
        "widths": [max(column.width, 0.01) for column in table.columns],
        "header": [
            _cell(Placed(Cell((column.header,), is_bold=True), -1, place, rows=1, is_centred=True))
            for place, column in enumerate(table.columns)
        ],
        "cells": [_cell(placed) for row in rows_of(table) for placed in row],
    }


def _cell(placed: Placed) -> dict[str, Any]:
    return {
        "x": placed.column,
        "y": placed.row + 1,
        "columns": placed.cell.columns,
        "rows": placed.rows,
        "centred": placed.is_centred,
        "bold": placed.cell.is_bold,
        "lines": placed.cell.lines,
        "breakable": sum(map(len, placed.cell.lines)) > _SHORT_CELL,
    }
