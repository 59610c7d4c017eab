"""Which words of a text changed; lines of two texts paired with each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from lantoa.domain.plans.comparison import LineChange, Part
from lantoa.lib.text import fold

MOST_WORDS = 1_500
"""Words of one line that are compared one by one; a longer line is shown as removed and added."""
MOST_PAIRS = 4_000
"""Pairs of lines between two equal ones that are weighed for likeness."""
LIKE = 0.5
"""Share of words that two lines have in common so that one is the other, changed."""
_TOKEN = re.compile(r"\s*\S+|\s+")


def line_change(old: str | None, new: str | None) -> LineChange:
    """The change of one line; None where the line is not there."""
    if old is None:
        return LineChange("added", (Part("added", new or ""),))
    if new is None:
        return LineChange("removed", (Part("removed", old),))
    if old == new:
        return LineChange("same", (Part("same", old),) if old else ())
    return LineChange("changed", tuple(_parts(old, new)))


def line_changes(old: Sequence[str], new: Sequence[str]) -> tuple[LineChange, ...]:
    """The lines of two texts in order: equal ones, changed ones paired by likeness, added and removed ones."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    found: list[LineChange] = []
    for tag, begin, end, start, stop in matcher.get_opcodes():
        if tag == "equal":
            found += [line_change(line, line) for line in old[begin:end]]
        else:
            found += _paired(old[begin:end], new[start:stop])
    return tuple(found)


def pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Places of the lines of two short runs that are like each other, in order; None where there is no partner."""
    if len(old) * len(new) > MOST_PAIRS:
        return [*((place, None) for place in range(len(old))), *((None, place) for place in range(len(new)))]
    words = [set(fold(line).split()) for line in old], [set(fold(line).split()) for line in new]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for k in range(len(new) - 1, -1, -1):
            alike = _likeness(words[0][i], words[1][k])
            together = best[i + 1][k + 1] + alike if alike >= LIKE else 0.0
            best[i][k] = max(together, best[i + 1][k], best[i][k + 1])
    found: list[tuple[int | None, int | None]] = []
    i = k = 0
    while i < len(old) and k < len(new):
        alike = _likeness(words[0][i], words[1][k])
        if alike >= LIKE and best[i][k] == best[i + 1][k + 1] + alike:
            found.append((i, k))
            i, k = i + 1, k + 1
        elif best[i][k] == best[i + 1][k]:
            found.append((i, None))
            i += 1
        else:
            found.append((None, k))
            k += 1
    found += [(place, None) for place in range(i, len(old))]
    found += [(None, place) for place in range(k, len(new))]
    return found


def pairs_by(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Partners in two lists of texts: equal ones first (moved or not), then, between them, those that are alike.

    In the order of the new list, with those that were removed after the one that stood before them.
    """
    keys: dict[str, list[int]] = {}
    for place, text in enumerate(old):
        keys.setdefault(fold(text), []).append(place)
    partner: dict[int, int] = {}
    for place, text in enumerate(new):
        waiting = keys.get(fold(text))
        if waiting:
            partner[place] = waiting.pop(0)
    left = [place for place in range(len(old)) if place not in set(partner.values())]
    free = [place for place in range(len(new)) if place not in partner]
    for i, k in pairs([old[place] for place in left], [new[place] for place in free]):
        if i is not None and k is not None:
            partner[free[k]] = left[i]
    return _in_order(len(old), len(new), partner)


def _in_order(old: int, new: int, partner: dict[int, int]) -> list[tuple[int | None, int | None]]:
    taken = set(partner.values())
    gone = [place for place in range(old) if place not in taken]
    found: list[tuple[int | None, int | None]] = []
    for place in range(new):
        own = partner.get(place)
        while gone and own is not None and gone[0] < own:
            found.append((gone.pop(0), None))
        found.append((own, place))
    return [*found, *((place, None) for place in gone)]


def _paired(old: Sequence[str], new: Sequence[str]) -> list[LineChange]:
    return [
        line_change(old[i] if i is not None else None, new[k] if k is not None else None)
        for i, k in pairs(old, new)
    ]


def _likeness(one: set[str], other: set[str]) -> float:
    if not one or not other:
        return float(one == other)
    return 2 * len(one & other) / (len(one) + len(other))


def _parts(old: str, new: str) -> list[Part]:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(before), len(after)) > MOST_WORDS:
        return [Part("removed", old), Part("added", new)]
    parts: list[Part] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, begin, end, start, stop in matcher.get_opcodes():
        if tag == "equal":
            parts.append(Part("same", "".join(before[begin:end])))
            continue
        if end > begin:
            parts.append(Part("removed", "".join(before[begin:end])))
        if stop > start:
            parts.append(Part("added", "".join(after[start:stop])))
    return parts
