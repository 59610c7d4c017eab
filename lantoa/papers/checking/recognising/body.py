"""The body: headings of both schemes, clauses, points, dashes, plain text."""

from __future__ import annotations

from collections.abc import Sequence

from lantoa.papers.checking.docx.model import Line
from lantoa.papers.checking.parts import Part
from lantoa.papers.checking.recognising import patterns as p

_SHORT_HEADING = 150
_SHORT_CENTRED = 250
_DECIDING = frozenset({"QUYẾT ĐỊNH:", "QUYẾT ĐỊNH", "QUYẾT NGHỊ:", "QUYẾT NGHỊ", "CHỈ THỊ:", "NGHỊ QUYẾT:"})


def recognise_body(lines: Sequence[Line]) -> None:
    """Gives a part to each line that has none yet."""
    before: Line | None = None
    for line in lines:
        if not line.part:
            line.part = _part(line, before=before)
        if line.text:
            before = line


def labelled(line: Line) -> str:
    """The text with its automatic mark, as it is seen on the page."""
    return f"{line.label} {line.text}" if line.label else line.text


def _part(line: Line, *, before: Line | None) -> str:
    text = labelled(line)
    if not line.text:
        return Part.BLANK
    if line.cell is not None:
        return Part.TABLE
    if p.DRAWN_RULE.match(text):
        return Part.RULE
    if text in _DECIDING:
        return Part.DECIDER
    return _numbered(line, text) or _plain(line, text, before=before)


def _numbered(line: Line, text: str) -> str:
    if p.BIG_LABEL.match(text) and (line.look.alignment == "center" or line.share(of_bold=True) > 0.5):
        return Part.BIG_LABEL
    if line.start > 0:
        return ""
    if is_roman(text):
        return Part.ROMAN
    if (article := p.ARTICLE.match(text)) and _is_article(line, article[1]):
        return Part.ARTICLE
    if p.CLAUSE.match(text):
        return Part.CLAUSE
    if is_point(text):
        return Part.POINT
    if p.DEEPER.match(text) or p.DASH.match(text):
        return Part.DASH
    return ""


def is_roman(text: str) -> bool:
    """Whether the text is a heading such as `II. NHIỆM VỤ`."""
    return bool(p.ROMAN.match(text)) and not p.LETTER_SUBJECT.match(text)


def is_point(text: str) -> bool:
    """Whether the text is a point such as `đ) …`, or one with a wrong mark (`đ. …`, `đ/ …`)."""
    found = p.POINT.match(text)
    if found is None:
        return False
    label, mark, gap = found[1], found[2], found[3]
    if len(label) == 2 and label[0] != label[1]:
        return False
    return mark == ")" or bool(gap)


def _is_article(line: Line, word: str) -> bool:
    # `Điều 5 Luật này quy định …` may begin a sentence; an article's label is bold or ends with a mark.
    found = p.ARTICLE.match(line.text)
    has_mark = found is not None and found[4].strip() != ""
    return word[0] == "Đ" and (has_mark or next(iter(line.runs())).look.is_bold)


def _plain(line: Line, text: str, *, before: Line | None) -> str:
    if before is not None and before.part == Part.BIG_LABEL:
        return Part.BIG_TITLE
    if before is not None and before.part == Part.BIG_TITLE and _is_centred_bold(line):
        return Part.BIG_TITLE
    if line.look.alignment == "center" and len(text) < _SHORT_CENTRED:
        return Part.CENTRED
    is_open = not text.endswith((".", ";", ":", ","))
    if is_open and len(text) < _SHORT_HEADING and line.share(of_bold=True) > 0.9:
        return Part.PLAIN_HEADING
    return Part.BODY


def _is_centred_bold(line: Line) -> bool:
    return line.look.alignment == "center" and line.share(of_bold=True) > 0.5
