"""What both tables share: columns found by their titles, lines with what is wrong in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from django.utils.translation import gettext as _

from lantoa.domain.errors import Invalid
from lantoa.lib.text import fold, tidy

MOST_LINES: Final = 5_000
_HEADER_WITHIN: Final = 10
Draft = TypeVar("Draft")


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its key, its title in the template, and how wide and explained it is there."""

    key: str
    title: str
    hint: str = ""
    width: int = 24
    is_required: bool = False
    also: tuple[str, ...] = ()
    """Other titles under which the column is found."""


@dataclass(frozen=True, slots=True)
class Line(Generic[Draft]):
    """One line of the file: its number there, what it says, what it would make, and what is wrong."""

    number: int
    cells: dict[str, str]
    draft: Draft | None
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checked(Generic[Draft]):
    """The whole file as checked; it may be saved when it has lines and none is wrong."""

    lines: tuple[Line[Draft], ...]

    @property
    def wrong(self) -> list[Line[Draft]]:
        """Lines with something wrong."""
        return [line for line in self.lines if line.problems]

    @property
    def drafts(self) -> list[Draft]:
        """What the good lines would make."""
        return [line.draft for line in self.lines if line.draft is not None and not line.problems]

    @property
    def is_ready(self) -> bool:
        """Whether all of it can be saved."""
        return bool(self.lines) and not self.wrong


def cells_of(rows: Sequence[Sequence[str]], fields: Sequence[Field]) -> list[tuple[int, dict[str, str]]]:
    """The filled lines as cells by key, each with its number in the file.

    Raises:
        Invalid: if the line of titles or a required column is missing, or there are too many lines.
    """
    start, places = _header(rows, fields)
    found = []
    for number, row in enumerate(rows[start + 1 :], start=start + 2):
        cells = {key: tidy(row[place]) if place < len(row) else "" for key, place in places.items()}
        if any(cells.values()):
            found.append((number, {field.key: cells.get(field.key, "") for field in fields}))
    if not found:
        raise Invalid(_("Tệp chưa có dòng dữ liệu nào dưới dòng tiêu đề."))
    if len(found) > MOST_LINES:
        raise Invalid(_("Tệp có hơn %(most)s dòng; hãy chia thành nhiều tệp.") % {"most": MOST_LINES})
    return found


def _header(rows: Sequence[Sequence[str]], fields: Sequence[Field]) -> tuple[int, dict[str, int]]:
    titles = {fold(title): field.key for field in fields for title in (field.title, field.key, *field.also)}
    best: dict[str, int] = {}
    start = 0
    for number, row in enumerate(rows[:_HEADER_WITHIN]):
        places: dict[str, int] = {}
        for place, cell in enumerate(row):
            key = titles.get(fold(cell.strip(" *")))
            if key:
                places.setdefault(key, place)
        if len(places) > len(best):
            best, start = places, number
    missing = [field.title for field in fields if field.is_required and field.key not in best]
    if missing:
        raise Invalid(
            _("Không thấy cột %(columns)s; hãy dùng tệp mẫu và giữ nguyên dòng tiêu đề.")
            % {"columns": ", ".join(f"“{title}”" for title in missing)}
        )
    return start, best
