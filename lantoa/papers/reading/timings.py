"""A cell of time to a timing: `Quý I/2026` is a quarter, `Thường xuyên` is continuous."""

import re

from lantoa.papers.reading.dates import iso, quarter_of
from lantoa.papers.reading.letters import pattern

_FULL_DATE = pattern(
    r"(\d{1,2})(?:\s*/\s*|[.-]|\s+tháng\s+)(\d{1,2})(?:\s*/\s*|[.-]|\s+năm\s+)(\d{4})", re.IGNORECASE
)
_DAY_MONTH = pattern(r"(?<![\d/])(\d{1,2})(?:\s*/\s*|-|\s+tháng\s+)(\d{1,2})(?![\d/])", re.IGNORECASE)
_YEAR = pattern(r"(?<!\d)(20\d{2})(?!\d)")
_QUARTER = pattern(
    r"quý\s+(?:[ivx\d]+\s*(?:,|và|-|–|đến|;|\+)\s*(?:quý\s+)?)*(iv|i{1,3}|[1-4])(?![a-z\d])", re.IGNORECASE
)
_MONTH = pattern(
    r"tháng\s+(?:\d{1,2}\s*(?:,|và|-|–|đến)\s*(?:tháng\s+)?)*(\d{1,2})(?!\d)(?!\s*lần)", re.IGNORECASE
)
_EVERY = pattern(
    r"(?:hằng|hàng|mỗi|lần\s*/\s*|kỳ\s*/\s*|một\s+lần\s*/\s*|theo)\s*(tuần|tháng|quý|năm)(?![\d/])",
    re.IGNORECASE,
)
_DAILY = pattern(r"(?:hằng|hàng)\s+ngày", re.IGNORECASE)
# Neither every year nor every quarter, and the record has no word for half a year.
_SEVERAL_A_YEAR = pattern(
    r"(?<!\d)(?:0?[2-9]|1\d|hai|ba|bốn)\s+(?:lần|kỳ)\s*/\s*(?:01\s+|1\s+|một\s+)?năm|[69]\s+tháng\s*(?:/|một|1|01)\s*(?:lần|1|01|một)|(?:hằng|hàng|mỗi)\s+(?:0?6\s+tháng|nửa\s+năm)",
    re.IGNORECASE,
)
_PLAIN_PERIOD = pattern(r"định kỳ\s+(tuần|tháng|quý|năm)", re.IGNORECASE)
_CONTINUOUS = pattern(r"thường\s+xuyên|liên\s+tục|cả\s+năm\Z|quanh\s+năm", re.IGNORECASE)
_BEFORE = pattern(r"trước|chậm nhất|đến(?:\s+hết)?\s+ngày|hoàn thành|xong", re.IGNORECASE)
_THIS_YEAR = pattern(r"(?:trong|hết|cả)\s+năm\Z|năm\s+nay", re.IGNORECASE)
_HALF = pattern(r"0?6\s+tháng\s+(đầu|cuối)\s+năm", re.IGNORECASE)
_PERIODS = {"tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year"}
_BEFORE_MONTH = pattern(r"(?:hoàn thành\s+)?trước\s+tháng", re.IGNORECASE)
_BARE_MONTH = pattern(r"\d{1,2}\s*/\s*\d{4}")
_CLOSING = " .;,:"


def timing_of(cell: str, *, year: int | None = None) -> dict[str, object] | None:
    """Reads a cell of time; None where it is empty or where no type says honestly what it says.

    `year` is the year of the plan, for cells that name none (`Quý IV`).
    """
    text = " ".join(cell.split()).strip(_CLOSING)
    if not text:
        return None
    found = _typed(text, year)
    return {"text": text, **found} if found else None


def _typed(text: str, year: int | None) -> dict[str, object] | None:
    dates = [iso(*found) for found in _FULL_DATE.findall(text)]
    if dates:
        return {"type": "before_date", "date": dates[-1]} if dates[-1] else None
    if _SEVERAL_A_YEAR.search(text):
        return None
    every = _EVERY.search(text) or _PLAIN_PERIOD.search(text)
    if every:
        return {"type": "recurring", "every": _PERIODS[every[1].casefold()]}
    if _CONTINUOUS.search(text) or _DAILY.search(text):
        return {"type": "continuous"}
    written = _YEAR.findall(text)
    at = int(written[-1]) if written else year
    if at is None:
        return None
    return _in_year(text, at, bare=bool(written))


def _in_year(text: str, year: int, *, bare: bool) -> dict[str, object] | None:
    half = _HALF.search(text)
    if half:
        first = half[1].casefold() == "đầu"
        return {"type": "before_date", "date": f"{year}-07-01" if first else f"{year + 1}-01-01"}
    quarter = _QUARTER.search(text)
    if quarter:
        return {"type": "quarter", "year": year, "quarter": quarter_of(quarter[1])}
    day = _DAY_MONTH.search(text)
    if (
        day
        and (_BEFORE.search(text) or text[0].isdigit() or "ngày" in text.casefold())
        and not _MONTH.match(text)
    ):
        date = iso(day[1], day[2], str(year))
        return {"type": "before_date", "date": date} if date else None
    month = _MONTH.search(text)
    if month and 1 <= int(month[1]) <= 12:
        if _BEFORE_MONTH.match(text):
            return {"type": "before_date", "date": iso("1", month[1], str(year))}
        return {"type": "month", "year": year, "month": int(month[1])}
    if _BARE_MONTH.fullmatch(text):
        return {"type": "month", "year": year, "month": int(text.split("/", maxsplit=1)[0])}
    if bare or _THIS_YEAR.search(text):
        return {"type": "year", "year": year}
    return None
