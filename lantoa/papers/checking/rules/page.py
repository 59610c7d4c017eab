"""Paper, orientation and margins of each section."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lantoa.papers.checking import mending, sources
from lantoa.papers.checking.docx.model import Document, Section
from lantoa.papers.checking.findings import Severity
from lantoa.papers.checking.registry import Check, Fault, Rule, register, rule
from lantoa.papers.writing import layout
from lantoa.papers.writing.layout import Length

_EASE_MM = 0.6
"""Word rounds millimetres to twentieths of a point, and centimetres typed by hand to half a millimetre."""
_SIDES = {
    "top": ("trên", layout.TOP),
    "bottom": ("dưới", layout.BOTTOM),
    "left": ("trái", layout.LEFT),
    "right": ("phải", layout.RIGHT),
}
_WIDEST = Length(layout.RIGHT.least, layout.LEFT.most, layout.TOP.taken)
"""A landscape page is bound at its long or its short edge: any margin of the four may stand on any side."""


def mm(length: float) -> str:
    """`20` or `20,5`."""
    return f"{length:.1f}".removesuffix(".0").replace(".", ",")


def place_of(section: Section, document: Document) -> str:
    """`Trang` of a paper with one section, else which section."""
    return "Trang" if len(document.sections) == 1 else f"Trang, phân đoạn {section.number + 1}"


@rule(
    "paper_size",
    says="Khổ giấy A4 (210 mm x 297 mm).",
    source=sources.PAPER,
    remedy="Chọn khổ giấy A4.",
)
def check_paper(document: Document) -> Iterator[Fault]:
    """Either side first: a landscape page is A4 too."""
    for section in document.sections:
        narrow, wide = sorted((section.width, section.height))
        expected = layout.PAGE_MM
        if abs(narrow - expected[0]) > _EASE_MM or abs(wide - expected[1]) > _EASE_MM:
            size = (expected[1], expected[0]) if section.is_landscape else expected
            yield Fault(
                None,
                f"Khổ giấy {mm(section.width)} mm x {mm(section.height)} mm.",
                partial(mending.set_page, section, size_mm=size),
                "Đặt khổ giấy A4.",
                where=place_of(section, document),
            )


@rule(
    "page_orientation",
    says="Trình bày theo chiều dài khổ A4; chỉ trình bày theo chiều rộng khi nội dung có bảng, biểu.",
    source=sources.ORIENTATION,
    remedy="Xoay trang về chiều dọc.",
)
def check_orientation(document: Document) -> Iterator[Fault]:
    """A landscape section without any ruled table."""
    tables = {table.section for table in document.tables if table.is_ruled}
    for section in document.sections:
        if section.is_landscape and section.number not in tables:
            yield Fault(None, "Trang nằm ngang mà không có bảng, biểu.", where=place_of(section, document))


def _check_margin(document: Document, *, side: str) -> Iterator[Fault]:
    for section in document.sections:
        allowed = _WIDEST if section.is_landscape else _SIDES[side][1]
        found = section.margins[side]
        if not allowed.least - _EASE_MM <= found <= allowed.most + _EASE_MM:
            yield Fault(
                None,
                f"Lề {_SIDES[side][0]} {mm(found)} mm.",
                partial(mending.set_page, section, margins_mm={side: allowed.taken}),
                f"Đặt lề {_SIDES[side][0]} {mm(allowed.taken)} mm.",
                where=place_of(section, document),
            )


for _side, (_name, _length) in _SIDES.items():
    _range = f"{mm(_length.least)} - {mm(_length.most)} mm"
    _check: Check = partial(_check_margin, side=_side)
    register(
        Rule(
            f"margin_{_side}",
            Severity.ERROR,
            f"Lề {_name} {_range}.",
            sources.MARGINS,
            f"Đặt lề {_name} trong khoảng {_range}.",
            _check,
        )
    )
