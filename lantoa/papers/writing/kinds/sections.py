"""Sections of running text, numbered by scheme B: `I.`, `1.`, `a)`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lantoa.papers.writing.blocks import Block, Heading, HeadingForm, Item, Paragraph, Table
from lantoa.papers.writing.layout import letter

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_DASH = "- "


@dataclass(frozen=True, slots=True)
class Section:
    """A titled section; a line that begins with `- ` becomes an item of a list."""

    title: str
    lines: tuple[str, ...] = ()
    parts: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()


def blocks_of(sections: Sequence[Section], *, depth: int = 0) -> tuple[Block, ...]:
    """The headings and texts of `sections`; the title of the first depth is set in capitals."""
    blocks: list[Block] = []
    for place, section in enumerate(sections, start=1):
        blocks.append(_heading(section.title, depth=depth, place=place))
        blocks.extend(lines_of(section.lines))
        blocks.extend(section.tables)
        blocks.extend(blocks_of(section.parts, depth=depth + 1))
    return tuple(blocks)


def lines_of(lines: Sequence[str]) -> list[Block]:
    """Paragraphs, and items where a line begins with a dash."""
    return [Item("-", line[len(_DASH) :]) if line.startswith(_DASH) else Paragraph(line) for line in lines]


def roman(number: int) -> str:
    """`4` as `IV`; from 1."""
    words = ""
    for value, sign in _ROMAN:
        words += sign * (number // value)
        number %= value
    return words


def _heading(title: str, *, depth: int, place: int) -> Heading:
    if depth == 0:
        return Heading(HeadingForm.ROMAN, roman(place), title.upper())
    if depth == 1:
        return Heading(HeadingForm.NUMBER, str(place), title)
    return Heading(HeadingForm.LETTER, letter(place), title)
