"""Tờ trình: what a body asks its superior to decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lantoa.papers.writing.blocks import Basis, Paper, Paragraph
from lantoa.papers.writing.kinds.frame import Frame
from lantoa.papers.writing.kinds.sections import Section, blocks_of, lines_of

KIND = "Tờ trình"


def proposal(
    frame: Frame,
    *,
    subject: str,
    addressees: Sequence[str],
    sections: Sequence[Section],
    bases: Sequence[str] = (),
    opening: Sequence[str] = (),
    closing: str = "",
) -> Paper:
    """A proposal; `bases` are whole paragraphs with their closing marks."""
    blocks = [*map(Basis, bases), *lines_of(opening), *blocks_of(sections)]
    if closing:
        blocks.append(Paragraph(closing))
    return replace(frame.paper(KIND, subject, blocks), addressees=tuple(addressees))
