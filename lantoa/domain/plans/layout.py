"""Whether the paper of a plan is laid out as the decree asks; pages ask again and again about the same words."""

from __future__ import annotations

from functools import lru_cache

from lantoa.papers.checking.door import check_docx
from lantoa.papers.checking.findings import Report
from lantoa.papers.writing.blocks import Paper
from lantoa.papers.writing.docx.writer import write_docx

KEPT = 64
"""Reports kept in a process: a tenth of a second each to work out, some hundred kilobytes to keep."""


@lru_cache(maxsize=KEPT)
def layout_of(paper: Paper) -> Report:
    """The paper, written and held against the decree; the same paper is looked at once in a process.

    Raises:
        Unwritable: as `write_docx`.
        Unreadable, Uncheckable: as `check_docx`; a refusal is not kept.
    """
    return check_docx(write_docx(paper))
