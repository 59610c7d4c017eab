"""The body as a list of items under a tree of headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from lantoa.papers.reading.blocks import Block, Paragraph
from lantoa.papers.reading.letters import pattern
from lantoa.papers.reading.marks import Kind, Mark, follows_letter, mark_of, mark_of_label
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
_TRAILING = " .:;,"
_LONGEST_HEADING = 180
_LONGEST_BARE = 90
_LEVELS = {
    Kind.ROMAN: 1,
    Kind.ARTICLE: 1,
    Kind.NUMBER: 2,
    Kind.DECIMAL: 3,
    Kind.LETTER: 3,
    Kind.BRACKET: 4,
}


@dataclass(slots=True)
class Item:
    """A paragraph of the body: its block, its text without mark, and the heading that it is or stands under."""

    block: int
    text: str
    start: int
    mark: Mark | None
    bold: bool = False
    heading: int | None = None
    is_heading: bool = False
    heads_table: bool = False

    @property
    def kind(self) -> Kind | None:
        return self.mark.kind if self.mark else None


@dataclass(slots=True)
class Heading:
    """A heading: label and text as in the record, its level, and the items below it, children included."""

    label: str | None
    text: str
    level: int
    item: int
    end: int
    index: int = 0

    @property
    def folded(self) -> str:
        return self.text.casefold()


@dataclass(slots=True)
class Body:
    """Items in order, headings in order."""

    items: list[Item]
    headings: list[Heading]

    def below(self, heading: Heading) -> range:
        """The items under a heading, those of its child headings included."""
        return range(heading.item + 1, heading.end)

    def children(self, heading: Heading) -> list[Heading]:
        """The headings under a heading, at every depth."""
        found: list[Heading] = []
        for other in islice(self.headings, heading.index + 1, None):
            if other.item >= heading.end:
                break
            found.append(other)
        return found

    def own(self, heading: Heading) -> list[Item]:
        """The items that stand right under a heading, not under one of its children."""
        return [
            item
            for item in self.items[heading.item + 1 : heading.end]
            if item.heading == heading.index and not item.is_heading
        ]


def body_of(blocks: Sequence[Block], places: Sequence[int]) -> Body:
    """Reads the paragraphs at `places` into items and headings."""
    items: list[Item] = []
    for i in places:
        block = blocks[i]
        if isinstance(block, Paragraph):
            if block.text and not _is_formula(block.text):
                items.append(_item(block, i))
        elif items:
            items[-1].heads_table = True
    headings: list[Heading] = []
    open_headings: list[tuple[int, Kind | None]] = []
    letters_under_decimals = False
    for i, item in enumerate(items):
        if _is_heading(items, i):
            item.is_heading = True
            level = _level(item, headings, letters_under_decimals=letters_under_decimals)
            letters_under_decimals = item.kind is Kind.DECIMAL or (
                letters_under_decimals and item.kind is Kind.LETTER
            )
            label = item.mark.label if item.mark else None
            _close_wider(open_headings, headings, item, level=level, place=i)
            open_headings.append((len(headings), item.kind))
            headings.append(
                Heading(label, item.text.rstrip(_TRAILING), level, i, len(items), index=len(headings))
            )
        else:
            _leave(open_headings, item, headings, i)
        item.heading = open_headings[-1][0] if open_headings else None
    _settle_levels(items, headings)
    _close(headings)
    return Body(items, headings)


def _close_wider(
    open_headings: list[tuple[int, Kind | None]],
    headings: Sequence[Heading],
    item: Item,
    *,
    level: int,
    place: int,
) -> None:
    """The headings that are not above a new one are open no longer."""
    while open_headings and headings[open_headings[-1][0]].level >= level:
        open_headings.pop()


def _leave(
    open_headings: list[tuple[int, Kind | None]], item: Item, headings: Sequence[Heading], place: int
) -> None:
    """A numbered sentence that counts on from a heading stands beside it, under the heading above both."""
    kind = item.kind
    if kind is None or kind >= Kind.DASH or item.mark is None:
        return
    depth = next((k for k in range(len(open_headings) - 1, -1, -1) if open_headings[k][1] is kind), None)
    if kind is Kind.ARTICLE:
        depth = 0 if open_headings and open_headings[0][1] is not Kind.PART else depth
    elif depth is not None and depth + 1 < len(open_headings):
        before = headings[open_headings[depth][0]].label
        if kind is not Kind.ROMAN and not _counts_on(item.mark.label, before):
            return
    if depth is None:
        return
    for left, _ in open_headings[depth:]:
        headings[left].end = min(headings[left].end, place)
    del open_headings[depth:]


def _counts_on(label: str, before: str | None) -> bool:
    if before is None:
        return False
    if label.isdigit() and before.isdigit():
        return int(label) == int(before) + 1
    return follows_letter(label, before)


def _is_formula(text: str) -> bool:
    """`QUYẾT ĐỊNH:` alone opens the articles of a decision; it is neither heading nor text."""
    return text.rstrip(": ") in ("QUYẾT ĐỊNH", "KẾ HOẠCH", "QUYẾT NGHỊ")


def _item(block: Paragraph, place: int) -> Item:
    mark = mark_of_label(block.label) if block.label else mark_of(block.text)
    if (
        mark is not None
        and mark.kind is Kind.DASH
        and not block.label
        and block.text[mark.end].islower()
        and block.text[0] in "*"
    ):
        mark = None
    start = mark.end if mark and not block.label else 0
    return Item(place, block.text[start:], start, mark, bold=block.bold)


def _is_heading(items: Sequence[Item], i: int) -> bool:
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
    plain = text.rstrip(_TRAILING)
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
        plain = text.rstrip(_TRAILING)
        return (
            text[-1] != ";"
            and len(plain) <= 90
            and _names_unit_or_section(plain)
            and ". " not in plain
            and not _reads_on(plain)
        )
    if text[-1] == ":":
        plain = text.rstrip(_TRAILING)
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


def _level(item: Item, headings: Sequence[Heading], *, letters_under_decimals: bool) -> int:
    if item.mark is None:
        if item.text.isupper() or not headings:
            return 1
        before = headings[-1]
        is_beside = before.label is None and not before.text.isupper()
        return before.level if is_beside else min(before.level + 1, 3)
    if item.kind in (Kind.PART, Kind.LETTER_CAPITAL):
        return 0
    level = _LEVELS[item.mark.kind]
    if item.kind is Kind.DECIMAL:
        return level + item.mark.label.count(".") - 1
    return level + 1 if item.kind is Kind.LETTER and letters_under_decimals else level


def _settle_levels(items: Sequence[Item], headings: list[Heading]) -> None:
    marked = [heading.level for heading in headings if heading.label is not None]
    if not marked:
        return
    shift = 1 - min(marked)
    for heading in headings:
        if heading.label is not None or (shift > 0 and not items[heading.item].text.isupper()):
            heading.level += shift


def _close(headings: Sequence[Heading]) -> None:
    for i, heading in enumerate(headings):
        end = next((other.item for other in headings[i + 1 :] if other.level <= heading.level), heading.end)
        heading.end = min(heading.end, end)
