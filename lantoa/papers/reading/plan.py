"""Blocks of a document to the plan record."""

from collections.abc import Sequence

from lantoa.papers.reading.blocks import Block, Reading
from lantoa.papers.reading.regions import regions_of
from lantoa.papers.reading.structure import body_of


def read_plan(blocks: Sequence[Block]) -> Reading:
    """Reads what a plan document says."""
    regions = regions_of(blocks)
    body = body_of(blocks, regions.body)
    record: dict[str, object] = {
        "outline": [{"label": h.label, "text": h.text, "level": h.level} for h in body.headings],
    }
    return Reading(record=record, blocks=tuple(blocks))
