"""How well a word of a flattened table starts a cell of a given column."""

from itertools import accumulate

from lantoa.papers.reading import columns as col
from lantoa.papers.reading.phrases import (
    OWNER_START,
    PRODUCT_START,
    UNFINISHED,
    UNIT_START,
    VERB_TAILS,
    WEAK_UNIT,
)
from lantoa.papers.reading.words import Words

_WHOLE_WORDS = frozenset(("Sở", "Bộ", "Ban", "Đảng"))
# `Sở Tư pháp`, `Công chức Kế toán`: a field of work that elsewhere stands for its unit.
# `Danh mục TTHC` is one cell.
_WEAK_PRODUCTS = frozenset(("TTHC", "TTHC,"))
_UNIT_LETTERS = frozenset("PpVSUHỦCcBTĐMXLQKNGOÔDW")
_OFFICES = frozenset(("Sở", "Phòng", "Bộ", "Ban", "chức"))
_FIELDS = frozenset(("Tư", "Kế", "Quân"))
_BEFORE_NUMBERS = frozenset(["thiểu", "nhất", "dưới", "trên", "từ", "năm", "tháng", "quý", "ngày", "số"])
_SHORTEST_NAME = 4
_NEAR = 4


class CellStarts:
    """The places in one row where a cell may start, each with its score for every kind of column."""

    def __init__(
        self, words: Words, *, familiar: frozenset[str], times: dict[int, int], by_lines: bool = False
    ) -> None:
        self.words = words.texts
        self.starts = words.starts
        self.gaps = words.gaps
        self.familiar = familiar
        self.text = " ".join(self.words)
        self.offsets = [0, *accumulate(len(word) + 1 for word in self.words)]
        self.places = self._places(times, by_lines=by_lines)
        self._products: dict[int, bool] = {}
        self._units: dict[int, bool] = {}
        self._scores: dict[str, list[float]] = {}
        self.hints = [self._hint(place) for place in self.places]

    def _places(self, times: dict[int, int], *, by_lines: bool) -> list[int]:
        """Where a cell may start: at a word that is not small, around a phrase of time, after an end."""
        edges = {*times, *times.values()}
        places: list[int] = []
        before_ends = False
        for i, (word, starts) in enumerate(zip(self.words, self.starts, strict=True)):
            if (before_ends or i in edges or not word[0].islower()) and i and (starts or not by_lines):
                places.append(i)
            before_ends = word[-1] in ".;" or word.isupper()
        return places

    def scores(self, column: str) -> list[float]:
        """The score of each place as the start of a cell of this column."""
        if column in (col.LEAD, col.COLLABORATOR):
            score, key = self._as_unit, col.LEAD
        elif column == col.PRODUCT:
            score, key = self._as_product, col.PRODUCT
        else:
            return self.hints
        if key not in self._scores:
            self._scores[key] = [hint + score(i) for i, hint in zip(self.places, self.hints, strict=True)]
        return self._scores[key]

    def _is_product(self, i: int) -> bool:
        known = self._products.get(i)
        if known is None:
            known = self._products[i] = PRODUCT_START.match(self.text, self.offsets[i]) is not None
        return known

    def _is_unit(self, i: int) -> bool:
        known = self._units.get(i)
        if known is None:
            known = self._units[i] = (
                self.words[i][0] in _UNIT_LETTERS and UNIT_START.match(self.text, self.offsets[i]) is not None
            )
        return known

    def _hint(self, i: int) -> float:
        """What the word before, the capital and the line say, whatever the column."""
        before = self.words[i - 1]
        score = 0.6 * self.starts[i] + 0.5 * self.gaps[i] + 0.01 * i
        last = before[-1]
        if last == ".":
            score += 0.5
        elif last == ";":
            score -= 3.0
        elif last == ",":
            score -= 1.0
        if before in UNFINISHED or last in "-–(“/:":
            score -= 6.0
        elif before.lower() in VERB_TAILS:
            score -= 1.0
        first = self.words[i][0]
        if first.islower():
            score -= 1.5 if (before.isupper() or last in ".;") and self._is_product(i) else 8.0
        elif not first.isalnum():
            score -= 3.0
        if i < _SHORTEST_NAME:
            score -= 1.0
        if first.isdigit() and before.lower() in _BEFORE_NUMBERS:
            score -= 5.0
        return score

    def _as_product(self, i: int) -> float:
        if not self._is_product(i):
            return -2.0 if self._is_unit(i) or self.words[i - 1][-1] == "," else 0.4
        if self._enumerates(i):
            return 0.5
        return 1.0 if self.words[i] in _WEAK_PRODUCTS else 3.0

    def _as_unit(self, i: int) -> float:
        familiar = 1.5 if self.familiar and " ".join(self.words[i : i + 3]) in self.familiar else 0.0
        if not self._is_unit(i):
            return familiar - 1.5 if self._is_product(i) else familiar
        if OWNER_START.match(self.text, self.offsets[i]) and self._is_owner(i):
            return 0.0
        return 3.0 + familiar - (3.0 if self._is_inside_name(i) else 0.0)

    def _enumerates(self, i: int) -> bool:
        """Tells whether a product stands right before, parted by a comma: `Kế hoạch, Hội nghị` is one cell."""
        words = self.words
        if not words[i - 1].endswith(","):
            return False
        for k in range(max(0, i - _NEAR), i):
            before = words[k - 1] if k else ""
            inside = (
                words[k][0].islower() and bool(before) and not before.endswith(",") and not before.isupper()
            )
            if not inside and before not in UNFINISHED and self._is_product(k):
                return True
        return False

    def _is_inside_name(self, i: int) -> bool:
        """Tells the last word of a name from the first of a unit: `Xã Hội`, `Hải Phòng`, `Văn Phòng`."""
        before = self.words[i - 1]
        if before in _OFFICES and self.words[i] in _FIELDS:
            return True
        if WEAK_UNIT.match(self.text, self.offsets[i]) is None:
            return False
        if before in ("Văn", "Các", "các", "ban", "UB"):
            return True
        following = self.words[i + 1] if i + 1 < len(self.words) else ""
        capitalised = before[0].isupper() and before[1:].isalpha() and before[1:].islower()
        if not capitalised or before in _WHOLE_WORDS:
            return False
        return not self.starts[i] or following == "Các"

    def _is_owner(self, i: int) -> bool:
        """`UBND xã` after `Văn phòng` says whose office it is; after `Sở Nội vụ` it is a unit of its own."""
        if self.words[i - 1].endswith((",", ";")):
            return False
        return any(
            self._is_unit(k) and OWNER_START.match(self.text, self.offsets[k]) is None
            for k in range(max(0, i - _NEAR), i)
        )
