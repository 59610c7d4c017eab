"""The text of a page of a .pdf as pieces with their places, by pypdfium2.

pdfium gives whole lines at the speed of plain text; single characters are asked for their place only in the
lines that stand in several columns.
"""

import ctypes
import re
from collections.abc import Iterable
from dataclasses import dataclass

from pypdfium2 import PdfPage, PdfTextPage, raw

from lantoa.lib.text import tidy

# pdfium writes a hyphen at a line's end between two letters as one of these, and no line break after it.
_HYPHEN = re.compile("[\x02\ufffe]")
_LINE = re.compile(r"[^\r\n\x02\ufffe]*[^\s\x02\ufffe][^\r\n\x02\ufffe]*[\x02\ufffe]?")
# The bullets of symbol fonts have no letter of their own.
_SYMBOL = re.compile("[\uf02d\uf0a7\uf0b7\uf0d8\uf0fc]")
# Wider gaps part columns; words of a justified line stand closer.
_GAP_IN_HEIGHTS = 1.6
_LEAST_GAP = 14.0
_NAME_BYTES = 96
# Widths of letters against a small round one, in a serif font.
_CAPITAL_WEIGHT = 1.45
_SPACE_WEIGHT = 0.55
_SLIM = frozenset(" ,.;:-/()!|ijltfrÍÌỈĨỊíìỉĩị'")
_BROKEN_WORD = re.compile(r"\w-\Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line without wide gaps; places in points from the upper left corner as the page is shown."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    bold: bool = False

    @property
    def middle(self) -> float:
        """The height of its middle, counted from the top."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class View:
    """How a page is turned when it is shown."""

    width: float
    height: float
    quarter_turns: int

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Left, right, top, bottom as shown, of a box in the coordinates of the file."""
        if self.quarter_turns == 1:
            return min(y0, y1), max(y0, y1), min(x0, x1), max(x0, x1)
        if self.quarter_turns == 2:
            return self.width - max(x0, x1), self.width - min(x0, x1), min(y0, y1), max(y0, y1)
        if self.quarter_turns == 3:
            return (
                self.width - max(y0, y1),
                self.width - min(y0, y1),
                self.height - max(x0, x1),
                self.height - min(x0, x1),
            )
        return min(x0, x1), max(x0, x1), self.height - max(y0, y1), self.height - min(y0, y1)


def view_of(page: PdfPage) -> View:
    """The view of `page`; width and height are as shown."""
    width, height = page.get_size()
    return View(width, height, page.get_rotation() // 90 % 4)


class _Boxes:
    """Asks pdfium for places without making new objects for each question."""

    def __init__(self, page: PdfTextPage, *, view: View) -> None:
        self._page = page.raw
        self._view = view
        self._name = ctypes.create_string_buffer(_NAME_BYTES)
        self._flags = ctypes.c_int()
        self._numbers = tuple(ctypes.c_double() for _ in range(4))
        self._left, self._right, self._bottom, self._top = (ctypes.byref(number) for number in self._numbers)

    def of_characters(self, start: int, count: int) -> list[tuple[float, float, float, float]]:
        """The boxes of the runs of a line."""
        boxes = []
        for index in range(raw.FPDFText_CountRects(self._page, start, count)):
            if raw.FPDFText_GetRect(self._page, index, self._left, self._top, self._right, self._bottom):
                boxes.append(self._box())
        return boxes

    def of_character(self, index: int) -> tuple[float, float, float, float]:
        """The box of one character."""
        raw.FPDFText_GetCharBox(self._page, index, self._left, self._right, self._bottom, self._top)
        return self._box()

    def are_bold(self, first: int, last: int) -> bool:
        """Whether two characters, the ends of a piece, are in bold fonts; told by the names of the fonts."""
        return self._is_bold(first) and (first == last or self._is_bold(last))

    def _is_bold(self, index: int) -> bool:
        raw.FPDFText_GetFontInfo(self._page, index, self._name, _NAME_BYTES, self._flags)
        return b"bold" in self._name.value.lower()

    def _box(self) -> tuple[float, float, float, float]:
        x0, x1, y0, y1 = (number.value for number in self._numbers)
        return self._view.box(x0, y0, x1, y1)


@dataclass(frozen=True, slots=True)
class Cut:
    """An upright line of a table, which parts the text on both sides of it."""

    at: float
    top: float
    bottom: float


def pieces_of(page: PdfPage, *, view: View, cuts: tuple[Cut, ...] = ()) -> list[Piece]:
    """The pieces of `page` in the order of the file, parted also at `cuts`."""
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range()
        count = text_page.count_chars()
        if len(text) != count:
            text = _one_letter_each(text_page, count)
        boxes = _Boxes(text_page, view=view)
        pieces: list[Piece] = []
        for line in _LINE.finditer(text):
            pieces.extend(_parted(line.group(), line.start(), boxes=boxes, cuts=cuts))
        return pieces
    finally:
        text_page.close()


def width_of_first_word(text: str, *, width: float) -> float:
    """About how wide the first word of `text` and a space are, where all of it is `width` wide.

    A hyphen is a place to break a line at, so only what stands before it counts.
    """
    word = text.split(" ", 1)[0]
    word = word[: word.find("-") + 1 or None]
    return width * (_weight(word) + _SPACE_WEIGHT) / max(_weight(text), 1.0)


def joined(lines: Iterable[str]) -> str:
    """The lines of a paragraph as one text; no space where a line was broken inside `2021-2025` or `NĐ-CP`."""
    text = ""
    for line in lines:
        text += line if not text or _BROKEN_WORD.search(text) else f" {line}"
    return text


def _weight(text: str) -> float:
    return sum(
        _CAPITAL_WEIGHT if letter.isupper() else _SPACE_WEIGHT if letter in _SLIM else 1.0 for letter in text
    )


def _one_letter_each(page: PdfTextPage, count: int) -> str:
    # Letters outside the first plane and unknown ones make the text longer or shorter than the characters.
    codes = (raw.FPDFText_GetUnicode(page.raw, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else " " for code in codes)


def _parted(line: str, start: int, *, boxes: _Boxes, cuts: tuple[Cut, ...]) -> list[Piece]:
    runs = boxes.of_characters(start, len(line))
    if not runs:
        return []
    left, right = min(run[0] for run in runs), max(run[1] for run in runs)
    top, bottom = min(run[2] for run in runs), max(run[3] for run in runs)
    middle = (top + bottom) / 2
    crossed = tuple(
        cut.at for cut in cuts if left + 2 < cut.at < right - 2 and cut.top <= middle <= cut.bottom
    )
    if not crossed and (len(runs) == 1 or not _has_gap(runs)):
        text = _clean(line)
        if not text:
            return []
        last = start + len(line.rstrip()) - 1
        first = start + len(line) - len(line.lstrip())
        return [Piece(text, left, right, top, bottom, boxes.are_bold(first, last))]
    return _by_character(line, start, boxes=boxes, cuts=crossed)


def _has_gap(runs: list[tuple[float, float, float, float]]) -> bool:
    ordered = sorted(runs)
    reach = ordered[0][1]
    for left, right, top, bottom in ordered[1:]:
        if left - reach > _widest_gap(bottom - top):
            return True
        reach = max(reach, right)
    # Runs one above the other are a fault of the order in the file, not a line.
    return max(run[2] for run in runs) > min(run[3] for run in runs)


def _widest_gap(height: float) -> float:
    return max(_LEAST_GAP, _GAP_IN_HEIGHTS * height)


def _by_character(line: str, start: int, *, boxes: _Boxes, cuts: tuple[float, ...]) -> list[Piece]:
    pieces: list[Piece] = []
    letters: list[str] = []
    place = (0.0, 0.0, 0.0, 0.0)
    first = last = start
    for index, letter in enumerate(line):
        if letter.isspace():
            if letters:
                letters.append(" ")
            continue
        box = boxes.of_character(start + index)
        if letters and _is_apart(place, box, cuts=cuts):
            pieces.extend(_piece(letters, place, bold=boxes.are_bold(first, last)))
            letters = []
        if not letters:
            first, place = start + index, box
        last, place = start + index, _around(place, box)
        letters.append(letter)
    pieces.extend(_piece(letters, place, bold=boxes.are_bold(first, last)))
    return pieces


def _is_apart(
    place: tuple[float, float, float, float],
    box: tuple[float, float, float, float],
    *,
    cuts: tuple[float, ...],
) -> bool:
    middle = (box[2] + box[3]) / 2
    is_elsewhere = not place[2] - 2 <= middle <= place[3] + 2 or box[0] < place[0] - 2
    is_cut = any(place[1] - 2 <= cut <= box[0] + 2 for cut in cuts)
    return is_elsewhere or is_cut or box[0] - place[1] > _widest_gap(place[3] - place[2])


def _around(
    first: tuple[float, float, float, float], second: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    return (
        min(first[0], second[0]),
        max(first[1], second[1]),
        min(first[2], second[2]),
        max(first[3], second[3]),
    )


def _piece(letters: list[str], place: tuple[float, float, float, float], *, bold: bool) -> list[Piece]:
    text = _clean("".join(letters))
    return [Piece(text, *place, bold)] if text else []


def _clean(text: str) -> str:
    if _SYMBOL.search(text):
        text = _SYMBOL.sub("- ", text)
    return tidy(_HYPHEN.sub("-", text)) if not text.isascii() or "\x02" in text else " ".join(text.split())
