"""Straight lines drawn in a paragraph, as DrawingML or VML, with their length where the file tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from lantoa.papers.reading.formats import docx_names as n

_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_EMU_PER_POINT = 12_700
_FLAT_POINTS = 3.0
_LINES = frozenset({"line", "straightConnector1"})
_LENGTH = re.compile(r"^\s*(-?[\d.]{1,12})\s*(pt|in|cm|mm|px)?\s*$")
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 28.3465, "mm": 2.83465, "px": 0.75, None: 1.0}
_CONNECTOR = "32"
"""VML shape type of a straight connector."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A level line: its length in points, None where the file does not tell it, and where it begins, if placed."""

    length: float | None
    left: float | None = None


def strokes_in(element: etree._Element) -> list[Stroke]:
    """The level lines below `element`, a `w:drawing`, `w:pict`, `w:object` or an alternative of them."""
    # The fallback repeats the choice for old programs.
    choices = list(element.iter(n.CHOICE)) or [element]
    return [stroke for place in choices for stroke in (*_drawn(place), *_vml(place))]


def _drawn(element: etree._Element) -> list[Stroke]:
    found = []
    for holder in element.iter(f"{_PLACED}anchor", f"{_PLACED}inline"):
        extent = holder.find(f"{_PLACED}extent")
        if extent is None:
            continue
        width, height = (_emu(extent.get(side)) for side in ("cx", "cy"))
        form = next(holder.iter(f"{_DRAWING}prstGeom"), None)
        is_line = form is not None and form.get("prst") in _LINES
        is_flat = form is not None and form.get("prst") == "rect" and height <= _FLAT_POINTS < width
        if (is_line or is_flat) and height <= _FLAT_POINTS:
            offset = holder.find(f"{_PLACED}positionH/{_PLACED}posOffset")
            found.append(Stroke(width, None if offset is None else _emu(offset.text)))
    return found


def _vml(element: etree._Element) -> list[Stroke]:
    found = []
    for shape in element.iter(f"{_VML}line"):
        begin, end = (_point(shape.get(side)) for side in ("from", "to"))
        if begin is None or end is None:
            found.append(Stroke(None))
        elif abs(begin[1] - end[1]) <= _FLAT_POINTS:
            found.append(Stroke(abs(end[0] - begin[0]), min(begin[0], end[0])))
    for shape in element.iter(f"{_VML}rect", f"{_VML}shape"):
        style = _style(shape.get("style", ""))
        width, height = _points(style.get("width")), _points(style.get("height"))
        is_connector = (shape.get("type") or "").endswith(f"_t{_CONNECTOR}")
        is_rule = shape.get(f"{_OFFICE}hr") is not None
        if is_rule or is_connector or (height is not None and height <= _FLAT_POINTS and width):
            found.append(Stroke(width or None, _points(style.get("margin-left"))))
    return found


def _style(written: str) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in written.split(";") if ":" in part)
    return {name.strip(): value for name, value in pairs}


def _points(written: str | None) -> float | None:
    found = _LENGTH.match(written or "")
    if found is None:
        return None
    try:
        return float(found[1]) * _UNITS[found[2]]
    except ValueError:
        return None


def _point(written: str | None) -> tuple[float, float] | None:
    x, _, y = (written or "").partition(",")
    across, down = _points(x), _points(y)
    return None if across is None or down is None else (across, down)


def _emu(written: str | None) -> float:
    if written and len(written) <= 10 and written.lstrip("-").isdecimal():
        return int(written) / _EMU_PER_POINT
    return 0.0
