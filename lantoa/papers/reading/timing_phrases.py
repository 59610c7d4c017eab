"""The grammar of time in a cell: `Quý I/2026`, `Thường xuyên`, `Trước ngày 15/8/2025`."""

import re

from lantoa.papers.reading.letters import pattern

_WORDS = (
    "thường liên cả trong hết xong hoàn chậm thực trước đến từ ngày quý đầu cuối giữa tháng năm định hằng hàng mỗi theo"
    " giai sau"
)
FIRST_WORDS = frozenset((*_WORDS.split(), *_WORDS.title().split()))
"""The words that a phrase of time begins with, where it does not begin with a figure."""

_YEAR = r"(?:\s*[/-]\s*\d{4}|\s+năm\s+\d{4}|\s*\(?năm\s+\d{4}\)?)"
_QUARTER = r"(?:[IV]{1,3}|[1-4])"
_MONTH = r"\d{1,2}"
_DATE = r"(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s*[/-]\s*\d{1,2}(?![\d/])|\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)"
_EVERY = r"(?:tuần|tháng|quý|năm|ngày|6 tháng|06 tháng|nửa năm)"

TIME_CELL = pattern(
    rf"""(?<!\S)(?=[TtLCHhXĐđNnQqMmDGS\d])(?:
      (?:Thường|thường)\s+xuyên(?:,?\s+(?:liên\s+tục|hằng\s+năm|hàng\s+năm|trong\s+năm(?:\s+\d{{4}})?|năm\s+\d{{4}}|cả\s+năm))*
    | (?:Liên\s+tục|Cả\s+năm|Trong\s+năm|Hết\s+năm)(?:\s+\d{{4}})?
    | (?:(?:Xong|Hoàn\s+thành|Chậm\s+nhất|Thực\s+hiện)\s+)?(?:[Tt]rước|[Đđ]ến)(?:\s+hết)?\s+(?:ngày\s+)?{_DATE}(?:\s+(?:hằng|hàng)\s+năm)?
    | (?:Trước|Đến\s+hết|Hoàn\s+thành\s+trước)\s+tháng\s+{_MONTH}{_YEAR}?
    | (?:Từ\s+)?(?:[Nn]gày\s+)?{_DATE}(?:\s*(?:-|–|đến)\s*(?:ngày\s+)?{_DATE})?
    | (?:(?:Trong|Hoàn\s+thành\s+trong|Hết|Đầu|Cuối|Giữa)\s+)?[Qq]uý\s+{_QUARTER}(?:\s*(?:,|và|-|–|đến|;|\+)\s*(?:[Qq]uý\s+)?{_QUARTER}\b)*{_YEAR}?
    | (?:(?:Trong|Từ|Hết|Đầu|Cuối|Giữa|Trước)\s+)?[Tt]háng\s+{_MONTH}(?:\s*(?:,|và|-|–|đến)\s*(?:[Tt]háng\s+)?{_MONTH}(?![\d/]*\s*tin))*{_YEAR}?(?:\s*(?:-|–|đến)\s*(?:tháng\s+)?{_MONTH}{_YEAR})?
    | (?:Trong\s+)?[Nn]ăm\s+\d{{4}}(?:\s*[-–]\s*\d{{4}})?(?:\s+và\s+(?:các\s+năm\s+tiếp\s+theo|những\s+năm\s+tiếp\s+theo))?
    | (?:Định\s+kỳ,?\s+)?(?:[Hh]ằng|[Hh]àng|[Mm]ỗi)\s+{_EVERY}(?:\s*(?:,|và|/)\s*(?:(?:hằng|hàng)\s+)?{_EVERY}\b)*
    | (?:Định\s+kỳ\s+)?0?\d{{1,2}}\s+(?:lần|kỳ)\s*/\s*{_EVERY}
    | (?:Định\s+kỳ\s+)?0?[369]\s+tháng(?:\s*/\s*(?:01|1)?\s*lần|\s+(?:đầu|cuối)\s+năm(?:\s+\d{{4}})?|\s+một\s+lần)
    | Định\s+kỳ(?:\s+(?:theo\s+(?:quy\s+định|quý|tháng|năm|tuần)|quý|tháng|năm|tuần))?
    | Theo\s+(?:[Kk]ế\s+hoạch|quy\s+định|yêu\s+cầu|tiến\s+độ|thời\s+gian|hướng\s+dẫn|chỉ\s+đạo|văn\s+bản)(?:\s+(?:của|tại|đề|quy|\p{{Ll}}+))*(?:\s+(?:UBND|Sở|Bộ|[A-ZĐ]\p{{Ll}}+)(?:\s+\p{{Ll}}+)*)?
    | (?:Giai\s+đoạn\s+)?20\d{{2}}\s*[-–]\s*20\d{{2}}
    | Sau\s+khi\s+có\s+[^\d.;]{{3,60}}?(?=\s+\d|\Z)
    )(?=[\s.,;)]|\Z)[.,;]?""",
    re.VERBOSE,
)
