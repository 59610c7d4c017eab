"""The words and forms by which the parts of a paper are known."""

from __future__ import annotations

import re

from lantoa.lib.text import fold
from lantoa.papers.reading.letters import pattern
from lantoa.papers.writing import layout

COUNTRY = fold(layout.MOTTO_COUNTRY)
MOTTO = fold(layout.MOTTO_WORDS)
KINDS = {fold(kind): kind for kind in layout.ABBREVIATIONS}
MORE_KINDS = frozenset({"cong van", "thu cong", "nghi quyet lien tich", "thong bao ket luan", "quyet dinh"})

NUMBER = pattern(r"\s*Số\s*(?:[:.]|\d|/|\Z|\s{2})", re.IGNORECASE)
LETTER_SUBJECT = pattern(r"\s*(?:V/v|V/V|v/v|Về việc)\b")
DATE = pattern(r"ngày\b.*tháng\b.*năm\b|\bngày\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{4}", re.IGNORECASE)
STAMP = pattern(
    r"(?:H[ỎO][ẢA] TỐC|THƯỢNG KHẨN|KHẨN|MẬT|TỐI MẬT|TUYỆT MẬT|XEM XONG TRẢ LẠI|LƯU HÀNH NỘI BỘ)\Z"
)
DRAWN_RULE = pattern(r"[\s_*\-–—=.]*[_*\-–—=]{3,}[\s_*\-–—=.]*\Z")
ADDRESSEES = pattern(r"\s*Kính gửi\b", re.IGNORECASE)
BASIS = pattern(r"(?:Căn cứ|Theo đề nghị|Xét đề nghị|Xét|Thực hiện)\s")
RECIPIENTS = pattern(r"\s*Nơi nhận\b", re.IGNORECASE)
DASH = pattern(r"\s*[-–—+•*]\s*\S")
BIG_LABEL = pattern(r"(Phần|Chương|Mục|Tiểu mục)\s+(?:thứ\s+)?([IVXLC]+|\d+)\s*[.:]?\Z", re.IGNORECASE)
ROMAN = pattern(r"([IVXLC]+)(\s*[./)\-–:]\s*)(\S.*)\Z", re.DOTALL)
ARTICLE = pattern(r"(Điều)\s+(\d+)([a-zđ]?)(\s*[.:]?\s*)(.*)\Z", re.DOTALL | re.IGNORECASE)
CLAUSE = pattern(r"(\d{1,3})(\s*[./)]\s*|\s*-\s+)(?=\D)(\S.*)\Z", re.DOTALL)
DEEPER = pattern(r"\d{1,3}(?:\.\d{1,3})+\.?\s")
POINT = pattern(r"([a-zđăâêôơư]{1,2})([)./])(\s*)(\S.*)\Z", re.DOTALL)
APPENDIX = pattern(r"(phụ lục)(?:\s+(?:số\s+)?([IVXLC]+|\d{1,2}))?\s*[.:]?\Z", re.IGNORECASE)
APPENDIX_LINE = pattern(r"\s*\(?\s*(?:Ban hành k|K)èm theo\b", re.IGNORECASE)
AUTHORITY = pattern(
    r"(?:T\s*[./]?\s*M|K\s*[./]?\s*T|T\s*[./]?\s*L|T\s*[./]?\s*U\s*[./]?\s*Q|Q)\s*[.:/]?\s+\S"
)
POSTS = pattern(
    r"(?:PHÓ |QUYỀN |Q\. ?)?(?:CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CỤC TRƯỞNG|VỤ TRƯỞNG|CHÁNH|TRƯỞNG"
    r"|CHI CỤC TRƯỞNG|HIỆU TRƯỞNG|VIỆN TRƯỞNG|THỦ TRƯỞNG|BÍ THƯ|TỔNG CỤC TRƯỞNG|TỔNG|CHÁNH VĂN PHÒNG|NGƯỜI)\b"
)
DRAFTER = pattern(r"[A-ZĐ]{1,6}[.,]?\s?\(?\d{1,4}\)?b?\.?\Z")
CONTACT = pattern(r"\s*(?:Địa chỉ|Số\s*\d+.*(?:ĐT|điện thoại)|Điện thoại|ĐT)\s*:", re.IGNORECASE)
BODY_BEGINS = ("UBND", "HĐND")

ISSUER_STARTS = (
    "SỞ ", "PHÒNG ", "ỦY BAN ", "UỶ BAN ", "UBND ", "HĐND ", "HỘI ĐỒNG ", "VĂN PHÒNG", "CỤC ", "CHI CỤC ",
    "TỔNG CỤC ", "VỤ ", "BAN ", "TRUNG TÂM ", "TRƯỜNG ", "THANH TRA", "BỘ ", "ĐOÀN ", "CÔNG AN ", "VIỆN ",
    "HỌC VIỆN ", "BỆNH VIỆN ", "TRẠM ", "ĐÀI ", "TỔ ", "KHO BẠC ",
)  # fmt: skip
_SURNAMES_WRITTEN = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn lâm mai trịnh "
    "đào cao lò vàng giàng thào sùng má hà trương phùng quách lương tạ tô chu châu thái kiều vi nông "
    "ma lục triệu hứa bàn đàm lưu thạch nghiêm la tăng khổng doãn cù cung tống ninh tòng cầm quàng "
    "lầu mùa hạng chang vừ thân"
)
SURNAMES = frozenset(_SURNAMES_WRITTEN.split())


def is_upper(text: str) -> bool:
    """Whether the letters of `text` are capitals; false without letters."""
    return text.isupper()


def is_name(text: str) -> bool:
    """Whether `text` may be the name of a person: two to six words, the first a family name."""
    words = text.split()
    return 2 <= len(words) <= 6 and words[0].casefold() in SURNAMES
