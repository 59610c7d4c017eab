"""Sections and frame of a plan that has none yet, and the columns of each; for this package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from lantoa.domain.plans.frames import FrameChange, frame_of_record
from lantoa.domain.plans.models import PaperFrame, Plan, PlanSection
from lantoa.domain.plans.sections import SectionDraft


def add_words(plan: Plan, *, sections: Iterable[SectionDraft]) -> None:
    """Lay the sections of a plan, an empty opening first where they have none."""
    drafts = list(sections)
    if not drafts or drafts[0].level != 0:
        drafts.insert(0, SectionDraft(level=0))
    PlanSection.objects.bulk_create(
        PlanSection(plan=plan, position=place, **section_fields(one)) for place, one in enumerate(drafts, 1)
    )


def add_frame(plan: Plan, record: Mapping[str, Any], frame: FrameChange | None = None) -> PaperFrame:
    """Lay the frame of a plan, from its record unless one is given."""
    frame = frame or frame_of_record(record, organisation=plan.organisation)
    return PaperFrame.objects.create(plan=plan, **frame_fields(frame))


def section_fields(draft: SectionDraft) -> dict[str, Any]:
    """The columns of a section."""
    return {
        "level": draft.level,
        "label": draft.label,
        "heading": draft.heading,
        "holds": draft.holds,
        "lines": [{"mark": line.mark or None, "text": line.text} for line in draft.lines],
        "list_mark": draft.list_mark,
    }


def frame_fields(frame: FrameChange) -> dict[str, Any]:
    """The columns of a frame."""
    known = {one.name: getattr(frame, one.name) for one in fields(frame)}
    return {**known, "recipients": list(frame.recipients)}
