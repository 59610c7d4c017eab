"""Finds the ruling lines in the picture of a page: long dark runs of pixels, level and upright."""

import re

from PIL import Image, ImageDraw

from lantoa.papers.reading.formats.pdf_rules import Rule

# A thin line of a scan that was drawn anew at another size is grey.
_DARK = 185
# Strokes of letters are shorter than these, in points.
_SHORTEST_LEVEL = 30.0
_SHORTEST_UPRIGHT = 15.0
_WIPE_PIXELS = 7


def rules_of_picture(picture: Image.Image, *, scale: float) -> list[Rule]:
    """The lines of `picture` in points, where `scale` is pixels per point."""
    points = 1 / scale
    black = picture.point([0 if value < _DARK else 255 for value in range(256)])
    level = _runs(black, shortest=round(_SHORTEST_LEVEL * scale))
    upright = _runs(black.transpose(Image.Transpose.TRANSPOSE), shortest=round(_SHORTEST_UPRIGHT * scale))
    return [
        Rule(is_level, (at + 0.5) * points, start * points, end * points)
        for is_level, runs in ((True, level), (False, upright))
        for at, start, end in runs
    ]


def without_rules(picture: Image.Image, rules: list[Rule], *, scale: float) -> Image.Image:
    """The picture with these lines painted white, so that they are not read as letters."""
    wiped = picture.copy()
    draw = ImageDraw.Draw(wiped)
    for rule in rules:
        start, end, at = rule.start * scale, rule.end * scale, rule.at * scale
        ends = (start, at, end, at) if rule.is_level else (at, start, at, end)
        draw.line(ends, fill=255, width=_WIPE_PIXELS)
    return wiped


def _runs(black: Image.Image, *, shortest: int) -> list[tuple[int, int, int]]:
    """Row, start and end of the dark runs of at least `shortest` pixels."""
    pattern = re.compile(rb"\x00{%d,}" % max(shortest, 2))
    width, pixels = black.width, black.tobytes()
    return [
        (row, found.start(), found.end())
        for row in range(black.height)
        for found in pattern.finditer(pixels[row * width : (row + 1) * width])
    ]
