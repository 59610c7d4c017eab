"""The document as it is drawn: paragraphs and tables, cut where something was understood."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from lantoa.domain.imports.review.paths import Addresses
from lantoa.lib.text import fold


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that leads to the same fields; `addresses` runs from the narrowest field to the widest.

    `anchors` are the addresses that are reached here first.
    """

    text: str
    addresses: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paragraph (`pieces`) or a table (`rows` of cells of pieces); `is_new_page` draws the edge of a page."""

    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    look: str = "plain"
    page: int = 1
    is_new_page: bool = False


WHOLE_CELL = 1_000_000
FRAMELESS = ("doc lap tu do hanh phuc", "noi nhan")
_STEP = re.compile(r"[a-z_]+|\d+")
Span = tuple[int, int, str]


def sheets_of(reading: dict[str, Any], *, addresses: Addresses) -> tuple[list[Sheet], frozenset[str]]:
    """The document drawn, and the addresses that can be shown in it."""
    spans = _spans(reading, addresses)
    looks = Looks(reading.get("record") or {})
    anchored: set[str] = set()
    sheets: list[Sheet] = []
    page = 0
    for number, block in enumerate(reading.get("blocks") or []):
        sheet = _sheet(block, spans=spans, number=number, anchored=anchored, looks=looks)
        here = int(block.get("page") or 1)
        sheets.append(replace(sheet, page=here, is_new_page=bool(page) and here != page))
        page = here
    return sheets, frozenset(anchored)


class Looks:
    """Tells titles and headings from the rest, also where the file (plain text) does not say."""

    def __init__(self, record: dict[str, Any]) -> None:
        head = record.get("document") or {}
        self._title = f" {fold(str(head.get('subject') or ''))} "
        self._kind = fold(str(head.get("kind") or ""))
        self._headings = {
            fold(f"{one.get('label') or ''} {one.get('text') or ''}") for one in record.get("outline") or []
        }
        self._is_begun = False

    def of(self, block: dict[str, Any], text: str) -> str:
        """`title`, `strong` or `plain`."""
        folded = fold(text)
        is_heading = folded in self._headings
        self._is_begun = self._is_begun or is_heading
        is_title = folded == self._kind or (bool(folded) and f" {folded} " in self._title)
        if (is_title and not self._is_begun) or (block.get("centred") and len(text) < 300):
            return "title"
        return "strong" if is_heading or (block.get("bold") and len(text) < 200) else "plain"

    def of_table(self, rows: list[list[str]]) -> str:
        """`letterhead` for the frameless tables at the head and the foot of a paper, else `table`."""
        words = fold(" ".join(str(cell) for row in rows[:4] for cell in row))
        is_frameless = len(rows) <= 4 and any(mark in words for mark in FRAMELESS)
        return "letterhead" if is_frameless else "table"


def _spans(reading: dict[str, Any], addresses: Addresses) -> dict[tuple[int, int, int], list[Span]]:
    found: dict[tuple[int, int, int], list[Span]] = {}
    for path, source in (reading.get("sources") or {}).items():
        address = addresses.of(path)
        row, column = source.get("row"), source.get("column")
        start, end = source["start"], source["end"]
        if start == end == 0 and row is not None:
            # The whole cell, whatever its length.
            end = WHOLE_CELL
        if address is None or end <= start:
            continue
        if row is None:
            start, end = _settled(reading, path, source["block"], (start, end))
        place = (source["block"], -1 if row is None else row, -1 if column is None else column)
        found.setdefault(place, []).append((start, end, address))
    return found


def _settled(reading: dict[str, Any], path: str, number: int, span: tuple[int, int]) -> tuple[int, int]:
    """The span of the value itself where the block holds its words at another place (behind a mark)."""
    value = _value(reading.get("record") or {}, path)
    blocks = reading.get("blocks") or []
    text = str(blocks[number].get("text") or "") if number < len(blocks) else ""
    if not value or text[slice(*span)] == value:
        return span
    at = text.find(value)
    return (at, at + len(value)) if at >= 0 else span


def _value(record: dict[str, Any], path: str) -> str:
    value: Any = record
    for part in _STEP.findall(path):
        if isinstance(value, list) and part.isdigit() and int(part) < len(value):
            value = value[int(part)]
        else:
            value = value.get(part) if isinstance(value, dict) else None
    return (
        str(value.get("text") or "") if isinstance(value, dict) else value if isinstance(value, str) else ""
    )


def _sheet(
    block: dict[str, Any],
    *,
    spans: dict[tuple[int, int, int], list[Span]],
    number: int,
    anchored: set[str],
    looks: Looks,
) -> Sheet:
    if "rows" in block:
        rows = tuple(
            tuple(
                pieces_of(str(cell), spans.get((number, row, column), ()), anchored)
                for column, cell in enumerate(cells)
            )
            for row, cells in enumerate(block["rows"])
        )
        return Sheet(rows=rows, look=looks.of_table(block["rows"]))
    text, label = str(block.get("text") or ""), block.get("label")
    pieces = pieces_of(text, spans.get((number, -1, -1), ()), anchored)
    if label:
        pieces = (Piece(f"{label} "), *pieces)
    return Sheet(pieces=pieces, look=looks.of(block, f"{label or ''} {text}"))


def pieces_of(text: str, spans: Iterable[Span], anchored: set[str]) -> tuple[Piece, ...]:
    """`text` cut at every edge of a span; each piece knows all spans over it, the narrowest first."""
    inside = [(max(0, start), min(len(text), end), address) for start, end, address in spans]
    inside = [span for span in inside if span[0] < span[1]]
    edges = sorted({0, len(text), *(edge for start, end, _address in inside for edge in (start, end))})
    pieces = []
    for start, end in pairwise(edges):
        over = sorted((s for s in inside if s[0] <= start and s[1] >= end), key=lambda s: (s[1] - s[0], s[2]))
        here = tuple(dict.fromkeys(address for _start, _end, address in over))
        new = tuple(address for address in here if address not in anchored)
        anchored.update(new)
        pieces.append(Piece(text[start:end], here, new))
    return tuple(pieces)
