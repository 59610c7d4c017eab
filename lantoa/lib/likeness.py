"""How alike two Vietnamese sentences are, and which of many belong together: pure, the same every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypeVar

from lantoa.lib.text import fold

A = TypeVar("A")
B = TypeVar("B")

LONGEST = 400
"""Words of a text that are compared; a task is never longer."""
_EMPTY_WORDS = (
    "va cac cua ve tren trong cho theo tai den voi la duoc nham tu nhu mot so o hoac nam tinh xa phuong huyen"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
_SHORT = {
    "cchc": "cai cach hanh chinh",
    "tthc": "thu tuc hanh chinh",
    "dvc": "dich vu cong",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "ttdt": "thong tin dien tu",
}
_FAR, _HOPELESS = 0.35, 0.25


@lru_cache(maxsize=4096)
def content_words(text: str) -> tuple[str, ...]:
    """Folded words, short forms written out, without those that carry no meaning; all where nothing is left."""
    words = [full for word in fold(text).split()[:LONGEST] for full in _SHORT.get(word, word).split()]
    return tuple(word for word in words if word not in _EMPTY) or tuple(words)


def likeness(one: str, other: str) -> float:
    """From 0 (no word shared) to 1 (the same words in the same order); marks and case are set aside.

    The share of words in common counts for more than their order: offices reorder, they rarely rename.
    """
    return _likeness(*sorted((content_words(one), content_words(other))))


@lru_cache(maxsize=65536)
def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    if 2 * len(_kinds(one) & _kinds(other)) < _HOPELESS * min(len(one), len(other)):
        return 0.0
    shared = sum((Counter(one) & Counter(other)).values())
    common = 2 * shared / (len(one) + len(other))
    if common < _FAR:
        return 0.7 * common
    order = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return 0.7 * common + 0.3 * order


@lru_cache(maxsize=4096)
def _kinds(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def pairs(
    ones: Sequence[A], others: Sequence[B], *, score: Callable[[A, B], float], least: float
) -> list[tuple[int, int, float]]:
    """Places in `ones` and `others` that belong together, each place once, best first; ties go to the earlier rows.

    A pair below `least` is left apart.
    """
    scored = (
        (score(one, other), place, other_place)
        for place, one in enumerate(ones)
        for other_place, other in enumerate(others)
    )
    return list(_best_first(found for found in scored if found[0] >= least))


def _best_first(scored: Iterable[tuple[float, int, int]]) -> Iterable[tuple[int, int, float]]:
    taken: tuple[set[int], set[int]] = (set(), set())
    for points, one, other in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if one not in taken[0] and other not in taken[1]:
            taken[0].add(one)
            taken[1].add(other)
            yield one, other, points
