"""What changed between two plan records, down to the word: plain values for a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Change = Literal["same", "added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words that both texts have (`same`), only the new one (`added`) or only the old one (`removed`)."""

    change: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True)
class LineChange:
    """One line; the `same` and `removed` parts are the old line, the `same` and `added` ones the new."""

    change: Change
    parts: tuple[Part, ...]

    @property
    def old(self) -> str:
        """The line as it was; empty where it was added."""
        return "".join(part.text for part in self.parts if part.change != "added")

    @property
    def new(self) -> str:
        """The line as it is; empty where it was removed."""
        return "".join(part.text for part in self.parts if part.change != "removed")


@dataclass(frozen=True, slots=True)
class SectionComparison:
    """One section: its heading and its lines in order; a heading that is empty is the opening.

    `old_place` and `new_place` are its places in the two texts, the opening at 0; None where it is not there.
    """

    change: Change
    label: str
    level: int
    heading: LineChange
    lines: tuple[LineChange, ...]
    old_place: int | None = None
    new_place: int | None = None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a row: its name in the record, how officers call it, old and new words."""

    name: str
    label: str
    line: LineChange


@dataclass(frozen=True, slots=True)
class RowComparison:
    """One task, target, report or citation; `name` is what it is called now (or was, where it was removed).

    `old_place` and `new_place` are its places in the two lists, from 0; None where it is not there.
    """

    change: Change
    name: str
    fields: tuple[FieldChange, ...]
    old_place: int | None = None
    new_place: int | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plan records beside each other; sections and rows that are the same are there too, as `same`."""

    document: tuple[FieldChange, ...]
    sections: tuple[SectionComparison, ...]
    tasks: tuple[RowComparison, ...]
    targets: tuple[RowComparison, ...]
    reporting: tuple[RowComparison, ...]
    recipients: tuple[LineChange, ...]
    citations: tuple[RowComparison, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing changed at all."""
        return not self.count

    @property
    def count(self) -> int:
        """How many sections, rows and fields changed."""
        changes: list[Change] = [one.line.change for one in self.document]
        changes += [one.change for one in self.sections]
        changes += [row.change for row in (*self.tasks, *self.targets, *self.reporting, *self.citations)]
        changes += [one.change for one in self.recipients]
        return sum(change != "same" for change in changes)
