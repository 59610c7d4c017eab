"""The words of a paper in the order of reading, apart from any layout."""

from __future__ import annotations

from collections.abc import Sequence

from lantoa.papers.writing import lines
from lantoa.papers.writing.blocks import Article, Basis, Block, Heading, Item, Paper, Paragraph, Table
from lantoa.papers.writing.layout import MOTTO_COUNTRY, MOTTO_WORDS


def text_of(paper: Paper) -> list[str]:
    """Every paragraph and cell of `paper`, one string each, white space folded, page numbers apart.

    The head comes column by column (issuer, then country), the foot with the recipients first.
    """
    letterhead = paper.letterhead
    texts = [
        letterhead.superior,
        letterhead.issuer,
        lines.number_of(paper),
        lines.letter_subject_of(paper),
        paper.urgency.value if paper.urgency else "",
        MOTTO_COUNTRY,
        MOTTO_WORDS,
        lines.place_and_date_of(paper),
        paper.circulation,
        *lines.title_of(paper),
        paper.authority_line,
        *lines.addressee_lines(paper.addressees),
        *_block_texts(paper.blocks),
        *_foot(paper),
        paper.contact,
        *_appendices(paper),
    ]
    return [" ".join(text.split()) for text in texts if text.strip()]


def _foot(paper: Paper) -> list[str]:
    recipients = lines.recipient_lines(paper.recipients)
    return [
        *([lines.RECIPIENTS_WORD] if recipients else []),
        *recipients,
        paper.drafter_mark,
        *paper.signature.authority,
        paper.signature.name,
    ]


def _appendices(paper: Paper) -> list[str]:
    texts: list[str] = []
    for appendix in paper.appendices:
        if appendix.attached_kind:
            texts += [paper.letterhead.superior, paper.letterhead.issuer, MOTTO_COUNTRY, MOTTO_WORDS]
        texts += [*lines.appendix_lines(appendix), *_block_texts(appendix.blocks)]
    return texts


def _block_texts(blocks: Sequence[Block]) -> list[str]:
    return [text for block in blocks for text in texts_of(block)]


def texts_of(block: Block) -> list[str]:
    """The paragraphs and cells of one block, in reading order."""
    match block:
        case Heading():
            return list(lines.heading_lines(block))
        case Article():
            return [f"{lines.article_label(block)} {block.text}"]
        case Item():
            return [lines.item_line(block)]
        case Table():
            header = [column.header for column in block.columns]
            return [*header, *(line for row in block.rows for cell in row for line in cell.lines)]
        case Basis() | Paragraph():
            return [block.text]
