"""Báo cáo: to whom, what was done, figures in appendices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lantoa.papers.writing.blocks import Appendix, Paper, Paragraph
from lantoa.papers.writing.kinds.frame import Frame
from lantoa.papers.writing.kinds.sections import Section, blocks_of, lines_of
from lantoa.papers.writing.phrases import issued_with

KIND = "Báo cáo"


def report(
    frame: Frame,
    *,
    subject: str,
    sections: Sequence[Section],
    opening: Sequence[str] = (),
    closing: str = "",
    addressees: Sequence[str] = (),
    appendices: Sequence[Appendix] = (),
) -> Paper:
    """A report; `addressees` only where it goes to a superior body.

    Appendices without a line `Kèm theo` get that of this report.
    """
    blocks = [*lines_of(opening), *blocks_of(sections)]
    if closing:
        blocks.append(Paragraph(closing))
    paper = frame.paper(KIND, subject, blocks)
    return replace(
        paper,
        addressees=tuple(addressees),
        appendices=tuple(_issued(each, frame) for each in appendices),
    )


def _issued(appendix: Appendix, frame: Frame) -> Appendix:
    if appendix.issued_with:
        return appendix
    line = issued_with(KIND, frame.symbol, frame.letterhead.issuer_in_text, year=frame.year)
    return replace(appendix, issued_with=line)
