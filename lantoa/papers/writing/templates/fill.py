"""A paper poured into an agency's own template."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Final

from docx.document import Document
from docx.oxml.ns import qn
from docxtpl import DocxTemplate, Listing
from jinja2.sandbox import ImmutableSandboxedEnvironment

from lantoa.papers.writing.blocks import Basis, Block, Paper, Table
from lantoa.papers.writing.docx.body import body_of
from lantoa.papers.writing.docx.package import describe, saved
from lantoa.papers.writing.docx.styles import add_styles
from lantoa.papers.writing.docx.writer import add_appendices
from lantoa.papers.writing.docx.xml import clean
from lantoa.papers.writing.templates.lint import lint_template
from lantoa.papers.writing.templates.places import ROW_FIELDS, lines_of, words_of

_MARK: Final = "[[noi_dung:1f6c0d]]"


class TemplateFaulty(ValueError):
    """The template has faults that the linter names; `args[0]` is a sentence."""


class _Lines(list[str]):
    """Lines that can be gone through, or printed one a paragraph."""

    def __html__(self) -> str:
        return str(Listing("\a".join(self)).__html__())


def fill_template(content: bytes, paper: Paper) -> bytes:
    """The template `content` with every named place filled from `paper`, as .docx.

    Appendices follow at the end in the layout of the decree, unless the template prints the tasks itself.

    Raises:
        TemplateFaulty: if the linter finds an error in the template.
        Unreadable: if the bytes are no .docx within the limits.
    """
    report = lint_template(content)
    faults = [finding for finding in report.findings if finding.is_error]
    if faults:
        raise TemplateFaulty(f"Mẫu văn bản còn lỗi nên chưa dùng được: {faults[0].sentence}")
    filled = DocxTemplate(io.BytesIO(content))
    filled.render(_values(paper), _environment(), autoescape=True)
    document: Document = filled.docx
    add_styles(document.styles.element)
    blocks = paper.blocks if "can_cu" not in report.names else _without_bases(paper.blocks)
    _pour(document, blocks)
    if "nhiem_vu" not in report.names:
        add_appendices(document, paper)
    describe(document, paper)
    return saved(document)


def _environment() -> ImmutableSandboxedEnvironment:
    # The linter has let names, loops and conditions pass and nothing else; the sandbox is the second wall.
    environment = ImmutableSandboxedEnvironment(autoescape=True)
    environment.globals.clear()
    environment.filters.clear()
    return environment


def _values(paper: Paper) -> dict[str, Any]:
    words = {name: clean(text) for name, text in words_of(paper).items()}
    lines = {name: _Lines(clean(text) for text in texts) for name, texts in lines_of(paper).items()}
    return {**words, **lines, "noi_dung": _MARK, "nhiem_vu": rows_of(paper)}


def rows_of(paper: Paper) -> list[dict[str, str]]:
    """The rows of the first table among the appendices with as many columns as a task has fields."""
    for appendix in paper.appendices:
        for block in appendix.blocks:
            if isinstance(block, Table) and len(block.columns) == len(ROW_FIELDS):
                return [_row(cells) for cells in _whole_rows(block)]
    return []


def _row(cells: Sequence[str]) -> dict[str, str]:
    return dict(zip(ROW_FIELDS, cells, strict=True))


def _whole_rows(table: Table) -> list[list[str]]:
    """Every row with all its cells: what a merged cell covers below it repeats its text."""
    held: dict[int, tuple[int, str]] = {}
    rows = []
    for cells in table.rows:
        given = iter(cells)
        row: list[str] = []
        while len(row) < len(table.columns):
            place = len(row)
            left, text = held.get(place, (0, ""))
            if left:
                held[place] = (left - 1, text)
                row.append(text)
                continue
            cell = next(given, None)
            text = clean("; ".join(cell.lines)) if cell else ""
            width = cell.columns if cell else 1
            for covered in range(place, min(place + width, len(table.columns))):
                held[covered] = ((cell.rows if cell else 1) - 1, text)
                row.append(text)
        rows.append(row)
    return rows


def _without_bases(blocks: Sequence[Block]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if not isinstance(block, Basis))


def _pour(document: Document, blocks: Sequence[Block]) -> None:
    for place in document.element.body.iterchildren(qn("w:p")):
        if "".join(node.text or "" for node in place.iter(qn("w:t"))).strip() == _MARK:
            for element in body_of(blocks, room_mm=_room_mm(document), is_signed=True):
                place.addprevious(element)
            document.element.body.remove(place)
            return


def _room_mm(document: Document) -> float:
    page = document.sections[0]
    sizes = (page.page_width or 0, page.left_margin or 0, page.right_margin or 0)
    width, left, right = (int(size) / 36_000 for size in sizes)
    return max(width - left - right, 60.0)
