"""The .docx and .pdf of a paper, written from its content and stored, always outside a transaction."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from lantoa.domain.documents.models import Paper
from lantoa.domain.documents.word_files import docx_of
from lantoa.domain.errors import Invalid
from lantoa.domain.files.actions import store
from lantoa.domain.files.models import StoredFile
from lantoa.domain.organisations.actor import Actor
from lantoa.lib.text import fold
from lantoa.papers.writing import blocks
from lantoa.papers.writing.pdf.writer import write_pdf
from lantoa.papers.writing.unwritable import Unwritable

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Forms:
    """The two files of one text."""

    docx: StoredFile
    pdf: StoredFile


def write_forms(paper: Paper, content: blocks.Paper, *, by: Actor, at: datetime) -> Forms:
    """Write and store both forms of `content`.

    Raises:
        Invalid: with the sentence that says why the paper cannot be written.
    """
    try:
        made = {DOCX: docx_of(content, organisation_id=paper.organisation_id), PDF: write_pdf(content)}
    except Unwritable as error:
        raise Invalid(_("Chưa xuất được văn bản: %(reason)s") % {"reason": error.sentence}) from error
    name = file_name(paper, content)

    def keep(media_type: str, ending: str) -> StoredFile:
        return store(
            io.BytesIO(made[media_type]),
            name=f"{name}{ending}",
            media_type=media_type,
            organisation_id=paper.organisation_id,
            by_id=by.person.pk,
            at=at,
        )

    return Forms(docx=keep(DOCX, ".docx"), pdf=keep(PDF, ".pdf"))


def file_name(paper: Paper, content: blocks.Paper) -> str:
    """`05-kh-ubnd-van-ban-12`: letters and figures only, the same on every machine."""
    words = f"{content.number} {content.symbol} {paper.kind or 'cong van'} {paper.pk}"
    return "-".join(fold(words).split())
