"""Raw text to lines: one Unicode form, no invisible letters, no page furniture."""

import unicodedata
from collections import Counter
from collections.abc import Sequence

from lantoa.papers.reading.blocks import Line
from lantoa.papers.reading.letters import pattern

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
_BROKEN_AT_SOFT_HYPHEN = pattern("\u00ad[ ]?\n?")
_DECORATED_NUMBER = pattern(
    r"(?:[-–—]\s*\d{1,3}\s*[-–—]|[Tt]rang\s+\d{1,3}(?:\s*/\s*\d{1,3})?|\d{1,3}\s*/\s*\d{1,3})\Z"
)
_BARE_NUMBER = pattern(r"\d{1,3}\Z")
_RULE = pattern(r"[-–—_=*.\s]{3,}\Z")
_STARTS_APPENDIX = pattern(r"(?:PHỤ LỤC|DANH MỤC|PHỤ BIỂU|BIỂU)\b|(?:STT|TT|Stt|Số TT)(?:\Z|[\s|])")

_FOOT = ("Nơi nhận", "- Nơi nhận", "NƠI NHẬN")
_RULE_SIGNS = "-–—_=*."
_HEADER_LENGTH = (6, 120)
_NEAR = 2


def clean_text(text: str) -> str:
    """Gives NFC text with line feeds only, without soft hyphens and invisible letters."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if "\u00ad" in text:
        text = _BROKEN_AT_SOFT_HYPHEN.sub("", text)
    return text.translate(_INVISIBLE) if any(chr(sign) in text for sign in _INVISIBLE) else text


def lines_of_text(text: str) -> list[Line]:
    """Splits plain text into lines that are not empty; a form feed starts the next page."""
    lines: list[Line] = []
    page, gap = 1, 0
    for raw in clean_text(text).split("\n"):
        if "\f" in raw:
            page += raw.count("\f")
        folded = " ".join(raw.split())
        if folded:
            lines.append(Line(folded, page, gap))
            gap = 0
        else:
            gap += 1
    return lines


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """Drops page numbers, rules and running headers; a gap that they leave stays on the next line."""
    body_end = _body_end(lines)
    numbers = {
        i
        for i, line in enumerate(lines)
        if len(line.text) <= 14 and _is_page_number(line.text, in_body=i < body_end)
    }
    headers = _running_headers(lines, numbers=numbers, body_end=body_end)
    kept: list[Line] = []
    for i, line in enumerate(lines):
        text = line.text
        if (
            i in numbers
            or (text[0] in _RULE_SIGNS and _RULE.match(text))
            or (headers and _key(text) in headers)
        ):
            continue
        kept.append(line._replace(gap=0) if line.gap and i - 1 in numbers else line)
    return kept


def _body_end(lines: Sequence[Line]) -> int:
    for i, line in enumerate(lines):
        if line.text[0] in "PDBST" and _STARTS_APPENDIX.match(line.text):
            return i
    return len(lines)


def _is_page_number(text: str, *, in_body: bool) -> bool:
    return bool(_DECORATED_NUMBER.match(text) or (in_body and _BARE_NUMBER.match(text)))


def _key(text: str) -> str:
    """A running header without the page number that may stand beside it."""
    return text.strip("0123456789 /|–-")


def _running_headers(lines: Sequence[Line], *, numbers: set[int], body_end: int) -> set[str]:
    # Below the signature the cells of a table may repeat as often as they like.
    foot = next((i for i, line in enumerate(lines[:body_end]) if line.text.startswith(_FOOT)), body_end)
    repeated = {text for text, times in Counter(line.text for line in lines[:foot]).items() if times >= 3}
    found = {_key(text) for text in repeated if _looks_like_header(text)}
    edges = {i + step for i in numbers for step in (-_NEAR, -1, 1, _NEAR)}
    for i in range(1, len(lines)):
        if lines[i - 1].page != lines[i].page:
            edges.update((i - 1, i))
    at_edge = Counter(_key(lines[i].text) for i in edges if 0 <= i < len(lines) and i not in numbers)
    return found | {key for key, times in at_edge.items() if times >= 2 and _looks_like_header(key)}


def _looks_like_header(key: str) -> bool:
    shortest, longest = _HEADER_LENGTH
    return shortest <= len(key) <= longest and key[0].isupper() and not key.endswith((".", ";", ":", ","))
