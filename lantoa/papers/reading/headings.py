"""Which paragraphs are headings: title lines over items or paragraphs, not sentences."""

import re
from collections.abc import Sequence

from lantoa.papers.reading.items import Item
from lantoa.papers.reading.letters import pattern
from lantoa.papers.reading.marks import Kind
from lantoa.papers.reading.phrases import UNIT_START

CLOSERS = pattern(
    r"(?:Trên đây là|Trên đây,|Yêu cầu (?:các|Thủ trưởng|thủ trưởng|Trưởng|cán bộ|toàn thể|tất cả|lãnh đạo)|Trong quá trình|Quá trình (?:tổ chức |triển khai )?thực hiện|Quyết định này|Kế hoạch này|Căn cứ (?:nội dung )?[Kk]ế hoạch này"
    r"|Nhận được [Kk]ế hoạch|(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Sở|Chủ tịch)[^.;]{0,60}(?:yêu cầu|đề nghị) )"
)
_KNOWN_HEADING = pattern(
    r"(?:mục đích|yêu cầu|mục tiêu|đối tượng|phạm vi|nội dung|hình thức|phương thức|kinh phí|thời gian|giải pháp|nhiệm vụ|trách nhiệm|tổ chức|phân công|chế độ|quan điểm|chỉ tiêu|tiến độ)",
    re.IGNORECASE,
)
_ASKED = pattern(r"(?:Đề nghị|đề nghị|Giao)\s+(?=\S)")
_LISTS_FOLLOW = pattern(r"(?:sau|sau đây|như sau|gồm|dung)\s*:?\Z")
_HEADS_GROUP = pattern(r"(?:Đối với|Về|Trong|Trên|Tại|Ở)\s")
_ACTS = pattern(r"\b(?:chủ trì|có trách nhiệm|phối hợp với|căn cứ|thực hiện (?:việc|các|nghiêm))\b")
_RUNS_IN = pattern(r":\s+\S[^:]*[.;]\Z")
TRAILING = " .:;,"
_LONGEST_HEADING = 180
_LONGEST_BARE = 90


def is_heading(items: Sequence[Item], i: int) -> bool:
    """Tells whether the item at `i` heads what follows."""
    item = items[i]
    text = item.text
    if len(text) > _LONGEST_HEADING or text.endswith("./.") or i + 1 == len(items):
        return False
    following = items[i + 1]
    if item.mark is None:
        return _is_bare_heading(item, following)
    if item.kind in (Kind.DASH, Kind.PLUS):
        return False
    if not item.heads_table and not _has_below(item, following):
        return False
    if item.kind in (Kind.PART, Kind.LETTER_CAPITAL, Kind.ROMAN):
        return _RUNS_IN.search(text) is None
    return _is_title(text, following)


def _is_bare_heading(item: Item, following: Item) -> bool:
    text = item.text
    if (
        len(text) > 120
        or text[-1] in ".;,"
        or not any(letter.isalpha() for letter in text)
        or text[0] in '(“"'
    ):
        return False
    if CLOSERS.match(text):
        return False
    if not (item.bold or text.isupper()):
        return _heads_dashes(text, following)
    if len(text) < 6:
        return False
    return not (following.mark is None and following.text.isupper())


def _heads_dashes(text: str, following: Item) -> bool:
    """A short line that names a unit or a section, without end, over items: a heading even where nothing marks it."""
    if len(text) > _LONGEST_BARE or not text[0].isupper() or following.kind not in (Kind.DASH, Kind.PLUS):
        return False
    plain = text.rstrip(TRAILING)
    return _names_unit_or_section(plain) and _LISTS_FOLLOW.search(plain) is None and not _reads_on(plain)


def _has_below(item: Item, following: Item) -> bool:
    if following.mark is None:
        return not CLOSERS.match(following.text) or item.kind is Kind.ROMAN
    kind, own = following.mark.kind, item.kind
    if own is None:
        return False
    if kind == own:
        return kind is Kind.DECIMAL and following.mark.label.startswith(
            (item.mark.label if item.mark else "") + "."
        )
    return kind > own


def _is_title(text: str, following: Item) -> bool:
    if text.endswith("..."):
        return False
    if text[-1] in ".;,…":
        plain = text.rstrip(TRAILING)
        return (
            text[-1] != ";"
            and len(plain) <= 90
            and _names_unit_or_section(plain)
            and ". " not in plain
            and not _reads_on(plain)
        )
    if text[-1] == ":":
        plain = text.rstrip(TRAILING)
        if _LISTS_FOLLOW.search(plain):
            return len(plain) <= 60 and _KNOWN_HEADING.match(plain) is not None
        return (
            _names_unit_or_section(plain)
            or _HEADS_GROUP.match(plain) is not None
            or (len(plain) <= 60 and "," not in plain)
        )
    if "; " in text and not _names_unit_or_section(text):
        return False
    return ". " not in text and not (following.mark is None and following.text[0].islower())


def _names_unit_or_section(text: str) -> bool:
    asked = _ASKED.match(text)
    if asked:
        text = text[asked.end() :]
    return UNIT_START.match(text) is not None or _KNOWN_HEADING.match(text) is not None


def _reads_on(text: str) -> bool:
    """Tells a short sentence from a title by its verb: `Phòng Nội vụ chủ trì tham mưu`."""
    return _ACTS.search(text) is not None
