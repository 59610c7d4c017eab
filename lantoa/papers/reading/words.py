"""The words of a flattened table, with what stood before each on the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lantoa.papers.reading.blocks import Line


@dataclass(slots=True)
class Words:
    """Words in order; `starts` says which open a line, `gaps` which do so below a blank line."""

    texts: list[str] = field(default_factory=list)
    starts: list[bool] = field(default_factory=list)
    gaps: list[bool] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.texts)

    def part(self, start: int, end: int) -> "Words":
        """The words from `start` to before `end`."""
        return Words(self.texts[start:end], self.starts[start:end], self.gaps[start:end])

    def without(self, dropped: Iterable[int]) -> "Words":
        """All but the words at these places, given in rising order; the same object where none is dropped."""
        kept: Words | None = None
        begin = 0
        for place in dropped:
            kept = kept or Words()
            kept._extend(self.part(begin, place))
            begin = place + 1
        if kept is None:
            return self
        kept._extend(self.part(begin, len(self)))
        return kept

    def _extend(self, other: "Words") -> None:
        self.texts += other.texts
        self.starts += other.starts
        self.gaps += other.gaps

    def is_alone(self, i: int) -> bool:
        """A number of up to three figures alone on its line: that of a row, or else of a page."""
        if not self.starts[i] or (i + 1 < len(self) and not self.starts[i + 1]):
            return False
        text = self.texts[i]
        return len(text) <= 3 and text.rstrip(".").isdigit()


def words_of(lines: Sequence[Line]) -> Words:
    """The words of lines in which white space is folded."""
    words = Words()
    for line in lines:
        texts = line.text.split(" ")
        later = [False] * (len(texts) - 1)
        words.texts += texts
        words.starts.append(True)
        words.starts += later
        words.gaps.append(line.gap > 0)
        words.gaps += later
    return words
