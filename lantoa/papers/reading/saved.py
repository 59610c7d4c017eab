"""A `Reading` as JSON and back, for the process boundary, the database and files beside a plan."""

import json
from typing import Any

from lantoa.papers.reading.blocks import Block, Paragraph, Reading, Source, Table

_SOURCE_KEYS = ("block", "start", "end", "row", "column")


def to_json(reading: Reading) -> str:
    """`reading` as one JSON object: record, blocks, sources, confidence, ambiguities."""
    return json.dumps(
        {
            "record": reading.record,
            "blocks": [_from_block(block) for block in reading.blocks],
            "sources": sources_data(reading),
            "confidence": reading.confidence,
            "ambiguities": list(reading.ambiguities),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def from_json(text: str) -> Reading:
    """The reading that `to_json` wrote; raises `ValueError` where `text` is something else."""
    try:
        data = json.loads(text)
        return Reading(
            record=data["record"],
            blocks=tuple(_to_block(item) for item in data["blocks"]),
            sources={path: Source(**source) for path, source in data["sources"].items()},
            confidence={path: float(value) for path, value in data["confidence"].items()},
            ambiguities=tuple(data["ambiguities"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a saved reading") from error


def sources_data(reading: Reading) -> dict[str, dict[str, int | None]]:
    """The sources of `reading` as plain data, keyed by the path of the value."""
    return {
        path: {key: getattr(source, key) for key in _SOURCE_KEYS} for path, source in reading.sources.items()
    }


def _from_block(block: Block) -> dict[str, Any]:
    if isinstance(block, Table):
        return {"rows": [list(row) for row in block.rows], "page": block.page}
    return {
        "text": block.text,
        "page": block.page,
        "label": block.label,
        "centred": block.centred,
        "bold": block.bold,
    }


def _to_block(item: dict[str, Any]) -> Block:
    if "rows" in item:
        return Table(tuple(tuple(row) for row in item["rows"]), item["page"])
    return Paragraph(item["text"], item["page"], item["label"], item["centred"], item["bold"])
