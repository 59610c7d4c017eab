"""The running text of a paper as HTML: headings, paragraphs, lists, tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from lantoa.papers.writing import lines
from lantoa.papers.writing.blocks import (
    Article,
    Basis,
    Block,
    Cell,
    Heading,
    Item,
    Paragraph,
    Table,
)
from lantoa.papers.writing.grid import Placed, rows_of
from lantoa.papers.writing.html.tags import element, group, line, words
from lantoa.papers.writing.outline import levels_of


def flow(blocks: Sequence[Block], *, level: int) -> list[str]:
    """One element a block; items that follow each other are one list. Headings begin at `level`."""
    pairs = zip(blocks, levels_of(blocks, top=level), strict=True)
    made: list[str] = []
    for is_list, found in groupby(pairs, key=lambda pair: isinstance(pair[0], Item)):
        each = list(found)
        made += [_points([block for block, _ in each])] if is_list else [_element(*pair) for pair in each]
    return made


def _points(items: Sequence[Block]) -> str:
    found = [item for item in items if isinstance(item, Item)]
    is_counted = all(item.mark[:1].isalnum() for item in found)
    entries = [line("", lines.item_line(item), tag="li") for item in found]
    return group("ol" if is_counted else "ul", "points plain", entries)


def _element(block: Block, level: int) -> str:
    match block:
        case Basis():
            return line("basis", block.text)
        case Heading():
            return _heading(block, level)
        case Article():
            return _article(block, level)
        case Paragraph():
            marks = {"centred": block.is_centred, "bold": block.is_bold, "italic": block.is_italic}
            return line(" ".join(["text", *(name for name, is_set in marks.items() if is_set)]), block.text)
        case Table():
            return _table(block)
        case Item():
            return _points([block])


def _heading(heading: Heading, level: int) -> str:
    spans = [element("span", "", words(text)) for text in lines.heading_lines(heading)]
    return element(f"h{level}", f"heading heading-{heading.form.value}", " ".join(spans))


def _article(article: Article, level: int) -> str:
    label = lines.article_label(article)
    if article.is_title:
        return line("heading article", f"{label} {article.text}", tag=f"h{level}")
    return element("p", "text", element("strong", "", words(label)), f" {words(article.text)}")


def _table(table: Table) -> str:
    whole = sum(column.width for column in table.columns) or 1
    shares = [f'<col class="paper-share-{_twentieths(column.width / whole)}">' for column in table.columns]
    header = [element("th", "", words(column.header), scope="col") for column in table.columns]
    rows = [group("tr", "", [_cell(placed) for placed in row]) or "<tr></tr>" for row in rows_of(table)]
    parts = [
        group("colgroup", "", shares),
        group("thead", "", [group("tr", "", header)]),
        group("tbody", "", rows),
    ]
    # The frame scrolls where the table is wider than the screen; it can be reached by the keyboard.
    return element("div", "table-frame", group("table", "table", parts), tabindex=0)


def _cell(placed: Placed) -> str:
    cell: Cell = placed.cell
    names = {"centred": placed.is_centred, "bold": cell.is_bold}
    spans = {"colspan": cell.columns, "rowspan": placed.rows}
    return element(
        "td",
        " ".join(name for name, is_set in names.items() if is_set),
        "\n".join(line("", text) for text in cell.lines),
        **{name: number for name, number in spans.items() if number > 1},
    )


def _twentieths(share: float) -> int:
    """A width as a class may give it: no style stands in the page itself."""
    return min(max(round(share * 20), 1), 20)
