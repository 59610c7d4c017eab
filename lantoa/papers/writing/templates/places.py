"""The places that a template may name, and what stands in each for a paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from lantoa.papers.writing.blocks import Basis, Paper
from lantoa.papers.writing.phrases import date_words, number_line, place_line


class PlaceKind(StrEnum):
    """How a place is filled: words within a line, one paragraph a line, rows of a table, or whole blocks."""

    WORDS = "words"
    LINES = "lines"
    ROWS = "rows"
    BLOCKS = "blocks"


@dataclass(frozen=True, slots=True)
class Place:
    """One named place; `meaning` is what the list of names tells the officer who makes a template."""

    name: str
    kind: PlaceKind
    meaning: str


_PLACES: Final = (
    Place("co_quan_chu_quan", PlaceKind.WORDS, "Cơ quan chủ quản trực tiếp"),
    Place("co_quan_ban_hanh", PlaceKind.WORDS, "Cơ quan ban hành văn bản"),
    Place("so_ky_hieu", PlaceKind.WORDS, "Số và ký hiệu, để trống số khi chưa cấp: Số:      /KH-UBND"),
    Place("dia_danh_ngay_thang", PlaceKind.WORDS, "Địa danh, ngày tháng năm ban hành"),
    Place("dia_danh", PlaceKind.WORDS, "Địa danh"),
    Place("ngay_thang", PlaceKind.WORDS, "Ngày tháng năm ban hành"),
    Place("ten_loai", PlaceKind.WORDS, "Tên loại văn bản, chữ in hoa"),
    Place("trich_yeu", PlaceKind.WORDS, "Trích yếu nội dung"),
    Place("do_khan", PlaceKind.WORDS, "Dấu chỉ mức độ khẩn"),
    Place("tham_quyen", PlaceKind.WORDS, "Thẩm quyền ban hành đứng trên căn cứ của quyết định"),
    Place("kinh_gui", PlaceKind.LINES, "Nơi kính gửi, mỗi nơi một đoạn"),
    Place("can_cu", PlaceKind.LINES, "Căn cứ ban hành, mỗi căn cứ một đoạn"),
    Place("quyen_han", PlaceKind.LINES, "Quyền hạn, chức vụ của người ký, mỗi dòng một đoạn"),
    Place("nguoi_ky", PlaceKind.WORDS, "Họ tên người ký"),
    Place("noi_nhan", PlaceKind.LINES, "Nơi nhận, mỗi nơi một đoạn"),
    Place("noi_dung", PlaceKind.BLOCKS, "Toàn bộ nội dung văn bản; đứng một mình trong một đoạn"),
    Place("nhiem_vu", PlaceKind.ROWS, "Các dòng nhiệm vụ của phụ lục, dùng trong bảng"),
)
PLACES: Final = {place.name: place for place in _PLACES}
ROW_FIELDS: Final = {
    "tt": "Số thứ tự",
    "ten": "Nhiệm vụ",
    "san_pham": "Sản phẩm",
    "chu_tri": "Đơn vị chủ trì",
    "phoi_hop": "Đơn vị phối hợp",
    "thoi_gian": "Thời gian",
}
"""What a row of `nhiem_vu` holds: `{{ dong.ten }}` inside `{%tr for dong in nhiem_vu %}`."""


def words_of(paper: Paper) -> dict[str, str]:
    """The words of every place of kind WORDS."""
    head = paper.letterhead
    return {
        "co_quan_chu_quan": head.superior,
        "co_quan_ban_hanh": head.issuer,
        "so_ky_hieu": number_line(paper.number, paper.symbol),
        "dia_danh_ngay_thang": place_line(head.place, paper.issued_on, paper.year),
        "dia_danh": head.place,
        "ngay_thang": date_words(paper.issued_on, paper.year),
        "ten_loai": paper.kind.upper(),
        "trich_yeu": paper.subject,
        "do_khan": str(paper.urgency or ""),
        "tham_quyen": paper.authority_line,
        "nguoi_ky": paper.signature.name,
    }


def lines_of(paper: Paper) -> dict[str, tuple[str, ...]]:
    """The paragraphs of every place of kind LINES."""
    return {
        "kinh_gui": paper.addressees,
        "can_cu": tuple(block.text for block in paper.blocks if isinstance(block, Basis)),
        "quyen_han": paper.signature.authority,
        "noi_nhan": paper.recipients,
    }
