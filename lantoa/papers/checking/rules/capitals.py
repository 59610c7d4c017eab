"""Capital letters after Phụ lục II: rather a few sure cases than many doubtful ones, and all of them hints."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from lantoa.papers.checking import sources
from lantoa.papers.checking.docx.model import Document, Line
from lantoa.papers.checking.findings import Severity
from lantoa.papers.checking.recognising.patterns import SURNAMES
from lantoa.papers.checking.registry import Check, Fault, Rule, register
from lantoa.papers.reading.letters import pattern

_Change = Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Case:
    """One rule of capitals: what to look for and how it is written; the group `word` is what changes."""

    code: str
    says: str
    source: str
    expression: re.Pattern[str]
    change: _Change


def _capital(found: re.Match[str]) -> str:
    word = found["word"]
    return word[:1].upper() + word[1:]


def _small(found: re.Match[str]) -> str:
    word = found["word"]
    return word[:1].lower() + word[1:]


def _lower(found: re.Match[str]) -> str:
    return found["word"].lower()


def _each(found: re.Match[str]) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in found["word"].split())


_FIELDS = (
    r"(?:Nội vụ|Tài chính|Tư pháp|Y tế|Công an|Quốc phòng|Ngoại giao|Xây dựng|Công Thương|Giáo dục và Đào tạo"
    r"|Khoa học và Công nghệ|Nông nghiệp và Môi trường|Nông nghiệp và Phát triển nông thôn|Văn hóa, Thể thao và Du lịch"
    r"|Thông tin và Truyền thông|Kế hoạch và Đầu tư|Dân tộc và Tôn giáo|Tài nguyên và Môi trường)"
)
_NOT_NAMES = "|".join(sorted(SURNAMES))
_KINDS = r"(?:nghị quyết|quyết định|chỉ thị|kế hoạch|thông tư|nghị định|công văn|thông báo|báo cáo|tờ trình|hướng dẫn|luật|pháp lệnh)"
_INSIDE = r"(?<=[a-zà-ỹđ,;] )"
"""After a small letter or a comma: the middle of a sentence."""

CASES = (
    Case(
        "capital_council",
        "Tên “Ủy ban nhân dân”, “Hội đồng nhân dân” chỉ viết hoa chữ đầu.",
        sources.CAPITAL_AGENCY,
        re.compile(r"\b(?:Ủy [Bb]an|Uỷ [Bb]an|Hội [Đđ]ồng) (?P<word>Nhân [Dd]ân)\b"),
        _lower,
    ),
    Case(
        "capital_committee",
        "Viết hoa chữ đầu tên cơ quan: “Ủy ban nhân dân”, “Hội đồng nhân dân”.",
        sources.CAPITAL_AGENCY,
        re.compile(r"\b(?P<word>ủy ban|uỷ ban|hội đồng) nhân dân\b"),
        _capital,
    ),
    Case(
        "capital_agency",
        "Viết hoa chữ đầu của từ chỉ loại hình cơ quan: “Sở Nội vụ”, “Bộ Tài chính”.",
        sources.CAPITAL_AGENCY,
        re.compile(rf"\b(?P<word>bộ|sở) {_FIELDS}\b"),
        _capital,
    ),
    Case(
        "capital_state",
        "Viết hoa “Nhà nước”.",
        sources.CAPITAL_SPECIAL,
        re.compile(
            r"\b(?:Đảng(?:,| và|, chính sách, pháp luật của) |(?:chính sách|pháp luật) của |do )(?P<word>nhà nước)\b"
        ),
        _capital,
    ),
    Case(
        "capital_people",
        "Viết hoa “Nhân dân”.",
        sources.CAPITAL_SPECIAL,
        re.compile(
            r"\b(?:phục vụ|đời sống|trong|tới|đến|cán bộ và|quần chúng|của|với|để|cho|các tầng lớp) (?P<word>nhân dân)\b(?! tệ)"
        ),
        _capital,
    ),
    Case(
        "capital_place",
        "Danh từ chung trước tên riêng của đơn vị hành chính không viết hoa: “tỉnh Nam Định”.",
        sources.CAPITAL_PLACE,
        pattern(
            _INSIDE
            + r"(?P<word>Tỉnh|Huyện|Thị xã|Thị trấn|Xã) (?!(?:"
            + _NOT_NAMES
            + r")\b)(?=\p{Lu}\p{Ll}+ \p{Lu}\p{Ll})"
            r"(?!\w+ \p{Lu}\w+ \d)",
            re.UNICODE,
        ),
        _small,
    ),
    Case(
        "capital_numbered_place",
        "Danh từ chung đi với chữ số viết hoa: “Quận 1”.",
        sources.CAPITAL_PLACE,
        re.compile(r"\b(?P<word>quận|phường) (?=\d{1,2}\b(?![./]))"),
        _capital,
    ),
    Case(
        "capital_city",
        "Viết “Thủ đô Hà Nội”, “Thành phố Hồ Chí Minh”.",
        sources.CAPITAL_PLACE,
        re.compile(r"\b(?P<word>thủ đô(?= Hà Nội)|thành phố(?= Hồ Chí Minh))"),
        _capital,
    ),
    Case(
        "capital_article",
        "Khi viện dẫn, viết hoa “Phần, Chương, Mục, Tiểu mục, Điều”.",
        sources.CAPITAL_ARTICLE,
        re.compile(
            r"\b(?P<word>điều)(?= \d{1,3}\b)|\b(?:tại|theo|của|khoản \d+) (?P<other>chương|mục|phần)(?= (?:[IVX]+|\d{1,2})\b)"
        ),
        lambda found: (found["word"] or found["other"]).capitalize(),
    ),
    Case(
        "capital_clause",
        "Khi viện dẫn, “khoản”, “điểm” viết thường.",
        sources.CAPITAL_ARTICLE,
        re.compile(r"(?<=[a-zà-ỹđ,] )(?P<word>Khoản(?= \d{1,2}\b)|Điểm(?= [a-zđ]\b))"),
        _small,
    ),
    Case(
        "capital_document",
        "Viết hoa chữ đầu tên loại khi nói đến một văn bản cụ thể: “Quyết định số …”.",
        sources.CAPITAL_DOCUMENT,
        re.compile(
            rf"\b(?P<word>{_KINDS})(?= số \d+[/-])|(?<=[a-zà-ỹđ,;] )(?P<other>luật)(?= (?:Tổ chức|Cán bộ|Viên chức|Ban hành|Tiếp|Đất đai|Ngân sách|An ninh|Lưu trữ|Cư trú|Căn cước|Thủ đô)\b)"
        ),
        lambda found: (found["word"] or found["other"]).capitalize(),
    ),
    Case(
        "capital_weekday",
        "Viết hoa tên ngày trong tuần: “thứ Hai”, “Chủ nhật”.",
        sources.CAPITAL_DAY,
        re.compile(
            r"\b(?:sáng|chiều|ngày|tối) thứ (?P<word>hai|ba|tư|năm|sáu|bảy)\b|\bthứ (?P<other>hai|ba|tư|sáu|bảy)(?= (?:hàng|hằng) tuần)"
        ),
        lambda found: (found["word"] or found["other"]).capitalize(),
    ),
    Case(
        "capital_month",
        "Viết hoa tên tháng ghi bằng chữ: “tháng Giêng”, “tháng Tám”.",
        sources.CAPITAL_DAY,
        re.compile(
            r"(?<![Nn]gày )(?<![Nn]gày, )\b[Tt]háng (?P<word>giêng|ba|tư|sáu|bảy|tám|chín|chạp)\b(?! (?:năm|tháng|ngày))"
        ),
        _capital,
    ),
    Case(
        "capital_holiday",
        "Viết hoa tên ngày lễ, tết: “ngày Quốc khánh”, “tết Nguyên đán”.",
        sources.CAPITAL_HOLIDAY,
        re.compile(
            r"\b[Nn]gày (?P<word>quốc khánh)\b|\b[Tt]ết (?P<other>nguyên đán|nguyên Đán|Nguyên Đán)\b"
        ),
        lambda found: (found["word"] or found["other"]).capitalize(),
    ),
    Case(
        "capital_sentence",
        "Viết hoa chữ cái đầu câu sau dấu chấm.",
        sources.CAPITAL_SENTENCE,
        pattern(r"(?<=\p{Ll}\p{Ll}[.] )(?P<word>\p{Ll}\p{Ll}+)(?= \p{Ll})"),
        _capital,
    ),
)


def _check(document: Document, *, case: Case) -> Iterator[Fault]:
    for line in document.lines:
        if line.text.isupper():
            continue
        for found in case.expression.finditer(line.raw):
            name = "word" if found["word"] is not None else "other"
            right = case.change(found)
            if right != found[name]:
                yield _fault(document, line, found, name=name, right=right)


def _fault(document: Document, line: Line, found: re.Match[str], *, name: str, right: str) -> Fault:
    span = (line.start + found.start(name), line.start + found.end(name))
    mend = partial(document.edit, line, *span, right)
    return Fault(line, f"Viết là “{found[name]}”.", mend, f"Viết là “{right}”.")


for _case in CASES:
    _bound: Check = partial(_check, case=_case)
    register(
        Rule(
            _case.code,
            Severity.HINT,
            _case.says,
            _case.source,
            "Sửa chữ hoa, chữ thường theo quy tắc; bỏ qua nếu đây là tên riêng khác.",
            _bound,
        )
    )
