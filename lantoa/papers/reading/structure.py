"""The body as a list of items under a tree of headings."""

from collections.abc import Sequence

from lantoa.papers.reading.blocks import Block, Paragraph
from lantoa.papers.reading.headings import TRAILING, is_heading
from lantoa.papers.reading.items import Body, Heading, Item
from lantoa.papers.reading.letters import pattern
from lantoa.papers.reading.marks import Kind, Mark, follows_letter, mark_of, mark_of_label

# `Phần I` on a line of its own, its title on the next.
_PART_ALONE = pattern(r"(?:PHẦN|Phần)\s+(?:[Tt]hứ\s+\w+|THỨ\s+\w+|[IVX]+|\d+|[A-H])\s*[.:]?\Z")
_LEVELS = {
    Kind.ROMAN: 1,
    Kind.ARTICLE: 1,
    Kind.NUMBER: 2,
    Kind.DECIMAL: 3,
    Kind.LETTER: 3,
    Kind.BRACKET: 4,
}


def body_of(blocks: Sequence[Block], places: Sequence[int]) -> Body:
    """Reads the paragraphs at `places` into items and headings."""
    items = _items_of(blocks, places)
    headings: list[Heading] = []
    open_headings: list[tuple[int, Kind | None]] = []
    letters_under_decimals = False
    for i, item in enumerate(items):
        if is_heading(items, i):
            item.is_heading = True
            level = _level(item, headings, letters_under_decimals=letters_under_decimals)
            letters_under_decimals = item.kind is Kind.DECIMAL or (
                letters_under_decimals and item.kind is Kind.LETTER
            )
            label = item.mark.label if item.mark else None
            _close_wider(open_headings, headings, item, level=level, place=i)
            open_headings.append((len(headings), item.kind))
            headings.append(
                Heading(label, item.text.rstrip(TRAILING), level, i, len(items), index=len(headings))
            )
        else:
            _leave(open_headings, item, headings, i)
        item.heading = open_headings[-1][0] if open_headings else None
    _settle_levels(items, headings)
    _close(headings)
    return Body(items, headings)


def _items_of(blocks: Sequence[Block], places: Sequence[int]) -> list[Item]:
    items: list[Item] = []
    part: Mark | None = None
    for i in places:
        block = blocks[i]
        if not isinstance(block, Paragraph):
            if items:
                items[-1].heads_table = True
        elif _PART_ALONE.match(block.text):
            part = Mark(Kind.PART, block.text, block.text.rstrip(" .:"), 0)
        elif block.text and not _is_formula(block.text):
            item = _item(block, i)
            if part is not None and item.mark is None:
                item.mark = part
            items.append(item)
            part = None
    return items


def _close_wider(
    open_headings: list[tuple[int, Kind | None]],
    headings: Sequence[Heading],
    item: Item,
    *,
    level: int,
    place: int,
) -> None:
    """The headings that are not above a new one are open no longer."""
    while open_headings and headings[open_headings[-1][0]].level >= level:
        open_headings.pop()


def _leave(
    open_headings: list[tuple[int, Kind | None]], item: Item, headings: Sequence[Heading], place: int
) -> None:
    """A numbered sentence that counts on from a heading stands beside it, under the heading above both."""
    kind = item.kind
    if kind is None or kind >= Kind.DASH or item.mark is None:
        return
    depth = next((k for k in range(len(open_headings) - 1, -1, -1) if open_headings[k][1] is kind), None)
    if kind is Kind.ARTICLE:
        depth = 0 if open_headings and open_headings[0][1] is not Kind.PART else depth
    elif depth is not None and depth + 1 < len(open_headings):
        before = headings[open_headings[depth][0]].label
        if kind is not Kind.ROMAN and not _counts_on(item.mark.label, before):
            return
    if depth is None:
        return
    for left, _ in open_headings[depth:]:
        headings[left].end = min(headings[left].end, place)
    del open_headings[depth:]


def _counts_on(label: str, before: str | None) -> bool:
    if before is None:
        return False
    if label.isdigit() and before.isdigit():
        return int(label) == int(before) + 1
    return follows_letter(label, before)


def _is_formula(text: str) -> bool:
    """`QUYẾT ĐỊNH:` alone opens the articles of a decision; it is neither heading nor text."""
    return text.rstrip(": ") in ("QUYẾT ĐỊNH", "KẾ HOẠCH", "QUYẾT NGHỊ")


def _item(block: Paragraph, place: int) -> Item:
    mark = mark_of_label(block.label) if block.label else mark_of(block.text)
    if (
        mark is not None
        and mark.kind is Kind.DASH
        and not block.label
        and block.text[mark.end].islower()
        and block.text[0] in "*"
    ):
        mark = None
    start = mark.end if mark and not block.label else 0
    return Item(place, block.text[start:], start, mark, bold=block.bold)


def _level(item: Item, headings: Sequence[Heading], *, letters_under_decimals: bool) -> int:
    if item.mark is None:
        if item.text.isupper() or not headings:
            return 1
        before = headings[-1]
        is_beside = before.label is None and not before.text.isupper()
        return before.level if is_beside else min(before.level + 1, 3)
    if item.kind in (Kind.PART, Kind.LETTER_CAPITAL):
        return 0
    level = _LEVELS[item.mark.kind]
    if item.kind is Kind.DECIMAL:
        return level + item.mark.label.count(".") - 1
    return level + 1 if item.kind is Kind.LETTER and letters_under_decimals else level


def _settle_levels(items: Sequence[Item], headings: list[Heading]) -> None:
    marked = [heading.level for heading in headings if heading.label is not None]
    if not marked:
        return
    shift = 1 - min(marked)
    for heading in headings:
        if heading.label is not None or (shift > 0 and not items[heading.item].text.isupper()):
            heading.level += shift


def _close(headings: Sequence[Heading]) -> None:
    for i, heading in enumerate(headings):
        end = next((other.item for other in headings[i + 1 :] if other.level <= heading.level), heading.end)
        heading.end = min(heading.end, end)
