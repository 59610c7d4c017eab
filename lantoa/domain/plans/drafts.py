"""What a plan is made from: the plan record with its units found. Filled by the import, or by a drafting desk."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from lantoa.domain.plans.frames import FrameChange
from lantoa.domain.plans.sections import SectionDraft


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """One task; `timing` is the timing of the plan record or None, units are numbers of `Unit`."""

    name: str
    number: str = ""
    products: tuple[str, ...] = ()
    lead_text: tuple[str, ...] = ()
    collaborator_text: tuple[str, ...] = ()
    lead_ids: tuple[int, ...] = ()
    collaborator_ids: tuple[int, ...] = ()
    timing: dict[str, Any] | None = None
    source_sentence: str = ""


@dataclass(frozen=True, slots=True)
class TargetDraft:
    """One target; `task` is the place in `PlanDraft.tasks` of the row that states it, or None."""

    text: str
    quantity: Decimal
    comparator: str
    unit_text: str
    per: str = ""
    channel: str = ""
    responsible_text: str = ""
    responsible_id: int | None = None
    scope: str = "body"
    window: str = "calendar"
    default_reading: str = ""
    task: int | None = None


@dataclass(frozen=True, slots=True)
class DutyDraft:
    """One reporting duty; `deadline_day` is the day written ("trước ngày 10" is 10)."""

    reporter: str
    recipient: str = ""
    via: str = ""
    frequencies: tuple[str, ...] = ()
    deadline_text: str = ""
    deadline_day: int | None = None
    merged_into: str = ""
    reporter_unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class CitationDraft:
    """One cited instrument, in the fields of the plan record."""

    kind: str
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    subject: str = ""
    role: str = "mention"


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A whole plan before it is saved; without `sections` and `frame` they are taken from the record."""

    organisation_id: int
    subject: str
    starts_on: date
    ends_on: date
    record: dict[str, Any]
    kind: str = "Kế hoạch"
    number: str = ""
    issued_on: date | None = None
    lead_unit_id: int | None = None
    superior_plan_id: int | None = None
    source_file_id: int | None = None
    tasks: tuple[TaskDraft, ...] = ()
    targets: tuple[TargetDraft, ...] = ()
    duties: tuple[DutyDraft, ...] = ()
    citations: tuple[CitationDraft, ...] = ()
    topics: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    audiences: tuple[str, ...] = field(default=())
    sections: tuple[SectionDraft, ...] = ()
    frame: FrameChange | None = None
