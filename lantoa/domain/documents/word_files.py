"""A paper as .docx: in the body's own template for that kind of paper, else in the layout of the decree."""

from __future__ import annotations

from django.core.files.storage import default_storage

from lantoa.domain.documents.models import PaperTemplate
from lantoa.papers.writing import blocks
from lantoa.papers.writing.docx.writer import write_docx
from lantoa.papers.writing.templates.fill import fill_template

LETTER = "Công văn"
"""The kind under which a body keeps its template of letters, which have no kind."""


def docx_of(content: blocks.Paper, *, organisation_id: int) -> bytes:
    """The bytes of the paper as .docx; one query, and the template's bytes where the body uses one."""
    row = (
        PaperTemplate.objects.filter(
            organisation_id=organisation_id, kind=content.kind or LETTER, is_active=True
        )
        .select_related("file")
        .first()
    )
    if row is None:
        return write_docx(content)
    with default_storage.open(row.file.key) as stream:
        return fill_template(stream.read(), content)
