"""How fast plans are read, against the libraries underneath and against a bare pass over the text."""

import io
import re

import pdfplumber
import pypdfium2
from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from bench.measure import Result, at_most, side_by_side
from bench.papers import flattened_text, ten_pages_docx, ten_pages_pdf, without_pages
from lantoa.papers.reading.door import blocks_of, read_bytes

_ROUNDS = 15
_PATTERNS = [
    re.compile(pattern)
    for pattern in (
        r"\b\d{1,5}/(?:\d{4}/)?[A-ZĐ]{2,}(?:-[A-ZĐa-z0-9]+)+",
        r"(?:ngày\s+)?\d{1,2}[/.]\d{1,2}[/.]\d{4}",
        r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}",
        r"(?m)^\s*(?:[IVX]+|\d{1,2}|[a-zđ])[.)]\s+\S",
        r"(?m)^\s*[-+•]\s+\S",
        r"(?:tối thiểu|ít nhất|tối đa|không dưới)\s+\d+",
        r"\d+(?:[.,]\d+)?\s*%",
        r"(?i)báo cáo\s+(?:định kỳ|kết quả|tổng hợp)",
        r"(?i)(?:hằng|hàng)\s+(?:tuần|tháng|quý|năm)",
        r"(?:Quyết định|Nghị quyết|Nghị định|Kế hoạch|Công văn|Thông tư|Chỉ thị|Luật)\s+(?:số\s+)?\S+",
    )
]


def docx() -> list[Result]:
    """A .docx of ten pages to a plan record, against python-docx walking the same file."""
    data = ten_pages_docx()
    ours, theirs, ratio = side_by_side(lambda: read_bytes(data), lambda: _walk(data), rounds=_ROUNDS)
    return [at_most("reading-docx", measured=_pair(ours, theirs, than="python-docx"), value=ratio, goal=3.0)]


def _walk(data: bytes) -> int:
    """All text in the order of the body, the cells of a row asked for without python-docx's slow look-up of merges."""
    document = Document(io.BytesIO(data))
    size = 0
    for child in document.element.body.iterchildren():
        if child.tag.endswith("}p"):
            size += len(Paragraph(child, document).text)
        elif child.tag.endswith("}tbl"):
            for row in Table(child, document)._tbl.tr_lst:
                for cell in row.tc_lst:
                    size += sum(len(Paragraph(p, document).text) for p in cell.p_lst)
    return size


def pdf() -> list[Result]:
    """A .pdf to a plan record against pdfplumber's tables; its plain pages against pypdfium2's text."""
    data, tables = ten_pages_pdf()
    ours, theirs, ratio = side_by_side(
        lambda: read_bytes(data), lambda: _tables(data, pages=tables), rounds=_ROUNDS
    )
    plain = without_pages(data, dropped=tables)
    our_text, their_text, text_ratio = side_by_side(
        lambda: blocks_of(plain), lambda: _text(plain), rounds=_ROUNDS
    )
    return [
        at_most("reading-pdf", measured=_pair(ours, theirs, than="pdfplumber"), value=ratio, goal=1.5),
        at_most(
            "reading-pdf-text",
            measured=_pair(our_text, their_text, than="pypdfium2"),
            value=text_ratio,
            goal=3.0,
        ),
    ]


def _tables(data: bytes, *, pages: list[int]) -> int:
    with pdfplumber.open(io.BytesIO(data)) as document:
        return sum(len(document.pages[index].extract_tables()) for index in pages)


def _text(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    size = 0
    for index in range(len(document)):
        page = document[index]
        text_page = page.get_textpage()
        size += len(text_page.get_text_range())
        text_page.close()
        page.close()
    document.close()
    return size


def text() -> list[Result]:
    """Flattened text to a plan record, against ten patterns over the same text."""
    data = flattened_text()
    ours, theirs, ratio = side_by_side(lambda: read_bytes(data), lambda: _patterns(data), rounds=_ROUNDS)
    return [at_most("reading-text", measured=_pair(ours, theirs, than="ten patterns"), value=ratio, goal=4.0)]


def _patterns(data: bytes) -> int:
    words = data.decode("utf-8")
    return sum(1 for pattern in _PATTERNS for _ in pattern.finditer(words))


def _pair(ours: float, theirs: float, *, than: str) -> str:
    return f"{ours * 1000:.1f} ms, {than} {theirs * 1000:.1f} ms"
