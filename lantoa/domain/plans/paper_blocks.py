"""A paper that was written, as the blocks that the reader of files would find in it, without a file between."""

from __future__ import annotations

from collections.abc import Sequence

from lantoa.papers.reading import blocks as reading
from lantoa.papers.writing import lines
from lantoa.papers.writing.blocks import Article, Basis, Block, Heading, Item, Paper, Paragraph, Table
from lantoa.papers.writing.layout import MOTTO_COUNTRY, MOTTO_WORDS


def blocks_of_paper(paper: Paper) -> list[reading.Block]:
    """Paragraphs and tables of the paper in the order of reading."""
    letterhead = paper.letterhead
    head = (
        letterhead.superior,
        letterhead.issuer,
        lines.number_of(paper),
        MOTTO_COUNTRY,
        MOTTO_WORDS,
        lines.place_and_date_of(paper),
    )
    found: list[reading.Block] = [*_plain(head)]
    found += _plain((*lines.title_of(paper), paper.authority_line), is_title=True)
    found += _blocks(paper.blocks)
    recipients = lines.recipient_lines(paper.recipients)
    if recipients:
        found += _plain((lines.RECIPIENTS_WORD, *recipients))
    found += _plain((*paper.signature.authority, paper.signature.name), is_title=True)
    for appendix in paper.appendices:
        found += _plain(lines.appendix_lines(appendix), is_title=True)
        found += _blocks(appendix.blocks)
    return found


def _plain(texts: Sequence[str], *, is_title: bool = False) -> list[reading.Block]:
    folded = (" ".join(text.split()) for text in texts)
    return [reading.Paragraph(text, centred=is_title, bold=is_title) for text in folded if text]


def _blocks(blocks: Sequence[Block]) -> list[reading.Block]:
    found: list[reading.Block] = []
    for block in blocks:
        match block:
            case Heading():
                found += [reading.Paragraph(line, bold=True) for line in lines.heading_lines(block)]
            case Article():
                found.append(
                    reading.Paragraph(f"{lines.article_label(block)} {block.text}", bold=block.is_title)
                )
            case Item():
                found.append(reading.Paragraph(lines.item_line(block)))
            case Table():
                found.append(reading.Table(_unfolded(block)))
            case Basis() | Paragraph():
                found.append(reading.Paragraph(block.text))
    return found


def _unfolded(table: Table) -> tuple[tuple[str, ...], ...]:
    """Rows with one text a column; a merged cell is repeated over all that it covers."""
    width = len(table.columns)
    grid = [tuple(column.header for column in table.columns)]
    covered: dict[tuple[int, int], str] = {}
    for number, row in enumerate(table.rows):
        cells = iter(row)
        texts: list[str] = []
        while len(texts) < width:
            known = covered.get((number, len(texts)))
            if known is not None:
                texts.append(known)
                continue
            cell = next(cells, None)
            text = "\n".join(" ".join(line.split()) for line in cell.lines) if cell else ""
            across = min(cell.columns if cell else 1, width - len(texts))
            for below in range(cell.rows if cell else 1):
                for beside in range(across):
                    covered[number + below, len(texts) + beside] = text
            texts += [text] * across
        grid.append(tuple(texts))
    return tuple(grid)
