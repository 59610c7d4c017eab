"""How paragraphs of the body stand: justified, indented, apart, upright."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from lantoa.papers.checking import mending, sources
from lantoa.papers.checking.docx.looks import ParagraphLook
from lantoa.papers.checking.docx.model import Document, Line
from lantoa.papers.checking.parts import BODY_PARTS, HEADINGS, Part
from lantoa.papers.checking.registry import Fault, rule
from lantoa.papers.checking.rules.component_looks import points
from lantoa.papers.checking.rules.page import mm
from lantoa.papers.writing import layout

_INDENTED = (Part.BODY, Part.CLAUSE, Part.POINT, Part.ARTICLE)
_JUSTIFIED = (*BODY_PARTS, Part.BASIS)
_SPACED = (*BODY_PARTS, Part.ARTICLE, Part.ROMAN)
_EASE_MM = 0.8
_EASE_POINTS = 0.05
_SINGLE = 1.15
"""One line of Times New Roman is so many times its size."""
_EXACT_LEAST = 1.1
_EASE_LINES = 0.02
_DEFAULT_TAB_MM = 12.7
_A_LINE = 75
"""Letters that fill a line for sure; a shorter paragraph looks the same justified or not."""
_SENTENCE = 60


def _first_lines(document: Document, *parts: Part) -> list[Line]:
    return [line for line in document.prose(*parts) if line.text and line.start == 0 and line.cell is None]


@rule(
    "body_justified",
    says="Nội dung văn bản canh đều cả hai lề.",
    source=sources.BODY,
    remedy="Canh đều hai lề (Ctrl+J).",
)
def check_justified(document: Document) -> Iterator[Fault]:
    """Paragraphs of more than one line."""
    for line in _first_lines(document, *_JUSTIFIED):
        if line.look.alignment != "both" and len(line.paragraph.text) > _A_LINE:
            mend = partial(mending.set_alignment, line.paragraph, "both")
            yield Fault(line, "Không canh đều hai lề.", mend, "Canh đều hai lề.")


@rule(
    "body_indent",
    says="Khi xuống dòng, chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm.",
    source=sources.BODY,
    remedy="Đặt lùi đầu dòng (First line) 1 cm hoặc 1,27 cm.",
)
def check_indent(document: Document) -> Iterator[Fault]:
    """Where the first letter stands; automatic lists set their own indents."""
    for line in _first_lines(document, *_INDENTED):
        if line.look.is_numbered:
            continue
        place = _first_letter_mm(line)
        if all(abs(place - allowed) > _EASE_MM for allowed in layout.FIRST_LINE_MM):
            mend = None if line.raw.startswith("\t") else partial(_indent, document, line)
            yield Fault(line, f"Đầu dòng lùi {mm(place)} mm.", mend, "Đặt lùi đầu dòng 1,27 cm.")


def _first_letter_mm(line: Line) -> float:
    start = line.look.left_mm + line.look.first_line_mm
    return _DEFAULT_TAB_MM if line.raw.startswith("\t") and start < _EASE_MM else start


def _indent(document: Document, line: Line) -> None:
    mending.set_first_line(line.paragraph, layout.FIRST_LINE_MM[-1])
    blanks = line.offset - line.start
    if blanks:
        document.edit(line, line.start, line.start + blanks, "")


@rule(
    "body_gap",
    says="Khoảng cách giữa các đoạn văn tối thiểu là 6pt.",
    source=sources.BODY,
    remedy="Đặt khoảng cách trước hoặc sau đoạn (Spacing Before, After) từ 6pt.",
)
def check_gap(document: Document) -> Iterator[Fault]:
    """Between two paragraphs of the body that touch."""
    inside = {id(line.paragraph): line for line in _first_lines(document, *_SPACED)}
    for above, below in pairwise(document.paragraphs):
        line = inside.get(id(below))
        if line is None or id(above) not in inside:
            continue
        gap = _gap(above.look, below.look)
        if gap < layout.PARAGRAPH_GAP_PT - _EASE_POINTS:
            mend = partial(mending.set_spacing, above, after=layout.PARAGRAPH_GAP_PT)
            yield Fault(line, f"Cách đoạn trên {points(round(gap, 1))}pt.", mend, "Đặt cách đoạn 6pt.")


def _gap(above: ParagraphLook, below: ParagraphLook) -> float:
    is_same = above.style == below.style
    after = 0.0 if above.is_contextual and is_same else above.after
    before = 0.0 if below.is_contextual and is_same else below.before
    return after + before


@rule(
    "body_line_spacing",
    says="Khoảng cách giữa các dòng từ dòng đơn đến 1,5 dòng.",
    source=sources.BODY,
    remedy="Đặt cách dòng (Line spacing) từ Single đến 1.5 lines.",
)
def check_lines(document: Document) -> Iterator[Fault]:
    """As a multiple, or in points against the size of the letters."""
    least, most = layout.LINES
    for line in _first_lines(document, *_SPACED, *HEADINGS[:2], Part.BASIS):
        look = line.look
        size = next((run.look.size for run in line.runs()), layout.BODY.taken)
        low, high = (_EXACT_LEAST * size, most * _SINGLE * size + 1) if look.line_is_points else (least, most)
        if not low - _EASE_LINES <= look.line <= high + _EASE_LINES:
            unit = "pt" if look.line_is_points else " dòng"
            mend = partial(mending.set_spacing, line.paragraph, line=least)
            yield Fault(line, f"Cách dòng {points(round(look.line, 2))}{unit}.", mend, "Đặt dòng đơn.")


@rule(
    "body_italic",
    says="Nội dung văn bản kiểu chữ đứng.",
    source=sources.BODY,
    remedy="Bỏ chữ nghiêng.",
)
def check_italic(document: Document) -> Iterator[Fault]:
    """Whole paragraphs in italics; a remark in brackets and a single word may be so."""
    for line in _first_lines(document, *BODY_PARTS):
        is_remark = line.text.startswith(("(", "“", "*"))
        if not is_remark and len(line.text) > _SENTENCE and line.share(of_italic=True) > 0.9:
            mend = partial(mending.set_toggle, list(line.runs()), "i", is_on=False)
            yield Fault(line, "Cả đoạn in nghiêng.", mend, "Đặt chữ đứng.")


@rule(
    "body_bold",
    says="Nội dung văn bản kiểu chữ đứng, chỉ tiêu đề mới đậm.",
    source=sources.BODY,
    remedy="Bỏ chữ đậm ở đoạn không phải tiêu đề.",
    is_hint=True,
)
def check_bold(document: Document) -> Iterator[Fault]:
    """A whole bold sentence that ends with a full stop; titles do not."""
    for line in _first_lines(document, *BODY_PARTS):
        if line.text.endswith((".", ";")) and len(line.text) > _SENTENCE and line.share(of_bold=True) > 0.9:
            mend = partial(mending.set_toggle, list(line.runs()), "b", is_on=False)
            yield Fault(line, "Cả đoạn in đậm.", mend, "Bỏ chữ đậm.")


@rule(
    "article_bold",
    says="Từ “Điều”, số thứ tự và tiêu đề của điều kiểu chữ đứng, đậm.",
    source=sources.NUMBERING,
    remedy="Đặt chữ đậm cho “Điều” và số thứ tự.",
)
def check_article(document: Document) -> Iterator[Fault]:
    """The label; the text after it is plain where the article has no title."""
    for line in _first_lines(document, Part.ARTICLE):
        first = next(iter(line.runs()))
        if not first.look.is_bold:
            is_label = len(first.text.strip()) <= len("Điều 100.")
            mend = partial(mending.set_toggle, [first], "b", is_on=True) if is_label else None
            yield Fault(line, "“Điều …” không đậm.", mend, "Đặt chữ đậm.")
