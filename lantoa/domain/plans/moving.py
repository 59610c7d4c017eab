"""Words and dates of one plan moved to the period and the body of another, papers that are cited left as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.states import TERRITORY_KINDS
from lantoa.domain.plans.models import Plan
from lantoa.lib.periods import Period
from lantoa.lib.text import fold

_DATE = r"ngày\s+\d{1,2}(?:\s*[/.-]\s*|\s+tháng\s+)\d{1,2}(?:\s*[/.-]\s*|\s+năm\s*)20\d{2}"
_KEPT = re.compile(
    rf"\d+/20\d{{2}}/[A-ZĐ]\S*(?:\s+{_DATE})?"
    rf"|số\s+\d\S*\s+{_DATE}"
    rf"|(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết|Kết luận|Chương trình)\s[^.;:]{{0,160}}?\s{_DATE}"
    r"|20\d{2}\s*[-–]\s*20\d{2}"
    r"|(?:từ|đến|trước|sau)\s+năm\s+20\d{2}",
    re.IGNORECASE,
)
"""Words in which a year belongs to another paper, or to a stretch of years."""
_HALF = re.compile(r"(?:0?6|sáu)\s+tháng\s+(?:đầu|cuối)\s+năm\s+(20\d{2})", re.IGNORECASE)
_ANY_YEAR = re.compile(r"(?<!\d)20\d{2}(?!\d)")
_ABOVE = re.compile(
    r"(?:nhân dân|ubnd|hđnd|ủy|uỷ|điện tử|công|hành chính công|báo|hình|trung tâm|cổng|đoàn|hội)\s+\Z",
    re.IGNORECASE,
)
"""Before the name of the superior's place: a body or a page of the superior, which stays the superior's."""


@dataclass(frozen=True, slots=True)
class Move:
    """From one plan's period and body to another's; without bodies the names stay as they are."""

    old: Period
    new: Period
    old_body: Unit | None = None
    new_body: Unit | None = None

    @property
    def years(self) -> int:
        """By how many years everything moves."""
        return self.new.start.year - self.old.start.year

    def text(self, words: str) -> str:
        """The words with years, half-years and names moved; a cited paper keeps its number and date."""
        return self._names(_outside(_KEPT, words, self._years))

    def day(self, day: date) -> date:
        """A day, the same number of years on; 29 February becomes the 28th where there is none."""
        try:
            return day.replace(year=day.year + self.years)
        except ValueError:
            return day.replace(year=day.year + self.years, day=28)

    def timing(self, timing: Mapping[str, Any] | None) -> dict[str, Any] | None:
        """A timing of the plan record, its words and its date moved alike."""
        if timing is None:
            return None
        moved = {**timing, "text": self.text(str(timing.get("text") or ""))}
        if timing.get("date"):
            moved["date"] = self.day(date.fromisoformat(str(timing["date"]))).isoformat()
        if timing.get("year"):
            moved["year"] = int(timing["year"]) + self.years
        return moved

    def _years(self, words: str) -> str:
        spoken = _HALF.sub(self._half, words)
        return _ANY_YEAR.sub(self._year, spoken)

    def _half(self, match: re.Match[str]) -> str:
        """`6 tháng cuối năm 2025` of a plan for that half-year becomes what the new plan covers, its year still old."""
        spoken, wanted = _spoken(self.old), _spoken(self.new)
        words = match.group()[: -len(match[1])].strip()
        if int(match[1]) != self.old.start.year or not wanted or fold(words).lstrip("0") != fold(spoken):
            return match.group()
        return f"{wanted} {match[1]}"

    def _year(self, match: re.Match[str]) -> str:
        year = int(match.group())
        return str(year + self.years) if self.old.start.year <= year <= self.old.end.year + 1 else str(year)

    def _names(self, words: str) -> str:
        if self.old_body is None or self.new_body is None:
            return words
        if self.old_body.kind not in TERRITORY_KINDS:
            return words
        old, new = _lowered(self.old_body.name), _in_sentence(self.new_body)
        level = re.escape(old.split(" ")[0] if not old.startswith("thành phố") else "thành phố")
        moved = re.sub(
            rf"trên địa bàn (?:{re.escape(old)}|{level}(?!\s+[A-ZĐÀ-Ỹ]))", f"trên địa bàn {new}", words
        )

        def own(match: re.Match[str]) -> str:
            return match.group() if _ABOVE.search(moved, 0, match.start()) else new

        return re.sub(re.escape(old), own, moved)


def move_to(superior: Plan, plan: Plan) -> Move:
    """From a superior's plan to a plan that carries it out: years move only where the superior's has ended before."""
    old = superior.period
    is_later = plan.starts_on > old.end
    return Move(old, plan.period if is_later else old)


def _outside(kept: re.Pattern[str], words: str, change: Callable[[str], str]) -> str:
    """`words` with everything between the matches of `kept` changed."""
    parts, end = [], 0
    for match in kept.finditer(words):
        parts += [change(words[end : match.start()]), match.group()]
        end = match.end()
    return "".join([*parts, change(words[end:])])


def _spoken(period: Period) -> str:
    """`6 tháng cuối năm`, `6 tháng đầu năm`, `năm`; empty for any other stretch."""
    ends = (period.start.month, period.end.month)
    if period.start.year != period.end.year:
        return ""
    return {(1, 12): "năm", (1, 6): "6 tháng đầu năm", (7, 12): "6 tháng cuối năm"}.get(ends, "")


def _lowered(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"


def _in_sentence(unit: Unit) -> str:
    return _lowered(unit.name) if unit.kind in TERRITORY_KINDS else unit.name
