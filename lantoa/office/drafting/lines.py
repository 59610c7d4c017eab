"""Between the lines of a section and the text that an officer types: one paragraph a line, its mark in front."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lantoa.domain.plans.changes import SectionLine
from lantoa.lib.text import tidy
from lantoa.papers.reading.marks import Kind, mark_of

LONGEST_LINE = 8000
MOST_LINES = 400


def text_of(lines: Iterable[Mapping[str, Any]]) -> str:
    """The lines as they stand in the box, `- `, `1. ` or `a) ` in front of those that have a mark."""
    return "\n".join(f"{line.get('mark') or ''} {line['text']}".strip() for line in lines)


def lines_of(text: str) -> tuple[SectionLine, ...]:
    """The paragraphs that were typed, each with its mark, empty for none; empty lines are left out.

    Marks are those that a paper is read by, so that the paper says the same; marks of headings (`I.`) are words.
    """
    return tuple(_line(one) for one in (tidy(line) for line in text.splitlines()) if one)


def _line(text: str) -> SectionLine:
    mark = mark_of(text)
    if mark is None or mark.kind < Kind.NUMBER:
        return SectionLine("", text)
    return SectionLine(mark.written, text[mark.end :].strip())
