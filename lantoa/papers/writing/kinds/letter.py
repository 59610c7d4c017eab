"""Công văn: no kind in its head, the subject under the number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lantoa.papers.writing.blocks import Paper
from lantoa.papers.writing.kinds.frame import Frame
from lantoa.papers.writing.kinds.sections import lines_of


def letter(frame: Frame, *, subject: str, addressees: Sequence[str], lines: Sequence[str]) -> Paper:
    """A letter; `subject` without `V/v`, `lines` its paragraphs and, with `- `, its items."""
    paper = frame.paper("", subject, lines_of(lines))
    return replace(paper, addressees=tuple(addressees))
