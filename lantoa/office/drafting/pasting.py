"""Pasted rows as they are looked at before they are added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lantoa.domain.plans.drafts import TaskDraft


@dataclass(frozen=True, slots=True)
class PastedRow:
    """One line of the table: what was read in it and what is doubtful; `is_taken` whether it can be added."""

    line: int
    number: str
    name: str
    products: tuple[str, ...]
    leads: tuple[str, ...]
    others: tuple[str, ...]
    timing: str
    problems: tuple[str, ...]
    is_taken: bool


@dataclass(frozen=True, slots=True)
class Pasted:
    """A whole table."""

    text: str
    rows: list[PastedRow]
    drafts: list[TaskDraft]

    @property
    def good(self) -> int:
        """How many rows can be added."""
        return len(self.drafts)

    @property
    def bad(self) -> int:
        """How many rows say something doubtful."""
        return sum(bool(row.problems) for row in self.rows)


def pasted_of(read: Iterable, *, text: str) -> Pasted:
    """The rows as they are shown, from what was read of `text`."""
    found, drafts = [], []
    for row in read:
        draft: TaskDraft = row.draft
        is_taken = bool(draft.name.strip())
        if is_taken:
            drafts.append(draft)
        found.append(
            PastedRow(
                line=row.line,
                number=draft.number,
                name=draft.name,
                products=draft.products,
                leads=draft.lead_text,
                others=draft.collaborator_text,
                timing=str((draft.timing or {}).get("text", "")),
                problems=tuple(row.problems),
                is_taken=is_taken,
            )
        )
    return Pasted(text, found, drafts)
