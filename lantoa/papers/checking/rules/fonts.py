"""The typeface and its colour."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lantoa.papers.checking import mending, sources
from lantoa.papers.checking.docx.model import Document, Line, Run
from lantoa.papers.checking.parts import Part
from lantoa.papers.checking.registry import Fault, rule
from lantoa.papers.writing import layout

_BLACK = frozenset({"", "000000"})
_NEARLY_BLACK = 0x30
"""Themes call `dark 1` what is hardly lighter than black."""


def _has_letters(line: Line, run: Run) -> bool:
    text = line.paragraph.text[max(run.start, line.start) : min(run.end, line.end)]
    return any(letter.isalnum() for letter in text)


@rule(
    "font",
    says=f"Phông chữ tiếng Việt {layout.FONT}, bộ mã Unicode.",
    source=sources.FONT,
    remedy=f"Chọn phông chữ {layout.FONT}.",
)
def check_font(document: Document) -> Iterator[Fault]:
    """Each run with a letter or figure; symbols may come from their own fonts."""
    for line in document.lines:
        wrong = [run for run in line.runs() if _has_letters(line, run) and _foreign(run)]
        if wrong:
            names = ", ".join(sorted({font for run in wrong for font in _foreign(run)}))
            yield Fault(
                line,
                f"Phông chữ {names}.",
                partial(mending.set_font, wrong, layout.FONT),
                f"Đặt phông chữ {layout.FONT}.",
            )


def _foreign(run: Run) -> list[str]:
    # Latin letters take the first font, Vietnamese ones with marks the second.
    is_ascii = run.text.isascii()
    fonts = run.look.fonts[:1] if is_ascii else run.look.fonts
    return [font for font in fonts if not font.startswith(layout.FONT)]


@rule("font_colour", says="Chữ màu đen.", source=sources.FONT, remedy="Đặt chữ màu đen.")
def check_colour(document: Document) -> Iterator[Fault]:
    """Stamps of urgency are red, all else is black."""
    for line in document.lines:
        if line.part == Part.STAMP:
            continue
        wrong = [run for run in line.runs() if not _is_black(run.look.colour)]
        if wrong:
            yield Fault(
                line,
                f"Chữ có màu #{wrong[0].look.colour}.",
                partial(mending.set_black, wrong),
                "Đặt chữ màu đen.",
            )


def _is_black(colour: str) -> bool:
    if colour in _BLACK:
        return True
    try:
        return max(bytes.fromhex(colour)) <= _NEARLY_BLACK
    except ValueError:
        return True
