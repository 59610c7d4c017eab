"""The layout stage for text without structure: lines to paragraphs and tables."""

import re
from collections.abc import Sequence

from lantoa.papers.reading.blocks import Block, Line, Paragraph
from lantoa.papers.reading.cleaning import lines_of_text, without_furniture
from lantoa.papers.reading.flat_tables import header_start, tables_of_lines
from lantoa.papers.reading.wrapping import paragraphs_of_lines

_PREAMBLE = re.compile(
    r"(?:Thực hiện|Căn cứ|Triển khai|Để |Nhằm|Trên cơ sở|Xét đề nghị|Theo đề nghị|Tiếp tục|Kính gửi|Thi hành|Ngày \d"
    r"|[IVX]{1,4}\s?[.)-] ?\S|1\. ?\S|Điều 1|Phần |PHẦN |A\. )"
)
_TITLE = re.compile(r"(?:KẾ HOẠCH|QUYẾT ĐỊNH|CÔNG VĂN|THÔNG BÁO|BÁO CÁO|CHƯƠNG TRÌNH|HƯỚNG DẪN|TỜ TRÌNH)\b")
_RECIPIENTS = re.compile(r"Nơi nhận\s*:?")
_SIGNATURE = re.compile(r"(?:TM\.|KT\.|TL\.|TUQ\.|Q\.|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG PHÒNG|BỘ TRƯỞNG|CỤC TRƯỞNG|TRƯỞNG BAN|CHÁNH VĂN PHÒNG|HIỆU TRƯỞNG|THỦ TRƯỞNG)\b)")
_APPENDIX = re.compile(r"(?:PHỤ LỤC|DANH MỤC|PHỤ BIỂU|BIỂU|Phụ lục|Danh mục)(?:\s+(?:SỐ\s+)?[IVX\d]+)?\s*[:.]?(?:\s|\Z)")
_HEAD_LINES = 40


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """Reads flattened text, such as that of `pdftotext`, into paragraphs and tables.

    Blank lines, page breaks (form feeds), page numbers and running headers carry no meaning of their own
    here; marks, sentence ends, capitals and the width of the lines decide.
    """
    return blocks_of_lines(lines_of_text(text))


def blocks_of_lines(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Joins lines to paragraphs and rebuilds tables; geometry is used where every line has it."""
    lines = without_furniture(lines)
    blocks: list[Block] = []
    start = 0
    while start < len(lines):
        start = _read_document(lines, start, blocks)
    return tuple(blocks)


def _read_document(lines: Sequence[Line], start: int, blocks: list[Block]) -> int:
    """Reads head, body, foot and appendix from `start`; gives where the next title after a foot starts."""
    body = _body_start(lines, start)
    blocks.extend(Paragraph(line.text, page=line.page) for line in lines[start:body])
    table = header_start(lines, body)
    foot = _foot_start(lines, body)
    if table is not None and table < foot:
        blocks.extend(paragraphs_of_lines(lines[body:table]))
        return tables_of_lines(lines, table, blocks, end=foot)
    blocks.extend(paragraphs_of_lines(lines[body:foot]))
    appendix = _appendix_start(lines, foot)
    blocks.extend(Paragraph(line.text, page=line.page) for line in lines[foot:appendix])
    if appendix == len(lines) or _TITLE.match(lines[appendix].text):
        return appendix
    table = header_start(lines, appendix)
    if table is None:
        blocks.extend(paragraphs_of_lines(lines[appendix:]))
        return len(lines)
    blocks.extend(Paragraph(line.text, page=line.page) for line in lines[appendix:table])
    return tables_of_lines(lines, table, blocks, end=len(lines))


def _body_start(lines: Sequence[Line], start: int) -> int:
    for i in range(start, min(start + _HEAD_LINES, len(lines))):
        if _PREAMBLE.match(lines[i].text):
            return i
    return start


def _foot_start(lines: Sequence[Line], start: int) -> int:
    ended = False
    for i in range(start, len(lines)):
        text = lines[i].text
        if text[0] == "N" and _RECIPIENTS.match(text):
            return i
        if ended and _SIGNATURE.match(text):
            return i
        if text[0] in "PD" and _APPENDIX.match(text) and text.isupper():
            return i
        ended = text.endswith("./.") or (ended and not text[0].isalpha())
    return len(lines)


def _appendix_start(lines: Sequence[Line], start: int) -> int:
    for i in range(start, len(lines)):
        text = lines[i].text
        if (_APPENDIX.match(text) and text.split("(")[0].isupper()) or (i > start and _TITLE.match(text) and len(text) < 30):
            return i
    return len(lines)
