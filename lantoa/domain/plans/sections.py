"""The words of a plan between the plan record and its sections: headings, lines, and the lists written into them.

A record holds one outline and one body; a draft holds sections in order. `sections_of_record` parts the one into
the other, `words_of` writes the sections out again. A list that a section holds (topics, forms, …) is recognised
only where writing it gives the same words back; all else stays text, so that nothing of an imported plan changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from lantoa.domain.plans.list_words import Lists, lists_of
from lantoa.domain.plans.marks import marks_from
from lantoa.domain.plans.section_duties import duties_in
from lantoa.domain.plans.states import SectionHolds
from lantoa.lib.text import tidy

LISTED = (
    SectionHolds.BASES,
    SectionHolds.AUDIENCES,
    SectionHolds.TOPICS,
    SectionHolds.FORMS,
    SectionHolds.TARGETS,
    SectionHolds.REPORTING,
)
"""What a section may hold that is written from rows of its own."""


class SectionLine(NamedTuple):
    """One paragraph with its mark (`-`, `a)`, `1.`), empty for none."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class SectionDraft:
    """One heading with its own lines; the fields are those of `PlanSection`."""

    level: int = 1
    label: str = ""
    heading: str = ""
    holds: str = SectionHolds.TEXT
    lines: tuple[SectionLine, ...] = ()
    list_mark: str = "-"


class Words(NamedTuple):
    """`outline` and `body` as the plan record has them."""

    outline: list[dict[str, Any]]
    body: list[dict[str, Any]]


def sections_of_record(record: Mapping[str, Any]) -> list[SectionDraft]:
    """The sections of a plan record; writing them out gives its outline and body back."""
    drafts = _parted(record)
    lists = lists_of(record)
    drafts = [_recognised(draft, place, drafts, lists) for place, draft in enumerate(drafts)]
    drafts = _with_funding(drafts, record.get("funding"))
    return _with_duties(drafts, record.get("duties"))


def words_of(sections: Sequence[SectionDraft], lists: Lists) -> Words:
    """Outline and body of the plan record, the lists written into the sections that hold them."""
    outline: list[dict[str, Any]] = []
    body: list[dict[str, Any]] = []
    latest: dict[int, int] = {}
    for section in sections:
        under = latest.get(section.level) if section.level else None
        if section.heading or section.label:
            under = latest[section.level] = len(outline)
            outline.append({"label": section.label or None, "text": section.heading, "level": section.level})
        body += [
            {"heading": under, "mark": line.mark or None, "text": line.text}
            for line in lines_of(section, lists)
        ]
    return Words(outline, body)


def lines_of(section: SectionDraft, lists: Lists) -> list[SectionLine]:
    """All lines of a section in order: its own and those of the list that it holds.

    Legal bases stand before the section's own lines, every other list after them.
    """
    own = list(section.lines)
    if section.holds == SectionHolds.BASES:
        named = " ".join(line.text for line in own)
        return [*_marked(section.list_mark, lists.bases_without(named)), *own]
    return [*own, *_marked(section.list_mark, lists.texts(section.holds))]


def _marked(mark: str, texts: Sequence[str]) -> list[SectionLine]:
    return [SectionLine(one, text) for one, text in zip(marks_from(mark, len(texts)), texts, strict=True)]


def _parted(record: Mapping[str, Any]) -> list[SectionDraft]:
    """Sections with all their words as text; a body that returns to an earlier heading gets one without heading."""
    outline = [row for row in record.get("outline") or [] if isinstance(row, Mapping)]
    drafts: list[SectionDraft] = []
    begun = -1
    lines: list[SectionLine] = []
    current = SectionDraft(level=0)

    def close() -> None:
        if lines or current.level or current.heading:
            drafts.append(replace(current, lines=tuple(lines)))
        lines.clear()

    at: int | None = None
    for row in [row for row in record.get("body") or [] if isinstance(row, Mapping)]:
        wanted = row.get("heading")
        under = wanted if isinstance(wanted, int) and 0 <= wanted < len(outline) else None
        while begun < (under if under is not None else -1):
            close()
            begun += 1
            current, at = _headed(outline[begun]), begun
        if under != at:
            close()
            current, at = SectionDraft(level=_level(outline[under]) if under is not None else 0), under
        lines.append(SectionLine(tidy(str(row.get("mark") or "")), tidy(str(row.get("text") or ""))))
    close()
    for row in outline[begun + 1 :]:
        drafts.append(_headed(row))
    return drafts


def _headed(row: Mapping[str, Any]) -> SectionDraft:
    return SectionDraft(
        level=_level(row),
        label=str(row.get("label") or "")[:20],
        heading=tidy(str(row.get("text") or "")),
    )


def _level(row: Mapping[str, Any]) -> int:
    level = row.get("level")
    return min(max(level, 1), 6) if isinstance(level, int) else 1


def _recognised(
    draft: SectionDraft, place: int, drafts: Sequence[SectionDraft], lists: Lists
) -> SectionDraft:
    """The section as the holder of a list whose words it ends (or, for the bases, begins) with, else as it is."""
    if place == 0 and draft.level == 0:
        return _with_bases(draft, lists)
    for holds in LISTED[1:]:
        texts = lists.texts(holds)
        own = len(draft.lines) - len(texts)
        if not texts or own < 0 or [line.text for line in draft.lines[own:]] != list(texts):
            continue
        held = replace(draft, holds=holds, lines=draft.lines[:own], list_mark=draft.lines[own].mark)
        if lines_of(held, lists) == list(draft.lines) and _is_only(holds, texts, drafts):
            return held
    return draft


def _is_only(holds: str, texts: Sequence[str], drafts: Sequence[SectionDraft]) -> bool:
    """Whether no second section ends with the same list."""
    return sum([line.text for line in one.lines[-len(texts) :]] == list(texts) for one in drafts) == 1


def _with_bases(draft: SectionDraft, lists: Lists) -> SectionDraft:
    for count in range(len(draft.lines), 0, -1):
        held = replace(draft, holds=SectionHolds.BASES, lines=draft.lines[count:], list_mark="")
        if lines_of(held, lists) == list(draft.lines):
            return held
    return draft


def _with_funding(drafts: list[SectionDraft], funding: object) -> list[SectionDraft]:
    """Marks the one section whose lines are what the record says of money."""
    if not isinstance(funding, str) or not funding:
        return drafts
    found = [
        place
        for place, draft in enumerate(drafts)
        if draft.level and draft.holds == SectionHolds.TEXT and funding_in(draft.lines) == funding
    ]
    if len(found) == 1:
        drafts[found[0]] = replace(drafts[found[0]], holds=SectionHolds.FUNDING)
    return drafts


def funding_in(lines: Sequence[SectionLine]) -> str | None:
    """What a section on money says, in one piece as the record has it; None where it says nothing."""
    several = len(lines) > 1
    text = " ".join(f"{line.mark} {line.text}" if line.mark and several else line.text for line in lines)
    return text or None


def _with_duties(drafts: list[SectionDraft], duties: object) -> list[SectionDraft]:
    """Marks the one section whose units and items are the duties of the record."""
    if not isinstance(duties, list) or not duties:
        return drafts
    found = [
        place
        for place, draft in enumerate(drafts)
        if draft.level and draft.holds == SectionHolds.TEXT and duties_in(below(drafts, place)) == duties
    ]
    if len(found) == 1:
        drafts[found[0]] = replace(drafts[found[0]], holds=SectionHolds.DUTIES)
    return drafts


def below(sections: Sequence[SectionDraft], place: int) -> list[SectionDraft]:
    """The section at `place` and those under it, in order."""
    end = place + 1
    while end < len(sections) and sections[end].level > sections[place].level:
        end += 1
    return list(sections[place:end])
