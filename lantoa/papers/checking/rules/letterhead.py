"""Country, motto, issuing body: present, in the right words, with the rules under them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lantoa.lib.text import fold
from lantoa.papers.checking import sources
from lantoa.papers.checking.docx.model import Document, Line
from lantoa.papers.checking.drawn_rules import is_drawn, lengths_under, text_lengths
from lantoa.papers.checking.parts import Part
from lantoa.papers.checking.registry import Fault, rule
from lantoa.papers.writing import layout

_HEAD = "Phần đầu"
_COUNTRIES = frozenset({layout.MOTTO_COUNTRY, layout.MOTTO_COUNTRY.replace("HÒA", "HOÀ")})
_WHOLE = (0.85, 1.15)
_PART = (0.3, 0.53)
"""A third to a half, with a little ease for the eye."""


def _missing(document: Document, part: Part, what: str, place: str) -> Iterator[Fault]:
    if not document.of(part):
        yield Fault(None, f"Không tìm thấy {what}.", where=f"{_HEAD}, ô {place}")


@rule(
    "country_missing",
    says=f"Văn bản có Quốc hiệu “{layout.MOTTO_COUNTRY}”.",
    source=sources.COUNTRY,
    remedy="Thêm Quốc hiệu ở phía trên, bên phải trang đầu.",
)
def check_country(document: Document) -> Iterator[Fault]:
    """The first line of box 1."""
    yield from _missing(document, Part.COUNTRY, "Quốc hiệu", "1")


@rule(
    "motto_missing",
    says=f"Văn bản có Tiêu ngữ “{layout.MOTTO_WORDS}”.",
    source=sources.MOTTO,
    remedy="Thêm Tiêu ngữ ngay dưới Quốc hiệu.",
)
def check_motto(document: Document) -> Iterator[Fault]:
    """The second line of box 1."""
    yield from _missing(document, Part.MOTTO, "Tiêu ngữ", "1")


@rule(
    "issuer_missing",
    says="Văn bản ghi tên cơ quan, tổ chức ban hành.",
    source=sources.ISSUER_NAME,
    remedy="Thêm tên cơ quan ban hành ở phía trên, bên trái trang đầu.",
)
def check_issuer(document: Document) -> Iterator[Fault]:
    """Box 2."""
    yield from _missing(document, Part.ISSUER, "tên cơ quan ban hành", "2")


@rule(
    "number_missing",
    says="Văn bản có số, ký hiệu.",
    source=sources.NUMBER,
    remedy="Thêm dòng “Số: …/…” dưới tên cơ quan ban hành; số để trống nếu chưa cấp.",
)
def check_number(document: Document) -> Iterator[Fault]:
    """Box 3."""
    yield from _missing(document, Part.NUMBER, "số, ký hiệu", "3")


@rule(
    "place_date_missing",
    says="Văn bản ghi địa danh và thời gian ban hành.",
    source=sources.PLACE_DATE,
    remedy="Thêm dòng “…, ngày … tháng … năm …” dưới Quốc hiệu và Tiêu ngữ.",
)
def check_place_date(document: Document) -> Iterator[Fault]:
    """Box 4."""
    yield from _missing(document, Part.PLACE_DATE, "địa danh và thời gian ban hành", "4")


@rule(
    "subject_missing",
    says="Văn bản có tên loại và trích yếu; công văn có trích yếu “V/v …”.",
    source=sources.SUBJECT,
    remedy="Thêm tên loại và trích yếu, hoặc “V/v …” dưới số, ký hiệu của công văn.",
)
def check_subject(document: Document) -> Iterator[Fault]:
    """Boxes 5a and 5b; an invitation or a slip may have a kind alone."""
    if not document.of(Part.KIND, Part.SUBJECT, Part.LETTER_SUBJECT):
        yield Fault(None, "Không tìm thấy tên loại và trích yếu.", where=f"{_HEAD}, ô 5")


@rule(
    "country_form",
    says=f"Quốc hiệu viết đúng: “{layout.MOTTO_COUNTRY}”.",
    source=sources.COUNTRY,
    remedy=f"Viết lại là “{layout.MOTTO_COUNTRY}”.",
)
def check_country_form(document: Document) -> Iterator[Fault]:
    """Letter by letter, in either writing of the tone."""
    for line in document.prose(Part.COUNTRY):
        if line.text.upper() not in _COUNTRIES:
            mend = _rewrite(document, line, layout.MOTTO_COUNTRY)
            yield Fault(line, f"Viết là “{line.text}”.", mend, f"Viết lại là “{layout.MOTTO_COUNTRY}”.")


@rule(
    "motto_form",
    says=f"Tiêu ngữ viết đúng: “{layout.MOTTO_WORDS}”, gạch nối có cách chữ ở hai bên.",
    source=sources.MOTTO,
    remedy=f"Viết lại là “{layout.MOTTO_WORDS}”.",
)
def check_motto_form(document: Document) -> Iterator[Fault]:
    """Capitals, hyphens and the spaces around them."""
    for line in document.prose(Part.MOTTO):
        if line.text != layout.MOTTO_WORDS and not line.text.isupper():
            mend = _rewrite(document, line, layout.MOTTO_WORDS)
            yield Fault(line, f"Viết là “{line.text}”.", mend, f"Viết lại là “{layout.MOTTO_WORDS}”.")


def _rewrite(document: Document, line: Line, words: str) -> partial[None] | None:
    if fold(line.text).replace(" ", "") != fold(words).replace(" ", ""):
        return None
    return partial(document.edit, line, line.offset, line.offset + len(line.text), words)


def _rule_missing(document: Document, part: Part, name: str) -> Iterator[Fault]:
    lines = document.of(part)
    if lines and not is_drawn(document, lines):
        yield Fault(lines[-1], f"Không có đường kẻ dưới {name}.")


def _rule_length(document: Document, part: Part, share: tuple[float, float], name: str) -> Iterator[Fault]:
    lines = document.of(part)
    if not lines:
        return
    shortest, longest = text_lengths(lines)
    for length in lengths_under(document, lines):
        if not share[0] * shortest <= length <= share[1] * longest:
            percent = round(100 * length / longest)
            yield Fault(lines[-1], f"Đường kẻ dưới {name} dài khoảng {percent}% dòng chữ.")


@rule(
    "motto_rule_missing",
    says="Dưới Tiêu ngữ có đường kẻ ngang, nét liền.",
    source=sources.MOTTO,
    remedy="Kẻ đường nét liền dưới Tiêu ngữ, dài bằng dòng chữ.",
)
def check_motto_rule(document: Document) -> Iterator[Fault]:
    """A shape, a border or a row of underscores."""
    yield from _rule_missing(document, Part.MOTTO, "Tiêu ngữ")


@rule(
    "motto_rule_length",
    says="Đường kẻ dưới Tiêu ngữ dài bằng dòng chữ.",
    source=sources.MOTTO,
    remedy="Kéo đường kẻ dài bằng dòng Tiêu ngữ.",
)
def check_motto_rule_length(document: Document) -> Iterator[Fault]:
    """Where the file tells the length."""
    yield from _rule_length(document, Part.MOTTO, _WHOLE, "Tiêu ngữ")


@rule(
    "issuer_rule_missing",
    says="Dưới tên cơ quan ban hành có đường kẻ ngang, nét liền.",
    source=sources.ISSUER,
    remedy="Kẻ đường nét liền dưới tên cơ quan, dài từ 1/3 đến 1/2 dòng chữ, cân giữa.",
)
def check_issuer_rule(document: Document) -> Iterator[Fault]:
    """A shape, a border or a row of underscores."""
    yield from _rule_missing(document, Part.ISSUER, "tên cơ quan ban hành")


@rule(
    "issuer_rule_length",
    says="Đường kẻ dưới tên cơ quan ban hành dài từ 1/3 đến 1/2 dòng chữ.",
    source=sources.ISSUER,
    remedy="Sửa độ dài đường kẻ còn từ 1/3 đến 1/2 dòng chữ, cân giữa.",
)
def check_issuer_rule_length(document: Document) -> Iterator[Fault]:
    """Where the file tells the length."""
    yield from _rule_length(document, Part.ISSUER, _PART, "tên cơ quan ban hành")


@rule(
    "subject_rule_missing",
    says="Dưới trích yếu có đường kẻ ngang, nét liền.",
    source=sources.SUBJECT,
    remedy="Kẻ đường nét liền dưới trích yếu, dài từ 1/3 đến 1/2 dòng chữ, cân giữa.",
)
def check_subject_rule(document: Document) -> Iterator[Fault]:
    """A shape, a border or a row of underscores."""
    yield from _rule_missing(document, Part.SUBJECT, "trích yếu")


@rule(
    "subject_rule_length",
    says="Đường kẻ dưới trích yếu dài từ 1/3 đến 1/2 dòng chữ.",
    source=sources.SUBJECT,
    remedy="Sửa độ dài đường kẻ còn từ 1/3 đến 1/2 dòng chữ, cân giữa.",
)
def check_subject_rule_length(document: Document) -> Iterator[Fault]:
    """Where the file tells the length."""
    yield from _rule_length(document, Part.SUBJECT, _PART, "trích yếu")
