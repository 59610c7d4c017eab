"""Days off that the law fixes by their date in the Gregorian calendar.

Source: Bộ luật Lao động số 45/2019/QH14, Điều 112 khoản 1, in force since 01/01/2021. Not here, since they are announced
for each year: Tết Nguyên đán and Giỗ Tổ (lunar calendar), the second day of Quốc khánh, days in lieu of days off that
fall on a weekend (Điều 111 khoản 3), and working weekends.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

SINCE: Final = 2021
SOURCE: Final = "Bộ luật Lao động số 45/2019/QH14, Điều 112"


@dataclass(frozen=True, slots=True)
class FixedDay:
    """A day off with the same date every year."""

    month: int
    day: int
    name: str

    def in_year(self, year: int) -> date:
        """Its date in a year."""
        return date(year, self.month, self.day)


FIXED: Final = (
    FixedDay(1, 1, "Tết Dương lịch"),
    FixedDay(4, 30, "Ngày Chiến thắng 30/4"),
    FixedDay(5, 1, "Ngày Quốc tế lao động 1/5"),
    FixedDay(9, 2, "Quốc khánh 2/9"),
)
"""Every fixed day off, in the order of the year."""


def fixed_days(year: int) -> list[tuple[date, str]]:
    """Dates and names of the fixed days off of a year, earliest first.

    Raises:
        ValueError: for a year before `SINCE`, in which another law held.
    """
    if year < SINCE:
        raise ValueError(f"the law of {SOURCE} holds since {SINCE}")
    return [(one.in_year(year), one.name) for one in FIXED]
