"""Items of a list, whole, with their sub-lists inside."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lantoa.papers.reading.letters import pattern
from lantoa.papers.reading.structure import Item

_POINTER = pattern(r"\((?:Có|Chi tiết|Kèm theo|kèm theo|Theo|Phụ lục|Danh mục|có|chi tiết)[^)]*\)\s*[.;]?\Z")
_LEADS_IN = pattern(r"(?::|sau|sau đây|như sau)\s*\Z")


@dataclass(slots=True)
class Entry:
    """One item: its whole text and the items that it was read from."""

    text: str
    items: list[Item] = field(default_factory=list)


def entries_of(items: Sequence[Item]) -> list[Entry]:
    """Gives the top-level items; a sub-list stays in its item with its marks, introductions and pointers are left out."""
    top = next((item.kind for item in items if item.mark is not None), None)
    entries: list[Entry] = []
    for i, item in enumerate(items):
        if _POINTER.match(item.text):
            continue
        if item.mark is None:
            if _is_introduction(items, i):
                continue
            entries.append(Entry(item.text, [item]))
        elif top is not None and item.kind is not None and item.kind > top and entries:
            written = item.mark.written if item.mark.label else "-"
            entries[
                -1
            ].text = f"{entries[-1].text} {'+' if item.mark.written == '+' else written} {item.text}"
            entries[-1].items.append(item)
        else:
            top = item.kind
            entries.append(Entry(item.text, [item]))
    return entries


def _is_introduction(items: Sequence[Item], i: int) -> bool:
    return (
        i + 1 < len(items) and items[i + 1].mark is not None and _LEADS_IN.search(items[i].text) is not None
    )
