"""The official paper of a plan record, with the lines of the frame that a record does not hold."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from lantoa.domain.plans.models import PaperFrame
from lantoa.papers.writing.blocks import Block, Paper, Paragraph, Signature, SigningForm
from lantoa.papers.writing.plan_paper import plan_paper
from lantoa.papers.writing.signing import lines_of

_OF_TASKS = re.compile(r"nhiệm vụ|công việc|phụ lục", re.IGNORECASE)
_FORMS = {form.value.rstrip("."): form for form in SigningForm}


def paper_of_record(record: dict[str, Any], frame: PaperFrame | None) -> Paper:
    """The paper of a plan record.

    A heading that says nothing yet is printed alone; the appendix does not slip under it.
    """
    paper = plan_paper(
        _with_room(record),
        superior=frame.superior_name.upper() if frame else "",
        symbol=frame.symbol if frame else "",
    )
    if frame is not None and (frame.signer_position or frame.signer_name):
        paper = replace(paper, signature=signature_of(frame))
    return replace(paper, blocks=_without_room(paper.blocks))


def signature_of(frame: PaperFrame) -> Signature:
    """The lines of authority and the name."""
    lines = lines_of(
        _FORMS.get(frame.signing_form, SigningForm.HEAD),
        position=frame.signer_position,
        head_position=frame.head_position,
        collective=frame.collective,
    )
    return Signature(tuple(line for line in lines if line), frame.signer_name)


def _with_room(record: dict[str, Any]) -> dict[str, Any]:
    """The record with an empty line under each heading that has nothing below it and is not one of tasks."""
    outline, body = record["outline"], record["body"]
    filled = {row["heading"] for row in body}
    room = [
        {"heading": place, "mark": None, "text": ""}
        for place, row in enumerate(outline)
        if place not in filled
        and not (place + 1 < len(outline) and outline[place + 1]["level"] > row["level"])
        and not _OF_TASKS.search(row["text"])
    ]
    if not room:
        return record
    return {**record, "body": sorted([*body, *room], key=_place)}


def _place(row: dict[str, Any]) -> int:
    return -1 if row["heading"] is None else int(row["heading"])


def _without_room(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(
        block for block in blocks if not (isinstance(block, Paragraph) and block.text in {"", "./."})
    )
