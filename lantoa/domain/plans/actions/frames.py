"""The frame of a draft's paper: letterhead, symbol, place, signer, recipients."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from lantoa.domain.plans.frames import FrameChange, frame_of_record
from lantoa.domain.plans.models import PaperFrame, Plan


def add_frame(plan: Plan, record: Mapping[str, Any], frame: FrameChange | None = None) -> PaperFrame:
    """The frame of a plan that has none, from its record unless one is given; for this package."""
    frame = frame or frame_of_record(record, organisation=plan.organisation)
    return PaperFrame.objects.create(plan=plan, **frame_fields(frame))


def frame_fields(frame: FrameChange) -> dict[str, Any]:
    """The columns of a frame."""
    known = {one.name: getattr(frame, one.name) for one in fields(frame)}
    return {**known, "recipients": list(frame.recipients)}
