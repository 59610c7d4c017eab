"""Where the name of a law ends in running text."""

from lantoa.papers.reading.letters import pattern

_KNOWN = sorted(
    (
        "Tổ chức Chính phủ",
        "Tổ chức chính quyền địa phương",
        "Cán bộ, công chức",
        "Viên chức",
        "Ban hành văn bản quy phạm pháp luật",
        "Báo chí",
        "Tiếp cận thông tin",
        "Phổ biến, giáo dục pháp luật",
        "Công nghệ thông tin",
        "Giao dịch điện tử",
        "An ninh mạng",
        "An toàn thông tin mạng",
        "Căn cước công dân",
        "Căn cước",
        "Ngân sách nhà nước",
        "Thực hiện dân chủ ở cơ sở",
        "Thi đua, khen thưởng",
        "Thi đua, Khen thưởng",
        "Thanh tra",
        "Tiếp công dân",
        "Khiếu nại",
        "Tố cáo",
        "Phòng, chống tham nhũng",
        "Thực hành tiết kiệm, chống lãng phí",
        "Mặt trận Tổ quốc Việt Nam",
        "Lưu trữ",
        "Dữ liệu",
        "Bảo vệ dữ liệu cá nhân",
        "Công nghiệp công nghệ số",
        "Cư trú",
        "Hộ tịch",
        "Đất đai",
        "Đầu tư công",
        "Đầu tư",
        "Doanh nghiệp",
        "Thủ đô",
        "Quy hoạch",
        "Xuất bản",
        "Quảng cáo",
        "Trẻ em",
        "Viễn thông",
    ),
    key=len,
    reverse=True,
)
_END = pattern(
    r"\s+số\s*:?\s*(?=\d)|\s+ngày\s*\d|\s*\(|[;.:…)”]|\s+và\s+(?:các|những|Luật|Nghị|Quyết|Bộ luật|triển khai|thực hiện|văn bản|một số văn bản|tình hình)"
    r"|,\s+(?:Luật|Nghị|Quyết|các|những|Bộ luật|Pháp lệnh|Thông|Chỉ thị|Kế hoạch|\p{Lu})|\s+(?:về|quy định|có hiệu lực|đã|được|theo|đến|trong|nhằm|cho|tới|bằng|thông qua|gắn|để|tại|ban hành|và các|này)(?=\s|\Z)"
    r"|\s+của\s+(?=Quốc hội)"
)
_END_OF_AMENDMENT = pattern(
    r"\s+số\s*:?\s*(?=\d)|\s+ngày\s*\d|\s*\(|[;:…)”]|[.](?=\s|\Z)|,\s+Nghị|\s+năm\s*\d{4}"
)
_YEAR = pattern(r"\s+năm\s*\d{4}")
_LONGEST = 160
_LONGEST_PLAIN = 12


def law_name(text: str, start: int) -> tuple[str | None, int]:
    """Reads the name of a law that starts at `start`; gives it (with the year, if written) and where it ends.

    A name that runs on without end is none: `Luật` was then used as a common noun.
    """
    end = _known_end(text, start)
    year = _YEAR.match(text, end) if end else None
    if not end:
        window = text[: start + _LONGEST]
        stop = (_END_OF_AMENDMENT if text.startswith("sửa đổi", start) else _END).search(window, start)
        year = _YEAR.search(window, start, stop.start() if stop else len(window))
        end = (
            year.start()
            if year
            else stop.start()
            if stop
            else len(text)
            if len(text) < len(window) + 1
            else 0
        )
        if not end:
            return None, start
    if year:
        end = year.end()
    name = text[start:end].strip(" ,;.")
    if not name or (not year and len(name.split()) > _LONGEST_PLAIN and not name.startswith("sửa đổi")):
        return None, start
    return name, end


def _known_end(text: str, start: int) -> int:
    for name in _KNOWN:
        if text.startswith(name, start) and not text[start + len(name) : start + len(name) + 1].isalnum():
            return start + len(name)
    return 0
