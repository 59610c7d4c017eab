"""The running text of a plan record as blocks: headings and items in the order in which they were read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from lantoa.papers.writing.blocks import Article, Basis, Block, Heading, Item, Paragraph
from lantoa.papers.writing.record_marks import headings_of

_ARTICLE: Final = re.compile(r"(Điều\s+\d+)\s*[.:]?")
_BASIS: Final = re.compile(r"Căn cứ\s|Theo đề nghị\s|Xét đề nghị\s")


def body_of_record(record: dict[str, Any]) -> tuple[list[Block], int | None]:
    """The blocks, and the place of the heading under which the table of tasks stood, where one heads nothing else."""
    headings = [_with_colon(heading, record) for heading in headings_of(record["outline"])]
    blocks: list[Block] = []
    bare: int | None = None
    shown = 0
    for item in record["body"]:
        until = shown if item["heading"] is None else max(shown, item["heading"] + 1)
        bare = _find_bare(record["outline"], range(shown, until), len(blocks), bare, is_end=False)
        blocks += headings[shown:until]
        shown = until
        blocks.append(_block(item))
    bare = _find_bare(record["outline"], range(shown, len(headings)), len(blocks), bare, is_end=True)
    return [*blocks, *headings[shown:]], bare


def _with_colon(heading: Heading, record: dict[str, Any]) -> Heading:
    """The colon that the outline leaves out, where a list of the record still has it behind these words."""
    opening = f"{heading.text}:"
    lists = (*record["topics"], *record["channels"], *record["audiences"])
    return replace(heading, text=opening) if any(text.startswith(opening) for text in lists) else heading


def _find_bare(
    outline: Sequence[dict[str, Any]], places: range, before: int, found: int | None, *, is_end: bool
) -> int | None:
    """The place after the first heading that is followed by one of its own level or a wider one."""
    if found is not None:
        return found
    for place in places:
        is_last = place + 1 == places.stop
        if (is_last and is_end) or (not is_last and outline[place + 1]["level"] <= outline[place]["level"]):
            return before + place - places.start + 1
    return None


def _block(item: dict[str, Any]) -> Block:
    mark, text = item["mark"] or "", item["text"]
    article = _ARTICLE.fullmatch(mark)
    if article is not None:
        return Article(article[1], text)
    if mark:
        return Item(mark, text)
    is_basis = item["heading"] is None and (_BASIS.match(text) or text.rstrip().endswith(";"))
    return Basis(text) if is_basis else Paragraph(text)
