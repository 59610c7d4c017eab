"""Giấy mời, as mẫu 1.7 lays it down: who is invited to what, chair, time, place."""

from __future__ import annotations

from collections.abc import Sequence

from lantoa.papers.writing.blocks import Block, Item, Paper, Paragraph
from lantoa.papers.writing.kinds.frame import Frame
from lantoa.papers.writing.kinds.sections import lines_of

KIND = "Giấy mời"


def invitation(
    frame: Frame,
    *,
    subject: str,
    invited: Sequence[str],
    occasion: str,
    chair: str,
    time: str,
    place: str,
    notes: Sequence[str] = (),
) -> Paper:
    """An invitation; several invited are listed one a line."""
    lead = f"{frame.letterhead.issuer_in_text} trân trọng kính mời:"
    blocks: list[Block]
    if len(invited) == 1:
        blocks = [Paragraph(f"{lead} {invited[0]}")]
    else:
        ends = [";"] * (len(invited) - 1) + ["."]
        blocks = [
            Paragraph(lead),
            *(Item("-", f"{who}{end}") for who, end in zip(invited, ends, strict=True)),
        ]
    facts = (f"Tới dự {occasion}.", f"Chủ trì: {chair}.", f"Thời gian: {time}.", f"Địa điểm: {place}.")
    blocks += [*map(Paragraph, facts), *lines_of(notes)]
    return frame.paper(KIND, subject, blocks)
