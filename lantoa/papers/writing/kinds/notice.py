"""Thông báo: what was decided or said, for those whom it concerns."""

from __future__ import annotations

from collections.abc import Sequence

from lantoa.papers.writing.blocks import Paper
from lantoa.papers.writing.kinds.frame import Frame
from lantoa.papers.writing.kinds.sections import Section, blocks_of, lines_of

KIND = "Thông báo"


def notice(
    frame: Frame,
    *,
    subject: str,
    opening: Sequence[str],
    sections: Sequence[Section] = (),
    closing: Sequence[str] = (),
) -> Paper:
    """A notice: opening paragraphs, sections, closing paragraphs."""
    return frame.paper(KIND, subject, [*lines_of(opening), *blocks_of(sections), *lines_of(closing)])
