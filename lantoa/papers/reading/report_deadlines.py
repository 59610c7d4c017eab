"""Until when a report is due: `trước ngày 10 tháng cuối của quý`, `trước ngày 15/6 và 15/12`."""

import re
from dataclasses import dataclass

from lantoa.papers.reading.letters import pattern

_LAST_MONTH = pattern(
    r"(?:[Tt]rước|[Cc]hậm nhất(?:\s+là|\s+trước|\s+vào)?|[Vv]ào|[Đđ]ến)\s+(?:ngày\s+)?(?P<day>\d{1,2})\s+(?:của\s+)?tháng\s+(?:cuối(?:\s+cùng)?|thứ\s+ba|thứ\s+3|cuối\s+kỳ)(?P<rest>(?:\s+(?:của\s+)?(?:hàng|hằng|mỗi|các)?\s*(?:quý|kỳ(?:\s+báo cáo)?|năm|6 tháng)(?:(?:,|\s+và|/)\s*(?:6 tháng|06 tháng|năm|quý))*)?)"
)
_DAY_MONTHS = pattern(
    r"(?:[Tt]rước|[Cc]hậm nhất(?:\s+là|\s+trước|\s+vào)?|[Vv]ào|[Đđ]ến)\s+(?:ngày\s+)?(?P<first>\d{1,2})\s*(?:/|\s+tháng)\s*(?P<month>\d{1,2})(?!\d)(?:/20\d{2}|\s+năm\s+20\d{2})?(?P<more>(?:\s*(?:,|;|và)\s*(?:trước\s+)?(?:ngày\s+)?\d{1,2}(?:/|\s+tháng\s+)\d{1,2}(?:/20\d{2})?)*)"
)
_MORE = pattern(r"(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})(?:/20\d{2})?")
_EVERY_MONTH = pattern(r"[Tt]rước\s+(?:ngày\s+)?(?P<day>\d{1,2})\s+(?:hằng|hàng)\s+tháng")
_ENDS = frozenset((3, 6, 9, 12))
_NAMES = (
    ("quarter", pattern(r"quý")),
    ("half_year", pattern(r"0?6\s+tháng(?!\s*\d)")),
    ("year", pattern(r"năm(?!\s*\d)")),
)


@dataclass(slots=True)
class Deadline:
    """Day and month; `last_of_period` is the last month of the quarter, half-year or year."""

    text: str
    day: int
    month: int | str | None

    def record(self) -> dict[str, object]:
        """The deadline as the plan record has it."""
        return {"text": self.text, "day": self.day, "month": self.month}


def deadlines_in(clause: str, frequencies: list[str]) -> list[tuple[list[str], Deadline]]:
    """Gives each deadline with the frequencies that it holds for; several only where the days differ."""
    last = _LAST_MONTH.search(clause)
    if last:
        return [(frequencies, Deadline(_bracketed(clause, last), int(last["day"]), "last_of_period"))]
    found = [match for match in _DAY_MONTHS.finditer(clause) if _is_day(match["first"], match["month"])]
    if not found:
        monthly = _EVERY_MONTH.search(clause)
        return [(frequencies, Deadline(monthly.group(), int(monthly["day"]), None))] if monthly else []
    pairs = [(int(match["first"]), int(match["month"])) for match in found]
    pairs += [(int(day), int(month)) for match in found for day, month in _MORE.findall(match["more"])]
    if len(pairs) > 1 and len({day for day, _ in pairs}) == 1 and {month for _, month in pairs} <= _ENDS:
        text = clause[found[0].start() : found[-1].end()] if len(found) == 1 else found[0].group()
        return [(frequencies, Deadline(text.strip(" ,;"), pairs[0][0], "last_of_period"))]
    if len(found) == 1 or len(found) != len(frequencies):
        return [(frequencies, Deadline(_bracketed(clause, found[0]), *pairs[0]))]
    return _each(clause, found, frequencies)


def _each(
    clause: str, found: list[re.Match[str]], frequencies: list[str]
) -> list[tuple[list[str], Deadline]]:
    """Pairs each deadline with the frequency named last before it."""
    result: list[tuple[list[str], Deadline]] = []
    begin = 0
    for i, match in enumerate(found):
        window = clause[begin : match.start()]
        named = [name for name, pattern in _NAMES if pattern.search(window) and name in frequencies]
        result.append(
            (
                named[-1:] or [frequencies[i]],
                Deadline(match.group().strip(" ,;"), int(match["first"]), int(match["month"])),
            )
        )
        begin = match.end()
    return result


def _is_day(day: str, month: str) -> bool:
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def _bracketed(clause: str, match: re.Match[str]) -> str:
    """The words in the brackets around the deadline, else the deadline alone."""
    opening = clause.rfind("(", 0, match.start())
    closing = clause.find(")", match.end())
    if opening >= 0 and closing >= 0 and ")" not in clause[opening : match.start()]:
        return clause[opening + 1 : closing].strip(" .;,:")
    return match.group().strip(" .;,:")
