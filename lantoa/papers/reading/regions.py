"""Where head, body, foot and appendix of a paper lie among its blocks."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lantoa.papers.reading.blocks import Block, Paragraph, Table
from lantoa.papers.reading.letters import pattern

TITLE = pattern(
    r"(?:KẾ HOẠCH|QUYẾT ĐỊNH|CÔNG VĂN|THÔNG BÁO|BÁO CÁO|CHƯƠNG TRÌNH|HƯỚNG DẪN|TỜ TRÌNH|CHỈ THỊ|ĐỀ ÁN)(?=[\s:]|\Z)"
)
STRONG_PREAMBLE = pattern(
    r"(?:Căn cứ |Kính gửi|Xét đề nghị|Theo đề nghị|Thi hành |(?:Tiếp tục )?(?:[Tt]hực hiện|[Tt]riển khai|[Tt]riển khai thực hiện)\s+(?:Luật|Nghị|Quyết định|Kế hoạch số|Công văn|Chỉ thị|Thông (?:tư|báo|tri)"
    r"|Văn bản|Kết luận|Hướng dẫn|Chương trình (?:số|tổng)|ý kiến|sự chỉ đạo|chỉ đạo|nội dung|Đề án)|[IVX]{1,4}\s?[.)/-]\s*\S|(?:PHẦN|Phần) |A\. \S|Điều 1\b|1\. \S)"
)
WEAK_PREAMBLE = pattern(
    r"(?:Thực hiện|Triển khai|Để |Nhằm |Trên cơ sở|Tiếp tục|Ngày \d|Với mục|Trong (?:năm|thời))"
)
RECIPIENTS = pattern(r"(?:- )?(?:Nơi|NƠI) (?:nhận|NHẬN)\s*:?")
SIGNATURE = pattern(
    r"(?:TM\.|KT\.|TL\.|TUQ\.|Q\.\s|T/M|K/T|(?:(?:PHÓ|Q\.) )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG PHÒNG|BỘ TRƯỞNG|THỨ TRƯỞNG|CỤC TRƯỞNG|TRƯỞNG BAN|CHÁNH VĂN PHÒNG|HIỆU TRƯỞNG|THỦ TRƯỞNG|BÍ THƯ"
    r"|CHI CỤC TRƯỞNG|VIỆN TRƯỞNG|TỔNG GIÁM ĐỐC|CHÁNH THANH TRA)\b)"
)
APPENDIX = pattern(
    r"(?:PHỤ LỤC|DANH MỤC|PHỤ BIỂU|BIỂU|Phụ lục|Danh mục|Phụ biểu)(?:\s+(?:SỐ\s+|số\s+)?[IVX\d]+)?\s*[:.]?(?:\s|\Z)"
)
HEAD_LINE = pattern(r"(?:CỘNG HÒA|CỘNG HOÀ|Độc lập|ĐẢNG CỘNG|UBND|ỦY BAN|UỶ BAN|Số\s*:)")
_LETTERHEAD = pattern(r"CỘNG HÒA|CỘNG HOÀ|Độc lập\s*[-–]|ĐẢNG CỘNG SẢN|\bSố\s*:")
_ISSUES = pattern(r"\s(?:ban hành|xây dựng|triển khai)\s+[Kk]ế hoạch\s")
_SMALL_TITLES = frozenset(("Kế hoạch", "Quyết định", "Chương trình"))
HEAD_BLOCKS = 45
_BODY_WORDS = 25
_APPENDIX_WORD = 30
"""Letters up to which `Phụ lục I` stands alone in its line."""


@dataclass(slots=True)
class Regions:
    """Block numbers of each part, in order."""

    head: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    foot: list[int] = field(default_factory=list)
    appendix: list[int] = field(default_factory=list)


def regions_of(blocks: Sequence[Block]) -> Regions:
    """Parts the blocks; the body of a decision and of the plan issued with it are one body."""
    regions = Regions()
    start = 0
    while start < len(blocks):
        body = body_start(blocks, start)
        regions.head.extend(range(start, body))
        foot = _foot_start(blocks, body)
        regions.body.extend(range(body, foot))
        after = _foot_end(blocks, foot)
        regions.foot.extend(range(foot, after))
        start = after
        if after < len(blocks) and not _is_title(blocks[after]):
            follow_up = _next_title(blocks, after)
            regions.appendix.extend(range(after, follow_up))
            start = follow_up
    return regions


def title_of(block: Block) -> str | None:
    """The kind of paper where this block opens a title: `KẾ HOẠCH`, or `Kế hoạch` alone in the middle of its line."""
    if not isinstance(block, Paragraph):
        return None
    written = TITLE.match(block.text)
    if written is not None:
        return written.group()
    is_alone = block.text in _SMALL_TITLES and (block.centred or block.bold)
    return block.text if is_alone else None


def _is_title(block: Block) -> bool:
    if not isinstance(block, Paragraph) or title_of(block) is None:
        return False
    return len(block.text) < 30 or block.text.isupper()


def _next_title(blocks: Sequence[Block], start: int) -> int:
    """An appendix may carry the plan of a decision: `KẾ HOẠCH` alone, with a body below it."""
    for i in range(start, len(blocks)):
        if _is_title(blocks[i]) and any(
            isinstance(block, Paragraph) and STRONG_PREAMBLE.match(block.text)
            for block in blocks[i + 1 : i + 12]
        ):
            return i
    return len(blocks)


def body_start(blocks: Sequence[Block], start: int) -> int:
    """The first block after title and subject: the preamble, or the first heading."""
    end = min(start + HEAD_BLOCKS, len(blocks))
    title = next((i for i in range(start, end) if _is_title(blocks[i])), None)
    for i in range(start if title is None else title + 1, end):
        block = blocks[i]
        if not isinstance(block, Paragraph):
            continue
        if STRONG_PREAMBLE.match(block.text) or (block.label and i > (title or 0)):
            return i
        if title is None and _ISSUES.search(block.text):
            return i
        settled = title is None or i > title + 1 or len(getattr(blocks[title], "text", "")) > 30
        if settled and (
            WEAK_PREAMBLE.match(block.text)
            or (len(block.text.split()) > _BODY_WORDS and block.text[-1] in ".;:,")
        ):
            return i
    return min(start + (0 if title is None else title - start + 1), len(blocks))


def _foot_start(blocks: Sequence[Block], start: int) -> int:
    ended = False
    for i in range(start, len(blocks)):
        block = blocks[i]
        if isinstance(block, Table):
            if is_signature_table(block):
                return i
            continue
        text = block.text
        if RECIPIENTS.match(text) or (ended and SIGNATURE.match(text)):
            return i
        if APPENDIX.match(text) and (text.split("(")[0].isupper() or (ended and len(text) < _APPENDIX_WORD)):
            return i
        ended = ended or text.endswith("./.")
    return len(blocks)


def is_signature_table(table: Table) -> bool:
    """Tells a signature block from a table of content."""
    if len(table.rows) > 6:
        return False
    return any(
        RECIPIENTS.match(cell) or any(SIGNATURE.match(line) for line in cell.split("\n"))
        for row in table.rows
        for cell in row
    )


def is_letterhead_table(table: Table) -> bool:
    """Tells the two columns of the national header from a table of content."""
    return len(table.rows) <= 6 and any(_LETTERHEAD.search(cell) for row in table.rows for cell in row)


def _foot_end(blocks: Sequence[Block], start: int) -> int:
    for i in range(start, len(blocks)):
        block = blocks[i]
        if isinstance(block, Table):
            if not (is_signature_table(block) or len(block.rows) <= 2) or (
                is_letterhead_table(block) and i > start
            ):
                return i
            continue
        text = block.text
        if (APPENDIX.match(text) and (text.split("(")[0].isupper() or len(text) < _APPENDIX_WORD)) or (
            i > start and _is_title(block)
        ):
            return i
        if i > start and text.startswith("(Kèm theo"):
            return i
    return len(blocks)
