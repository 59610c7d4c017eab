"""The words of a signed file beside the words of the issued text."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

_WORD = re.compile(r"\w+", re.UNICODE)
SHOWN: Final = 40
_AROUND: Final = 4


@dataclass(frozen=True, slots=True)
class WordComparison:
    """`missing` are words of the issued text that the file lacks, `added` those that only the file has.

    Each is given with the words around it. `same_percent` is the share of the issued words found again.
    """

    is_same: bool
    same_percent: int
    missing: tuple[str, ...]
    added: tuple[str, ...]
    missing_count: int
    added_count: int

    def as_data(self) -> dict[str, Any]:
        """JSON values."""
        return {
            "is_same": self.is_same,
            "same_percent": self.same_percent,
            "missing": list(self.missing),
            "added": list(self.added),
            "missing_count": self.missing_count,
            "added_count": self.added_count,
        }


def compare_words(issued: Iterable[str], found: Iterable[str], *, page_count: int) -> WordComparison:
    """Compares word by word, whatever the order in which the file gives its columns.

    Page numbers, which only the file has, are set aside once each.
    """
    wanted, got = _words(issued), _words(found)
    missing, added = Counter(wanted) - Counter(got), Counter(got) - Counter(wanted)
    added -= Counter(str(number) for number in range(1, page_count + 1))
    count = sum(missing.values())
    share = 100 if not wanted else round(100 * (len(wanted) - count) / len(wanted))
    if count and share == 100:
        share = 99
    return WordComparison(
        is_same=not missing and not added,
        same_percent=share,
        missing=_around(wanted, missing),
        added=_around(got, added),
        missing_count=count,
        added_count=sum(added.values()),
    )


def _words(texts: Iterable[str]) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", " ".join(texts)).casefold())


def _around(words: list[str], odd: Counter[str]) -> tuple[str, ...]:
    """The places of the odd words, neighbours joined, each with a few words before and after it."""
    left = Counter(odd)
    places = []
    for place in range(len(words) - 1, -1, -1):
        # The last ones are taken first: a repeated word is usually added behind the rightful one.
        if left[words[place]] > 0:
            left[words[place]] -= 1
            places.append(place)
    groups: list[list[int]] = []
    for place in sorted(places):
        if groups and place - groups[-1][-1] <= _AROUND:
            groups[-1].append(place)
        else:
            groups.append([place])
    return tuple(
        " ".join(words[max(0, group[0] - _AROUND) : group[-1] + _AROUND + 1]) for group in groups[:SHOWN]
    )
