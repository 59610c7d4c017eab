"""What an officer typed, as values; anything else is a ValueError."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WRITTEN = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+(,\d{1,2})?")
_PLAIN = re.compile(r"\d{1,10}([.,]\d{1,2})?")


def day(text: str) -> date | None:
    """`15/8/2025` or `2025-08-15` as a day, None where empty."""
    text = text.strip()
    if not text:
        return None
    if found := _ISO.fullmatch(text):
        return date(*(int(part) for part in found.groups()))
    if found := _WRITTEN.fullmatch(text):
        return date(*(int(part) for part in reversed(found.groups())))
    raise ValueError(text)


def tidy_day(text: str) -> str:
    """The day in ISO form where it is one, else the text as it was typed."""
    try:
        found = day(text)
    except ValueError:
        return text
    return found.isoformat() if found else ""


def shown_day(text: str) -> str:
    """The day as officers write it (`15/08/2025`), else the text as it was typed."""
    try:
        found = day(text)
    except ValueError:
        return text
    return f"{found:%d/%m/%Y}" if found else ""


def quantity(text: str) -> Decimal:
    """`1.250`, `2,5` or `20` as a number with at most two decimals."""
    text = text.strip().removesuffix("%").strip()
    if _THOUSANDS.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(text):
        return Decimal(text.replace(",", "."))
    raise ValueError(text)


def whole(text: str, *, low: int, high: int) -> int | None:
    """A whole number from `low` to `high`, None where empty."""
    text = text.strip()
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
        raise ValueError(text)
    return int(text)
