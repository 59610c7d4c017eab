"""Elements of WordprocessingML, built in the order that its schema asks for."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, TypeAlias

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from lantoa.papers.writing.widths import MM_PER_POINT

Element: TypeAlias = etree._Element

_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_BREAKS: Final = re.compile(r"[\t\n\r\u2028\u2029]+")
_TWIPS_PER_MM: Final = 20 / MM_PER_POINT
_EIGHTHS_PER_POINT: Final = 8


def twips(mm: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(mm * _TWIPS_PER_MM)


def el(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """`<w:tag w:key="value">` with its children; those that are None are left out."""
    element: Element = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    element.extend(child for child in children if child is not None)
    return element


def clean(text: str) -> str:
    """NFC text that may stand in XML, on one line."""
    return unicodedata.normalize("NFC", _NOT_IN_XML.sub("", _BREAKS.sub(" ", text)))


def run(text: str, style: str = "") -> Element:
    """A run of letters, with a character style where one is named."""
    words = el("t")
    words.text = clean(text)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    properties = el("rPr", el("rStyle", val=style)) if style else None
    return el("r", properties, words)


def paragraph(
    style: str,
    *runs: Element,
    keep_next: bool = False,
    indents_mm: tuple[float, float] | None = None,
) -> Element:
    """A paragraph in a named style; left and right indents only where a length depends on its words."""
    indent = None
    if indents_mm is not None:
        indent = el("ind", left=twips(indents_mm[0]), right=twips(indents_mm[1]))
    properties = el("pPr", el("pStyle", val=style), el("keepNext") if keep_next else None, indent)
    return el("p", properties, *runs)


def line(style: str, text: str, *, keep_next: bool = False) -> Element:
    """A paragraph of one text."""
    return paragraph(style, run(text), keep_next=keep_next)


def border(side: str, *, points: float = 0.75, color: str = "000000") -> Element:
    """One drawn line of a paragraph or table."""
    return el(side, val="single", sz=round(points * _EIGHTHS_PER_POINT), space=0, color=color)


def field(code: str) -> list[Element]:
    """The runs of a field such as `PAGE`, with a value to show until it is worked out."""
    instruction = el("instrText")
    instruction.text = code
    return [
        el("r", el("fldChar", fldCharType="begin")),
        el("r", instruction),
        el("r", el("fldChar", fldCharType="separate")),
        run("2"),
        el("r", el("fldChar", fldCharType="end")),
    ]
