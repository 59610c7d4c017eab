"""How wide a line of Times New Roman is, for rules that must be a share of the line above them.

The advance widths are those of the typeface in thousandths of its size; a letter with marks is as wide as the
letter alone, and so are its metric twins.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Final

MM_PER_POINT: Final = 25.4 / 72

_REGULAR: Final = (
    (180, "'"),
    (200, "|"),
    (250, ",. \u00a0"),
    (278, "ijlt/;:\\"),
    (333, "frI!()-[]`"),
    (389, "sJ"),
    (408, '"'),
    (444, "acez?“”"),
    (469, "^"),
    (480, "{}"),
    (500, "#$*0123456789bdghknopquvxy_đ–"),
    (529, "ơ"),
    (541, "~"),
    (542, "ư"),
    (556, "FPS"),
    (564, "+<=>"),
    (611, "ELTZ"),
    (667, "BCR"),
    (722, "wADGHKNOQUVXYĐƠ"),
    (776, "Ư"),
    (778, "m&"),
    (833, "%"),
    (889, "M"),
    (921, "@"),
    (944, "W"),
    (1000, "—…"),
)
_BOLD: Final = (
    (220, "|"),
    (250, ",. \u00a0"),
    (278, "il'/\\"),
    (333, "fjt!():;-[]`"),
    (389, "sI"),
    (394, "{}"),
    (444, "cerz"),
    (500, "#$*0123456789agovxyJ?_–“”"),
    (520, "~"),
    (554, "ơ"),
    (555, '"'),
    (556, "bdhknpquSđ"),
    (570, "+<=>"),
    (581, "^"),
    (600, "ư"),
    (611, "FP"),
    (667, "BELTZ"),
    (722, "wACDNRUVXYĐ"),
    (778, "GHKOQƠ"),
    (796, "Ư"),
    (833, "m&"),
    (930, "@"),
    (944, "M"),
    (1000, "W%—…"),
)
_UNKNOWN: Final = 556
_BREAK: Final = re.compile(r"(?<!\u00a0) +(?!\u00a0)")
"""A no-break space holds words together, also across a space beside it, as word processors do."""
_HORN: Final = "\u031b"
_WIDTHS: Final = {
    is_bold: {letter: width for width, letters in table for letter in letters}
    for is_bold, table in ((False, _REGULAR), (True, _BOLD))
}


def width_mm(text: str, *, size: float, is_bold: bool = False) -> float:
    """The width of `text` on one line, in millimetres; `size` in points."""
    table = _WIDTHS[is_bold]
    thousandths = sum(table.get(_plain(letter), _UNKNOWN) for letter in unicodedata.normalize("NFC", text))
    return thousandths / 1000 * size * MM_PER_POINT


def wrapped(text: str, *, size: float, room_mm: float, is_bold: bool = False) -> list[str]:
    """The lines into which a page breaks `text` where it has `room_mm`."""
    lines: list[str] = []
    for word in filter(None, _BREAK.split(text)):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_mm(longer, size=size, is_bold=is_bold) <= room_mm:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced(text: str, *, size: float, room_mm: float, is_bold: bool = False) -> list[str]:
    """The same number of lines, but as even in length as words allow; for centred lines."""
    greedy = wrapped(text, size=size, room_mm=room_mm, is_bold=is_bold)
    if len(greedy) < 2:
        return greedy
    narrow = width_mm(text, size=size, is_bold=is_bold) / len(greedy)
    while narrow < room_mm:
        lines = wrapped(text, size=size, room_mm=narrow, is_bold=is_bold)
        if len(lines) <= len(greedy):
            return lines
        narrow += 1
    return greedy


@functools.lru_cache(maxsize=2048)
def _plain(letter: str) -> str:
    """The letter without tone and vowel marks; `ơ` and `ư` have their own width."""
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", parts[0] + _HORN) if _HORN in parts else parts[0]
