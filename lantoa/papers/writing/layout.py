"""The measures of an official paper: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I and Mục II, V.

Each `Size` holds the range that the decree allows and the value of its own sample, all in points.
Lengths are in millimetres. The writers take the sample values; the checker takes the ranges.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FONT: Final = "Times New Roman"
PDF_FONT: Final = "Tinos"
"""The metric twin of Times New Roman that may be embedded."""

PAGE_MM: Final = (210.0, 297.0)


@dataclass(frozen=True, slots=True)
class Length:
    """A length in millimetres: what is allowed, and what is taken."""

    least: float
    most: float
    taken: float


@dataclass(frozen=True, slots=True)
class Size:
    """The size and style of one component: points allowed, points taken, and how it stands."""

    least: float
    most: float
    taken: float
    is_bold: bool = False
    is_italic: bool = False
    is_upper: bool = False


TOP: Final = Length(20, 25, 20)
BOTTOM: Final = Length(20, 25, 20)
LEFT: Final = Length(30, 35, 30)
RIGHT: Final = Length(15, 20, 15)
FIRST_LINE_MM: Final = (10.0, 12.7)
"""First-line indent of a paragraph: either of the two; the second is taken."""
PARAGRAPH_GAP_PT: Final = 6.0
LINES: Final = (1.0, 1.5)

MOTTO_COUNTRY: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO_WORDS: Final = "Độc lập - Tự do - Hạnh phúc"

COUNTRY: Final = Size(12, 13, 12, is_bold=True, is_upper=True)
MOTTO: Final = Size(13, 14, 13, is_bold=True)
SUPERIOR: Final = Size(12, 13, 12, is_upper=True)
ISSUER: Final = Size(12, 13, 12, is_bold=True, is_upper=True)
NUMBER: Final = Size(13, 13, 13)
PLACE_AND_DATE: Final = Size(13, 14, 13, is_italic=True)
KIND: Final = Size(13, 14, 14, is_bold=True, is_upper=True)
SUBJECT: Final = Size(13, 14, 14, is_bold=True)
LETTER_SUBJECT: Final = Size(12, 13, 12)
BASIS: Final = Size(13, 14, 14, is_italic=True)
BODY: Final = Size(13, 14, 14)
HEADING_UPPER: Final = Size(13, 14, 14, is_bold=True, is_upper=True)
HEADING: Final = Size(13, 14, 14, is_bold=True)
AUTHORITY: Final = Size(13, 14, 14, is_bold=True, is_upper=True)
SIGNER: Final = Size(13, 14, 14, is_bold=True)
ADDRESSEE: Final = Size(13, 14, 14)
RECIPIENTS_WORD: Final = Size(12, 12, 12, is_bold=True, is_italic=True)
RECIPIENTS: Final = Size(11, 11, 11)
URGENCY: Final = Size(13, 14, 13, is_bold=True, is_upper=True)
CIRCULATION: Final = Size(13, 14, 13, is_bold=True, is_upper=True)
DRAFTER_MARK: Final = Size(11, 11, 11)
CONTACT: Final = Size(11, 12, 11)
APPENDIX_WORD: Final = Size(14, 14, 14, is_bold=True)
APPENDIX_TITLE: Final = Size(13, 14, 14, is_bold=True, is_upper=True)
APPENDIX_LINE: Final = Size(13, 14, 14, is_italic=True)
TABLE: Final = Size(11, 14, 12)
"""Size within tables: practice, the decree is silent."""
PAGE_NUMBER: Final = Size(13, 14, 14)

LETTERS: Final = (
    "a",
    "b",
    "c",
    "d",
    "đ",
    "e",
    "g",
    "h",
    "i",
    "k",
    "l",
    "m",
    "n",
    "o",
    "p",
    "q",
    "r",
    "s",
    "t",
    "u",
    "v",
    "x",
    "y",
)
"""Order of the points of a list, as the decree's own lists go."""

ABBREVIATIONS: Final = {
    "Nghị quyết": "NQ",
    "Quyết định": "QĐ",
    "Chỉ thị": "CT",
    "Quy chế": "QC",
    "Quy định": "QyĐ",
    "Thông cáo": "TC",
    "Thông báo": "TB",
    "Hướng dẫn": "HD",
    "Chương trình": "CTr",
    "Kế hoạch": "KH",
    "Phương án": "PA",
    "Đề án": "ĐA",
    "Dự án": "DA",
    "Báo cáo": "BC",
    "Biên bản": "BB",
    "Tờ trình": "TTr",
    "Hợp đồng": "HĐ",
    "Công điện": "CĐ",
    "Bản ghi nhớ": "BGN",
    "Bản thỏa thuận": "BTT",
    "Giấy ủy quyền": "GUQ",
    "Giấy mời": "GM",
    "Giấy giới thiệu": "GGT",
    "Giấy nghỉ phép": "GNP",
    "Phiếu gửi": "PG",
    "Phiếu chuyển": "PC",
    "Phiếu báo": "PB",
}
"""Phụ lục III.I; a công văn has none."""


def letter(place: int) -> str:
    """The letter of the `place`-th point of a list, from 1; after `y` the letters are doubled (`aa`)."""
    rounds, rest = divmod(place - 1, len(LETTERS))
    return LETTERS[rest] * (rounds + 1)
