"""What a form of the drafting desk gives: one dataclass a thing that is edited, in plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lantoa.domain.plans.frames import FrameChange
from lantoa.domain.plans.sections import SectionLine
from lantoa.domain.plans.states import SectionHolds

__all__ = ["FrameChange", "PlanHead", "SectionChange", "SectionLine"]


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section as it is to be; `lines` are its own lines, without the list that `holds` names."""

    label: str = ""
    heading: str = ""
    level: int = 1
    holds: str = SectionHolds.TEXT
    lines: tuple[SectionLine, ...] = ()
    list_mark: str = "-"


@dataclass(frozen=True, slots=True)
class PlanHead:
    """What is asked before a draft begins."""

    subject: str
    starts_on: date
    ends_on: date
    lead_unit_id: int | None = None
