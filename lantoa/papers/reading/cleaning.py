"""Raw text to lines: one Unicode form, no invisible letters, no page furniture."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from lantoa.papers.reading.blocks import Line

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
_BROKEN_AT_SOFT_HYPHEN = re.compile("\u00ad[ ]?\n?")
_DECORATED_NUMBER = re.compile(
    r"(?:[-–—]\s*\d{1,3}\s*[-–—]|[Tt]rang\s+\d{1,3}(?:\s*/\s*\d{1,3})?|\d{1,3}\s*/\s*\d{1,3})\Z"
)
_BARE_NUMBER = re.compile(r"\d{1,3}\Z")
_DIGITS = re.compile(r"\d+")
_RULE = re.compile(r"[-–—_=*.\s]{3,}\Z")
_STARTS_APPENDIX = re.compile(r"(?:PHỤ LỤC|DANH MỤC|PHỤ BIỂU|BIỂU)\b")

_HEADER_LENGTH = (6, 120)
_NEAR = 2


def clean_text(text: str) -> str:
    """Gives NFC text with line feeds only, without soft hyphens and invisible letters."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if "\u00ad" in text:
        text = _BROKEN_AT_SOFT_HYPHEN.sub("", text)
    return text if text.isascii() else text.translate(_INVISIBLE)


def lines_of_text(text: str) -> list[Line]:
    """Splits plain text into lines that are not empty; a form feed starts the next page."""
    lines: list[Line] = []
    page, gap = 1, 0
    for raw in clean_text(text).split("\n"):
        if "\f" in raw:
            page += raw.count("\f")
        folded = " ".join(raw.split())
        if folded:
            lines.append(Line(folded, page=page, gap=gap))
            gap = 0
        else:
            gap += 1
    return lines


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """Drops page numbers, rules and running headers; a gap that they leave stays on the next line."""
    body_end = _body_end(lines)
    numbers = {i for i, line in enumerate(lines) if _is_page_number(line.text, in_body=i < body_end)}
    headers = _running_headers(lines, numbers=numbers, body_end=body_end)
    kept: list[Line] = []
    for i, line in enumerate(lines):
        if i in numbers or _RULE.match(line.text) or _DIGITS.sub("#", line.text) in headers:
            continue
        kept.append(replace(line, gap=0) if i - 1 in numbers and line.gap else line)
    return kept


def _body_end(lines: Sequence[Line]) -> int:
    for i, line in enumerate(lines):
        if _STARTS_APPENDIX.match(line.text):
            return i
    return len(lines)


def _is_page_number(text: str, *, in_body: bool) -> bool:
    if len(text) > 14:
        return False
    return bool(_DECORATED_NUMBER.match(text) or (in_body and _BARE_NUMBER.match(text)))


def _running_headers(lines: Sequence[Line], *, numbers: set[int], body_end: int) -> set[str]:
    shortest, longest = _HEADER_LENGTH
    keys = [_DIGITS.sub("#", line.text) if shortest <= len(line.text) <= longest else "" for line in lines]
    everywhere = Counter(keys[:body_end])
    at_edge: Counter[str] = Counter()
    for i, key in enumerate(keys):
        if key and _is_at_page_edge(lines, i, numbers=numbers):
            at_edge[key] += 1
    found = {key for key, times in at_edge.items() if times >= 2 and _looks_like_header(key)}
    found |= {key for key, times in everywhere.items() if key and times >= 3 and _looks_like_header(key)}
    return found


def _is_at_page_edge(lines: Sequence[Line], i: int, *, numbers: set[int]) -> bool:
    if i and lines[i - 1].page != lines[i].page:
        return True
    if i + 1 < len(lines) and lines[i + 1].page != lines[i].page:
        return True
    return any(i + step in numbers for step in (-_NEAR, -1, 1, _NEAR))


def _looks_like_header(key: str) -> bool:
    return key[0].isupper() and not key.endswith((".", ";", ":", ","))
