"""Plans of the length that the goals speak of, made from those in `demo`."""

import copy
import io
from pathlib import Path

import pypdfium2
from docx import Document

PLANS = Path(__file__).resolve().parents[1] / "demo" / "plans"
_FIRST_HEADING = "I. "
_CLOSING = "Trên đây là"


def ten_pages_docx() -> bytes:
    """The province's plan with its running text three times over: ten pages, and a table of 48 rows."""
    document = Document(str(PLANS / "tinh-hoa-son-2026.docx"))
    paragraphs = document.paragraphs
    start = next(i for i, paragraph in enumerate(paragraphs) if paragraph.text.startswith(_FIRST_HEADING))
    end = next(i for i, paragraph in enumerate(paragraphs) if paragraph.text.startswith(_CLOSING))
    closing = paragraphs[end]._p
    for _ in range(2):
        for paragraph in paragraphs[start:end]:
            closing.addprevious(copy.deepcopy(paragraph._p))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def ten_pages_pdf() -> tuple[bytes, list[int]]:
    """The two plans in .pdf behind each other, and the numbers of the pages that hold tables."""
    joined = pypdfium2.PdfDocument.new()
    for name in ("xa-thanh-lam-ha-2026", "so-nong-nghiep-moi-truong-2026"):
        with pypdfium2.PdfDocument(PLANS / f"{name}.pdf") as source:
            joined.import_pages(source)
    tables = [
        index
        for index in range(len(joined))
        if sum(item.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH for item in joined[index].get_objects()) > 10
    ]
    stream = io.BytesIO()
    joined.save(stream)
    return stream.getvalue(), tables


def without_pages(data: bytes, *, dropped: list[int]) -> bytes:
    """The .pdf without some of its pages."""
    document = pypdfium2.PdfDocument(data)
    for index in sorted(dropped, reverse=True):
        document.del_page(index)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def flattened_text() -> bytes:
    """The flattened plan three times over, some 30 KB."""
    return (PLANS / "xa-thanh-lam-ha-2026.txt").read_bytes() * 3
