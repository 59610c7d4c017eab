"""The order in which the parts of a paper are found."""

from __future__ import annotations

from lantoa.papers.checking.docx.model import Document
from lantoa.papers.checking.parts import Part
from lantoa.papers.checking.recognising.appendices import recognise_appendices
from lantoa.papers.checking.recognising.body import recognise_body
from lantoa.papers.checking.recognising.foot import recognise_foot
from lantoa.papers.checking.recognising.head import recognise_head, recognise_title


def recognise(document: Document) -> None:
    """Gives every line of `document` its part and its appendix."""
    head_end = recognise_head(document)
    body_start = recognise_title(document, head_end)
    foot_start, foot_end = recognise_foot(document, body_start)
    if foot_start < len(document.lines):
        recognise_appendices(document, foot_end)
    recognise_body(document.lines)
    document.attached = frozenset(line.appendix for line in document.lines if line.part == Part.KIND)
