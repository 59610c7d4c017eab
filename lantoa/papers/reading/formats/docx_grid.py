"""Unfolds the merged cells of a .docx table: one text for each column of the grid, repeated where merged."""

from collections.abc import Callable

from lxml import etree

from lantoa.papers.reading import limits
from lantoa.papers.reading.formats import docx_names as n
from lantoa.papers.reading.unreadable import Unreadable

_ROW_HOLDERS = frozenset({n.SDT, n.SDT_CONTENT, n.CUSTOM_XML, n.INS, n.MOVE_TO})


def unfold(
    table: etree._Element, *, text_of: Callable[[etree._Element, int], str], depth: int
) -> tuple[tuple[str, ...], ...]:
    """The rows of `table`; `text_of(cell, depth)` reads one cell, and is asked once a cell.

    Rows that a tracked change deletes, and rows without any text, are left out.
    """
    rows: list[list[str]] = []
    above: list[str] = []
    cell_count = 0
    for row in _children(table, n.TR):
        properties = row.find(n.TR_PR)
        if properties is not None and properties.find(n.DEL) is not None:
            continue
        above = _read_row(row, properties, above=above, text_of=text_of, depth=depth)
        cell_count += len(above)
        if cell_count > limits.TABLE_CELLS:
            raise Unreadable("too_large_unpacked")
        if any(above):
            rows.append(above)
    width = max((len(row) for row in rows), default=0)
    return tuple(tuple(row + [""] * (width - len(row))) for row in rows)


def _read_row(
    row: etree._Element,
    properties: etree._Element | None,
    *,
    above: list[str],
    text_of: Callable[[etree._Element, int], str],
    depth: int,
) -> list[str]:
    texts = [""] * min(n.number(n.value(properties, n.GRID_BEFORE)), limits.TABLE_COLUMNS)
    for cell in _children(row, n.TC):
        settings = cell.find(n.TC_PR)
        span = max(1, n.number(n.value(settings, n.GRID_SPAN), 1))
        if len(texts) + span > limits.TABLE_COLUMNS:
            span = max(0, limits.TABLE_COLUMNS - len(texts))
        if _continues(settings, n.V_MERGE) and len(texts) < len(above):
            text = above[len(texts)]
        elif _continues(settings, n.H_MERGE) and texts:
            text = texts[-1]
        else:
            text = text_of(cell, depth)
        texts.extend([text] * span)
    return texts


def _continues(settings: etree._Element | None, name: str) -> bool:
    merge = None if settings is None else settings.find(name)
    return merge is not None and merge.get(n.VAL, "continue") == "continue"


def _children(parent: etree._Element, tag: str) -> list[etree._Element]:
    """The rows of a table or cells of a row, content controls around them looked through."""
    found: list[etree._Element] = []
    for child in parent:
        if child.tag == tag:
            found.append(child)
        elif child.tag in _ROW_HOLDERS:
            found.extend(_children(child, tag))
    return found
