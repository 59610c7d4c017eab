"""Templates for tests, as an officer types them in Word."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document

GOOD: tuple[str, ...] = (
    "{{ co_quan_ban_hanh }}",
    "{{ so_ky_hieu }}",
    "{{ dia_danh_ngay_thang }}",
    "{{ ten_loai }}",
    "{{ trich_yeu }}",
    "{{ noi_dung }}",
    "{{ quyen_han }}",
    "{{ nguoi_ky }}",
    "{%p for noi in noi_nhan %}",
    "- {{ noi }}",
    "{%p endfor %}",
)


def template(
    paragraphs: Sequence[str] = GOOD,
    *,
    table: Sequence[Sequence[str]] = (),
    after: Sequence[str] = (),
    header: str = "",
) -> bytes:
    """A .docx with these paragraphs, then a table, then more paragraphs; `header` stands at the head of each page."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        grid = document.add_table(rows=len(table), cols=len(table[0]))
        for row, texts in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.paragraphs[0].text = text
    for text in after:
        document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
