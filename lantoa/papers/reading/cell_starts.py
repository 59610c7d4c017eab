"""How well a word of a flattened table starts a cell of a given column."""

from collections.abc import Sequence
from typing import NamedTuple

from lantoa.papers.reading import columns as col
from lantoa.papers.reading.phrases import (
    OWNER_START,
    PRODUCT_START,
    UNFINISHED,
    UNIT_START,
    VERB_TAILS,
    WEAK_UNIT,
)

_WHOLE_WORDS = frozenset(("Sở", "Bộ", "Ban", "Đảng"))
# `Sở Tư pháp`, `Công chức Kế toán`: a field of work that elsewhere stands for its unit.
_OFFICES = frozenset(("Sở", "Phòng", "Bộ", "Ban", "chức"))
_FIELDS = frozenset(("Tư", "Kế", "Quân"))
_BEFORE_NUMBERS = frozenset(["thiểu", "nhất", "dưới", "trên", "từ", "năm", "tháng", "quý", "ngày", "số"])
_SHORTEST_NAME = 4
_NEAR = 4


class Token(NamedTuple):
    """A word of the table, with what stood before it on the page."""

    text: str
    line_start: bool
    gap: bool


class CellStarts:
    """The places in one row where a cell may start, each with its score for every kind of column."""

    def __init__(
        self,
        tokens: Sequence[Token],
        *,
        familiar: frozenset[str],
        times: dict[int, int],
        by_lines: bool = False,
    ) -> None:
        self.words = [token.text for token in tokens]
        self.tokens = tokens
        self.familiar = familiar
        self.text = " ".join(self.words)
        self.offsets: list[int] = []
        at = 0
        for word in self.words:
            self.offsets.append(at)
            at += len(word) + 1
        ends = set(times.values())
        self.places = [
            i
            for i, token in enumerate(tokens)
            if i
            and (token.line_start or not by_lines)
            and (
                not token.text[0].islower()
                or i in times
                or i in ends
                or token.line_start
                or self.words[i - 1].isupper()
            )
        ]
        self.hints = [self._hint(place) for place in self.places]
        self._product: list[float] = []
        self._unit: list[float] = []

    def scores(self, column: str) -> list[float]:
        """The score of each place as the start of a cell of this column."""
        if column == col.PRODUCT:
            if not self._product:
                self._product = [
                    hint + self._as_product(i) for i, hint in zip(self.places, self.hints, strict=True)
                ]
            return self._product
        if column in (col.LEAD, col.COLLABORATOR):
            if not self._unit:
                self._unit = [
                    hint + self._as_unit(i) for i, hint in zip(self.places, self.hints, strict=True)
                ]
            return self._unit
        return self.hints

    def _is_product(self, i: int) -> bool:
        return PRODUCT_START.match(self.text, self.offsets[i]) is not None

    def _is_unit(self, i: int) -> bool:
        return UNIT_START.match(self.text, self.offsets[i]) is not None

    def _hint(self, i: int) -> float:
        """What the word before, the capital and the line say, whatever the column."""
        token, before = self.tokens[i], self.words[i - 1]
        score = 0.6 * token.line_start + 0.5 * token.gap + 0.01 * i
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
        first = token.text[0]
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
        return 0.5 if self._enumerates(i) else 3.0

    def _as_unit(self, i: int) -> float:
        familiar = 1.5 if " ".join(self.words[i : i + 3]) in self.familiar else 0.0
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
        return not self.tokens[i].line_start or following == "Các"

    def _is_owner(self, i: int) -> bool:
        """`UBND xã` after `Văn phòng` says whose office it is; after `Sở Nội vụ` it is a unit of its own."""
        if self.words[i - 1].endswith((",", ";")):
            return False
        return any(
            self._is_unit(k) and OWNER_START.match(self.text, self.offsets[k]) is None
            for k in range(max(0, i - _NEAR), i)
        )
