"""Lines that every official paper shares: number, date, the line under an appendix's title."""

from __future__ import annotations

from datetime import date

BLANK = "\u00a0" * 5
"""Room for the clerk's pen."""
SHORT_BLANK = "\u00a0" * 4


def number_line(number: str, symbol: str) -> str:
    """`Số: 05/KH-UBND`, with room instead of the ordinal while there is none."""
    ordinal = number or BLANK
    return f"Số: {ordinal}/{symbol}" if symbol else f"Số: {ordinal}"


def date_words(issued_on: date | None, year: int | None = None) -> str:
    """`ngày 05 tháng 01 năm 2020`: days below 10 and the months 1 and 2 have a leading zero (Điều 8 and ô 4).

    Without a date there is room for day and month, and the year where it is known.
    """
    if issued_on is None:
        return f"ngày {SHORT_BLANK} tháng {SHORT_BLANK} năm {year or SHORT_BLANK}"
    month = f"{issued_on.month:02d}" if issued_on.month < 3 else str(issued_on.month)
    return f"ngày {issued_on.day:02d} tháng {month} năm {issued_on.year}"


def place_line(place: str, issued_on: date | None, year: int | None = None) -> str:
    """`Hà Nội, ngày 05 tháng 01 năm 2020`."""
    words = date_words(issued_on, year)
    return f"{place}, {words}" if place else words.capitalize()


def issued_with(kind: str, symbol: str, issuer: str, *, year: int | None = None) -> str:
    """The line under an appendix's title; number and date stay blank in an electronic paper (Phụ lục III)."""
    number = f"{BLANK}/{symbol}" if symbol else BLANK
    return f"Kèm theo {kind} số {number} {date_words(None, year)} của {issuer}"


def padded(ordinal: int) -> str:
    """An ordinal as it is written: below 10 with a leading zero."""
    return f"{ordinal:02d}"


def closed(text: str) -> str:
    """`text` with the mark `./.` that ends a paper, once."""
    return f"{text.rstrip(' .;,:/')}./."


def sentence_start(text: str) -> str:
    """`text` with its first letter in capitals, the rest as written."""
    return text[:1].upper() + text[1:]
