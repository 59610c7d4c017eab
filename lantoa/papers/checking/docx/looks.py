"""The effective look of a run and of a paragraph, worked out from direct formatting, styles, defaults and the theme."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ParagraphLook", "Properties", "RunLook"]

Properties = dict[str, str]
"""Flat properties of one `rPr` or `pPr`: `ind.left`, `spacing.after`, `sz`, `rFonts.ascii` …"""

WORD_DEFAULT_FONT = "Times New Roman"
WORD_DEFAULT_SIZE = 10.0
TWIPS_PER_POINT = 20
TWIPS_PER_MM = 1440 / 25.4


@dataclass(frozen=True, slots=True)
class RunLook:
    """Size in points; `fonts` are those for Latin and for Vietnamese letters; `colour` is empty for automatic."""

    fonts: tuple[str, str]
    size: float
    is_bold: bool
    is_italic: bool
    is_capitals: bool
    is_hidden: bool
    colour: str


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """Indents in millimetres, spacing in points; `line` is a multiple of single, or points where `line_is_points`."""

    style: str
    alignment: str
    left_mm: float
    right_mm: float
    first_line_mm: float
    before: float
    after: float
    line: float
    line_is_points: bool
    is_contextual: bool
    has_border_below: bool
    has_border_above: bool
    starts_page: bool
    is_numbered: bool


def run_look(properties: Properties, *, is_bold: bool, is_italic: bool, is_capitals: bool) -> RunLook:
    """The look that merged run properties give; the three toggles are worked out by the caller."""
    ascii_font = properties.get("rFonts.ascii", WORD_DEFAULT_FONT)
    colour = properties.get("color.val", "")
    return RunLook(
        (ascii_font, properties.get("rFonts.hAnsi", WORD_DEFAULT_FONT)),
        _number(properties.get("sz.val"), WORD_DEFAULT_SIZE * 2) / 2,
        is_bold,
        is_italic,
        is_capitals,
        is_on(properties, "vanish"),
        "" if colour.lower() in {"", "auto"} else colour.upper(),
    )


def paragraph_look(properties: Properties) -> ParagraphLook:
    """The look that merged paragraph properties give."""
    rule = properties.get("spacing.lineRule", "auto")
    line = _number(properties.get("spacing.line"), 240.0)
    first = _number(properties.get("ind.firstLine"), 0.0) - _number(properties.get("ind.hanging"), 0.0)
    return ParagraphLook(
        properties.get("style", ""),
        _alignment(properties.get("jc.val", "left")),
        _left(properties, "left", "start") / TWIPS_PER_MM,
        _left(properties, "right", "end") / TWIPS_PER_MM,
        first / TWIPS_PER_MM,
        _gap(properties, "before"),
        _gap(properties, "after"),
        line / 240 if rule == "auto" else line / TWIPS_PER_POINT,
        rule != "auto",
        is_on(properties, "contextualSpacing"),
        _is_drawn(properties.get("pBdr.bottom")),
        _is_drawn(properties.get("pBdr.top")),
        is_on(properties, "pageBreakBefore"),
        properties.get("numPr.numId", "0") not in {"0", ""},
    )


def is_on(properties: Properties, name: str) -> bool:
    """Whether an on/off property is on; one that is there without a value is."""
    return properties.get(f"{name}.val", "0") not in {"0", "false", "off", "none"}


def _alignment(written: str) -> str:
    return {"start": "left", "end": "right", "distribute": "both"}.get(written, written)


def _left(properties: Properties, name: str, other: str) -> float:
    return _number(properties.get(f"ind.{name}", properties.get(f"ind.{other}")), 0.0)


def _gap(properties: Properties, name: str) -> float:
    # Word's automatic spacing is 14 points.
    if properties.get(f"spacing.{name}Autospacing", "0") not in {"0", "false", "off"}:
        return 14.0
    return _number(properties.get(f"spacing.{name}"), 0.0) / TWIPS_PER_POINT


def _is_drawn(border: str | None) -> bool:
    return border is not None and border not in {"nil", "none"}


def _number(text: str | None, default: float) -> float:
    if text is None or len(text) > 12:
        return default
    try:
        return float(text.removesuffix("pt"))
    except ValueError:
        return default
