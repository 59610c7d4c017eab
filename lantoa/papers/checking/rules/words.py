"""Slips of the pen: words typed twice, two spellings of one word in one paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from lantoa.papers.checking import sources
from lantoa.papers.checking.docx.model import Document
from lantoa.papers.checking.registry import Fault, rule
from lantoa.papers.reading.letters import pattern

# Words that are never doubled on purpose; `ngày ngày`, `xanh xanh`, `đều đều`, `từ từ` are lawful.
_NEVER_DOUBLED_WRITTEN = (
    "của và các là được cho trong về theo tại để với có những việc hàng hằng trên đến do bởi khi nếu "
    "thì mà này đó không sẽ đã đang bị thuộc giữa hoặc nhằm như qua vào ra cũng vẫn còn mỗi một tỉnh "
    "xã phường huyện ban bộ văn hành chính công tác cán chức quyết"
)
_NEVER_DOUBLED = tuple(_NEVER_DOUBLED_WRITTEN.split())
_DOUBLED = re.compile(rf"\b({'|'.join(_NEVER_DOUBLED)})( +\1)+\b(?! lớp)", re.IGNORECASE)
_PAIRS = (
    "kế hoạch",
    "thực hiện",
    "tuyên truyền",
    "cải cách",
    "hành chính",
    "cơ quan",
    "đơn vị",
    "tổ chức",
    "triển khai",
    "nhiệm vụ",
    "thông tin",
    "ủy ban",
    "nhân dân",
    "dịch vụ",
    "trực tuyến",
    "nâng cao",
    "đẩy mạnh",
    "tăng cường",
    "phối hợp",
    "cán bộ",
    "công chức",
    "người dân",
    "thủ tục",
)
_PAIR_DOUBLED = re.compile(rf"\b({'|'.join(_PAIRS)})( +\1)+\b")
_NEW_TONE = pattern(r"\b\w*(?:[òóỏõọ][ae]|(?<![qQ])[ùúủũụÙÚỦŨỤ][yY])\b", re.IGNORECASE)
_OLD_TONE = pattern(r"\b\w*(?:o[àáảãạ]|o[èéẻẽẹ]|(?<![qQ])u[ỳýỷỹỵ])\b", re.IGNORECASE)
_EVERY = re.compile(r"\b(hàng|hằng) (?=(?:năm|tháng|quý|tuần|ngày|kỳ|giờ)\b)", re.IGNORECASE)


@rule(
    "doubled_word",
    says="Không lặp từ do gõ nhầm (thông lệ).",
    source=sources.PRACTICE,
    remedy="Bỏ từ lặp.",
    is_hint=True,
)
def check_doubled(document: Document) -> Iterator[Fault]:
    """`hàng hàng tháng`; words that Vietnamese doubles on purpose are not in the list."""
    for line in document.lines:
        for expression in (_DOUBLED, _PAIR_DOUBLED):
            for found in expression.finditer(line.raw):
                if found[0].split()[0] != found[0].split()[-1] and expression is _DOUBLED:
                    continue
                start = line.start + found.end(1)
                mend = partial(document.edit, line, start, line.start + found.end(), "")
                yield Fault(line, f"Lặp từ: “{found[0]}”.", mend)


@rule(
    "tone_marks_mixed",
    says="Trong một văn bản đặt dấu thanh theo một lối: “hóa” hoặc “hoá”, “ủy” hoặc “uỷ” (thông lệ).",
    source=sources.PRACTICE,
    remedy="Thống nhất một lối đặt dấu.",
    is_hint=True,
)
def check_tones(document: Document) -> Iterator[Fault]:
    """Both ways in the same paper; the national motto is not counted."""
    new = old = None
    for line in document.lines:
        if line.text.isupper():
            continue
        new = new or _first(_NEW_TONE, line.text)
        if old is None and (found := _first(_OLD_TONE, line.text)):
            old, place = found, line
    if new and old:
        yield Fault(place, f"Có cả “{new}” và “{old}”.")


def _first(expression: re.Pattern[str], text: str) -> str | None:
    found = expression.search(text)
    return found[0] if found else None


@rule(
    "every_mixed",
    says="Trong một văn bản viết thống nhất “hằng năm” hoặc “hàng năm” (thông lệ).",
    source=sources.PRACTICE,
    remedy="Viết thống nhất một cách, nên dùng “hằng”.",
    is_hint=True,
)
def check_every(document: Document) -> Iterator[Fault]:
    """`hàng tháng` and `hằng tháng` in the same paper."""
    seen: dict[str, tuple[str, object]] = {}
    for line in document.lines:
        for found in _EVERY.finditer(line.text):
            seen.setdefault(found[1].casefold(), (line.text[found.start() :][:12], line))
    if len(seen) == 2:
        line = next(each for each in document.lines if each is seen["hàng"][1])
        yield Fault(line, f"Có cả “{_word(seen['hằng'][0])}” và “{_word(seen['hàng'][0])}”.")


def _word(text: str) -> str:
    return " ".join(text.split()[:2])
