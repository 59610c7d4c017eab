"""Marks and order of parts, sections, articles, clauses and points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from lantoa.papers.checking import sources
from lantoa.papers.checking.docx.model import Document, Line
from lantoa.papers.checking.numerals import follows, next_letter, roman, slips, to_roman
from lantoa.papers.checking.parts import Part
from lantoa.papers.checking.recognising import patterns as p
from lantoa.papers.checking.recognising.body import labelled
from lantoa.papers.checking.registry import Fault, rule
from lantoa.papers.writing import layout

_REFERENCE = re.compile(r"\b[Đđ]iểm [a-zđ]\b")
_ENGLISH = "abcdefghijklmnopqrstuvwxyz"


@rule(
    "section_mark",
    says="Sau số thứ tự của mục (I, II, …) có dấu chấm.",
    source=sources.HEADING_SAMPLES,
    remedy="Viết “I. …”.",
)
def check_section_mark(document: Document) -> Iterator[Fault]:
    """`I/ MỤC ĐÍCH`, `I - MỤC ĐÍCH`."""
    for line in document.prose(Part.ROMAN):
        found = p.ROMAN.match(line.text)
        if found and found[2].strip() != ".":
            yield _wrong_mark(document, line, found, ". ")


@rule(
    "article_mark",
    says="Sau số thứ tự của điều có dấu chấm.",
    source=sources.NUMBERING,
    remedy="Viết “Điều 1. …”.",
)
def check_article_mark(document: Document) -> Iterator[Fault]:
    """`Điều 1:`."""
    for line in document.prose(Part.ARTICLE):
        found = p.ARTICLE.match(line.text)
        if found and found[4].strip() != ".":
            span = (line.offset + found.start(4), line.offset + found.end(4))
            mend = partial(document.edit, line, *span, ". ")
            yield Fault(line, "Sau số thứ tự không phải dấu chấm.", mend, "Đặt dấu chấm.")


@rule(
    "clause_mark",
    says="Sau số thứ tự của khoản có dấu chấm.",
    source=sources.NUMBERING,
    remedy="Viết “1. …”.",
)
def check_clause_mark(document: Document) -> Iterator[Fault]:
    """`1/ …`, `1- …`; `1) …` is a level below, known to practice only."""
    for line in document.prose(Part.CLAUSE):
        found = p.CLAUSE.match(line.text)
        if found and found[2].strip() in {"/", "-"}:
            yield _wrong_mark(document, line, found, ". ")


@rule(
    "point_mark",
    says="Sau chữ cái của điểm có dấu đóng ngoặc đơn.",
    source=sources.NUMBERING,
    remedy="Viết “a) …”.",
)
def check_point_mark(document: Document) -> Iterator[Fault]:
    """`a. …`, `a/ …`."""
    for line in document.prose(Part.POINT):
        found = p.POINT.match(line.text)
        if found and found[2] != ")":
            yield _wrong_mark(document, line, found, ")")


def _wrong_mark(document: Document, line: Line, found: re.Match[str], mark: str) -> Fault:
    span = (line.offset + found.start(2), line.offset + found.end(2))
    mend = partial(document.edit, line, *span, mark)
    shown = f"{found[1]}{mark}".strip()
    return Fault(line, f"Ghi là “{found[1]}{found[2].rstrip()}”.", mend, f"Ghi là “{shown}”.")


@rule(
    "label_space",
    says="Sau số thứ tự có dấu cách (thông lệ).",
    source=sources.PRACTICE,
    remedy="Thêm dấu cách sau số thứ tự.",
    is_hint=True,
)
def check_label_space(document: Document) -> Iterator[Fault]:
    """`1.Mục đích`, `a)Đối với`, `I.MỤC ĐÍCH`."""
    for line in document.prose(Part.ROMAN, Part.CLAUSE, Part.POINT):
        pattern = {Part.ROMAN: p.ROMAN, Part.CLAUSE: p.CLAUSE, Part.POINT: p.POINT}[Part(line.part)]
        found = pattern.match(line.text)
        if found is None:
            continue
        end = line.offset + found.start(len(found.groups()))
        if not document_text(line, end - 1).isspace():
            mend = partial(document.edit, line, end, end, " ")
            yield Fault(line, f"“{found[1]}{found[2].strip()}” viết liền với chữ sau.", mend)


def document_text(line: Line, place: int) -> str:
    """The letter of the paragraph at `place`."""
    return line.paragraph.text[place : place + 1]


@rule(
    "section_order",
    says="Số thứ tự của mục là chữ số La Mã, liên tục từ I.",
    source=sources.HEADING_SAMPLES,
    remedy="Đánh lại số thứ tự các mục.",
)
def check_sections(document: Document) -> Iterator[Fault]:
    """Gaps and repeats; a part begins the count anew."""
    for lines in _lists(document, Part.ROMAN, _ABOVE_SECTION):
        values = [roman(_match(p.ROMAN, line)[1]) for line in lines]
        for place, expected in slips(values):
            yield Fault(lines[place], _order_words(_match(p.ROMAN, lines[place])[1], to_roman(expected)))


@rule(
    "article_order",
    says="Số thứ tự của điều là chữ số Ả Rập, liên tục từ 1.",
    source=sources.NUMBERING,
    remedy="Đánh lại số thứ tự các điều.",
)
def check_articles(document: Document) -> Iterator[Fault]:
    """Through the whole paper, whatever chapters stand between."""
    for lines in _lists(document, Part.ARTICLE, frozenset()):
        values = [int(_match(p.ARTICLE, line)[2]) for line in lines]
        for place, expected in slips(values):
            yield Fault(lines[place], _order_words(f"Điều {values[place]}", f"Điều {expected}"))


@rule(
    "part_order",
    says="Phần, chương đánh số La Mã; mục, tiểu mục đánh số Ả Rập; liên tục.",
    source=sources.NUMBERING,
    remedy="Đánh lại số thứ tự phần, chương, mục.",
)
def check_parts(document: Document) -> Iterator[Fault]:
    """Each by its own word; a chapter begins anew or goes on in a new part."""
    before: dict[str, int] = {}
    for line in document.prose(Part.BIG_LABEL):
        found = p.BIG_LABEL.match(line.text)
        if found is None:
            continue
        word, label = found[1].casefold(), found[2]
        is_roman = word in {"phần", "chương"}
        value = roman(label) if is_roman else int(label) if label.isdecimal() else 0
        expected = before.get(word, 0) + 1
        if not value:
            right = to_roman(expected) if is_roman else str(expected)
            yield Fault(line, _order_words(label, right))
        elif value not in {expected, 1} or value == before.get(word):
            yield Fault(line, _order_words(label, to_roman(expected) if is_roman else str(expected)))
        before[word] = value or expected


@rule(
    "part_title_missing",
    says="Phần, chương, mục, tiểu mục phải có tiêu đề.",
    source=sources.TITLES,
    remedy="Thêm tiêu đề bằng chữ in hoa ở dòng dưới.",
)
def check_titles(document: Document) -> Iterator[Fault]:
    """A label that is followed by something else than a centred line."""
    lines = [line for line in document.prose(*Part) if line.text]
    for place, line in enumerate(lines):
        if line.part == Part.BIG_LABEL:
            after = lines[place + 1] if place + 1 < len(lines) else None
            if after is None or after.part != Part.BIG_TITLE or after.look.alignment == "both":
                yield Fault(line, f"“{line.text}” không có tiêu đề.")


def _lists(document: Document, part: Part, ends: frozenset[str]) -> Iterator[list[Line]]:
    """Runs of lines with `part`, as far as no heading above them begins a new list."""
    found: list[Line] = []
    appendix = 0
    for line in document.prose(*Part):
        if line.part in ends or line.appendix != appendix:
            if found:
                yield found
            found, appendix = [], line.appendix
        if line.part == part:
            found.append(line)
    if found:
        yield found


_ABOVE_SECTION = frozenset({Part.BIG_LABEL, Part.KIND})
_ABOVE_CLAUSE = frozenset({Part.ROMAN, Part.ARTICLE, Part.BIG_LABEL, Part.KIND, Part.PLAIN_HEADING})
_ABOVE_POINT = _ABOVE_CLAUSE | {Part.CLAUSE}


@rule(
    "clause_order",
    says="Số thứ tự của khoản là chữ số Ả Rập, liên tục từ 1.",
    source=sources.NUMBERING,
    remedy="Đánh lại số thứ tự các khoản.",
)
def check_clauses(document: Document) -> Iterator[Fault]:
    """Gaps and repeats; a new list may begin with 1 below a point."""
    for lines in _lists(document, Part.CLAUSE, _ABOVE_CLAUSE):
        values = [int(_match(p.CLAUSE, line)[1]) for line in lines]
        for place, expected in slips(values, may_restart=True):
            yield Fault(lines[place], _order_words(str(values[place]), str(expected)))


@rule(
    "point_order",
    says="Các điểm theo thứ tự bảng chữ cái tiếng Việt: a, b, c, d, đ, e, g, h, i, k …",
    source=sources.NUMBERING,
    remedy="Đánh lại thứ tự các điểm theo bảng chữ cái tiếng Việt.",
)
def check_points(document: Document) -> Iterator[Fault]:
    """Gaps, repeats, and letters that Vietnamese has not: f, j, w, z."""
    is_cited = any(_REFERENCE.search(line.text) for line in document.lines)
    for points in _lists(document, Part.POINT, _ABOVE_POINT):
        for group in _groups(points):
            letters = [_letter(line) for line in group]
            wrong = [place for place in range(len(group)) if not _is_right(letters, place)]
            if wrong:
                right = next_letter(letters[wrong[0] - 1]) if wrong[0] else layout.LETTERS[0]
                mend = None if is_cited or not _is_english(letters) else partial(_reletter, document, group)
                yield Fault(group[wrong[0]], _order_words(f"{letters[wrong[0]]})", f"{right})"), mend)


def _match(pattern: re.Pattern[str], line: Line) -> re.Match[str]:
    """The match by which the line was recognised."""
    found = pattern.match(labelled(line))
    if found is None:
        raise ValueError(f"Recognised by another pattern: {line.text!r}")
    return found


def _groups(points: list[Line]) -> list[list[Line]]:
    """A list begins anew with each `a)`."""
    groups: list[list[Line]] = []
    for line in points:
        if _letter(line) == "a" or not groups:
            groups.append([])
        groups[-1].append(line)
    return groups


def _letter(line: Line) -> str:
    found = p.POINT.match(labelled(line))
    return found[1] if found else ""


def _is_right(letters: list[str], place: int) -> bool:
    return letters[place] == "a" if place == 0 else follows(letters[place], letters[place - 1])


def _is_english(letters: list[str]) -> bool:
    """Whether the list is in the English order without a gap: then no point is lost, only letters are wrong."""
    return "".join(letters) == _ENGLISH[: len(letters)]


def _reletter(document: Document, points: list[Line]) -> None:
    for place, line in enumerate(points, start=1):
        found = p.POINT.match(line.text)
        if found is not None:
            document.edit(line, line.offset, line.offset + len(found[1]), layout.letter(place))


def _order_words(found: str, expected: str) -> str:
    return f"Ghi là “{found}”, đúng thứ tự là “{expected}”."
