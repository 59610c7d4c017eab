"""Number and symbol (box 3), place and date (box 4)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import partial

from lantoa.papers.checking import sources
from lantoa.papers.checking.docx.model import Document, Line
from lantoa.papers.checking.parts import Part
from lantoa.papers.checking.registry import Fault, rule
from lantoa.papers.writing import layout, phrases

_NUMBER = re.compile(
    r"Số\s*(?P<colon>:?)\s*(?P<ordinal>\d*)(?P<before>[\s….]*)(?P<slash>/?)(?P<after>\s*)(?P<symbol>.*)\Z",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d/")
_DASHES = re.compile(r"[–—−]")
_SPACED_DASH = re.compile(r"\s*-\s*")
_DAY = re.compile(r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})")
_SLASHED = re.compile(r"ngày\s+(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})")
_PLACE = re.compile(r"\s*(?P<place>[^,;.]*?)(?P<comma>[,;.]?)\s*ngày\b", re.IGNORECASE)


def _numbers(document: Document) -> Iterator[tuple[Line, re.Match[str]]]:
    for line in document.of(Part.NUMBER):
        found = _NUMBER.match(line.text)
        if found is not None:
            yield line, found


def _put(document: Document, line: Line, span: tuple[int, int], new: str) -> partial[None]:
    return partial(document.edit, line, line.offset + span[0], line.offset + span[1], new)


@rule(
    "number_colon",
    says="Sau từ “Số” có dấu hai chấm.",
    source=sources.NUMBER,
    remedy="Thêm dấu hai chấm: “Số: …”.",
)
def check_colon(document: Document) -> Iterator[Fault]:
    """`Số 05/KH-UBND`."""
    for line, found in _numbers(document):
        if not found["colon"]:
            yield Fault(line, "Sau “Số” thiếu dấu hai chấm.", _put(document, line, (2, 2), ":"))


@rule(
    "number_leading_zero",
    says="Số nhỏ hơn 10 phải ghi thêm số 0 phía trước.",
    source=sources.NUMBER,
    remedy="Thêm số 0 phía trước.",
)
def check_zero(document: Document) -> Iterator[Fault]:
    """`Số: 5/KH-UBND`."""
    for line, found in _numbers(document):
        if len(found["ordinal"]) == 1:
            padded = phrases.padded(int(found["ordinal"]))
            mend = _put(document, line, found.span("ordinal"), padded)
            yield Fault(line, f"Số ghi là “{found['ordinal']}”.", mend, f"Ghi là “{padded}”.")


@rule(
    "number_slash",
    says="Giữa số và ký hiệu có dấu gạch chéo.",
    source=sources.NUMBER,
    remedy="Đặt dấu gạch chéo giữa số và ký hiệu: “Số: 05/KH-UBND”.",
)
def check_slash(document: Document) -> Iterator[Fault]:
    """`Số: 05-KH-UBND`."""
    for line, found in _numbers(document):
        symbol = found["symbol"]
        if not found["slash"] and any(letter.isalpha() for letter in symbol):
            yield Fault(line, "Thiếu dấu gạch chéo giữa số và ký hiệu.")


@rule(
    "number_spaces",
    says="Số, ký hiệu viết liền, không cách chữ.",
    source=sources.NUMBER,
    remedy="Bỏ dấu cách quanh dấu gạch chéo và dấu gạch nối.",
)
def check_spaces(document: Document) -> Iterator[Fault]:
    """`Số: 05 / KH - UBND`; room for an ordinal not yet given is no space."""
    for line, found in _numbers(document):
        symbol = found["symbol"]
        is_open = bool(found["ordinal"]) and bool(found["before"])
        if found["slash"] and (is_open or found["after"] or " " in symbol):
            start = found.end("ordinal") if is_open else found.start("slash")
            written = f"/{_SPACED_DASH.sub('-', symbol)}".replace(" ", "")
            mend = _put(document, line, (start, len(line.text)), written)
            yield Fault(line, "Có dấu cách trong số, ký hiệu.", mend, "Viết liền số, ký hiệu.")


@rule(
    "number_hyphen",
    says="Giữa các nhóm chữ viết tắt trong ký hiệu là dấu gạch nối (-).",
    source=sources.NUMBER,
    remedy="Thay gạch dài bằng gạch nối.",
)
def check_hyphen(document: Document) -> Iterator[Fault]:
    """`KH–UBND` with a long dash."""
    for line, found in _numbers(document):
        if _DASHES.search(found["symbol"]):
            mend = _put(document, line, found.span("symbol"), _DASHES.sub("-", found["symbol"]))
            yield Fault(line, "Ký hiệu dùng gạch dài.", mend, "Thay bằng gạch nối.")


def _groups(symbol: str) -> list[str]:
    bare = _YEAR.sub("", symbol)
    return [group.strip() for group in re.split(r"[-–—−]", bare) if group.strip()]


@rule(
    "symbol_case",
    says="Ký hiệu của văn bản viết bằng chữ in hoa.",
    source=sources.NUMBER,
    remedy="Viết hoa ký hiệu.",
)
def check_symbol_case(document: Document) -> Iterator[Fault]:
    """A group of small letters only; `CTr`, `TTr`, `QyĐ` are official, and an agency may write `PVHXHTTr`."""
    for line, found in _numbers(document):
        small = [group for group in _groups(found["symbol"]) if group.islower()]
        if small:
            mend = _put(document, line, found.span("symbol"), found["symbol"].upper())
            yield Fault(line, f"Ký hiệu có chữ thường: “{small[0]}”.", mend, "Viết hoa ký hiệu.")


@rule(
    "symbol_kind",
    says="Ký hiệu bắt đầu bằng chữ viết tắt của tên loại văn bản.",
    source=sources.ABBREVIATIONS,
    remedy="Dùng chữ viết tắt tên loại theo Phụ lục III, ví dụ Kế hoạch là KH, Báo cáo là BC, Tờ trình là TTr.",
)
def check_symbol_kind(document: Document) -> Iterator[Fault]:
    """The kind that stands in box 5a against the first group of the symbol."""
    expected = layout.ABBREVIATIONS.get(document.kind)
    for line, found in _numbers(document):
        groups = _groups(found["symbol"])
        if expected and groups and groups[0].upper() != expected.upper():
            yield Fault(
                line, f"Ký hiệu bắt đầu bằng “{groups[0]}”, tên loại là {document.kind} ({expected})."
            )


@rule(
    "symbol_letter",
    says="Ký hiệu công văn gồm chữ viết tắt tên cơ quan và đơn vị soạn thảo hoặc lĩnh vực; công văn không có chữ viết tắt tên loại.",
    source=sources.SYMBOL,
    remedy="Bỏ chữ “CV”; ghi như “Số: 12/UBND-VX”.",
)
def check_symbol_letter(document: Document) -> Iterator[Fault]:
    """`Số: 12/CV-UBND`."""
    for line, found in _numbers(document):
        if _groups(found["symbol"])[:1] == ["CV"]:
            yield Fault(line, f"Ký hiệu ghi “{found['symbol']}”.")


@rule(
    "date_leading_zero",
    says="Ngày nhỏ hơn 10 và tháng 1, 2 phải ghi thêm số 0 phía trước.",
    source=sources.DATE,
    remedy="Thêm số 0 trước ngày nhỏ hơn 10 và tháng 1, 2.",
)
def check_date_zero(document: Document) -> Iterator[Fault]:
    """`ngày 5 tháng 1 năm 2026`."""
    for line in document.of(Part.PLACE_DATE):
        found = _DAY.search(line.text)
        if found and (len(found["day"]) == 1 or found["month"] in {"1", "2"}):
            yield _as_written(document, line, found)


@rule(
    "date_extra_zero",
    says="Chỉ tháng 1 và tháng 2 ghi thêm số 0 phía trước, tháng 3 đến tháng 9 không ghi.",
    source=sources.DATE,
    remedy="Bỏ số 0 trước tháng.",
)
def check_date_extra_zero(document: Document) -> Iterator[Fault]:
    """`tháng 06`."""
    for line in document.of(Part.PLACE_DATE):
        found = _DAY.search(line.text)
        if found and found["month"].startswith("0") and int(found["month"]) > 2:
            yield _as_written(document, line, found)


@rule(
    "date_form",
    says="Thời gian ban hành viết đầy đủ: “ngày … tháng … năm …”.",
    source=sources.DATE,
    remedy="Viết lại là “ngày … tháng … năm …”.",
)
def check_date_form(document: Document) -> Iterator[Fault]:
    """`ngày 05/01/2026`."""
    for line in document.of(Part.PLACE_DATE):
        if found := _SLASHED.search(line.text):
            yield _as_written(document, line, found)


def _as_written(document: Document, line: Line, found: re.Match[str]) -> Fault:
    day = _date(found)
    if day is None:
        return Fault(line, f"Ghi là “{found[0]}”.")
    words = phrases.date_words(day)
    return Fault(
        line, f"Ghi là “{found[0]}”.", _put(document, line, found.span(), words), f"Ghi là “{words}”."
    )


def _date(found: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


@rule(
    "date_impossible",
    says="Thời gian ban hành là ngày, tháng, năm văn bản được ban hành.",
    source=sources.DATE,
    remedy="Sửa lại ngày, tháng, năm.",
)
def check_date_exists(document: Document) -> Iterator[Fault]:
    """The 31st of a month that has none."""
    for line in document.of(Part.PLACE_DATE):
        found = _DAY.search(line.text) or _SLASHED.search(line.text)
        if found and _date(found) is None:
            yield Fault(line, f"Không có {found[0]}.")


@rule(
    "place_comma",
    says="Sau địa danh có dấu phẩy.",
    source=sources.PLACE_DATE,
    remedy="Thêm dấu phẩy sau địa danh.",
)
def check_place_comma(document: Document) -> Iterator[Fault]:
    """`Hà Nội ngày 05 …`."""
    for line in document.of(Part.PLACE_DATE):
        found = _PLACE.match(line.text)
        if found and found["place"] and found["comma"] != ",":
            span = (found.end("place"), found.end("comma"))
            yield Fault(line, "Sau địa danh không có dấu phẩy.", _put(document, line, span, ","))


@rule(
    "place_missing",
    says="Trước thời gian ban hành ghi địa danh.",
    source=sources.PLACE_DATE,
    remedy="Thêm địa danh nơi cơ quan đóng trụ sở.",
)
def check_place(document: Document) -> Iterator[Fault]:
    """Only the date stands there."""
    for line in document.of(Part.PLACE_DATE):
        found = _PLACE.match(line.text)
        if found and not found["place"].strip(" .…"):
            yield Fault(line, "Không ghi địa danh.")


@rule(
    "place_capitals",
    says="Các chữ cái đầu của địa danh phải viết hoa.",
    source=sources.PLACE_DATE,
    remedy="Viết hoa chữ cái đầu của địa danh.",
)
def check_place_capitals(document: Document) -> Iterator[Fault]:
    """`hà nội, ngày …`; `Thành phố Hồ Chí Minh` has a small `phố`."""
    for line in document.of(Part.PLACE_DATE):
        found = _PLACE.match(line.text)
        if found is None or not found["place"]:
            continue
        words = found["place"].split()
        if words[0][:1].islower() or (len(words) > 1 and words[-1][:1].islower()):
            proper = " ".join(word[:1].upper() + word[1:] for word in words)
            mend = _put(document, line, found.span("place"), proper)
            yield Fault(line, f"Địa danh viết là “{found['place']}”.", mend, f"Viết là “{proper}”.")
