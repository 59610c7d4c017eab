"""Dates as Vietnamese papers write them."""

import re
from datetime import date

from lantoa.papers.reading.letters import pattern

DATE = r"(\d{1,2})\s*(?:/|-|\.|\s+tháng)\s*(\d{1,2})\s*(?:/|-|\.|,?\s*năm)\s*(\d{4})"
"""Three groups: day, month, year, for `26/7/2025` and `26 tháng 7 năm 2025` (`năm2021` too)."""

_HALVES = {"đầu": (1, 6), "cuối": (7, 12)}
_PERIOD = pattern(
    r"(?P<half>0?6\s+tháng\s+(?P<which>đầu|cuối)\s+năm\s+(?P<half_year>\d{4}))"
    r"|quý\s+(?P<quarter>[IV]{1,3}|[1-4])(?:\s*/\s*|\s+năm\s+)(?P<quarter_year>\d{4})"
    r"|(?:giai đoạn|các năm|năm)\s+(?P<first>\d{4})\s*(?:[-–]|đến(?: năm)?)\s*(?P<last>\d{4})"
    r"|năm\s+(?P<year>\d{4})",
    re.IGNORECASE,
)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def iso(day: str, month: str, year: str) -> str | None:
    """ISO date, None where there is no such day."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def quarter_of(written: str) -> int | None:
    """`IV` and `4` to 4."""
    return _QUARTERS.get(written.upper())


def period_of(subject: str) -> dict[str, str] | None:
    """The period that a subject names: `năm 2025`, `6 tháng cuối năm 2025`, `giai đoạn 2026-2030`."""
    match = _PERIOD.search(subject)
    if match is None:
        return None
    if match["half"]:
        first, last = _HALVES[match["which"].casefold()]
        return _months(int(match["half_year"]), first, last)
    if match["quarter"]:
        quarter = quarter_of(match["quarter"]) or 1
        return _months(int(match["quarter_year"]), 3 * quarter - 2, 3 * quarter)
    if match["first"]:
        return {"start": f"{match['first']}-01-01", "end": f"{match['last']}-12-31"}
    return _months(int(match["year"]), 1, 12)


def _months(year: int, first: int, last: int) -> dict[str, str]:
    days = 31 if last in (3, 12) else 30
    return {"start": f"{year:04d}-{first:02d}-01", "end": f"{year:04d}-{last:02d}-{days}"}
