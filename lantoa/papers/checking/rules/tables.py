"""Tables: the decree says nothing of them, practice a little."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lantoa.papers.checking import mending, sources
from lantoa.papers.checking.docx.model import Document
from lantoa.papers.checking.parts import Part
from lantoa.papers.checking.registry import Fault, rule
from lantoa.papers.checking.rules.component_looks import points, span
from lantoa.papers.reading.formats import docx_names as n
from lantoa.papers.writing import layout

_LONG_ROWS = 15
_LONG_TEXT = 2_500


@rule(
    "table_header",
    says="Bảng dài nhiều trang lặp lại hàng tiêu đề ở mỗi trang (thông lệ).",
    source=sources.PRACTICE,
    remedy="Chọn hàng tiêu đề, bật “Repeat Header Rows”.",
    is_hint=True,
)
def check_header(document: Document) -> Iterator[Fault]:
    """Long ruled tables."""
    for table in document.tables:
        lines = [line for line in document.lines if line.cell is not None and line.cell.table is table]
        is_long = len(table.rows) > _LONG_ROWS or sum(len(line.text) for line in lines) > _LONG_TEXT
        if table.is_ruled and is_long and table.rows and lines and not _repeats(table.rows[0]):
            mend = partial(mending.set_header_row, table.rows[0])
            yield Fault(lines[0], "Hàng tiêu đề của bảng không lặp lại.", mend, "Lặp lại hàng tiêu đề.")


def _repeats(row: object) -> bool:
    properties = row.find(n.TR_PR)  # type: ignore[attr-defined]
    return n.switch(properties, n.w("tblHeader")) is True


@rule(
    "table_size",
    says=f"Chữ trong bảng cỡ {span(layout.TABLE)} (thông lệ).",
    source=sources.PRACTICE,
    remedy=f"Đặt cỡ chữ trong bảng {span(layout.TABLE)}.",
    is_hint=True,
)
def check_size(document: Document) -> Iterator[Fault]:
    """Letters too small to read or larger than the text."""
    size = layout.TABLE
    for line in document.of(Part.TABLE, appendix=None):
        wrong = [run for run in line.runs() if not size.least <= run.look.size <= size.most]
        if wrong and line.cell is not None and line.cell.table.is_ruled:
            mend = partial(mending.set_size, wrong, size.taken)
            yield Fault(line, f"Cỡ chữ {points(wrong[0].look.size)}.", mend, f"Đặt cỡ {points(size.taken)}.")
