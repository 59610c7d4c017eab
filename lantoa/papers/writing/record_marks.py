"""The labels and marks of a plan record as the headings and items of a paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from lantoa.papers.writing.blocks import Heading, HeadingForm

_ROMAN: Final = re.compile(r"[IVX]+")
_CAPITAL: Final = re.compile(r"[A-HĐ]")
_PART: Final = re.compile(r"(?:phần|chương|mục|tiểu mục)\s", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})*")
_LETTER: Final = re.compile(r"[a-zđ]\d?")
_ROMAN_LEVEL, _NUMBER_LEVEL, _DECIMAL_LEVEL, _LETTER_LEVEL, _BRACKET_LEVEL = 1, 2, 3, 3, 4


def headings_of(outline: Sequence[dict[str, Any]]) -> list[Heading]:
    """One heading an entry of the outline; its label keeps its form, its text the record's words."""
    shift = _shift(outline)
    return [_heading(entry, shift=shift, is_top=entry["level"] == 1) for entry in outline]


def _heading(entry: dict[str, Any], *, shift: int, is_top: bool) -> Heading:
    label, text = entry["label"] or "", entry["text"]
    if not label:
        return Heading(HeadingForm.PLAIN, "", text)
    if _PART.match(label):
        return Heading(HeadingForm.PART, label, text.upper())
    if _ROMAN.fullmatch(label) or _CAPITAL.fullmatch(label):
        return Heading(HeadingForm.ROMAN, label, text.upper())
    if entry["level"] - shift == _BRACKET_LEVEL and "." not in label and (shift >= 0 or not is_top):
        return Heading(HeadingForm.LETTER, f"({label})", text)
    form = HeadingForm.LETTER if _LETTER.fullmatch(label) else HeadingForm.NUMBER
    return Heading(form, label, text)


def _shift(outline: Sequence[dict[str, Any]]) -> int:
    """By how much the levels differ from those of a plan whose widest headings are `I.`."""
    for entry in outline:
        label, level = entry["label"] or "", entry["level"]
        if _ROMAN.fullmatch(label):
            return int(level - _ROMAN_LEVEL)
        if _PART.match(label) or _CAPITAL.fullmatch(label):
            return int(level)
    numbers = [each["level"] for each in outline if _NUMBER.fullmatch(each["label"] or "")]
    plain = [level for level in numbers if level is not None]
    return int(min(plain) - _NUMBER_LEVEL) if plain else 0
