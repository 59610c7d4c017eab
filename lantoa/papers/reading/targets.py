"""Numbers that must be reached."""

import re
from dataclasses import dataclass

from lantoa.papers.reading.channels import channel_in
from lantoa.papers.reading.counted import counted_at
from lantoa.papers.reading.letters import pattern

_WORDS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_NUMBER = pattern(
    # One figure first: a search that begins with a class of letters skips all others at once.
    r"\d(?:\d{0,2}(?:\.\d{3})+(?!\d)|\d*(?:[.,]\d{1,2}(?!\d))?)(?![\d/])(?P<upto>\s*[-–]\s*\d{1,3}(?=\s|%))?\s*(?:\([^)]{1,12}\)\s*)?(?P<percent>%)?\s*"
)
_IN_WORDS = pattern(
    rf"(?:tối thiểu|ít nhất|không dưới)\s+(?:là\s+|có\s+|đạt\s+)?(?P<word>{'|'.join(_WORDS)})\s+",
    re.IGNORECASE,
)
_PLAIN = pattern(r"(?P<thousands>\d{1,3}(?:\.\d{3})+(?!\d))|\d{1,4}(?:[.,]\d{1,2})?")
_GLUED = frozenset("/.,:–-_")
_LEAST_BEFORE = pattern(
    r"(?<!\w)(?:(?P<strong>tối thiểu|ít nhất|không dưới|không ít hơn)|(?P<weak>trên|hơn)|từ)\s+(?:là\s+|đạt\s+|có\s+|từ\s+)?\Z",
    re.IGNORECASE,
)
_NOT_BEFORE = pattern(
    r"(?:năm|tháng|ngày|quý|điều|khoản|điểm|số|đài|iso|giai đoạn|phụ lục|mục|trang|cấp độ|mức độ|nhóm|hợp nhất|sáp nhập|thứ|trong)\s*\Z",
    re.IGNORECASE,
)
_UPWARDS = pattern(r"[^.;,]{0,40}?(?:,\s*bài[^.;,]{0,20})?\btrở lên")
_PER_SLASH = pattern(r"/\s*(?:01\s+|1\s+|một\s+)?(năm|tháng|quý|tuần|0?6\s+tháng)(?!\w)")
_PER_WORD = pattern(
    r"(?:[Mm]ỗi|[Hh]ằng|[Hh]àng)\s+(năm|tháng|quý|tuần|0?6\s+tháng)(?!\w)|(?:trong|trên)\s+(?:01|1|một)\s+(tháng|quý|năm|tuần)|trong\s+(năm)(?!\w)"
)
_PERIODS = {"năm": "year", "tháng": "month", "quý": "quarter", "tuần": "week"}
_STOP = pattern(r"[.;](?=\s|\Z)")
_FULL_STOP = pattern(r"[.](?=\s|\Z)")
_VERB = pattern(
    r"(?:\A|(?<=[\s,]))(?:đăng tải|cung cấp|thực hiện|tổ chức|xây dựng|phát sóng|phát hành|biên soạn|viết|đăng|gửi|duy trì|treo|lắp đặt"
    r"|bảo đảm|đảm bảo|phấn đấu|sản xuất|mở|triển khai|tham gia)\s"
)
_LOOSE_ENDS = pattern(r"\A(?:và|;|,)\s+|\s+(?:và|đồng thời)(?:\s+\S+){0,2}\Z")
_LOOK_BACK = 24
_LONG_LEAD = 60
_CLOSING = " .;,:/"


@dataclass(slots=True)
class Target:
    """One number to reach, where it is stated."""

    text: str
    quantity: int | float
    comparator: str
    unit: str
    per: str | None
    channel: str | None
    responsible: str | None
    block: int
    start: int
    end: int
    row: int | None = None
    column: int | None = None
    is_range: bool = False

    def record(self) -> dict[str, object]:
        """The target as the plan record has it."""
        names = ("text", "quantity", "comparator", "unit", "per", "channel", "responsible")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands, and what its place says about the targets in it."""

    block: int
    row: int | None = None
    column: int | None = None
    responsible: str | None = None
    fallback: str = ""
    is_cell: bool = False


@dataclass(frozen=True, slots=True)
class _Count:
    """A number with what it counts: `start` is that of the words before it, `end` that of the noun."""

    quantity: int | float
    at_least: bool
    is_range: bool
    unit: str
    start: int
    end: int


def targets_in(text: str, *, place: Place, level: str) -> list[Target]:
    """Reads the targets of one paragraph or cell. `level` is that of the issuer, see `channels.level_of`."""
    counts = [
        count
        for match in _NUMBER.finditer(text)
        if _stands_free(text, match.start()) and (count := _count(text, match)) is not None
    ]
    if "thiểu " in text or "nhất " in text or "dưới " in text:
        counts.extend(
            count for match in _IN_WORDS.finditer(text) if (count := _count_in_words(text, match)) is not None
        )
        counts.sort(key=lambda count: count.start)
    found: list[Target] = []
    for i, count in enumerate(counts):
        low = counts[i - 1].end if i else 0
        high = counts[i + 1].start if i + 1 < len(counts) else len(text)
        found.append(_target(text, count, low=low, high=high, place=place, level=level))
    return found


def _stands_free(text: str, at: int) -> bool:
    return at == 0 or not (text[at - 1].isalnum() or text[at - 1] in _GLUED)


def _count(text: str, match: re.Match[str]) -> _Count | None:
    number = _PLAIN.match(text, match.start())
    if number is None or text[number.end() : number.end() + 1].isdigit():
        return None
    before = _LEAST_BEFORE.search(text, max(0, match.start() - _LOOK_BACK), match.start())
    strong = before is not None and before["strong"] is not None
    start = before.start() if before else match.start()
    if match["percent"]:
        unit, end = "%", match.end()
    else:
        if not strong and _NOT_BEFORE.search(text, max(0, start - _LOOK_BACK), start):
            return None
        counted = counted_at(text, match.end(), must=strong)
        if counted is None:
            return None
        unit, end = counted
    is_range = bool(match["upto"])
    at_least = strong or is_range or (before is not None and before["weak"] is not None)
    at_least = at_least or _UPWARDS.match(text, match.end()) is not None
    written = number.group().replace(*((".", "") if number["thousands"] else (",", ".")))
    quantity = float(written) if "." in written else int(written)
    return _Count(quantity, at_least, is_range, unit, start, end)


def _count_in_words(text: str, match: re.Match[str]) -> _Count | None:
    counted = counted_at(text, match.end(), must=True)
    if counted is None:
        return None
    return _Count(_WORDS[match["word"].casefold()], True, False, counted[0], match.start(), counted[1])


def _target(text: str, count: _Count, *, low: int, high: int, place: Place, level: str) -> Target:
    clause_start, clause_end = _clause(text, count, low=low, high=high)
    start = _text_start(text, clause_start, count.start)
    return Target(
        text=text.strip(_CLOSING) if place.is_cell else _short(text[start:clause_end]),
        quantity=count.quantity,
        comparator="at_least" if count.at_least else "exactly",
        unit=count.unit,
        per=_per(text, count, clause_start=clause_start, clause_end=clause_end),
        channel=_channel(
            text, count, clause_start=clause_start, clause_end=clause_end, place=place, level=level
        ),
        responsible=place.responsible,
        block=place.block,
        start=start,
        end=clause_end,
        row=place.row,
        column=place.column,
        is_range=count.is_range,
    )


def _channel(
    text: str, count: _Count, *, clause_start: int, clause_end: int, place: Place, level: str
) -> str | None:
    """What the words after the number name, else those before it, else the row; nothing where they name several."""
    after = text[count.start : clause_end]
    channel = channel_in(after, level=level)
    if channel is None and channel_in(after, level=level, any_of_several=True) is None:
        channel = channel_in(text[clause_start : count.start], level=level)
        if channel is None and count.unit != "%":
            named = place.fallback or _lead(text, before=clause_start)
            channel = channel_in(named, level=level)
    return channel


def _lead(text: str, *, before: int) -> str:
    """What stands in front of the colon of an item, `Trên Cổng thông tin điện tử: ...`, where later clauses do not repeat it."""
    colon = text.find(":", 0, before)
    return text[:colon] if colon > 0 and "." not in text[:colon] else ""


def _clause(text: str, count: _Count, *, low: int, high: int) -> tuple[int, int]:
    start = low
    for stop in _STOP.finditer(text, low, count.start):
        start = stop.end()
    first = _STOP.search(text, count.end, high)
    end = first.start() if first else high
    if first and first.group() == ";" and ":" in text[count.end : end]:
        dot = _FULL_STOP.search(text, count.end, high)
        end = dot.start() if dot else high
    while start < count.start and text[start].isspace():
        start += 1
    return start, max(min(end, high), count.end)


def _per(text: str, count: _Count, *, clause_start: int, clause_end: int) -> str | None:
    slash = _PER_SLASH.search(text, count.end, clause_end)
    if slash:
        return _period(slash[1])
    for low, high in ((count.end, clause_end), (clause_start, count.start)):
        word = _PER_WORD.search(text, low, high)
        if word:
            return _period(word[1] or word[2] or word[3])
    return None


def _period(word: str) -> str:
    return "half_year" if "6" in word else _PERIODS[word.casefold()]


def _text_start(text: str, clause_start: int, at: int) -> int:
    """The clause from its start, or from the last verb where much stands before the number."""
    if at - clause_start <= _LONG_LEAD and not clause_start:
        return clause_start
    verb = None
    for found in _VERB.finditer(text, clause_start, at):
        verb = found
    return verb.start() if verb is not None else clause_start


def _short(text: str) -> str:
    return _LOOSE_ENDS.sub("", text.strip(_CLOSING)).strip(_CLOSING)
