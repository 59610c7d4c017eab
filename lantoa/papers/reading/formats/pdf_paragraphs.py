"""Joins the lines of a .pdf to paragraphs by what the page shows: indents, distances, how full a line is."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from lantoa.papers.reading.blocks import Paragraph
from lantoa.papers.reading.formats.pdf_pieces import joined, width_of_first_word
from lantoa.papers.reading.marks import mark_of

_INDENT = 8.0
_WIDER = 1.22
_SLACK = 2.0
# The width of a word is reckoned from that of its line: it may be this much narrower.
_SURELY = 0.9
_USUAL_PITCH = 20.0
_CENTRED = 12.0
# Letters that do not rise above the small ones: a line of these alone seems to begin lower than it does.
_LOW = frozenset("acegmnopqrsuvwxyzạẹọụỵơượự .,;:-–…_")
_RISE = 0.19
_ENDS = (".", ";", ":", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of running text with its place in points; `height` is the size of the page it stands on."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bold: bool
    page_size: tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the text of pages of one size begins and ends, and the distance of lines within a paragraph."""

    left: float
    right: float
    pitch: float


class Paragraphs:
    """Knows the frame of a whole document, and joins its lines run by run."""

    def __init__(self, lines: Sequence[PlacedLine]) -> None:
        """Learns the margins and the distance of lines from all `lines` of the document."""
        by_size: dict[tuple[float, float], list[PlacedLine]] = {}
        for line in lines:
            by_size.setdefault(line.page_size, []).append(line)
        self._frames = {size: _frame(found) for size, found in by_size.items()}

    def join(self, lines: Sequence[PlacedLine]) -> list[Paragraph]:
        """The paragraphs of following lines, each with its mark still in front."""
        groups: list[list[PlacedLine]] = []
        for line in lines:
            if groups and not self._starts(groups[-1], line):
                groups[-1].append(line)
            else:
                groups.append([line])
        return [self._paragraph(group) for group in groups]

    def _paragraph(self, lines: list[PlacedLine]) -> Paragraph:
        return Paragraph(
            joined(line.text for line in lines),
            lines[0].page,
            centred=all(self._is_centred(line) for line in lines),
            bold=all(line.bold for line in lines),
        )

    def _is_centred(self, line: PlacedLine) -> bool:
        frame = self._frames[line.page_size]
        slack_left, slack_right = line.left - frame.left, frame.right - line.right
        return min(slack_left, slack_right) > _CENTRED and abs(slack_left - slack_right) < _CENTRED

    def _starts(self, group: list[PlacedLine], line: PlacedLine) -> bool:
        before, frame = group[-1], self._frames[line.page_size]
        if before.page_size != line.page_size or before.text.endswith("./."):
            return True
        if before.page == line.page and _step(before, line, pitch=frame.pitch) > _WIDER * frame.pitch:
            return True
        if self._would_fit(before, line):
            return True
        if self._is_centred(before) or self._is_centred(line):
            return self._is_centred(before) != self._is_centred(line) and before.text.endswith(_ENDS)
        return self._is_set_off(group, line, frame=frame)

    def _would_fit(self, before: PlacedLine, line: PlacedLine) -> bool:
        """Whether the first word of `line` had room at the end of `before`, so that it was broken on purpose."""
        frame = self._frames[before.page_size]
        word = width_of_first_word(line.text, width=line.right - line.left)
        if self._is_centred(before):
            return before.right - before.left + word < frame.right - frame.left - _CENTRED
        return before.right + word * _SURELY < frame.right - _SLACK

    def _is_set_off(self, group: list[PlacedLine], line: PlacedLine, *, frame: _Frame) -> bool:
        before = group[-1]
        is_complete = before.text.endswith(_ENDS)
        mark = mark_of(line.text)
        step = line.left - before.left
        if mark is not None and before.bold and not line.bold:
            return True
        if mark is not None and (is_complete or line.left > frame.left + _INDENT) and step > -4 * _INDENT:
            return True
        if step > _INDENT:
            # The second line of a list item may hang under the first word after its mark.
            return not (len(group) == 1 and mark_of(before.text) is not None and not is_complete)
        if abs(step) <= _INDENT:
            is_indented = line.left > frame.left + _INDENT
            return is_complete and is_indented and len(group) == 1 and line.text[:1].isupper()
        return False


def _step(before: PlacedLine, line: PlacedLine, *, pitch: float) -> float:
    """The distance of two lines, the height of their letters set aside."""
    low = _LOW.issuperset(line.text) - _LOW.issuperset(before.text)
    return line.top - before.top - low * _RISE * pitch


def _frame(lines: list[PlacedLine]) -> _Frame:
    lefts = sorted(line.left for line in lines)
    rights = sorted(line.right for line in lines)
    steps = sorted(
        second.top - first.top
        for first, second in itertools.pairwise(lines)
        if first.page == second.page and 4 < second.top - first.top < 60
    )
    return _Frame(
        lefts[len(lefts) // 20],
        rights[-1 - len(rights) // 50],
        steps[len(steps) // 4] if steps else _USUAL_PITCH,
    )
