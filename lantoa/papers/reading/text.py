"""The layout stage for text without structure: lines to paragraphs and tables."""

from collections.abc import Sequence

from lantoa.papers.reading.blocks import Block, Line, Paragraph, Table
from lantoa.papers.reading.cleaning import lines_of_text, without_furniture
from lantoa.papers.reading.flat_tables import header_start, tables_of_lines
from lantoa.papers.reading.piped_tables import parted
from lantoa.papers.reading.regions import (
    APPENDIX,
    HEAD_BLOCKS,
    HEAD_LINE,
    RECIPIENTS,
    SIGNATURE,
    TITLE,
    body_start,
)
from lantoa.papers.reading.wrapping import paragraphs_of_lines

_BRACKET_LINES = 4


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """Reads flattened text, such as that of `pdftotext`, into paragraphs and tables.

    Blank lines, page breaks (form feeds), page numbers and running headers carry no meaning of their own
    here; marks, sentence ends, capitals and the width of the lines decide.
    """
    return blocks_of_lines(lines_of_text(text))


def blocks_of_lines(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Joins lines to paragraphs and rebuilds tables; geometry is used where every line has it."""
    blocks: list[Block] = []
    for part in parted(without_furniture(lines)):
        if isinstance(part, Table):
            blocks.append(part)
            continue
        start = 0
        while start < len(part):
            start = _read_document(part, start, blocks)
    return tuple(blocks)


def _read_document(lines: Sequence[Line], start: int, blocks: list[Block]) -> int:
    """Reads head, body, foot and appendix from `start`; gives where the next title after a foot starts."""
    body = _body_start(lines, start)
    blocks.extend(_separate(lines[start:body]))
    table = header_start(lines, body)
    foot = _foot_start(lines, body)
    if table is not None and table < foot:
        blocks.extend(paragraphs_of_lines(lines[body:table]))
        return tables_of_lines(lines, table, blocks, end=foot)
    blocks.extend(paragraphs_of_lines(lines[body:foot]))
    appendix = _appendix_start(lines, foot)
    if table is not None and table < appendix:
        appendix = table
    blocks.extend(_separate(lines[foot:appendix]))
    if appendix == len(lines) or TITLE.match(lines[appendix].text):
        return appendix
    if table is None or table < appendix:
        table = header_start(lines, appendix)
    if table is None:
        blocks.extend(paragraphs_of_lines(lines[appendix:]))
        return len(lines)
    blocks.extend(_separate(lines[appendix:table]))
    return tables_of_lines(lines, table, blocks, end=len(lines))


def _separate(lines: Sequence[Line]) -> list[Paragraph]:
    """One paragraph a line, as in letterheads and signatures; only a bracket holds lines together."""
    paragraphs: list[Paragraph] = []
    opened = 0
    for line in lines:
        if opened and paragraphs:
            paragraphs[-1] = Paragraph(f"{paragraphs[-1].text} {line.text}", page=paragraphs[-1].page)
            opened = 0 if ")" in line.text else opened - 1
            continue
        paragraphs.append(Paragraph(line.text, page=line.page))
        opened = _BRACKET_LINES if line.text.startswith("(") and ")" not in line.text else 0
    return paragraphs


def _body_start(lines: Sequence[Line], start: int) -> int:
    """Where the head ends; after a table the text goes on without one."""
    head = lines[start : start + HEAD_BLOCKS]
    if not any(TITLE.match(line.text) or HEAD_LINE.match(line.text) for line in head):
        return start
    return start + body_start([Paragraph(line.text) for line in head], 0)


def _foot_start(lines: Sequence[Line], start: int) -> int:
    ended = False
    for i in range(start, len(lines)):
        text = lines[i].text
        if text[0] in "N-" and RECIPIENTS.match(text):
            return i
        if ended and SIGNATURE.match(text):
            return i
        if text[0] in "PDB" and APPENDIX.match(text) and text.split("(")[0].isupper():
            return i
        ended = ended or text.endswith("./.")
    return len(lines)


def _appendix_start(lines: Sequence[Line], start: int) -> int:
    for i in range(start, len(lines)):
        text = lines[i].text
        if APPENDIX.match(text) and (text.split("(")[0].isupper() or len(text) < 30):
            return i
        if i > start and TITLE.match(text) and len(text) < 30:
            return i
    return len(lines)
