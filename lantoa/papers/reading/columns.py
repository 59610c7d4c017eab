"""What the columns of a task appendix hold, known from the words of its header."""

import re
from collections.abc import Sequence

from lantoa.papers.reading.letters import pattern

NUMBER, NAME, PRODUCT, LEAD, COLLABORATOR, TIMING, OTHER = (
    "number",
    "name",
    "product",
    "lead",
    "collaborator",
    "timing",
    "other",
)
_WHO = "who"
_FORM = "form"

_WORDS = pattern(
    r"""(?P<number>\b(?:STT|TT|Stt|Số\s+TT|Số\s+thứ\s+tự)\b)
      |(?P<timing>[Tt]hời\s+(?:gian|hạn|điểm)|THỜI\s+(?:GIAN|HẠN|ĐIỂM)|[Tt]iến\s+độ|TIẾN\s+ĐỘ|[Tt]hực\s+hiện\s+trong\s+tháng)
      |(?P<collaborator>[Pp]hối\s+hợp|PHỐI\s+HỢP)
      |(?P<lead>(?:[Cc]ơ\s+quan|[Đđ]ơn\s+vị|CƠ\s+QUAN|ĐƠN\s+VỊ|[Bb]ộ\s+phận)(?:,\s+\w+\s+\w+|/\s*\w+\s+\w+)?\s+(?:thực\s+hiện|THỰC\s+HIỆN)|[Cc]hủ\s+trì|CHỦ\s+TRÌ|[Pp]hụ\s+trách|PHỤ\s+TRÁCH|[Tt]ham\s+mưu|[Pp]hân\s+công|PHÂN\s+CÔNG|[Nn]gười\s+thực\s+hiện)
      |(?P<other>[Gg]hi\s+chú|GHI\s+CHÚ|[Kk]inh\s+phí|KINH\s+PHÍ|[Đđ]ơn\s+vị\s+tính|[Ss]ố\s+lượng|[Ll]ãnh\s+đạo\s+chỉ\s+đạo|[Cc]ăn\s+cứ)
      |(?P<product>[Ss]ản\s+phẩm|SẢN\s+PHẨM|[Kk]ết\s+quả|KẾT\s+QUẢ|[Đđ]ầu\s+ra|[Cc]hỉ\s+tiêu|CHỈ\s+TIÊU)
      |(?P<who>[Cc]ơ\s+quan|CƠ\s+QUAN|[Đđ]ơn\s+vị|ĐƠN\s+VỊ|[Cc]án\s+bộ,\s+công\s+chức|[Bb]ộ\s+phận|[Cc]ông\s+chức)
      |(?P<name>[Nn]hiệm\s+vụ|NHIỆM\s+VỤ|[Nn]ội\s+dung|NỘI\s+DUNG|[Cc]ông\s+việc|CÔNG\s+VIỆC|[Hh]oạt\s+động|HOẠT\s+ĐỘNG)
      |(?P<form>[Hh]ình\s+thức|HÌNH\s+THỨC)
    """,
    re.VERBOSE,
)
_JOINS = pattern(r"[\s,/;&]*(?:và|hoặc|cụ\s+thể|công\s+việc)?[\s,/;&]*\Z")


def kind_of_header(cell: str) -> str | None:
    """Names what a header cell heads; None where its words are not known."""
    found = [match.lastgroup for match in _WORDS.finditer(cell)]
    if not found:
        return None
    for kind in (NUMBER, TIMING, LEAD, COLLABORATOR, OTHER, PRODUCT):
        if kind in found and not (kind == NUMBER and len(found) > 1):
            return kind
    if NAME in found:
        return NAME
    if _FORM in found:
        return PRODUCT
    return LEAD if _WHO in found else None


def columns_of_header(text: str) -> list[str]:
    """Reads the columns, left to right, from a flattened header such as `TT Nhiệm vụ Sản phẩm Cơ quan chủ trì`."""
    columns: list[str] = []
    last_end = 0
    for match in _WORDS.finditer(text):
        kind = match.lastgroup or OTHER
        between = text[last_end : match.start()]
        adjoining = bool(columns) and (between.strip() != "" and _JOINS.match(between) is not None)
        last_end = match.end()
        if kind == _FORM:
            kind = PRODUCT if NAME in columns and not adjoining else NAME
        _place(columns, kind, adjoining=adjoining, directly=between.strip() == "")
    return [LEAD if column == _WHO else column for column in columns]


def _place(columns: list[str], kind: str, *, adjoining: bool, directly: bool) -> None:
    if kind in (LEAD, COLLABORATOR):
        if _WHO in columns:
            columns[columns.index(_WHO)] = kind
            return
        if kind == COLLABORATOR and columns and columns[-1] == LEAD and adjoining:
            return
    if columns and columns[-1] == kind and (adjoining or kind != _WHO):
        return
    if columns and directly and kind == NAME and columns[-1] in (PRODUCT, TIMING):
        return
    if kind in columns and kind not in (_WHO, OTHER):
        return
    columns.append(kind)


def is_task_header(columns: Sequence[str | None]) -> bool:
    """Tells whether these columns head a list of tasks: what is to be done, and by whom or when."""
    found = set(columns)
    return NAME in found and bool(found & {LEAD, TIMING, COLLABORATOR}) and len(found - {None, OTHER}) >= 3
