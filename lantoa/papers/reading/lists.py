"""Items of a list, whole, with their sub-lists inside."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lantoa.papers.reading.items import Item
from lantoa.papers.reading.letters import pattern

_POINTER = pattern(r"\((?:Có|Chi tiết|Kèm theo|kèm theo|Theo|Phụ lục|Danh mục|có|chi tiết)[^)]*\)\s*[.;]?\Z")
_LEADS_IN = pattern(r"(?::|sau|sau đây|như sau)\s*\Z")


@dataclass(slots=True)
class Entry:
    """One item: its whole text and the items that it was read from."""

    text: str
    items: list[Item] = field(default_factory=list)


def entries_of(items: Sequence[Item], *, followed: bool = False) -> list[Entry]:
    """Gives the top-level items; a sub-list stays in its item with its marks, introductions and pointers are left out.

    `followed` says that further entries of the same list stand below these items, under headings of their own.
    """
    top = next((item for item in items if item.mark is not None), None)
    entries: list[Entry] = []
    for i, item in enumerate(items):
        if _POINTER.match(item.text) or _is_introduction(items, i, followed=followed):
            continue
        if item.mark is None:
            entries.append(Entry(item.text, [item]))
        elif top is not None and entries and _is_below(item, top, entries[-1]):
            mark = item.mark
            entries[
                -1
            ].text = f"{entries[-1].text} {mark.written if mark.label else mark.written[:1]} {item.text}"
            entries[-1].items.append(item)
        else:
            top = item
            entries.append(Entry(item.text, [item]))
    return entries


def _is_below(item: Item, top: Item, entry: Entry) -> bool:
    """Tells a sub-item: its mark is narrower, or it is another sign (`-` below `*`) after a colon."""
    if item.mark is None or top.mark is None:
        return False
    if item.mark.kind is not top.mark.kind:
        return item.mark.kind > top.mark.kind
    if item.mark.sign == top.mark.sign:
        return False
    return entry.items[0].text.endswith(":") or len(entry.items) > 1


def _is_introduction(items: Sequence[Item], i: int, *, followed: bool) -> bool:
    if items[i].mark is not None or _LEADS_IN.search(items[i].text) is None:
        return False
    return items[i + 1].mark is not None if i + 1 < len(items) else followed
