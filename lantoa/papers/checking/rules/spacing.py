"""Spaces and punctuation: practice of typing, so all are hints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from lantoa.papers.checking import sources
from lantoa.papers.checking.docx.model import Document, Line
from lantoa.papers.checking.parts import Part, excerpt
from lantoa.papers.checking.registry import Fault, rule
from lantoa.papers.reading.letters import pattern

_WITH_ROOM = frozenset({Part.NUMBER, Part.PLACE_DATE, Part.APPENDIX_LINE, Part.RULE})
"""Lines in which room for figures is lawful."""
_DOUBLE = re.compile(r"(?<=\S)  +(?=\S)")
_BEFORE = pattern(
    r"(?<=[^\W\d_]) +(?=[,;:.!?](?:\s|\Z))|(?<=[\d”)]) +(?=[,;](?:\s|\Z))|(?<=\w) +(?=\)(?:\W|\Z))|(?<=\() +(?=\w)"
)
_AFTER = pattern(r"(?<=[^\W\d_])[,;:](?=[^\W\d_])|(?<=\p{Ll}\p{Ll})[.](?=\p{Lu}\p{Ll})")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@|\.vn\b|\.com\b|\.gov\b)\S*")
_JOINED = pattern(
    r"\b(?:năm|tháng|ngày|quý|khoản|điểm|Điều|Chương|Mục|lần|số|giai đoạn|trang)(?=\d)"
    r"|(?<=\b\d{4})(?=(?:của|và|về|là|trên|tại|theo|đến|như|cho|với|trong)\b)"
)
_QUOTES = pattern(r"“ +(?=\w)|(?<=\w) +”")


def _lines(document: Document) -> Iterator[Line]:
    for line in document.lines:
        if line.part not in _WITH_ROOM and line.text:
            yield line


def _found(line: Line, expression: re.Pattern[str]) -> Iterator[tuple[re.Match[str], int, int]]:
    """Matches outside of addresses of pages and mail, with their places in the paragraph."""
    addresses = [found.span() for found in _ADDRESS.finditer(line.raw)]
    for found in expression.finditer(line.raw):
        if not any(begin <= found.start() < end for begin, end in addresses):
            yield found, line.start + found.start(), line.start + found.end()


def _around(line: Line, start: int, end: int) -> str:
    """The words around a place, none of them cut."""
    text = line.paragraph.text
    begin = max(text.rfind(" ", line.start, start - 8), line.start) if start - 8 > line.start else line.start
    after = text.find(" ", end + 8, line.end)
    finish = line.end if after < 0 else after
    return excerpt(text[begin:finish])


@rule(
    "double_space",
    says="Giữa hai từ chỉ có một dấu cách (thông lệ).",
    source=sources.PRACTICE,
    remedy="Bỏ dấu cách thừa.",
    is_hint=True,
)
def check_double(document: Document) -> Iterator[Fault]:
    """Two or more between words; tables may align with them."""
    for line in _lines(document):
        for _, start, end in _found(line, _DOUBLE):
            mend = partial(document.edit, line, start, end, " ")
            yield Fault(line, f"{end - start} dấu cách liền nhau: “{_around(line, start, end)}”.", mend)


@rule(
    "space_before_mark",
    says="Trước dấu câu và sau dấu mở ngoặc không có dấu cách (thông lệ).",
    source=sources.PRACTICE,
    remedy="Bỏ dấu cách trước dấu câu.",
    is_hint=True,
)
def check_before(document: Document) -> Iterator[Fault]:
    """`kế hoạch ,`."""
    for line in _lines(document):
        for _, start, end in (*_found(line, _BEFORE), *_found(line, _QUOTES)):
            mend = partial(document.edit, line, start, end, document_quote(line, start))
            yield Fault(line, f"Thừa dấu cách: “{_around(line, start, end)}”.", mend)


def document_quote(line: Line, start: int) -> str:
    """What stays of the match: the opening quotation mark, where it is one."""
    return "“" if line.paragraph.text[start] == "“" else ""


@rule(
    "space_after_mark",
    says="Sau dấu câu có một dấu cách (thông lệ).",
    source=sources.PRACTICE,
    remedy="Thêm dấu cách sau dấu câu.",
    is_hint=True,
)
def check_after(document: Document) -> Iterator[Fault]:
    """`kế hoạch,báo cáo`."""
    for line in _lines(document):
        for _, start, end in _found(line, _AFTER):
            mend = partial(document.edit, line, end, end, " ")
            yield Fault(line, f"Thiếu dấu cách: “{_around(line, start, end)}”.", mend)


@rule(
    "joined_number",
    says="Giữa chữ và số có dấu cách (thông lệ).",
    source=sources.PRACTICE,
    remedy="Thêm dấu cách giữa chữ và số.",
    is_hint=True,
)
def check_joined(document: Document) -> Iterator[Fault]:
    """`năm2024`, `2024của`."""
    for line in _lines(document):
        for _, start, end in _found(line, _JOINED):
            mend = partial(document.edit, line, end, end, " ")
            yield Fault(line, f"Viết liền: “{_around(line, start, end)}”.", mend)
