"""Numbers and symbols of papers (`942/QĐ-TTg`), mended where the page broke them."""

from lantoa.papers.reading.letters import pattern

KINDS = (
    "Nghị quyết liên tịch|Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư liên tịch|Thông tư|Thông báo|Thông tri|Công văn|Công điện|Văn bản"
    "|Kế hoạch|Báo cáo|Tờ trình|Hướng dẫn|Kết luận|Quy định|Quy chế|Chương trình hành động|Chương trình|Đề án|Pháp lệnh"
)
ANY_KIND = "(?:" + "|".join(f"[{kind[0]}{kind[0].lower()}]{kind[1:]}" for kind in KINDS.split("|")) + ")"

_PART = r"[A-ZĐ][A-ZĐa-zđ&]*\d*"
_NEXT = r"(?:[A-ZĐ]{2}[A-ZĐa-zđ&.]*\d*|[A-ZĐ](?![\w.]))"
SYMBOL = rf"(?:\d{{4}}\s*/\s*{_PART}|(?:KH|QĐ|NQ|CV|CT|NĐ|TT|TB|BC|TTr|CTr|HD|KL|ĐA)\s+(?=[A-ZĐ][A-ZĐ]){_NEXT}|{_PART})(?:\s*[-–/]\s*{_NEXT})*"
NUMBER = rf"\d\d{{0,4}}[a-zđ]?\s*[/-]\s*{SYMBOL}"
"""A whole number with its symbol, no group."""

_AROUND = pattern(r"\s*([/–-])\s*")


def mend(number: str) -> str:
    """`25 /KH- UBND` to `25/KH-UBND`, `08/KH UBND` to `08/KH-UBND`."""
    return _AROUND.sub(r"\1", " ".join(number.split())).replace("–", "-").replace(" ", "-").rstrip(".")
