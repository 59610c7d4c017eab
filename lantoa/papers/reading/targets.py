"""Numbers that must be reached."""

import re
from dataclasses import dataclass

from lantoa.papers.reading.channels import channel_in

_NOUNS = sorted(
    [
        "tin bài",
        "tin",
        "bài viết",
        "bài tuyên truyền",
        "bài",
        "phóng sự",
        "phóng sự ảnh",
        "chuyên mục",
        "chuyên trang",
        "chuyên đề",
        "video clip",
        "video",
        "clip",
        "infographic",
        "hội nghị",
        "hội thảo",
        "tọa đàm",
        "toạ đàm",
        "cuộc thi",
        "hội thi",
        "cuộc họp",
        "cuộc tuyên truyền",
        "cuộc đối thoại",
        "cuộc",
        "lớp tập huấn",
        "lớp bồi dưỡng",
        "lớp",
        "buổi tuyên truyền",
        "buổi đối thoại",
        "buổi",
        "đợt",
        "lượt",
        "bản tin",
        "ấn phẩm",
        "tài liệu",
        "tờ rơi",
        "tờ gấp",
        "pano",
        "pa nô",
        "panô",
        "băng rôn",
        "băng zôn",
        "khẩu hiệu",
        "áp phích",
        "chương trình",
        "mô hình",
        "sáng kiến",
        "hình thức",
        "văn bản",
        "kế hoạch",
        "báo cáo",
        "sản phẩm",
        "tác phẩm",
        "bài dự thi",
        "câu hỏi",
        "ảnh",
        "hình ảnh",
        "poster",
        "banner",
        "podcast",
        "bài đăng",
        "mẩu tin",
        "thông điệp",
        "sổ tay",
        "cuốn",
        "quyển",
        "tờ",
        "phiếu",
        "hoạt động",
        "chỉ tiêu",
        "giải pháp",
        "ý kiến",
        "tuyến bài",
        "số báo",
        "trang",
    ],
    key=len,
    reverse=True,
)
_LOOSE_NOUNS = "cơ quan|đơn vị|xã|thôn|xóm|tổ dân phố|người|cán bộ|công chức|hộ|thủ tục|TTHC|hồ sơ|lần|phường|cá nhân|tập thể"
_NOUN = "(?:" + "|".join(_NOUNS) + ")"
_UNIT = re.compile(
    rf"{_NOUN}(?!\w)(?:(?:\s*,\s*|\s*/\s*|\s+và\s+|\s+hoặc\s+|\s*-\s*|\s+và/hoặc\s+){_NOUN}(?!\w))*",
    re.IGNORECASE,
)
_LOOSE_UNIT = re.compile(rf"(?:{_LOOSE_NOUNS})(?!\w)", re.IGNORECASE)
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
_TARGET = re.compile(
    rf"(?P<at_least>tối thiểu|ít nhất|không dưới|không ít hơn|trên|từ|hơn|ÍT NHẤT)?\s*(?:là\s+|đạt\s+|có\s+|từ\s+)?(?<![\w/.,:–-])(?:(?P<number>\d{{1,4}}(?:[.,]\d{{1,2}})?)(?:\s*[-–]\s*\d{{1,3}}(?=\s|%))?|(?P<word>{'|'.join(_WORDS)})(?=\s))"
    r"\s*(?:\([^)]{1,12}\)\s*)?(?P<percent>%)?\s*",
    re.IGNORECASE,
)
_QUICK = re.compile(r"\d|[Tt]ối thiểu|[íÍ]t nhất|[Kk]hông dưới")
_STRONG = re.compile(r"tối thiểu|ít nhất|không dưới|không ít hơn", re.IGNORECASE)
_NOT_BEFORE = re.compile(
    r"(?:năm|tháng|ngày|quý|Điều|khoản|điểm|số|đài|ISO|giai đoạn|Phụ lục|mục|trang|cấp độ|mức độ|nhóm|hợp nhất|sáp nhập|thứ|trong)\s*\Z",
    re.IGNORECASE,
)
_AMONG = re.compile(r"(?:trong\s+(?:số\s+)?(?:các|những)\s+|(?:các|những)\s+)")
_UPWARDS = re.compile(r"[^.;,]{0,40}?(?:,\s*bài[^.;,]{0,20})?\btrở lên")
_PER_SLASH = re.compile(r"/\s*(?:01\s+|1\s+|một\s+)?(năm|tháng|quý|tuần|0?6\s+tháng)(?!\w)")
_PER_WORD = re.compile(
    r"(?:mỗi|hằng|hàng)\s+(năm|tháng|quý|tuần|0?6\s+tháng)(?!\w)|(?:trong|trên)\s+(?:01|1|một)\s+(tháng|quý|năm|tuần)",
    re.IGNORECASE,
)
_PERIODS = {"năm": "year", "tháng": "month", "quý": "quarter", "tuần": "week"}
_SENTENCE_END = re.compile(r"[.](?=\s|\Z)|;(?=\s|\Z)")
_TEXT_START = re.compile(
    r"(?:\A|(?<=[\s,]))((?:đăng tải|cung cấp|thực hiện|tổ chức|xây dựng|phát sóng|phát hành|biên soạn|viết|đăng|gửi|duy trì|treo|lắp đặt|bảo đảm|đảm bảo|phấn đấu|sản xuất|mở|triển khai|tham gia)\s)"
)
_STOP_UNIT = re.compile(
    r"[,;.:/()]|\s(?:về|trên|để|cho|tại|trong|của|do|được|nhằm|với|có|phát|đăng|trở|thuộc|và|hoặc|phải|/)(?=\s)|\Z"
)
_NOT_UNITS = re.compile(
    r"(?:ngày|tháng|năm|quý|tuần|giờ|phút|cấp|tỉnh|huyện|triệu|tỷ|đồng|nghìn|bước|khâu|nội dung|nhóm|lĩnh vực|nhiệm vụ|trong)(?!\w)",
    re.IGNORECASE,
)


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


def targets_in(text: str, *, place: Place, level: str) -> list[Target]:
    """Reads the targets of one paragraph or cell. `level` is that of the issuer, see `channels.level_of`."""
    if not _QUICK.search(text):
        return []
    matches: list[tuple[re.Match[str], str, int]] = []
    for match in _TARGET.finditer(text):
        unit = _unit(text, match, is_cell=place.is_cell)
        if unit is not None:
            matches.append((match, *unit))
    found: list[Target] = []
    for i, (match, unit_text, unit_end) in enumerate(matches):
        low = matches[i - 1][2] if i else 0
        high = matches[i + 1][0].start() if i + 1 < len(matches) else len(text)
        found.append(
            _target(
                text, match, unit=unit_text, unit_end=unit_end, low=low, high=high, place=place, level=level
            )
        )
    return found


def _unit(text: str, match: re.Match[str], *, is_cell: bool) -> tuple[str, int] | None:
    strong = match["at_least"] is not None and _STRONG.match(match["at_least"]) is not None
    if match["word"] and not strong:
        return None
    number_at = match.start("number") if match["number"] else match.start("word")
    if match["percent"]:
        return "%", match.end()
    if not strong and _NOT_BEFORE.search(text, max(0, number_at - 14), number_at):
        return None
    at = match.end()
    among = _AMONG.match(text, at)
    if among:
        at = among.end()
    unit = _UNIT.match(text, at)
    if unit:
        return unit.group(), unit.end()
    loose = _LOOSE_UNIT.match(text, at)
    if loose and (strong or (loose.group().casefold() == "lần" and text.startswith("/", loose.end()))):
        return loose.group(), loose.end()
    if not strong or _NOT_UNITS.match(text, at):
        return None
    stop = _STOP_UNIT.search(text, at)
    end = stop.start() if stop else len(text)
    words = text[at:end].strip()
    return (" ".join(words.split()[:4]), end) if words else None


def _target(
    text: str,
    match: re.Match[str],
    *,
    unit: str,
    unit_end: int,
    low: int,
    high: int,
    place: Place,
    level: str,
) -> Target:
    clause_start, clause_end = _clause(text, match.start(), unit_end, low=low, high=high)
    after = text[match.start() : clause_end]
    before = text[clause_start : match.start()]
    channel = channel_in(after, level=level) or (
        None if _several(after, level) else channel_in(before, level=level)
    )
    if channel is None and not _several(after, level) and unit != "%":
        channel = channel_in(place.fallback, level=level)
    at_least = match["at_least"] or ""
    number = (match["number"] or "").replace(",", ".")
    quantity: int | float = (
        _WORDS[match["word"].casefold()] if match["word"] else float(number) if "." in number else int(number)
    )
    start = _text_start(text, clause_start, _first_letter(text, match.start()))
    end = min(clause_end, high)
    is_range = bool(re.search(r"\d\s*[-–]\s*\d", match.group()))
    upwards = _UPWARDS.match(text, match.end()) is not None
    least = bool(_STRONG.match(at_least)) or upwards or at_least.casefold() in ("trên", "hơn") or is_range
    return Target(
        text=text.strip(" .;,:") if place.is_cell else _short(text[start:end]),
        quantity=quantity,
        comparator="at_least" if least else "exactly",
        unit=unit,
        per=_per(text, match, unit_end=unit_end, clause_start=clause_start, clause_end=min(clause_end, high)),
        channel=channel,
        responsible=place.responsible,
        block=place.block,
        start=start,
        end=end,
        row=place.row,
        column=place.column,
        is_range=is_range,
    )


def _clause(text: str, start: int, end: int, *, low: int, high: int) -> tuple[int, int]:
    clause_start = low
    for stop in _SENTENCE_END.finditer(text, low, start):
        clause_start = stop.end()
    first = _SENTENCE_END.search(text, end)
    clause_end = first.start() if first else len(text)
    if first and first.group() == ";" and ":" in text[end:clause_end]:
        dot = re.compile(r"[.](?=\s|\Z)").search(text, end)
        clause_end = dot.start() if dot else len(text)
    return clause_start, min(clause_end, high)


def _several(text: str, level: str) -> bool:
    return (
        channel_in(text, level=level) is None
        and channel_in(text, level=level, any_of_several=True) is not None
    )


def _per(text: str, match: re.Match[str], *, unit_end: int, clause_start: int, clause_end: int) -> str | None:
    slash = _PER_SLASH.search(text, unit_end, max(clause_end, unit_end))
    if slash:
        return _period(slash[1])
    for low, high in ((unit_end, clause_end), (clause_start, match.start())):
        word = _PER_WORD.search(text, low, high)
        if word:
            return _period(word[1] or word[2])
    return None


def _period(word: str) -> str:
    return "half_year" if "6" in word else _PERIODS[word.casefold()]


def _text_start(text: str, clause_start: int, at: int) -> int:
    verb = None
    for found in _TEXT_START.finditer(text, clause_start, at):
        verb = found
    if verb is not None and (at - clause_start > 60 or clause_start):
        return verb.start(1)
    return clause_start


def _first_letter(text: str, at: int) -> int:
    return at + len(text[at:]) - len(text[at:].lstrip())


def _short(text: str) -> str:
    return re.sub(r"\A(?:và|;|,)\s+|\s+(?:và|đồng thời)(?:\s+\S+){0,2}\Z", "", text.strip(" .;,:")).strip(
        " .;,:"
    )
